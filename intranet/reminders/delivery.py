"""Send what waits to be sent, letter by letter; called by the command, never inside a request."""

from collections.abc import Callable
from dataclasses import dataclass

from intranet.reminders import mailing
from intranet.reminders.mailing import Letter
from intranet.reminders.postman import MailServer, NotTaken, OutOfReach, Postman


@dataclass(slots=True)
class Delivered:
    """How many letters went, how many go in the next run, and what stood in their way."""

    sent: int = 0
    left: int = 0
    problem: str = ""


def deliver(server: MailServer, *, site: str, save: Callable[[], None]) -> Delivered:
    """Send each letter that waits; *save* makes safe what became of it before the next one is sent."""
    done, letters = Delivered(), mailing.claim()
    save()
    for letter in letters:
        if not (letter.address and letter.lines):
            mailing.settle(letter)
    waiting = [one for one in letters if one.address and one.lines]
    save()
    if waiting:
        try:
            with Postman(server) as postman:
                _send(postman, waiting, done, site=site, save=save)
        except OutOfReach as trouble:
            done.problem = str(trouble)
    for letter in waiting:
        mailing.settle(letter, problem=done.problem)
        done.left += 1
    save()
    return done


def _send(
    postman: Postman, waiting: list[Letter], done: Delivered, *, site: str, save: Callable[[], None]
) -> None:
    """Hand letters over until all are gone or the server is; what is still in *waiting* did not go."""
    for letter in list(waiting):
        try:
            postman.take(mailing.written(letter, sender=postman.server.sender, site=site))
        except NotTaken as refusal:
            done.problem, done.left = str(refusal), done.left + 1
            mailing.settle(letter, problem=done.problem, refused=True)
        else:
            done.sent += 1
            mailing.settle(letter)
        save()
        waiting.remove(letter)
