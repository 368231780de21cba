"""The way to the mail server: opened once for many letters; what goes wrong is said in Vietnamese.

Knows no database and no request. A letter that was not taken is the caller's to keep.
"""

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType

PORTS = {"starttls": 587, "tls": 465, "none": 25}
PATIENCE = 20  # seconds that a server has to answer


class NotTaken(Exception):
    """The server refused one letter; others may go."""


class OutOfReach(Exception):
    """No letter can go now: the server is down, or does not want us."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """How the server is reached, as the settings say."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender: str
    ca_file: str

    @property
    def place(self) -> str:
        """Return the server as messages name it."""
        return f"{self.host}:{self.port}"


def server_of(settings: Mapping[str, str]) -> MailServer | None:
    """Return the server that the settings name, or None if they name none.

    Settings that cannot work stop whoever reads them, with the variable to mend.
    """
    host = settings.get("host", "").strip()
    if not host:
        return None
    security, sender = settings.get("security") or "starttls", settings.get("sender", "").strip()
    if security not in PORTS:
        raise RuntimeError("INTRANET_SMTP_SECURITY is one of starttls, tls, none")
    if "@" not in sender:
        raise RuntimeError("INTRANET_SMTP_SENDER must be a mail address")
    port = settings.get("port") or PORTS[security]
    password = settings.get("password", "")
    if file := settings.get("password_file"):
        password = Path(file).read_text(encoding="utf-8").strip()
    if security == "none" and settings.get("user"):
        raise RuntimeError("INTRANET_SMTP_USER needs INTRANET_SMTP_SECURITY=starttls or tls")
    if not password.isascii():  # what the library can send
        raise RuntimeError("INTRANET_SMTP_PASSWORD must be plain letters, without accents")
    return MailServer(
        host=host, port=int(port), security=security, user=settings.get("user", ""), password=password,
        sender=sender, ca_file=settings.get("ca_file", ""),
    )  # fmt: skip


class Postman:
    """One connection to the server: ``with Postman(server) as postman: postman.take(letter)``."""

    def __init__(self, server: MailServer):
        self.server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "Postman":
        try:
            self._smtp = self._connected()
        except smtplib.SMTPAuthenticationError:
            raise OutOfReach("Máy chủ thư từ chối tên đăng nhập hoặc mật khẩu.") from None
        except ssl.SSLError:
            raise OutOfReach(
                f"Chứng chỉ của máy chủ thư {self.server.place} không hợp lệ, hoặc cổng không dùng TLS."
            ) from None
        except smtplib.SMTPNotSupportedError:
            raise OutOfReach(f"Máy chủ thư {self.server.place} không có STARTTLS hoặc đăng nhập.") from None
        except (OSError, smtplib.SMTPException):
            raise OutOfReach(f"Không kết nối được máy chủ thư {self.server.place}.") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        assert self._smtp is not None
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        trust = ssl.create_default_context(cafile=server.ca_file or None)
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=trust)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
        try:
            if server.security == "starttls":
                smtp.starttls(context=trust)
            if server.user:
                smtp.login(server.user, server.password)
        except (OSError, smtplib.SMTPException):
            smtp.close()
            raise
        return smtp

    def take(self, letter: EmailMessage) -> None:
        """Hand one letter over; raise :class:`NotTaken` or :class:`OutOfReach` if it did not go."""
        assert self._smtp is not None
        try:
            self._smtp.send_message(letter)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError):
            raise NotTaken("Máy chủ thư từ chối địa chỉ nhận hoặc nội dung thư.") from None
        except smtplib.SMTPSenderRefused:
            raise OutOfReach("Máy chủ thư từ chối địa chỉ gửi.") from None
        except (OSError, smtplib.SMTPException):
            raise OutOfReach(f"Mất kết nối với máy chủ thư {self.server.place}.") from None
