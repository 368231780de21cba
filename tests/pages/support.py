"""Pages made through the services, as the people who make them."""

from typing import Any

from intranet.access.actor import Role
from intranet.db.session import commit, db
from intranet.org.models import Block
from intranet.pages import queries, services, tree_services
from intranet.pages.models import Page, PageKind
from intranet.pages.services import Words
from tests.support import world

UNITS = {name: unit for name, (_, _, unit, _, _) in world.PEOPLE.items()}


def section(name: str) -> Page:
    """Return the section of a person's unit, made if it is not there."""
    who = world.actor(name)
    return tree_services.section_of(who, world.unit(UNITS[name]).id)


def common() -> Page:
    """Return the common home."""
    return tree_services.root(world.actor("office"), queries.COMMON)


def page(
    name: str = "specialist",
    title: str = "Lịch tiếp dân",
    text: str = "Thứ Năm hằng tuần.",
    *,
    parent: Page | None = None,
    kind: PageKind = PageKind.PAGE,
    published: bool = True,
    **more: Any,
) -> Page:
    """Return a page that somebody wrote for their unit, published unless said otherwise."""
    who = world.actor(name)
    made = services.begin(
        who,
        kind,
        parent or section(name),
        Words(title, text=text),
        unit_id=world.unit(UNITS[name]).id,
        **more,
    )
    if published:
        publisher = world.actor("office") if made.is_common else who
        services.publish(publisher, made)
    commit()
    return made


def narrow(
    made: Page,
    by: str,
    *,
    units: tuple[str, ...] = (),
    roles: tuple[Role, ...] = (),
    blocks: tuple[Block, ...] = (),
) -> None:
    """Let only some read a page."""
    circle = tree_services.Circle(blocks, tuple(world.unit(key).id for key in units), roles)
    tree_services.narrow(world.actor(by), made, circle)
    commit()


def seen(name: str) -> set[str]:
    """Return the titles of the pages that somebody reads."""
    query = queries.visible_to(world.actor(name)).where(Page.key.is_(None))
    return {one.title for one in db.session.scalars(query)}
