"""The form of a letter on its page: filled with a proposal, sent, refused, kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import flash, redirect, render_template

from intranet import clock
from intranet.documents.compose.store import Content
from intranet.documents.models import Document
from intranet.documents.owners import owner_of
from intranet.documents.paper.kinds import Kind
from intranet.errors import Refused
from intranet.letters.editing import content_from, values_of
from intranet.letters.forms import FORMS, LetterForm
from intranet.letters.notice_due import last_notice_day
from intranet.text.dates import short

Back = tuple[str, str]
"""The words and the address of the page that a letter was begun from."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties that a letter may be about: what is ticked becomes the rows of its table."""

    choices: Sequence[tuple[int, str]]
    rows: Callable[[Sequence[int]], tuple[Any, ...]]


def late_words(kind: Kind, form: LetterForm) -> str:
    """Say that an announcement can no longer be made in the time that the law leaves."""
    day = form["day"].data if "day" in form else None
    if kind is not Kind.NOTICE or day is None or clock.today() <= (last := last_notice_day(day)):
        return ""
    return (
        f"Ngày muộn nhất để thông báo là {short(last)}, đã qua: luật yêu cầu thông báo chậm nhất 7 ngày "
        "trước ngày đối thoại. Nên dời ngày đối thoại, hoặc báo cáo lãnh đạo trước khi ban hành."
    )


def fields_of(form: LetterForm) -> dict[str, Any]:
    """Return what was sent, but for what is not the paper's own words."""
    apart = {"csrf_token", "seen", "subject", "chosen"}
    return {name: value for name, value in form.data.items() if name not in apart}


def begin(
    kind: Kind,
    content: Content,
    *,
    title: str,
    back: Back,
    make: Callable[[Content, str], Document],
    subject: str = "",
    problem: str = "",
    duties: Duties | None = None,
) -> Any:
    """Show the form of a letter filled with a proposal; once sent, make the draft and show it."""
    ticked = [number for number, _ in duties.choices] if duties else []
    form = FORMS[kind](data=values_of(content) | {"subject": subject, "chosen": ticked})
    if duties is not None:
        form["chosen"].choices = list(duties.choices)
        del form.rows
    if form.validate_on_submit():
        try:
            said = content_from(content, fields_of(form))
            if duties is not None:
                said = replace(said, rows=_rows(duties, form["chosen"].data))
            document = make(said, form.subject.data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã lập dự thảo. Xem lại rồi trình duyệt.", "done")
            return redirect(owner_of(document).path(document))
    return letter_page(
        kind, form, title=title, back=back, problem=problem, submit="Lập dự thảo",
        lead="Điền sẵn từ dữ liệu đang có. Xem, sửa rồi lập dự thảo; dự thảo còn sửa được.",
    )  # fmt: skip


def _rows(duties: Duties, chosen: Sequence[int]) -> tuple[Any, ...]:
    if not chosen:
        raise Refused("Hãy chọn ít nhất một việc.", field="chosen")
    return duties.rows(chosen)


def letter_page(
    kind: Kind, form: LetterForm, *, title: str, back: Back, submit: str, lead: str, problem: str = ""
) -> tuple[str, int]:
    """Draw the form of a letter."""
    page = render_template(
        "letters/edit.html", kind=kind, form=form, title=title, back=back, submit=submit,
        warning=late_words(kind, form), problem=problem, lead=lead,
    )  # fmt: skip
    return page, form.status
