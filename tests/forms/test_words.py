"""No form says anything in English, whatever is sent to it."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import wtforms
from werkzeug.datastructures import MultiDict
from wtforms import SelectFieldBase

import intranet
from intranet.calendar.due_forms import DueForm
from intranet.forms.base import Form
from intranet.forms.messages import WORDS

for module in pkgutil.walk_packages(intranet.__path__, "intranet."):
    if "form" in module.name.rpartition(".")[2] or module.name.endswith("views"):
        importlib.import_module(module.name)

ENGLISH = re.compile(
    r"\b(?:not|valid|invalid|choice|value|field|required|must|cannot|number|could)\b", re.IGNORECASE
)


def every_form(parent: type[Form] = Form) -> set[type[Form]]:
    """Return each form of the application."""
    children = {child for child in parent.__subclasses__() if child.__module__.startswith("intranet.")}
    return children | {one for child in children for one in every_form(child)}


FORMS = sorted(every_form(), key=lambda form: (form.__module__, form.__name__))


def kit_words() -> set[str]:
    """Return every sentence that the form kit would have translated."""
    found = set()
    for path in Path(wtforms.__file__).parent.rglob("*.py"):
        if path.parent.name == "csrf":  # sent back by the page itself, as one that is out of date
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("gettext", "ngettext"):
                found |= {part.value for part in node.args[:2] if isinstance(part, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def test_every_sentence_of_the_kit_is_said_in_vietnamese():
    assert kit_words() - set(WORDS) == set()
    for text, ours in WORDS.items():
        assert not ENGLISH.search(re.sub(r"%\(\w+\)s?", "", ours)), ours
        assert set(re.findall(r"%\(\w+\)", ours)) <= set(re.findall(r"%\(\w+\)", text)), text


def test_there_are_many_forms():
    assert len(FORMS) > 50


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.__module__[9:]}.{form.__name__}")
@pytest.mark.parametrize("crooked", ["không có mục này", "999999", "", "\u202e<b>"])
def test_crooked_values_are_refused_in_vietnamese(app, form, crooked):
    with app.test_request_context(method="POST"):
        more = {"rule": None} if issubclass(form, DueForm) else {}
        names = [field.name for field in form(formdata=None, **more)]
        made = form(MultiDict([(name, crooked) for name in names if name != "csrf_token"]), **more)
        for field in made:
            if isinstance(field, SelectFieldBase) and field.choices is None:
                field.choices = []
        made.validate()
        for field in made:
            for error in field.errors if field.name != "csrf_token" else ():
                assert not ENGLISH.search(str(error)), (field.name, error)
