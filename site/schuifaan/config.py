"""Every setting of an installation, read once from the environment.

`Settings` is frozen and passed by argument; this is the only module that reads `os.environ`.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from schuifaan.clock import Clock, parse_moment
from schuifaan.errors import SetupError
from schuifaan.paths import CHECKOUT, shipped

# A key shorter than this can be guessed by trying; 32 characters of token_hex are 128 bits.
SHORTEST_SECRET_KEY = 32
# A mail server of our own machine may be spoken to in plain text; nobody listens in there.
SMTP_URL = re.compile(r"smtps?://[^\s?]+|smtp://(127\.0\.0\.1|localhost)(:\d+)?/?\?plain")
MAIL_FROM = re.compile(r"[^@\s<>\"']{1,64}@[^@\s<>\"']{1,190}")
_ADDRESS = re.compile(r"[0-9.]+|.*:.*")
"""A number in the place of a host name."""
TILES = re.compile(r"none|proxy|proxy:https?://\S+\{z\}\S+")


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's settings; `site/docs/operations.md` has the table of variables."""

    var: Path
    """Folder of run-time files: database, index, keys, mail."""
    database_url: str
    secret_key: str = field(repr=False)
    """Signs what we hand out and must get back unchanged (form tokens)."""
    content: Path
    static: Path
    demo: bool
    """Load the invented demo activities and say so on every page."""
    tiles: str
    """`none`, `proxy` (PDOK's grey map) or `proxy:URL-template`."""
    production: bool
    """Refuse unsafe or unfinished settings instead of working around them."""
    feeds_allow_loopback: bool
    port: int
    workers: int
    clock: Clock
    trusted_proxies: int
    """How many proxies stand in front and set X-Forwarded-*; 0 trusts none."""
    public_url: str
    """Scheme and host of the site, for links in mails: never taken from a request. No slash at the end."""
    smtp_url: str = field(repr=False)
    """`smtp://[name:password@]host[:port]` (STARTTLS) or `smtps://…`; empty: mails are files in `mail`."""
    mail_from: str
    mail_name: str
    """The name beside that address."""

    @property
    def passkeys(self) -> bool:
        """Whether browsers make passkeys for `public_url`: only for a name, and only where nobody listens in."""
        url = urlsplit(self.public_url)
        host = url.hostname or ""
        return not _ADDRESS.fullmatch(host) and (url.scheme == "https" or host == "localhost")

    @property
    def index(self) -> Path:
        """Folder of the search index; always rebuildable from the database."""
        return self.var / "index"

    @property
    def mail(self) -> Path:
        """Folder of the mails that no server takes away."""
        return self.var / "mail"

    @property
    def feeds(self) -> Path:
        """Folder of the bodies of feeds as they were fetched, and of a lock a feed."""
        return self.var / "feeds"

    @property
    def map(self) -> Path:
        """Folder of the base map, and of the outlines somebody imported for it."""
        return self.var / "kaart"

    @property
    def timetable(self) -> Path:
        """Folder of the timetable of public transport that somebody imported."""
        return self.var / "dienstregeling"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; raises SetupError with one sentence when a value cannot be used."""
    env = os.environ if environ is None else environ
    var = Path(env.get("SCHUIFAAN_VAR") or CHECKOUT / "var").absolute()
    production = _flag(env, "SCHUIFAAN_PRODUCTION")
    port = _number(env, "PORT", 8000, 1, 65_535)
    settings = Settings(
        var=var,
        database_url=env.get("SCHUIFAAN_DATABASE_URL") or f"sqlite:///{var / 'schuifaan.sqlite'}",
        secret_key=env.get("SCHUIFAAN_SECRET_KEY") or ("" if production else _own_secret_key(var)),
        content=Path(env.get("SCHUIFAAN_CONTENT") or shipped("content")).absolute(),
        static=shipped("static"),
        demo=_flag(env, "SCHUIFAAN_DEMO"),
        tiles=env.get("SCHUIFAAN_TILES") or "proxy",
        production=production,
        feeds_allow_loopback=_flag(env, "SCHUIFAAN_FEEDS_ALLOW_LOOPBACK"),
        port=port,
        workers=_number(env, "SCHUIFAAN_WORKERS", 2, 1, 64),
        clock=Clock(_fixed_now(env)),
        trusted_proxies=_number(env, "SCHUIFAAN_TRUSTED_PROXIES", 0, 0, 5),
        public_url=(env.get("SCHUIFAAN_PUBLIC_URL") or f"http://127.0.0.1:{port}").rstrip("/"),
        smtp_url=env.get("SCHUIFAAN_SMTP_URL") or "",
        mail_from=env.get("SCHUIFAAN_MAIL_FROM") or "schuif-aan@localhost",
        mail_name=env.get("SCHUIFAAN_MAIL_NAME") or "Schuif aan",
    )
    if not TILES.fullmatch(settings.tiles):
        raise SetupError("SCHUIFAAN_TILES must be none, proxy, or proxy:https://…/{z}/{x}/{y}.png.")
    _refuse_impossible_mail(settings)
    if production:
        _refuse_unsafe(settings)
    return settings


def _refuse_unsafe(settings: Settings) -> None:
    if len(settings.secret_key) < SHORTEST_SECRET_KEY:
        raise SetupError(
            f"In production SCHUIFAAN_SECRET_KEY must be set, {SHORTEST_SECRET_KEY} characters or more "
            "(for example from: python3 -c 'import secrets; print(secrets.token_hex(32))')."
        )
    if not settings.public_url.startswith("https://"):
        raise SetupError("In production SCHUIFAAN_PUBLIC_URL must be set, with https: mails link to it.")
    if not settings.passkeys:
        raise SetupError(
            "In production SCHUIFAAN_PUBLIC_URL needs a host name, not a number: passkeys are made for it."
        )
    if settings.demo:
        raise SetupError("SCHUIFAAN_DEMO=1 shows invented activities; production refuses to start with it.")
    if settings.feeds_allow_loopback:
        raise SetupError("SCHUIFAAN_FEEDS_ALLOW_LOOPBACK is for tests; production refuses to start with it.")
    if settings.clock.fixed is not None:
        raise SetupError("SCHUIFAAN_NOW stops the clock; production refuses to start with it.")


def _refuse_impossible_mail(settings: Settings) -> None:
    if not re.fullmatch(r"https?://[^\s/?#]+", settings.public_url):
        raise SetupError("SCHUIFAAN_PUBLIC_URL must look like https://activiteiten.example.nl.")
    if settings.smtp_url and not SMTP_URL.fullmatch(settings.smtp_url):
        raise SetupError("SCHUIFAAN_SMTP_URL must look like smtp://name:password@host:587 or smtps://….")
    if not MAIL_FROM.fullmatch(settings.mail_from):
        raise SetupError("SCHUIFAAN_MAIL_FROM must be an e-mail address.")
    if not settings.mail_name.isprintable():
        raise SetupError("SCHUIFAAN_MAIL_NAME must be one line.")


def _flag(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "").strip()
    if value not in {"", "0", "1"}:
        raise SetupError(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def _number(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    value = env.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise SetupError(f"{name} must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def _fixed_now(env: Mapping[str, str]) -> datetime | None:
    text = env.get("SCHUIFAAN_NOW", "").strip()
    try:
        return parse_moment(text) if text else None
    except ValueError:
        raise SetupError(f"SCHUIFAAN_NOW must look like 2026-11-18T08:00, not {text!r}.") from None


def _own_secret_key(var: Path) -> str:
    """A key made on the first run and kept, so that a restart does not break forms people have open."""
    file = var / "secret_key"
    if not file.exists():
        var.mkdir(parents=True, exist_ok=True)
        draft = var / f"secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        try:
            os.link(draft, file)  # atomic, and the first of two processes wins
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()
