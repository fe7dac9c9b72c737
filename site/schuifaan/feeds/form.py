"""The partner form read as one row of the interchange sheet: the same columns, the same rules.

What a sheet's reader would let pass with a note is a mistake here: the person who can mend it is still looking.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from schuifaan.content import Content
from schuifaan.feeds.columns import COLUMNS
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.items import ItemCollector
from schuifaan.feeds.problems import TIP
from schuifaan.feeds.sheet.dates import DateReader
from schuifaan.inputs import ActivityInput, FeedProblem

FIELDS = (*(it for it in COLUMNS if it not in {"nummer", "vol", "uitzonderingen"}), "vervolg")
"""The columns the form asks; the others make sense only once there is something to make an exception to."""

# Where the mistake is mended; the others say their column themselves.
_FIELD_OF = {
    "geen_titel": "titel",
    "geen_datum": "datum",
    "datum_dubbelzinnig": "datum",
    "jaar_onwaarschijnlijk": "datum",
    "geen_begintijd": "begintijd",
    "tijd_ongeldig": "begintijd",
    "einde_voor_begin": "eindtijd",
    "herhaling_ongeldig": "herhaling",
    "herhaling_onmogelijk": "herhaling",
    "herhaling_te_vaak": "herhaling",
    "uitzondering_ongeldig": "einddatum",
    "reeks_zonder_dag": "einddatum",
    "prive_gegevens": "omschrijving",
    "kosten_ongeldig": "kosten",
}
_NEEDED = {
    "titel": "Schrijf in een paar woorden wat er te doen is. Bijvoorbeeld: Koffie drinken in Goor.",
    "datum": "Schrijf de eerste dag. Bijvoorbeeld: 3-12-2026.",
    "plaats": "Schrijf in welk dorp of welke wijk het is. Bijvoorbeeld: Markelo.",
}
_NO_CONTACT = "Schrijf hoe mensen u bereiken: een telefoonnummer, een e-mailadres of een site."
_HOW_TO_WRITE = {
    "telefoon": "Schrijf een telefoonnummer met tien cijfers. Bijvoorbeeld: 0547 123 456.",
    "e-mail": "Schrijf het hele e-mailadres. Bijvoorbeeld: naam@voorbeeld.nl.",
    "website": "Schrijf het adres van de site. Bijvoorbeeld: www.voorbeeld.nl.",
    "begintijd": "Schrijf hoe laat het begint. Bijvoorbeeld: 10.00.",
}
_CANNOT_BE_READ = {
    ("tijd_ongeldig", "eindtijd"): "Schrijf hoe laat het klaar is. Bijvoorbeeld: 12.00.",
    ("uitzondering_ongeldig", "einddatum"): "Schrijf de laatste dag. Bijvoorbeeld: 3-12-2026.",
}
"""Of a field that can be wrong in another way too."""
_NO_POSTCODE = "Schrijf de postcode met vier cijfers en twee letters. Bijvoorbeeld: 7475 AB."

# So early that whatever is right beside it stays right: a last day or an end comes after it.
FAULTLESS = {
    "titel": "Koffie met buren in Goor", "datum": "1-1-2001", "begintijd": "0.00", "plaats": "Goor",
    "telefoon": "0547 000 000",
}  # fmt: skip
"""Answers to judge others by, whatever was said in their place."""
A_RHYTHM = "elke week"
"""The same for how often it is; what says nothing of that is once."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What to do, and at which field."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FormReading:
    """The answers as they were given, what they make, and what is to be mended before it can be sent."""

    answers: Mapping[str, str]
    activity: ActivityInput | None
    mistakes: tuple[Mistake, ...]


def read_form(answers: Mapping[str, str], content: Content) -> FormReading:
    """Read the form's answers, by column, and name every mistake at once. `activity` is None when they make none.

    A mistake hides others (who cannot read the day does not look at the hour), so what is wrong is put right and the
    rest read again, until nothing new is found.
    """
    reading = again = _read_once(answers, content)
    found: dict[str, Mistake] = {}
    while new := {it.field: it for it in again.mistakes if it.field not in found}:
        found |= new
        right = {field: {**FAULTLESS, "herhaling": A_RHYTHM}.get(field, "") for field in found}
        again = _read_once({**answers, **right}, content)
    in_order = sorted(found.values(), key=lambda mistake: FIELDS.index(mistake.field))
    return FormReading(answers, reading.activity, tuple(in_order))


def _read_once(answers: Mapping[str, str], content: Content) -> FormReading:
    """What a reader of sheets says of these answers."""
    mistakes = [Mistake(field, sentence) for field, sentence in _NEEDED.items() if not answers.get(field)]
    if not any(answers.get(field) for field in ("telefoon", "e-mail", "website")):
        mistakes.append(Mistake("telefoon", _NO_CONTACT))
    collector = ItemCollector(ReadContext(content))
    dates = DateReader(collector.context.date_order)
    series = dates.series(answers)
    for code, values in dates.problems:
        collector.report(code, wat=answers.get("titel") or "deze activiteit", **values)
    if series is not None and answers.get("titel"):
        collector.add("formulier", answers, series, "")
    said = {mistake.field for mistake in mistakes}
    for problem in collector.problems:
        field = _field_of(problem, answers)
        if problem.severity != TIP and field not in said:
            said.add(field)
            mistakes.append(Mistake(field, _sentence(problem, field)))
    activity = collector.items[0].activity if collector.items else None
    if answers.get("postcode") and activity and activity.venue.postcode is None:
        mistakes.append(Mistake("postcode", _NO_POSTCODE))
    return FormReading(answers, activity, tuple(mistakes))


def _sentence(problem: FeedProblem, field: str) -> str:
    unreadable = _CANNOT_BE_READ.get((problem.code, field))
    return unreadable or _HOW_TO_WRITE.get(field, problem.next_step)


def _field_of(problem: FeedProblem, answers: Mapping[str, str]) -> str:
    if problem.code == "tijd_ongeldig" and f"'{answers.get('eindtijd')}'" in problem.text:
        return "eindtijd"
    if problem.code in _FIELD_OF:
        return _FIELD_OF[problem.code]
    named = (column for column in FIELDS if f"'{column}'" in problem.text)
    return next(named, "titel")
