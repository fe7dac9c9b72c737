"""What is to be mended on a page, and how much residents know by now: the rules of the form, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from schuifaan.content import Content
from schuifaan.feeds.form import A_RHYTHM, FAULTLESS, Mistake, read_form
from schuifaan.models import Venue
from schuifaan.recurrence.times import parse_date
from schuifaan.services.drafts.questions import NEEDS, OTHER, RHYTHM, WAYS, Answers, Question, columns_of

_HOW_OFTEN = "Kies hoe vaak het is."
_IN_WORDS = "Schrijf hoe vaak het is. Bijvoorbeeld: elke dinsdag en donderdag."
WANTED = (
    ("telefoon",), ("contactpersoon",), ("titel",), ("soort",), ("datum",), ("eindtijd",), ("locatie", "adres"),
    ("kosten",), ("aanmelden",), ("alleen komen",), WAYS, NEEDS, ("omschrijving",),
    ("eerste keer",),
)  # fmt: skip
"""What residents want to know: each is told when one of its columns is."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what residents want to know is told."""

    told: int
    wanted: int
    missing: tuple[str, ...]
    """The first column of each that is not."""


def mistakes_on(
    question: Question, answers: Answers, venue: Venue | None, content: Content
) -> tuple[Mistake, ...]:
    """What is to be mended on one page, by field of the form, whatever is still missing on the others."""
    columns = columns_of(answers, venue)
    own = {name: columns[name] for name in question.fields if name in columns}
    rest = {name: text for name, text in FAULTLESS.items() if name not in question.fields}
    if "datum" not in question.fields and parse_date(columns.get("datum", "")):
        rest["datum"] = columns["datum"]  # a last day must not come before the first
    lacking = _no_rhythm(question, answers)
    if lacking and answers.get("einddatum"):
        own |= {"herhaling": A_RHYTHM, "einddatum": answers["einddatum"]}
    found = read_form({**rest, **own}, content).mistakes
    return (*lacking, *(it for it in found if it.field in question.fields))


def _no_rhythm(question: Question, answers: Answers) -> tuple[Mistake, ...]:
    """It was not chosen how often it is, or not said."""
    rhythm = answers.get(RHYTHM)
    if RHYTHM not in question.fields or (rhythm and rhythm != OTHER):
        return ()
    if not rhythm:
        return (Mistake(RHYTHM, _HOW_OFTEN),)
    return () if answers.get("herhaling") else (Mistake("herhaling", _IN_WORDS),)


def completeness(columns: Mapping[str, str]) -> Completeness:
    """Count it."""
    missing = tuple(group[0] for group in WANTED if not any(columns.get(it) for it in group))
    return Completeness(len(WANTED) - len(missing), len(WANTED), missing)
