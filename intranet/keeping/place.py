"""Where backups lie in the data folder."""

from pathlib import Path

from flask import current_app


def folder() -> Path:
    """Return the folder of backups, made when it is first needed; nobody else on the machine may look in."""
    found = Path(current_app.config["DATA"]).absolute() / "backups"
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found
