"""What is to be mended on a page, and how much residents know by now: the rules of the form, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from schuifaan.content import Content
from schuifaan.feeds.form import Mistake, read_form
from schuifaan.models import Venue
from schuifaan.recurrence.times import parse_date
from schuifaan.services.drafts.questions import NEEDS, OTHER, RHYTHM, WAYS, Answers, Question, columns_of

# A row without fault: a page is judged by what is on it, whatever is still missing on the others.
FAULTLESS = {
    "titel": "Koffie met buren in Goor", "datum": "1-1-2030", "begintijd": "10.00", "plaats": "Goor",
    "telefoon": "0547 000 000",
}  # fmt: skip
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
    """What is to be mended on one page, by field of the form."""
    columns = columns_of(answers, venue)
    own = {name: columns[name] for name in question.fields if name in columns}
    rest = {name: text for name, text in FAULTLESS.items() if name not in question.fields}
    if "datum" not in question.fields and parse_date(columns.get("datum", "")):
        rest["datum"] = columns["datum"]  # a last day must not come before the first
    found = [it for it in read_form({**rest, **own}, content).mistakes if it.field in question.fields]
    if RHYTHM in question.fields and not answers.get(RHYTHM):
        found.insert(0, Mistake(RHYTHM, _HOW_OFTEN))
    elif answers.get(RHYTHM) == OTHER and "herhaling" in question.fields and not answers.get("herhaling"):
        found.insert(0, Mistake("herhaling", _IN_WORDS))
    return tuple(found)


def completeness(columns: Mapping[str, str]) -> Completeness:
    """Count it."""
    missing = tuple(group[0] for group in WANTED if not any(columns.get(it) for it in group))
    return Completeness(len(WANTED) - len(missing), len(WANTED), missing)
