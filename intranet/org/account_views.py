"""Sign in and out; one's own account: password, text size, open sign-ins."""

from datetime import timedelta
from typing import Any

from argon2 import PasswordHasher
from flask import (
    Blueprint,
    Flask,
    current_app,
    flash,
    g,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused, SignInNeeded
from intranet.forms.base import Press
from intranet.org import identity, passwords, queries, services, sign_ins
from intranet.org.account_forms import PasswordForm, SignInForm
from intranet.org.people import SignIn
from intranet.settings import values
from intranet.settings.catalogue import IDLE
from intranet.web import errors
from intranet.web.guard import current_actor, guard, public
from intranet.web.restore import pack, path_of_referrer, safe_path
from intranet.web.transaction import READS

bp = Blueprint("account", __name__)
login_manager = LoginManager()
SEEN_EVERY = 60  # seconds between two notes of “still there” in the cookie


class SignedIn(UserMixin):
    """Somebody signed in, as Flask-Login keeps them: the token is their id."""

    def __init__(self, token: str, frame: identity.Frame):
        self.token = token
        self.frame = frame

    @property
    def actor(self) -> Actor:
        """Return the person as the rules see them."""
        return self.frame.actor

    def get_id(self) -> str:
        """Return what the cookie holds."""
        return self.token


@login_manager.user_loader
def load(token: str) -> SignedIn | None:
    """Return who holds *token*; nobody once the sign-in has idled away or was ended."""
    now = clock.now().timestamp()
    if now - session.get("seen", 0) > 60 * current_app.config["IDLE_MINUTES"]:
        return None
    frame = identity.frame_of(token)
    if frame is None or now - session.get("seen", 0) > 60 * _idle_minutes():
        return None
    if now - session.get("seen", 0) > SEEN_EVERY:
        session["seen"] = int(now)
    sign_ins.still_there(frame.sign_in_id, frame.last_seen_at, reading=request.method in READS)
    return SignedIn(token, frame)


def _idle() -> timedelta:
    return timedelta(minutes=_idle_minutes())


def _idle_minutes() -> int:
    """Return after how many idle minutes a sign-in ends: what is set, never more than the server allows."""
    return min(current_app.config["IDLE_MINUTES"], values.on(IDLE, clock.today()).number)


def hasher() -> PasswordHasher:
    """Return the application's password hasher."""
    return passwords.hasher(current_app.config["PASSWORD_MEMORY_KIB"])


def init_app(app: Flask) -> None:
    """Connect Flask-Login, and let strangers sign in where they wanted to go."""
    login_manager.init_app(app)
    login_manager.session_protection = None  # the token is the sign-in; addresses change on phones

    @app.errorhandler(SignInNeeded)
    def needed(_error: SignInNeeded) -> Any:
        if request.method == "GET":
            return redirect(url_for("account.sign_in", tiep=request.full_path.rstrip("?")))
        resume = pack(identity.owner_of(session.get("_user_id", "")))
        form = SignInForm(formdata=None, resume=resume, tiep=path_of_referrer())
        return _sign_in_page(form, late=True), 401


def _sign_in_page(form: SignInForm, *, late: bool = False) -> str:
    return render_template("org/sign_in.html", form=form, late=late, demo_people=queries.demo_people())


@bp.route("/dang-nhap", methods=["GET", "POST"])
@public(keep_refusals=True)
def sign_in():
    """Ask who it is."""
    if request.method == "GET" and current_actor().user_id:
        return redirect(url_for("home.index"))
    form = SignInForm(tiep=request.args.get("tiep", ""))
    if form.validate_on_submit():
        try:
            token = sign_ins.sign_in(
                hasher(),
                username=form.username.data,
                password=form.password.data,
                address=request.remote_addr or "",
                device=queries.device_name(request.user_agent.string),
                idle=_idle(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return _go_on(form, token)
    return _sign_in_page(form, late=bool(form.resume.data)), form.status


def _go_on(form: SignInForm, token: str) -> Any:
    """Start the sign-in afresh and return to where the person was."""
    session.clear()
    g.pop("csrf_token", None)  # made for the session that is gone; what is drawn below needs one of the new
    session["_user_id"] = token
    session["seen"] = int(clock.now().timestamp())
    frame = identity.frame_of(token)
    assert frame is not None
    login_user(SignedIn(token, frame))
    if answer := errors.restore_page(form.resume.data or "", frame.actor.user_id):
        return answer
    if form.resume.data:
        flash("Nội dung đã nhập trước đó quá cũ hoặc là của người khác nên không mở lại.", "soon")
    target = form.tiep.data or ""
    return redirect(target if safe_path(target) else url_for("home.index"))


@bp.post("/dang-xuat")
@guard(P.ACCOUNT_USE, before_password=True)
def sign_out():
    """End this sign-in."""
    form = Press()
    if form.validate_on_submit():
        sign_ins.end(current_actor(), queries.sign_in(current_user.frame.sign_in_id))
        logout_user()
        session.clear()
    return redirect(url_for("account.sign_in"))


@bp.get("/tai-khoan")
@guard(P.ACCOUNT_USE)
def show():
    """Show one's own account and where it is signed in."""
    return render_template(
        "org/account.html",
        form=Press(),
        person=queries.person(current_actor().user_id),
        open_sign_ins=sign_ins.own(current_actor(), idle=_idle()),
        this_id=current_user.frame.sign_in_id,
        idle=_idle_minutes(),
    )


@bp.route("/tai-khoan/mat-khau", methods=["GET", "POST"])
@guard(P.ACCOUNT_USE, before_password=True)
def password():
    """Give oneself a new password."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            sign_ins.change_password(
                current_actor(),
                hasher(),
                current=form.current.data,
                new=form.password.data,
                sign_in_id=current_user.frame.sign_in_id,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash("Đã đổi mật khẩu. Các lượt đăng nhập khác đã kết thúc.", "done")
            return redirect(url_for("home.index"))
    first = current_actor().restricted
    return render_template("org/password.html", form=form, first=first), form.status


@bp.post("/tai-khoan/co-chu")
@guard(P.ACCOUNT_USE)
def text_size():
    """Switch between ordinary and large text."""
    form = Press()
    if form.validate_on_submit():
        services.switch_text_size(current_actor())
    return redirect(url_for(".show"))


def _own_sign_in(actor: Actor, sign_in_id: int) -> SignIn:
    found = queries.sign_in(sign_in_id)
    if not found.owned_by(actor.user_id):
        raise NotFound
    return found


@bp.post("/tai-khoan/dang-nhap/<int:started_id>/ket-thuc")
@guard(P.ACCOUNT_USE, started=_own_sign_in)
def end_sign_in(started: SignIn):
    """End one of one's own sign-ins, on this device or another."""
    form = Press()
    if form.validate_on_submit():
        sign_ins.end(current_actor(), started)
        flash("Đã kết thúc lượt đăng nhập đó.", "done")
    return redirect(url_for(".show"))


@bp.before_app_request
def prepare() -> None:
    """Forget what the request before knew."""
    g.pop("commune", None)
    identity.know(None)
