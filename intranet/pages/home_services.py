"""Settle what the common home shows, and in which order (K8)."""

from sqlalchemy import func, select

from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.db.session import db
from intranet.errors import Refused
from intranet.pages import home_queries, queries
from intranet.pages.record_models import BlockKind, HomeBlock

log.define("page.block", lambda entry: f"Bảng tin: {entry.data['deed']}")


def settle(actor: Actor) -> list[HomeBlock]:
    """Return the blocks, made as they usually are where nobody settled them."""
    require_somewhere(actor, P.PAGE_PUBLISH)
    found = home_queries.blocks()
    if not found:
        found = [
            HomeBlock(position=at, kind=kind, section_id=None)
            for at, kind in enumerate(home_queries.USUAL, 1)
        ]
        db.session.add_all(found)
        db.session.flush()
    return found


def add_section(actor: Actor, page_id: int) -> HomeBlock:
    """Show the newest pages of a section as a block."""
    found = settle(actor)
    page = queries.get(actor, page_id)
    if any(one.section_id == page.id for one in found):
        raise Refused("Chuyên mục này đã có trên Bảng tin.", field="section")
    if len(found) >= home_queries.MOST_BLOCKS:
        raise Refused(
            f"Bảng tin có tối đa {home_queries.MOST_BLOCKS} khối. Hãy bỏ bớt một khối.", field="section"
        )
    last = db.session.scalar(select(func.max(HomeBlock.position))) or 0
    made = HomeBlock(position=last + 1, kind=BlockKind.SECTION, section_id=page.id)
    db.session.add(made)
    db.session.flush()
    log.record(actor, "page.block", made, deed=f"thêm khối “{page.title}”")
    return made


def change(actor: Actor, kind: BlockKind, section_id: int | None, deed: str) -> None:
    """Move a block up or down, hide it or show it again, or take a section's block away."""
    found = settle(actor)
    block = next((one for one in found if one.kind is kind and one.section_id == section_id), None)
    if block is None:
        raise Refused("Khối này không còn trên Bảng tin.")
    at = found.index(block)
    if deed in ("len", "xuong"):
        other = at + (1 if deed == "xuong" else -1)
        if not 0 <= other < len(found):
            return
        found[at], found[other] = found[other], found[at]
        for position, one in enumerate(found, 1):
            one.position = position
    elif deed == "an-hien":
        block.is_shown = not block.is_shown
    elif block.kind is BlockKind.SECTION:
        db.session.delete(block)
    words = {
        "len": "đưa lên",
        "xuong": "đưa xuống",
        "an-hien": "hiện" if block.is_shown else "ẩn",
        "bo": "bỏ",
    }
    log.record(actor, "page.block", block, deed=f"{words[deed]} {block.title[:1].lower()}{block.title[1:]}")
