"""“Soi kế hoạch”: what is wrong with a plan as far as its text shows it.

Pure: no Flask, no database, no clock. The rules are those of form that plain text shows (G01-G17 of the
State, P01-P10 of the Party), those of the law on dialogues (Luật Tổ chức chính quyền địa phương 72/2025/QH15,
Điều 43) and what an office would otherwise see only when the plan comes back.
"""

from intranet.plans.checking.case import Context
from intranet.plans.checking.note import Note, Weight
from intranet.plans.checking.rules import check, doubts

__all__ = ["Context", "Note", "Weight", "check", "doubts"]
