"""Gather the page of compliance of a plan, or of one of its dialogues."""

from dataclasses import dataclass

from intranet import clock
from intranet.access.actor import Actor, Body
from intranet.compliance import law, ordered, queries
from intranet.compliance.checks import Check, Evidence, Summary, Verdict, in_order, summed
from intranet.compliance.proof_queries import proofs
from intranet.dialogues.models import Dialogue
from intranet.plans import notes, parsing
from intranet.plans.checking import Weight
from intranet.plans.models import Plan

FORM = {
    Body.PARTY: "Hướng dẫn 05-HD/VPTW, Luật 72/2025/QH15, Điều 43",
}
STATE_FORM = "Nghị định 30/2020/NĐ-CP, Phụ lục I; Luật 72/2025/QH15, Điều 43"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page says: what the law asks, what the plan sets itself, and the sum of both."""

    lawful: list[Check]
    ordered: list[Check]
    summary: Summary

    @property
    def parts(self) -> list[tuple[str, str, list[Check]]]:
        """Return the parts of the page: their name in addresses, their heading, their checks."""
        return [
            (name, heading, checks)
            for name, heading, checks in (
                ("luat", "Theo luật và quy trình", self.lawful),
                ("ke-hoach", "Theo kế hoạch", self.ordered),
            )
            if checks
        ]


def of_plan(actor: Actor, plan: Plan) -> Sheet:
    """Return the sheet of a whole plan."""
    shares, dialogues = queries.shares(actor, plan), list(plan.dialogues)
    papers, readings = proofs(actor, dialogues)
    labels = (
        {one.id: f"{one.title[:1].lower()}{one.title[1:]}" for one in dialogues} if len(dialogues) > 1 else {}
    )
    found = [
        check
        for one in dialogues
        for check in law.of_dialogue(one, shares, papers, readings, label=labels.get(one.id, ""))
    ]
    yearly, form = law.once_a_year(dialogues), _form(plan)
    found += [one for one in (yearly, form) if one]
    return _sheet(found, ordered.checks(f"/ke-hoach/{plan.id}", shares, labels))


def of_dialogue(actor: Actor, dialogue: Dialogue) -> Sheet:
    """Return the sheet of one dialogue: the law's clock for it, and the duties that hang on it."""
    shares = queries.shares(actor, dialogue.plan, dialogue)
    papers, readings = proofs(actor, [dialogue])
    found = list(law.of_dialogue(dialogue, shares, papers, readings))
    return _sheet(found, ordered.checks(f"/ke-hoach/{dialogue.plan_id}", shares, {}))


def _sheet(lawful: list[Check], set_by_plan: list[Check]) -> Sheet:
    return Sheet(in_order(lawful), in_order(set_by_plan), summed([*lawful, *set_by_plan]))


def _form(plan: Plan) -> Check | None:
    """Return whether “Soi kế hoạch” finds anything in the plan that had to be mended (the-thuc 1.14)."""
    signed = plan.issued_on or (clock.local(plan.issued_at).date() if plan.issued_at else None)
    if signed is None or not plan.text.strip() or plan.is_draft:
        return None
    days = [one.day for one in plan.dialogues]
    context = notes.context_of(code=plan.code, issued_on=plan.issued_on, days=days)
    checked = notes.checked(plan.text, context, lambda: parsing.read_text(plan.text))
    grave = [note for note in checked.notes if note.weight is Weight.MUST]
    return Check(
        title="Kế hoạch đúng thể thức, đủ nội dung luật định",
        source=FORM.get(plan.body, STATE_FORM),
        due=signed, why="Phải đúng từ ngày ban hành.", done=None if grave else signed,
        evidence=(Evidence(plan.title, f"/ke-hoach/{plan.id}#nguyen-van"),),
        verdict=Verdict.MISSED if grave else Verdict.MET,
        remark=" ".join(note.message for note in grave[:2])
        + (f" Và {len(grave) - 2} chỗ khác." if len(grave) > 2 else ""),
    )  # fmt: skip
