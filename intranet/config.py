"""Settings from the environment; refuses to run in production with defaults."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000
# How the mail server is reached: name, variable, default. Without a host no letter is written.
SMTP = (
    ("host", "INTRANET_SMTP_HOST", ""),
    ("port", "INTRANET_SMTP_PORT", ""),
    ("security", "INTRANET_SMTP_SECURITY", "starttls"),
    ("user", "INTRANET_SMTP_USER", ""),
    ("password", "INTRANET_SMTP_PASSWORD", ""),
    ("password_file", "INTRANET_SMTP_PASSWORD_FILE", ""),
    ("sender", "INTRANET_SMTP_SENDER", ""),
    ("ca_file", "INTRANET_SMTP_CA_FILE", ""),
)


def settings(overrides: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the configuration: defaults, then the environment, then *overrides*.

    ``INTRANET_DATA`` is the folder of database, files and key; ``DATABASE_URL`` another database;
    ``INTRANET_HTTPS=1`` says that a proxy serves us by HTTPS; ``INTRANET_SOFFICE`` is LibreOffice's command,
    empty to make no PDFs; ``INTRANET_SITE`` is the address that letters lead to, ``INTRANET_SMTP_HOST``
    and its kin the server that takes them.
    """
    given = overrides or {}
    data = Path(given.get("DATA") or os.environ.get("INTRANET_DATA") or ROOT / "instance")
    https = os.environ.get("INTRANET_HTTPS", "") == "1"
    values: dict[str, Any] = {
        "DATA": data,
        "SQLALCHEMY_DATABASE_URI": os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'intranet.db'}",
        "MAX_CONTENT_LENGTH": 26 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the sign-in
        "WTF_CSRF_SSL_STRICT": https,
        "SESSION_COOKIE_NAME": "phien",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": https,
        "HTTPS": https,
        "IDLE_MINUTES": int(os.environ.get("INTRANET_IDLE_MINUTES", "15")),
        "PASSWORD_MEMORY_KIB": int(os.environ.get("INTRANET_PASSWORD_MEMORY_KIB", "65536")),
        "JSON_AS_ASCII": False,
        "SOFFICE": os.environ.get("INTRANET_SOFFICE", "soffice"),
        "SITE": os.environ.get("INTRANET_SITE", "").rstrip("/"),
        "SMTP": {name: os.environ.get(variable, usual) for name, variable, usual in SMTP},
    }
    values.update(given)
    if given_key := values.get("SECRET_KEY") or os.environ.get("SECRET_KEY"):
        values["SECRET_KEY"] = given_key
        if len(given_key) < 16 and not values.get("TESTING"):
            raise RuntimeError("SECRET_KEY is too short: give 16 letters or more, or none to have one made")
    return values


def kept_key(data: Path) -> str:
    """Return the installation's own key; made when it is first needed, in a folder made for it."""
    file = Path(data) / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"secret_key.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another thread or process was first: its key counts
            os.link(draft, file)
        draft.unlink()
    return file.read_text(encoding="ascii").strip()
