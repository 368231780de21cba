"""What packages above offer to begin from a page below them: “Soạn giấy mời”, “Sửa nội dung”."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from intranet.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Offer:
    """A link on a page: its words, a verb first, and where it leads.

    ``posts`` says that it changes or makes something and is therefore a button.
    """

    label: str
    url: str
    icon: str = "file-text"
    posts: bool = False


Maker = Callable[[Actor, Any], Iterable[Offer]]


def offer(place: str, maker: Maker) -> None:
    """Let *maker* say what is offered at *place* (“dialogue”, “plan”, “document” …) for one thing."""
    _makers.setdefault(place, {})[maker.__qualname__] = maker


def offers(place: str, actor: Actor, thing: Any = None) -> list[Offer]:
    """Return what is offered to *actor* on the page of *thing*."""
    return [one for maker in _makers.get(place, {}).values() for one in maker(actor, thing)]


_makers: dict[str, dict[str, Maker]] = {}
