"""The application as tests run it."""

from pathlib import Path

from flask import Flask

from intranet.app import create_app


def application(url: str, folder: Path | str) -> Flask:
    """Return the application on the database at *url*, with its files in *folder*."""
    return create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "only for tests",
            "WTF_CSRF_ENABLED": False,
            "DATA": folder,
            "SQLALCHEMY_DATABASE_URI": url,
            "PASSWORD_MEMORY_KIB": 8,
            "SOFFICE": "",  # a test that wants PDFs says where LibreOffice is
        }
    )
