"""What speaks against giving out the work of a plan: it is seen and confirmed all the same, or not. Pure."""

from datetime import date

from intranet.imports.review import Review
from intranet.text.dates import short
from intranet.text.fold import fold_words


def foreign_issuer(review: Review, *, place: str) -> str:
    """Return who issued the plan if that is not an office of *place*."""
    issuer = fold_words(review.header.issuer)
    return review.header.issuer if place and issuer and fold_words(place) not in issuer else ""


def cautions(review: Review, *, place: str, commune: str, today: date) -> list[str]:
    """Return why this plan may not be one that the commune carries out now, in sentences."""
    found, header = [], review.header
    if issuer := foreign_issuer(review, place=place):
        found.append(f"Cơ quan ban hành là {issuer}, không phải của {commune}.")
    if header.issued_on and header.issued_on > today:
        found.append(f"Ngày ban hành {short(header.issued_on)} ở tương lai.")
    days = [one.day for one in review.held]
    if days and all(day and day < today for day in days):
        last = short(max(day for day in days if day))
        which = "Cuộc đối thoại đã qua" if len(days) == 1 else f"Cả {len(days)} cuộc đối thoại đã qua"
        found.append(f"{which}, muộn nhất là ngày {last}.")
    return found
