"""From when a plan's recurring duties count. Pure."""

import re
from datetime import date

_FOR_YEAR = re.compile(r"(?<!đến )\bnăm\s+(20\d{2})(?!\d|\s*[-–])", re.IGNORECASE)


def begins_on(subject: str, issued_on: date | None, *, today: date) -> date:
    """Return the first day on which a recurring limit of a plan may fall.

    That is today; for a plan that is prepared or signed ahead, its own day or the first day of the next year
    that its *subject* names. A year further away is one that the plan leads up to.
    """
    days = [today, *([issued_on] if issued_on else [])]
    if {int(year) for year in _FOR_YEAR.findall(subject)} == {today.year + 1}:
        days.append(date(today.year + 1, 1, 1))
    return max(days)
