"""Where the things are shown that the log and the list of files tell of."""

from flask import url_for

# By the name of their model: the page, and what its address calls the number.
_PAGES = {
    "Assignment": ("tasks.show", "assignment_id"),
    "Plan": ("plans.show", "plan_id"),
    "ImportDraft": ("imports.show", "draft_id"),
    "Dialogue": ("dialogues.show", "dialogue_id"),
    "Document": ("documents.show", "document_id"),
    "RegisterEntry": ("register.show", "entry_id"),
    "SupervisionNote": ("supervision.show", "note_id"),
    "Page": ("pages.lead", "page_id"),
    "Unit": ("units.show", "unit_id"),
    "User": ("people.show", "person_id"),
}


def address_of(subject_type: str, subject_id: int) -> str:
    """Return the address that shows a thing; empty where no page shows things of its kind."""
    endpoint, argument = _PAGES.get(subject_type, ("", ""))
    return url_for(endpoint, **{argument: subject_id}) if endpoint else ""
