"""The pages of the first day: before the first account with a code, then signed in (M2)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, current_app, redirect, render_template, request, session, url_for
from flask_login import current_user

from intranet import clock
from intranet.access.check import permits_somewhere, require_somewhere
from intranet.access.permissions import Permission as P
from intranet.errors import NotFound, Refused, SignInNeeded
from intranet.firstday import progress, services
from intranet.firstday.forms import DEMO, OWN, AccountsForm, ChoiceForm, CommuneForm, OrganisationForm
from intranet.firstday.own import rows_of_model
from intranet.firstday.progress import Stage
from intranet.forms.base import Press
from intranet.forms.fields import options
from intranet.intake import template, units
from intranet.intake.columns import UNITS, VILLAGES
from intranet.intake.lines import DryRun
from intranet.intake.reading import read_upload
from intranet.org import passwords, templates
from intranet.org.directory import directory
from intranet.org.organisation_services import distinct
from intranet.seed import commune as demo_commune
from intranet.seed import demo
from intranet.text.fold import fold_words
from intranet.web.downloads import attachment
from intranet.web.guard import current_actor, public

bp = Blueprint("firstday", __name__, url_prefix="/thiet-lap")
_CODE = "setup"
_WRONG = "Mã chưa đúng, hoặc đã có mã mới hơn. Hãy in lại mã trên máy chủ rồi nhập mã ấy."


def init_app(app: Flask) -> None:
    """Lead an installation without accounts to its first day, whatever is asked for."""

    @app.before_request
    def lead() -> Any:
        if request.endpoint == "static" or request.blueprint == bp.name:
            return None
        if not current_user.is_authenticated:
            asks_in = request.endpoint == "account.sign_in"  # where all others lead a stranger to
            empty = progress.nobody_yet(remember=not asks_in)
            return redirect(url_for("firstday.index")) if empty else None
        actor = current_actor()
        leads = request.endpoint == "home.index" and not actor.restricted
        if leads and permits_somewhere(actor, P.SETTINGS_EDIT) and progress.waits_for_somebody():
            return redirect(url_for("firstday.index"))
        return None


def asked_at(stage: Stage) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Open a step at its stage only: with the code, or signed in; when all is done there is no such page."""

    def decorate(view: Callable[[], Any]) -> Callable[[], Any]:
        @wraps(view)
        def asked() -> Any:
            if request.method == "POST":
                progress.hold()
            now = progress.stage()
            if now is Stage.CLOSED:
                raise NotFound
            if now is not stage or (now is Stage.CODE and not _has_code()):
                return redirect(url_for(".index"))
            return (held_back() if now is Stage.SIGNED else None) or view()

        return public(asked)

    return decorate


def held_back() -> Any:
    """Return where somebody must go first; refuse whoever may not edit the settings."""
    actor = current_actor()
    if not actor.user_id:
        raise SignInNeeded
    if actor.restricted:
        return redirect(url_for("account.password"))
    require_somewhere(actor, P.SETTINGS_EDIT)
    return None


def _has_code() -> bool:
    found = progress.current()
    return bool(found and found.code_hash) and session.get(_CODE) == found.code_hash


def _answers() -> dict[str, Any]:
    found = progress.current()
    return dict(found.answers) if found else {}


def page(name: str, key: str, **values: Any) -> str:
    """Draw a step with the strip of all steps."""
    found = progress.current()
    return render_template(
        f"firstday/{name}.html", marks=progress.marks(found, key), level=_level(), **values
    )


def _level() -> str:
    """Return what is being set up, for sentences: “xã”, “phường”; as answered, before it is founded."""
    return _answers().get("commune", {}).get("level") or directory().commune.level


def on_from(key: str) -> Any:
    """Go on to the step after *key*."""
    return redirect(url_for(progress.after(key).endpoint))


def _back_from(key: str) -> Any:
    return redirect(url_for(progress.before(key).endpoint))


# ---------------------------------------------------------------- with the code


@bp.route("", methods=["GET", "POST"])
@public
def index():
    """Ask for the code and what the installation is for; later lead to the step that is open."""
    if request.method == "POST":
        progress.hold()
    now = progress.stage()
    if now is Stage.CLOSED:
        raise NotFound
    if now is Stage.SIGNED:
        return held_back() or redirect(url_for(progress.next_step(progress.current()).endpoint))
    form = ChoiceForm()
    if _has_code():
        del form.code
    if form.validate_on_submit():
        if "code" in form and not services.fits(form.code.data):
            form.refuse(Refused(_WRONG, field="code"))
        elif form.choice.data == DEMO:
            return _load_demo(form)
        else:
            found = services.keep("choice", {"choice": form.choice.data}, done=True)
            session[_CODE] = found.code_hash
            return redirect(url_for(progress.next_step(found).endpoint))
    return page(
        "index", "choice", form=form, begun=progress.is_done(progress.current(), "choice")
    ), form.status


def _load_demo(form: ChoiceForm) -> Any:
    try:
        services.forget()
        demo.load()
    except Refused as refusal:
        form.refuse(refusal)
        return page("index", "choice", form=form, begun=False), form.status
    session.pop(_CODE, None)
    return render_template("firstday/demo.html", name=demo_commune.NAME, password=demo_commune.PASSWORD)


def _goes_back() -> bool:
    """Tell whether the button was pressed that leads back: what was typed is kept, whatever it is."""
    return request.method == "POST" and "back" in request.form


@bp.route("/xa", methods=["GET", "POST"])
@asked_at(Stage.CODE)
def commune():
    """Ask what the commune is called."""
    form = CommuneForm(data=_answers().get("commune") or _commune_there())
    sent = form.validate_on_submit()
    if sent or _goes_back():
        typed = {name: form[name].data for name in ("level", "name", "parent", "place")}
        services.keep("commune", typed | {"full_name": form.full_name}, done=sent)
        return _back_from("commune") if _goes_back() else on_from("commune")
    return page("commune", "commune", form=form), form.status


def _commune_there() -> dict[str, str]:
    """Return what a command has said of the commune already."""
    known = directory()
    if not known.units:
        return {}
    level = known.commune.level
    own_name = known.commune.name[len(level) :].strip()
    return {"level": level, "name": own_name, "parent": known.commune.parent, "place": known.commune.place}


@bp.get("/to-chuc/tep-mau")
@asked_at(Stage.CODE)
def own_template():
    """Give the template of units, filled with those of the model of today."""
    filled = {UNITS.key: rows_of_model("2025", level=_level())}
    return attachment(template.workbook((UNITS, VILLAGES), filled=filled), name="to-chuc.xlsx", kind="xlsx")


@bp.route("/to-chuc", methods=["GET", "POST"])
@asked_at(Stage.CODE)
def organisation():
    """Ask for a model and the villages, or for the commune's own sheet."""
    kept = _answers().get("organisation", {})
    if there := len(directory().units):
        form = Press()
        if form.validate_on_submit():
            services.keep("organisation", {"model": directory().commune.model, "villages": ""}, done=True)
            return _back_from("organisation") if _goes_back() else on_from("organisation")
        return page("there", "organisation", form=form, count=there)
    form = OrganisationForm(data={name: kept[name] for name in ("model", "villages") if name in kept})
    found: DryRun | None = None
    sent = form.validate_on_submit()
    if sent or _goes_back():
        chosen = {"model": form.model.data, "villages": form.villages.data, "sheets": kept.get("sheets", [])}
        try:
            found = _take_sheet(form, chosen)
            form.villages.data = chosen["villages"] = "\n".join(distinct(form.villages.data.splitlines()))
        except Refused as refusal:
            form.refuse(refusal)
        faulty = found is not None and found.has_faults
        if _goes_back():
            services.keep("organisation", chosen, done=not (form.errors or faulty))
            return _back_from("organisation")
        if not form.errors and not faulty:
            services.keep("organisation", chosen, done=True)
            return on_from("organisation")
    drawn = page("organisation", "organisation", form=form, found=found, kept=services.sheets_of(kept))
    return drawn, 422 if found is not None and found.has_faults else form.status


def _take_sheet(form: OrganisationForm, chosen: dict[str, Any]) -> DryRun | None:
    """Read the sheet that was sent into what is chosen; return what it would make."""
    if form.file.data and form.file.data.filename:
        sheets = read_upload(form.file.data, (UNITS, VILLAGES))
        found = units.dry_run(sheets)
        if not found.has_faults:
            chosen["sheets"] = services.told(sheets)
        return found
    if chosen["model"] == OWN and not chosen["sheets"]:
        raise Refused("Hãy chọn tệp Excel có danh sách đơn vị.", field="file")
    return None


@bp.route("/tai-khoan", methods=["GET", "POST"])
@asked_at(Stage.CODE)
def accounts():
    """Ask for the first accounts; found everything once they are known."""
    answers = _answers()
    for key in ("commune", "organisation"):
        if not progress.is_done(progress.current(), key):
            return redirect(url_for(f".{key}"))
    form = AccountsForm(data=_usual(answers) | answers.get("accounts", {}))
    names = _unit_names(answers)
    form.office_unit.choices = options((name, name) for name in names.values())
    form.leader_unit.choices = options([("", "Không gắn đơn vị"), *((n, n) for n in names.values())])
    if form.validate_on_submit() and not _goes_back():
        try:
            hasher = passwords.hasher(current_app.config["PASSWORD_MEMORY_KIB"])
            typed = form.typed()
            asked = answers | {"accounts": typed | {
                name: fold_words(typed[name] or "") for name in ("office_unit", "leader_unit")
            }}  # fmt: skip
            founded = services.found_commune(asked, hasher, form.password.data)
        except Refused as refusal:
            form.refuse(refusal if refusal.field in form else Refused(refusal.message))
        else:
            services.keep("accounts", {}, done=True)
            session.pop(_CODE, None)
            return page("founded", "accounts", founded=founded, username=_administrator())
    if _goes_back():
        services.keep("accounts", form.typed(), done=False)
        return _back_from("accounts")
    return page("accounts", "accounts", form=form), form.status


def _administrator() -> str:
    found = progress.current()
    return services.username_of(found.administrator_id) if found else ""


def _unit_names(answers: dict[str, Any]) -> dict[str, str]:
    """Return the units that will be founded, by code of the model or by name."""
    chosen = answers["organisation"]
    if directory().units:
        return {str(unit.id): unit.name for unit in directory().open_units(clock.today())}
    if chosen["model"] == OWN:
        wishes = [line.wish for line in units.dry_run(services.sheets_of(chosen)).lines if line.wish]
        return {wish.key: wish.name for wish in wishes if wish.kind.value == "office"}
    ready = templates.units_of(chosen["model"], level=answers["commune"]["level"])
    return {one.code: one.name for one in ready if one.kind.value == "office"}


def _usual(answers: dict[str, Any]) -> dict[str, Any]:
    """Return where the head of the office and the chairman usually sit."""
    level, model = answers["commune"]["level"], answers["organisation"]["model"]
    ready = {one.code: one.name for one in templates.units_of("2025" if model == OWN else model, level=level)}
    there = set(_unit_names(answers).values())
    found = {"office_unit": ready["office"], "leader_unit": ready["leaders"]}
    return {name: unit for name, unit in found.items() if unit in there}
