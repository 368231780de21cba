# Two commands matter: `make run` and `make test`. Both prepare what they need.

HOST ?= 127.0.0.1
PORT ?= 8000
# The first of these that is Python 3.11 or newer makes the environment.
PYTHONS ?= python3 python3.14 python3.13 python3.12 python3.11
PYTEST ?=

PY := .venv/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check
FLASK := $(PY) -m flask --app wsgi

.DEFAULT_GOAL := help
.PHONY: help run test bench lint clean environment packages packages-dev static

help:
	@echo "make run    start the intranet with its demo commune on http://$(HOST):$(PORT)"
	@echo "make test   run every test (PYTEST='-k word' to choose)"
	@echo "make bench  measure, one line of JSON per script of tests/bench"
	@echo "make lint   check the style of the code"
	@echo "make clean  remove what the other commands made, but never the data in instance/"

run: packages static
	@$(PY) -c "import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
	    s.bind(('$(HOST)', $(PORT)))" 2>/dev/null \
	    || { echo "Port $(PORT) of $(HOST) is in use: stop what runs there, or choose another: make run PORT=8001" >&2; exit 1; }
	@$(FLASK) db upgrade
	@$(FLASK) demo load --if-empty
	@$(FLASK) search rebuild --if-empty
	@echo "The intranet answers on http://$(HOST):$(PORT) (Ctrl+C stops it)"
	@exec $(PY) -m waitress --listen=$(HOST):$(PORT) --threads=8 wsgi:app

test: packages-dev
	@$(PY) -m pytest -n auto --dist worksteal -rs $(PYTEST)

bench: packages-dev
	@for file in $$(grep -l __main__ tests/bench/*.py); do \
	    $(PY) -m "tests.bench.$$(basename "$$file" .py)" || exit 1; \
	done

lint: packages-dev
	@$(PY) -m ruff check intranet tests wsgi.py

clean:
	@rm -rf .venv .pytest_cache .ruff_cache build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@if [ -d static ]; then find static -name '*.gz' -type f -delete; fi

# --- what the commands above prepare, each only when something changed ---

environment:
	@if ! $(PY) -c "" 2>/dev/null; then \
	    found=; \
	    for python in $(PYTHONS); do \
	        if "$$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then found=$$python; break; fi; \
	    done; \
	    if [ -z "$$found" ]; then \
	        echo "Python 3.11 or newer is needed, and none was found here: install it and run make again." >&2; exit 1; \
	    fi; \
	    echo "Making the environment in .venv with $$("$$found" --version)"; \
	    rm -rf .venv; \
	    "$$found" -m venv .venv || { \
	        rm -rf .venv; \
	        echo "Python could not make an environment: install its venv package (on Debian: python3-venv)." >&2; exit 1; }; \
	fi

packages: environment
	@cmp -s requirements.txt .venv/requirements.txt || { \
	    echo "Installing what the intranet runs on"; \
	    $(PIP) -r requirements.txt && cp requirements.txt .venv/requirements.txt; }

packages-dev: packages
	@cat requirements.txt requirements-dev.txt | cmp -s - .venv/requirements-dev.txt || { \
	    echo "Installing what the tests need"; \
	    $(PIP) -r requirements-dev.txt && cat requirements.txt requirements-dev.txt > .venv/requirements-dev.txt; }

static: packages
	@if [ -d static ] && { [ ! -e .venv/static ] \
	    || [ -n "$$(find static -type f ! -name '*.gz' -newer .venv/static -print | head -n 1)" ]; }; then \
	    find static -name '*.gz' -type f -delete; \
	    $(PY) -m whitenoise.compress --quiet static && touch .venv/static; \
	fi
