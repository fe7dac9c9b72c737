"""Changes of the editors that the site goes on without."""

from collections.abc import Iterable

from schuifaan.config import Settings
from schuifaan.content import ContentProblem
from schuifaan.content.overlay import LeftOut
from schuifaan.db import Database
from schuifaan.services.content_in_use.in_use import ContentInUse


def problems_of(settings: Settings) -> list[ContentProblem]:
    """What does not fit on the files, of an installation that has a database; for its administrator.

    Raises ContentError when the files themselves cannot be used.
    """
    database = Database(settings.database_url)
    try:
        return list(as_problems(ContentInUse(settings, database).left_out) if database.exists else ())
    finally:
        database.dispose()


def as_problems(left_out: Iterable[LeftOut]) -> Iterable[ContentProblem]:
    """The same as problems: in the place of a file the kind, in that of a line the number of the change."""
    for it in left_out:
        for sentence in it.sentences:
            said = f'"{it.change.key}" van de redactie telt niet mee: {sentence}'
            yield ContentProblem(f"redactie/inhoud/{it.change.kind}", it.change.number, "let op", said)
