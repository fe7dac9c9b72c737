"""The pages of the form, what each asks, and how the answers become one row of the interchange sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schuifaan.content import Content, Place
from schuifaan.feeds.columns import FACTS
from schuifaan.feeds.form import FIELDS
from schuifaan.models import Venue
from schuifaan.recurrence.times import parse_date
from schuifaan.recurrence.words import WEEKDAYS

RHYTHM, VENUE = "herhaling-keuze", "plek"
"""Fields of the form that are no column: they choose what another says."""
ONCE, WEEKLY, FORTNIGHTLY, MONTHLY = "eenmalig", "elke-week", "om-de-week", "elke-maand"
OTHER = "anders"
"""In both of them: what was typed below the choices counts."""
SENDER = ("afzender", "afzender-contact")
MAIL = "bewaar-adres"
"""Where the link to go on later is sent."""

_WITHOUT_DAY = {WEEKLY: "elke week", FORTNIGHTLY: "om de week", MONTHLY: "elke maand"}
_LAST_IN_MONTH = 5


@dataclass(frozen=True, slots=True)
class Question:
    """One page: its place in the address, and the fields on it."""

    slug: str
    fields: tuple[str, ...]


WAYS, NEEDS = FACTS[: FACTS.index("rolstoel")], FACTS[FACTS.index("rolstoel") :]
"""Facts about getting there, and about getting in."""

QUESTIONS = (
    Question("bellen", ("telefoon", "contactpersoon", "organisatie", "e-mail", "website")),
    Question("wat", ("titel", "plaats", "gemeente", "soort")),
    Question("wanneer", ("datum", "begintijd", "eindtijd")),
    Question("vaker", (RHYTHM, "herhaling", "einddatum")),
    Question("plek", (VENUE, "locatie", "adres", "postcode")),
    Question("meedoen", ("kosten", "aanmelden", "alleen komen", "vorm")),
    Question("vervoer", WAYS),
    Question("binnen", NEEDS),
    Question("vertellen", ("samenvatting", "omschrijving", "eerste keer", "vervolg")),
)
"""In the order of the form: whom one can ring comes first."""

Answers = Mapping[str, str]


def question_of(slug: str) -> Question | None:
    """The page of that name."""
    return next((it for it in QUESTIONS if it.slug == slug), None)


def first_unseen(answers: Answers) -> Question | None:
    """Where somebody who comes back goes on; None when every page was sent."""
    return next((it for it in QUESTIONS if not set(it.fields) & answers.keys()), None)


def columns_of(answers: Answers, venue: Venue | None) -> dict[str, str]:
    """The answers as columns of the sheet, without what is empty; `venue` is the known one that was chosen."""
    columns = {name: answers[name] for name in FIELDS if answers.get(name)}
    chosen = answers.get(RHYTHM, "")
    if chosen != OTHER:
        columns["herhaling"] = rhythm_in_words(chosen, parse_date(answers.get("datum", "")))
    if chosen in ("", ONCE):
        columns["einddatum"] = ""
    if venue is not None:
        known = {"locatie": venue.name, "adres": venue.address, "postcode": venue.postcode}
        columns |= {name: value or "" for name, value in known.items()}
    return {name: value for name, value in columns.items() if value}


def place_in(answers: Answers, content: Content) -> Place | None:
    """The village that was named, when it is one of ours."""
    named, municipality = answers.get("plaats", ""), answers.get("gemeente") or None
    return (content.place_for(named, municipality) or content.place_for(named)) if named else None


def rhythm_in_words(code: str, day: date | None) -> str:
    """`elke dinsdag` for every week from a Tuesday; empty for once, and for what is no rhythm of ours."""
    if code not in _WITHOUT_DAY or day is None:
        return _WITHOUT_DAY.get(code, "")
    weekday, nth = WEEKDAYS[day.weekday()], (day.day - 1) // 7 + 1
    ordinal = "laatste" if nth == _LAST_IN_MONTH else f"{nth}e"
    return {
        WEEKLY: f"elke {weekday}",
        FORTNIGHTLY: f"om de week op {weekday}",
        MONTHLY: f"elke {ordinal} {weekday} van de maand",
    }[code]
