"""The parts of one running installation, put together in one place.

Commands and the web application are given an `Installation`; tests build one on a folder of their own.
"""

from dataclasses import dataclass

from schuifaan.config import Settings
from schuifaan.content import Content, load_content, with_examples
from schuifaan.db import Database
from schuifaan.errors import SetupError
from schuifaan.services.search.finder import Finder


@dataclass(frozen=True, slots=True)
class Installation:
    """Settings, content, database and search of one installation."""

    settings: Settings
    content: Content
    database: Database
    finder: Finder


def open_installation(settings: Settings) -> Installation:
    """Put the parts together; raises ContentError when the content files cannot be used."""
    settings.var.mkdir(parents=True, exist_ok=True)
    content = load_content(settings.content)
    if settings.demo:
        content = with_examples(content, settings.content / "demo")
    database = Database(settings.database_url)
    return Installation(settings, content, database, Finder(settings.index, database, content))


def require_finished(installation: Installation) -> None:
    """A resident must always be able to ring somebody: in production each municipality needs a checked number.

    Raises SetupError that names the first one without.
    """
    if not installation.settings.production:
        return
    for municipality in installation.content.municipalities.values():
        if municipality.help_line.phone is None:
            raise SetupError(
                f"{municipality.name} has no checked help-line number; add it to "
                f"content/municipalities/{municipality.code}.toml before going live."
            )
