"""What the editor and its page of two people's changes show, put together."""

from typing import Any

from flask import render_template

from intranet.imports.models import ImportDraft
from intranet.org.directory import directory
from intranet.plans import notes
from intranet.text.compare import Run, words
from intranet.text.merging import Choice, Merge
from intranet.web.guard import current_actor
from intranet.writing import queries
from intranet.writing.forms import MergeForm, TextForm
from intranet.writing.models import DraftRevision
from intranet.writing.structure import Structure

CHOICES = (
    (Choice.MINE, "Dùng chữ của tôi"),
    (Choice.THEIRS, "Dùng chữ của người kia"),
    (Choice.BOTH, "Giữ cả hai, của người kia trước"),
    (Choice.OWN, "Viết lại"),
)


def editor(draft: ImportDraft, form: TextForm | None = None, status: int = 200) -> Any:
    """Return the editor; with *form* what was typed, else the text as it was saved last."""
    last, moved = queries.landmarks(draft)
    if form is None:
        form = TextForm(formdata=None)
        form.text.data = last.text if last else queries.first_text(draft)
        form.base.data = draft.revision
    text = form.text.data or ""
    page = render_template(
        "writing/edit.html",
        draft=draft,
        form=form,
        structure=Structure(draft.body, text, notes.on_grounds(current_actor(), text)),
        last=last,
        author=directory().person_name(last.author_id) if last else "",
        is_moved=moved is not None,
        is_reopened=not draft.is_open,
    )
    return page, status


def merging(
    draft: ImportDraft,
    form: MergeForm,
    found: Merge,
    theirs: DraftRevision,
    *,
    chosen: dict[int, Choice],
    own: dict[int, str],
    status: int,
) -> Any:
    """Return the page on which a person settles what two people changed at one place."""
    page = render_template(
        "writing/merge.html",
        draft=draft,
        form=form,
        conflicts=found.conflicts,
        choices=CHOICES,
        chosen=chosen,
        own=own,
        theirs=theirs,
        author=directory().person_name(theirs.author_id),
        compared=_compared,
    )
    return page, status


def _compared(before: list[str], after: list[str]) -> list[Run]:
    """Return the words of some lines with what differs from the lines before marked."""
    return words("\n".join(before), "\n".join(after))


def closed(draft: ImportDraft) -> Any:
    """Return the page that says why a text is not edited any more."""
    return render_template("writing/closed.html", draft=draft), 200
