"""Which duties of a plan the law sets a limit too, beside the plan's own."""

from intranet.access.actor import Body
from intranet.calendar import law
from intranet.plans.models import Plan
from intranet.settings import values


def laws_of(plan: Plan) -> dict[int, str]:
    """Return the law's limit in words, by item, where it binds one of the plan's dialogues.

    It is about the dialogues of the government, never about the Party's.
    """
    if plan.body is Body.PARTY:
        return {}
    days = [dialogue.day for dialogue in plan.dialogues]
    found = {
        item.id: law.beside(
            item.rule, words=item.words, rule_words=item.rule_words, days=days, valued=values.on
        )
        for item in plan.items
    }
    return {number: words for number, words in found.items() if words}
