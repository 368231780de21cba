"""The pages “Trợ giúp”: the guides and their pictures."""

from flask import Blueprint, render_template, request, send_file

from intranet.access.permissions import Permission as P
from intranet.guides import books
from intranet.web.assets import YEAR
from intranet.web.guard import current_actor, guard
from intranet.web.restore import path_of_referrer

bp = Blueprint("guides", __name__, url_prefix="/tro-giup")
_GUIDES = ",".join(f"'{name}'" for name in books.BOOKS)
_PICTURES = ",".join(f"'{path.stem}'" for path in sorted(books.PICTURES.glob("*.png")))


@bp.get("")
@guard(P.ACCOUNT_USE)
def index():
    """List the guides, those of the reader first."""
    mine = books.own(current_actor().roles)
    titles = books.titles()
    return render_template(
        "guides/index.html",
        mine=[(name, titles[name], books.guide(name).parts) for name in mine],
        others=[(name, title) for name, title in titles.items() if name not in mine],
    )


@bp.get(f"/<any({_GUIDES}):guide>")
@guard(P.ACCOUNT_USE)
def show(guide: str):
    """Show one guide; it may have been opened deep in it, from the page that the reader goes back to."""
    came_from = path_of_referrer(signed_in=True)
    back = "" if came_from.partition("?")[0] == request.path else came_from
    return render_template("guides/show.html", guide=books.guide(guide), back=back)


@bp.get(f"/hinh/<any({_PICTURES}):name>")
@guard(P.ACCOUNT_USE)
def picture(name: str):
    """Give a picture of a guide."""
    return send_file(books.picture(name), mimetype="image/png", max_age=YEAR // 12)
