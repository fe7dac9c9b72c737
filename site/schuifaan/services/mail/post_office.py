"""Where mail goes: to a mail server, or, without one, to a file a message in `var/mail`."""

import re
import smtplib
import ssl
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import unquote, urlsplit

from schuifaan.clock import instant
from schuifaan.config import Settings
from schuifaan.db import Database
from schuifaan.services.locks import BusyError, alone
from schuifaan.services.mail.queue import AwayError, Letter, Post, RefusedError, send_due

PATIENCE_SECONDS = 10
_PORTS = {"smtp": 587, "smtps": 465}
# RFC 5321: 5xx is for ever, 4xx for now.
_FOR_EVER = 500
_STAMP = "%Y%m%d%H%M%S"


def post_office(settings: Settings) -> Post:
    """What takes letters away, as the settings say."""
    url = settings.smtp_url
    if not url:
        return lambda letter: _to_file(settings.mail, message_of(letter, settings))
    return lambda letter: _to_server(url, message_of(letter, settings))


def message_of(letter: Letter, settings: Settings) -> EmailMessage:
    """The letter as plain text in UTF-8. A line break in a header raises ValueError: nothing can be slipped in.

    Raises RefusedError for an address that no mail can be written to: the letters behind it must not wait for it.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(settings.mail_name, addr_spec=settings.mail_from)
    try:
        message["To"] = Address(addr_spec=letter.recipient)
    except (ValueError, MessageError) as error:
        raise RefusedError(f"{type(error).__name__}: {error}") from error
    message["Subject"] = letter.subject
    message["Date"] = instant(letter.written_at)
    message["Message-ID"] = (
        f"<{letter.number}.{_stamp(letter.written_at)}@{settings.mail_from.partition('@')[2]}>"
    )
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    # As it is, so that a link stays one line for whoever reads the file.
    message.set_content(letter.body, cte="7bit" if letter.body.isascii() else "8bit")
    return message


def _to_file(folder: Path, message: EmailMessage) -> None:
    """One file a message, there whole or not at all; sending it again writes the same file."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    draft = folder / f".{name}"
    draft.write_bytes(bytes(message))
    draft.rename(folder / f"{name}.eml")


def _to_server(url: str, message: EmailMessage) -> None:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        with _connected(parts.scheme, host, port, parts.query) as server:
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            server.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        codes = [code for code, _ in error.recipients.values()] if hasattr(error, "recipients") else []
        worst = max(codes, default=getattr(error, "smtp_code", 0))
        raise (RefusedError if worst >= _FOR_EVER else AwayError)(
            f"{type(error).__name__} {worst}"
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise AwayError(f"{type(error).__name__}: {error}") from error


def _connected(scheme: str, host: str, port: int, query: str) -> smtplib.SMTP:
    """A connection nobody listens in on; `?plain` only for a server on this machine."""
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
    if query != "plain":
        server.starttls(context=ssl.create_default_context())
    return server


def written_at(file: Path) -> datetime | None:
    """When the message in a file of `var/mail` was written, by its name; None for what is no message of ours."""
    match = re.fullmatch(r"\.?\d+\.(\d{14})(?:\.eml)?", file.name)
    try:
        return datetime.strptime(match[1], _STAMP) if match else None
    except ValueError:
        return None


def _stamp(moment: datetime) -> str:
    return moment.strftime(_STAMP)


def deliver(database: Database, settings: Settings, now: datetime) -> int:
    """Send what is due, unless another process of this machine is at it; returns how many were taken."""
    try:
        with alone(settings.var / "mail.lock", patience=0):
            return send_due(database, post_office(settings), now)
    except BusyError:
        return 0


def forget_files(settings: Settings, recipient: str) -> int:
    """Remove the mails to this address that lie in the folder; returns how many."""
    files = [file for file in settings.mail.glob("*.eml") if f"to: {recipient}".lower() in _head_of(file)]
    for file in files:
        file.unlink()
    return len(files)


def _head_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0].lower().splitlines()
