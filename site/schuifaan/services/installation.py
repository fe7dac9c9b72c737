"""The parts of one running installation, put together in one place.

Commands and the web application are given an `Installation`; tests build one on a folder of their own.
"""

from dataclasses import dataclass

from schuifaan.config import Settings
from schuifaan.content import Content
from schuifaan.db import Database
from schuifaan.errors import SetupError
from schuifaan.services.content_in_use.in_use import ContentInUse
from schuifaan.services.search.finder import Finder


@dataclass(frozen=True, slots=True)
class Installation:
    """Settings, content, database and search of one installation."""

    settings: Settings
    in_use: ContentInUse
    database: Database
    finder: Finder

    @property
    def content(self) -> Content:
        """The content as it is now: whoever asks again may get what an editor changed meanwhile."""
        return self.in_use.content


def open_installation(settings: Settings) -> Installation:
    """Put the parts together; raises ContentError when the content files cannot be used."""
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    in_use = ContentInUse(settings, database)
    return Installation(settings, in_use, database, Finder(settings.index, database, in_use))


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
