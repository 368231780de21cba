"""States and choices as people see them: each member says in one line its value and its words."""

from enum import StrEnum
from typing import Self


class Named(StrEnum):
    """A choice with its words: ``OFF = "off", "Ngày nghỉ"``; ``label`` is what is shown."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member; only its value is kept in the database."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.label = label
        return made


class State(Named):
    """A state with its tag: ``DONE = "done", "Hoàn thành", "done", "circle-check"``.

    ``label`` is what is shown, ``kind`` the colour of the tag, ``icon`` its picture.
    """

    kind: str
    icon: str

    def __new__(cls, value: str, label: str, kind: str, icon: str) -> Self:
        """Make a member; only its value is kept in the database."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.label, made.kind, made.icon = label, kind, icon
        return made
