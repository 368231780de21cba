"""Put the application together. Nothing else knows every package."""

from collections.abc import Callable
from typing import Any

from flask import Config, Flask, request
from flask.sessions import SecureCookieSessionInterface
from flask_login import current_user
from flask_wtf import CSRFProtect
from whitenoise import WhiteNoise

from intranet import clock
from intranet.access.check import permits, permits_somewhere
from intranet.access.permissions import Permission
from intranet.agenda.views import bp as agenda
from intranet.almanac.views import bp as almanac
from intranet.cli import commands
from intranet.compliance.views import bp as compliance
from intranet.conclusions import edit_views as conclusion_edits
from intranet.conclusions import queries as conclusion_queries
from intranet.conclusions import receivers as conclusion_receivers
from intranet.conclusions.searching import CONCLUSIONS
from intranet.conclusions.views import bp as conclusions
from intranet.config import ROOT, kept_key, settings
from intranet.db.session import db, migrate
from intranet.dialogues import queries as dialogue_queries
from intranet.dialogues import receivers as dialogue_receivers
from intranet.dialogues.views import bp as dialogues
from intranet.documents import file_views, house_views, register_views
from intranet.documents import move_views as paper_moves
from intranet.documents import queries as document_queries
from intranet.documents import receivers as document_receivers
from intranet.documents.searching import DOCUMENTS
from intranet.documents.views import bp as documents
from intranet.figures.views import bp as figures
from intranet.firstday import later_views as first_day
from intranet.firstday import views as first_pages
from intranet.guides.screens import help_url
from intranet.guides.views import bp as guides
from intranet.home import receivers
from intranet.home.menu import account_menu, menu, sign_out
from intranet.home.views import bp as home
from intranet.imports import receivers as import_receivers
from intranet.imports.amendment_views import bp as import_amendments
from intranet.imports.duty_views import bp as import_duties
from intranet.imports.step_views import bp as import_steps
from intranet.imports.views import bp as imports
from intranet.intake import views as intake
from intranet.keeping.views import bp as keeping
from intranet.letters import invitee_views, order_views, slip_views
from intranet.letters import receivers as letter_receivers
from intranet.letters.views import bp as letters
from intranet.notifications import opening
from intranet.notifications.queries import unread_column
from intranet.notifications.views import bp as notifications
from intranet.org import (
    account_views,
    commune_views,
    delegation_views,
    identity,
    people_views,
    policy_views,
    subjects,
    unit_views,
)
from intranet.org.directory import directory
from intranet.pages import arrange_views as page_order
from intranet.pages import edit_views as page_edits
from intranet.pages import move_views as page_moves
from intranet.pages import queries as page_queries
from intranet.pages import receivers as page_receivers
from intranet.pages import work_views as page_work
from intranet.pages.searching import PAGES
from intranet.pages.trashing import PAGES as DELETED_PAGES
from intranet.pages.views import bp as pages
from intranet.plans import queries as plan_queries
from intranet.plans import receivers as plan_receivers
from intranet.plans.law_views import bp as plan_laws
from intranet.plans.searching import PLANS
from intranet.plans.version_views import bp as plan_versions
from intranet.plans.views import bp as plans
from intranet.reminders import receivers as reminder_receivers
from intranet.reminders.feed_views import bp as feeds
from intranet.reminders.views import bp as reminders
from intranet.reports.taking_views import bp as takings
from intranet.reports.views import bp as reports
from intranet.search import index as search_index
from intranet.search.models import is_modelled
from intranet.search.of_org import PEOPLE, UNITS
from intranet.search.saved_views import bp as saved_filters
from intranet.search.views import bp as search
from intranet.settings import values as set_values
from intranet.settings.views import bp as settings_pages
from intranet.supervision import queries as supervision_queries
from intranet.supervision import receivers as supervision_receivers
from intranet.supervision.views import bp as supervision
from intranet.tasks import (
    chain_views,
    comment_views,
    draft_views,
    handover,
    mass_views,
    standing_in_views,
    step_views,
)
from intranet.tasks import queries as task_queries
from intranet.tasks.date_views import bp as task_dates
from intranet.tasks.draft_trashing import TASK_DRAFTS
from intranet.tasks.evidence_services import EVIDENCE
from intranet.tasks.evidence_views import bp as task_files
from intranet.tasks.field_views import bp as task_fields
from intranet.tasks.field_views import of_task as task_field
from intranet.tasks.move_views import bp as moves
from intranet.tasks.reason_views import bp as reasons
from intranet.tasks.searching import TASKS
from intranet.tasks.views import bp as tasks
from intranet.trash import kinds as trash_kinds
from intranet.trash.views import bp as trash
from intranet.web import (
    addresses,
    assets,
    compression,
    drawing,
    errors,
    filters,
    guard,
    headers,
    restore,
    transaction,
)
from intranet.writing import begin_views as writing_begins
from intranet.writing import revision_views as revisions
from intranet.writing import views as writing
from intranet.writing.trashing import READINGS

BLUEPRINTS = (
    account_views.bp,
    home,
    notifications,
    reminders,
    feeds,
    tasks,
    moves,
    reasons,
    task_dates,
    task_fields,
    task_field,
    task_files,
    draft_views.bp,
    standing_in_views.bp,
    step_views.bp,
    comment_views.bp,
    chain_views.bp,
    mass_views.bp,
    plans,
    plan_laws,
    plan_versions,
    dialogues,
    agenda,
    compliance,
    figures,
    conclusions,
    conclusion_edits.bp,
    imports,
    import_steps,
    import_duties,
    import_amendments,
    writing_begins.bp,
    writing.bp,
    writing.of_plan,
    revisions.bp,
    supervision,
    letters,
    order_views.bp,
    slip_views.bp,
    invitee_views.bp,
    unit_views.bp,
    commune_views.bp,
    settings_pages,
    people_views.bp,
    intake.of_units,
    intake.of_people,
    delegation_views.bp,
    policy_views.bp,
    documents,
    paper_moves.bp,
    file_views.bp,
    register_views.bp,
    house_views.bp,
    almanac,
    pages,
    page_work.bp,
    page_edits.bp,
    page_moves.bp,
    page_order.bp,
    reports,
    takings,
    keeping,
    search,
    saved_filters,
    guides,
    trash,
    first_day.bp,
)
# What the page “Phân quyền” can be asked about.
SUBJECTS = {
    "assignment": task_queries.get,
    "plan": plan_queries.get,
    "dialogue": dialogue_queries.get,
    "conclusion": conclusion_queries.get,
    "document": document_queries.get,
    "note": supervision_queries.get,
    "page": page_queries.get,
}
# What the search finds, each kind by its own package.
SEARCHABLE = (TASKS, PLANS, CONCLUSIONS, DOCUMENTS, PAGES, UNITS, PEOPLE)


# What may be deleted, and come back within thirty days.
DELETABLE = (DELETED_PAGES, TASK_DRAFTS, READINGS, EVIDENCE)


class Settings(Config):
    """The configuration; the secret key is made when first asked for: who needs none leaves no trace."""

    def __missing__(self, key: str) -> str:
        """Return the installation's own key."""
        if key != "SECRET_KEY":
            raise KeyError(key)
        return self.setdefault(key, kept_key(self["DATA"]))


class Sessions(SecureCookieSessionInterface):
    """Signed cookies, with a signer that is made once for each key."""

    def __init__(self) -> None:
        self._signers: dict[Any, Any] = {}

    def get_signing_serializer(self, app: Flask) -> Any:
        """Return the application's signer."""
        if app.secret_key not in self._signers:
            self._signers[app.secret_key] = super().get_signing_serializer(app)
        return self._signers[app.secret_key]


class Intranet(Flask):
    """The application."""

    config_class = Settings

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return *func*: none of ours is asynchronous, and Flask would look again at each request."""
        return func


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """Return a ready application; *config* overrides the defaults."""
    app = Intranet(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.session_interface = Sessions()
    del app.config["SECRET_KEY"]  # Flask's own None
    app.config.update(settings(config))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    db.init_app(app)
    migrate.init_app(
        app, db, directory=str(ROOT / "migrations"), render_as_batch=True, include_name=is_modelled
    )
    identity.contribute("notices", unread_column)
    identity.contribute("opened", opening.opened_column, path=opening.asked_path)
    handover.connect()
    receivers.connect()
    document_receivers.connect()
    conclusion_receivers.connect()
    plan_receivers.connect()
    import_receivers.connect()
    dialogue_receivers.connect()
    letter_receivers.connect()
    reminder_receivers.connect()
    supervision_receivers.connect()
    page_receivers.connect()
    for name, get in SUBJECTS.items():
        subjects.register(name, get)
    search_index.follow(*SEARCHABLE)
    trash_kinds.register(*DELETABLE)
    for part in (addresses, transaction, restore):
        part.init_app(app)
    CSRFProtect(app)
    for part in (compression, headers, assets, drawing, filters, errors, account_views, opening, commands):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    first_pages.init_app(app)
    guard.refuse_unguarded_views(app)
    _serve_static(app)
    _offer_to_templates(app)
    return app


def _serve_static(app: Flask) -> None:
    """Let WhiteNoise answer for files: compressed where ``make run`` has prepared it, kept for good."""
    app.wsgi_app = WhiteNoise(
        app.wsgi_app,
        root=app.static_folder,
        prefix="static/",
        max_age=assets.YEAR,
        autorefresh=app.debug,
        allow_all_origins=False,
        add_headers_function=lambda sent, _path, _url: sent.add_header("X-Content-Type-Options", "nosniff"),
    )


def _offer_to_templates(app: Flask) -> None:
    @app.context_processor
    def frame() -> dict[str, Any]:
        me = guard.current_actor()
        now = clock.now()
        values: dict[str, Any] = {
            "P": Permission,
            "can": lambda permission, subject: permits(me, permission, subject),
            "can_somewhere": lambda permission: permits_somewhere(me, permission),
            "me": me,
            "commune": directory().commune,
            "term": set_values.named,
            "now": now,
            "today": clock.local(now).date(),
            "menu": (),
            "account_menu": (),
            "sign_out": None,
            "notice_count": 0,
            "large_text": False,
            "help_url": None,
        }
        values["demo"] = values["commune"].is_demo
        if me.user_id:
            signed_in = current_user.frame
            values["notice_count"] = max(0, signed_in.extras.get("notices", 0) - opening.opened_here())
            values["large_text"] = signed_in.large_text
            if not me.restricted:
                values["menu"], values["account_menu"] = menu(me), account_menu(me)
                values["help_url"] = help_url(request.endpoint or "", me.roles)
            values["sign_out"] = sign_out()
        return values
