"""The life of a request: load, check, act, settle.

Every view is wrapped by ``guard`` or ``public``; the application will not start with one that is not.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, redirect, url_for
from flask_login import current_user

from intranet.access.actor import NOBODY, Actor
from intranet.access.check import require, require_somewhere
from intranet.access.permissions import Permission
from intranet.errors import SignInNeeded
from intranet.web.transaction import settled

View = Callable[..., Any]
Loader = Callable[[Actor, int], Any]
# Where it depends on the thing who may: a rule that names the permission for it.
Rule = Callable[[Any], Permission]


def current_actor() -> Actor:
    """Return who is making this request."""
    return getattr(current_user, "actor", NOBODY)


def public(view: View | None = None, *, keep_refusals: bool = False) -> Any:
    """Open a view to people who have not signed in."""

    def decorate(opened_view: View) -> View:
        opened = settled(opened_view, keep_refusals=keep_refusals)
        opened.guarded_by = None
        return opened

    return decorate(view) if view is not None else decorate


def guard(
    permission: Permission | Rule, *, before_password: bool = False, **loaders: Loader
) -> Callable[[View], View]:
    """Load the view's subjects, check *permission* on the first, then call it.

    ``guard(P.TASK_VIEW, assignment=queries.get)`` takes ``assignment_id`` from the URL and hands the view
    an ``assignment``. *permission* may be a rule that names the one needed for the first subject. With
    *before_password* the page opens even while the first password must be changed.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**args: Any) -> Any:
            actor = current_actor()
            if not actor.user_id:
                raise SignInNeeded  # before loading: a stranger is asked to sign in, not told 404
            if actor.restricted and not before_password:
                return redirect(url_for("account.password"))
            subjects = {name: load(actor, args.pop(f"{name}_id")) for name, load in loaders.items()}
            if subjects:
                first = next(iter(subjects.values()))
                require(actor, permission_for(permission, first), first)
            else:
                require_somewhere(actor, permission)
            return view(**subjects, **args)

        whole = settled(guarded)
        whole.guarded_by, whole.loads = permission, tuple(loaders)  # for the tests of every route
        return whole

    return decorate


def permission_for(permission: Permission | Rule, subject: Any) -> Permission:
    """Return what is needed for *subject*: *permission* itself, or what it names as a rule."""
    return permission if isinstance(permission, Permission) else permission(subject)


def refuse_unguarded_views(app: Flask) -> None:
    """Stop the application from starting with a door left open."""
    for endpoint, view in app.view_functions.items():
        if endpoint != "static" and not hasattr(view, "guarded_by"):
            raise RuntimeError(f"{endpoint} has neither @guard nor @public")
