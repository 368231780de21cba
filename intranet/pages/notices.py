"""What people are told of pages: that one waits, was given back, must be read."""

from intranet import clock
from intranet.access.actor import Actor, Grant
from intranet.access.check import permits
from intranet.access.permissions import Permission as P
from intranet.access.policy import POLICY
from intranet.notifications import outbox
from intranet.notifications.kinds import NoticeKind
from intranet.org.directory import directory
from intranet.pages.models import Page


def submitted(actor: Actor, page: Page) -> None:
    """Tell who publishes on the common home that a page waits."""
    holders = directory().holders(set(POLICY[P.PAGE_PUBLISH]), clock.today())
    outbox.tell(
        [one for one in holders if one != actor.user_id], f"Trang chờ đăng: {page.title}",
        f"/trang-chung/{page.id}", reason="Vì đồng chí được đăng lên trang chủ chung.", kind=NoticeKind.PAGE,
    )  # fmt: skip


def returned(actor: Actor, page: Page, comment: str) -> None:
    """Tell who wrote and submitted a page that it came back."""
    told = {page.author_id, page.submitted_by_id} - {None, actor.user_id}
    outbox.tell(
        [one for one in told if one], f"Trang bị trả lại: {page.title} – {comment}",
        f"/trang-chung/{page.id}", reason="Vì đồng chí viết hoặc trình trang này.", kind=NoticeKind.PAGE,
    )  # fmt: skip


def published(actor: Actor, page: Page, *, is_new: bool) -> None:
    """Tell the readers of an announcement that must be read, once it is there to be read."""
    if page.must_read and is_new and page.is_shown:
        readers = [one for one in readers_of(page) if one != actor.user_id]
        outbox.tell(
            readers, f"Thông báo bắt buộc đọc: {page.title}", f"/trang/{page.path}",
            reason="Vì thông báo này gửi đến đơn vị hoặc chức vụ của đồng chí.", kind=NoticeKind.MUST_READ,
        )  # fmt: skip
    if page.author_id and page.author_id != actor.user_id and page.is_common and is_new:
        outbox.tell(
            [page.author_id], f"Trang đã được đăng: {page.title}", f"/trang-chung/{page.id}",
            reason="Vì đồng chí viết trang này.", kind=NoticeKind.PAGE,
        )  # fmt: skip


def readers_of(page: Page) -> list[int]:
    """Return everybody who reads a page today, by their positions: no statement for each of them."""
    known, today = directory(), clock.today()
    grants: dict[int, list[Grant]] = {}
    for seat in known.seats:
        if seat.is_held(today) and seat.user_id in known.active:
            grants.setdefault(seat.user_id, []).append(
                Grant(seat.role, seat.body, seat.unit_id, seat.is_head)
            )
    return [user for user, held in grants.items() if permits(Actor(user, "", tuple(held)), P.PAGE_READ, page)]
