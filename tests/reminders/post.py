"""A real SMTP server on this machine: with or without TLS and a password, down, or refusing an address."""

import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "nhac-viec", "tre-lang-xanh"
SENDER = "nhac-viec@minhson.example"


class Box:
    """What arrived; *refusing* addresses are not taken."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refusing: set[str] = set()

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _how: Any) -> str:
        """Take an address, or not."""
        if address in self.refusing:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Keep a letter."""
        self.letters.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class Authority:
    """An authority of this test's own, and a server certificate that it signed."""

    def __init__(self, folder: Path):
        authority = trustme.CA()
        self.ca_file = str(folder / "ca.pem")
        authority.cert_pem.write_to_path(self.ca_file)
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("127.0.0.1").configure_cert(self.context)


def _knows(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    fits = isinstance(data, LoginPassword) and (data.login, data.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=fits, handled=False)


@contextmanager
def running(box: Box, authority: Authority | None = None, **more: Any) -> Iterator[dict[str, str]]:
    """Run a server and give the settings for it; with an *authority* it asks for STARTTLS and a password."""
    options: dict[str, Any] = {}
    if authority:
        options = {
            "tls_context": authority.context, "require_starttls": True, "authenticator": _knows,
            "auth_required": True,
        }  # fmt: skip
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port, **(options | more))
    controller.start()
    try:
        yield settings(port) | ({"user": USER, "password": PASSWORD} if authority else {}) | (
            {"security": "starttls", "ca_file": authority.ca_file} if authority else {}
        )
    finally:
        with suppress(RuntimeError):
            controller.stop()


def free_port() -> int:
    """Return a port of this machine at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def settings(port: int) -> dict[str, str]:
    """Return the settings of a server on *port* of this machine that wants nothing."""
    return {
        "host": "127.0.0.1", "port": str(port), "security": "none", "user": "", "password": "",
        "password_file": "", "sender": SENDER, "ca_file": "",
    }  # fmt: skip
