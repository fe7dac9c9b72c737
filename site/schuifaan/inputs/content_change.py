"""What an editor fills in about content in use, read into the values of the content files and back.

Here it is only read: whether it may stand there is up to the rules of the files (`schuifaan.content.overlay`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from schuifaan.content.overlay import Value
from schuifaan.content.rides import WORKING_DAYS
from schuifaan.inputs.search_values import read_number
from schuifaan.inputs.text import one_line, paragraphs
from schuifaan.recurrence.times import parse_date, parse_time, time_range

LONGEST_LINE, LONGEST_TEXT, MOST_WORDS = 300, 8_000, 300
LISTS = {"blok": "phrases", "anders": "but_not"}
"""What the form calls the lists of `crisis.toml`."""
YES, NO = "ja", "nee"

_SOURCE = ("bron", "datum")
_PRICE = re.compile(r"€? ?([0-9]{1,2})(?:[.,]([0-9]{2}))?")
_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_DATE = "Schrijf een datum. Bijvoorbeeld: 24 september 2026."
_HOURS = "Schrijf van hoe laat tot hoe laat. Bijvoorbeeld: 9.00 tot 12.00."


@dataclass
class Reading:
    """What was read so far, and the fields of which nothing could be made."""

    answers: Mapping[str, str]
    mistakes: list[tuple[str, str]] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of text."""
        return str(one_line(self.answers.get(name, "")[:LONGEST_LINE]))

    def wrong(self, name: str, sentence: str) -> None:
        """Note that this field is not right."""
        self.mistakes.append((name, sentence))

    def day(self, name: str) -> str:
        """A date as ISO; noted when it is none."""
        found = parse_date(self.line(name))
        if found is None:
            self.wrong(name, _DATE)
        return found.isoformat() if found else ""

    def words(self, name: str) -> list[str]:
        """Words, one on a line or between commas; each once."""
        text = str(paragraphs(self.answers.get(name, "")[:LONGEST_TEXT]))
        found = [word for part in re.split(r"[\n,;]", text) if (word := part.strip())]
        if len(found) > MOST_WORDS:
            self.wrong(name, f"Dit zijn meer dan {MOST_WORDS} woorden. Maak er twee groepen van.")
        return list(dict.fromkeys(found))[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one kind of change, and the two ways between them and a value of the files."""

    fields: tuple[str, ...]
    read: Callable[[Reading], Value]
    """Only called when something was filled in."""
    show: Callable[[Value], dict[str, str]]


def form_of(kind: str, key: str) -> str:
    """Which of FORMS is for this key: of a ride service each fact has its own."""
    return key.rpartition("/")[2] if kind == "vervoer" else kind


def value_of(form: Form, answers: Mapping[str, str]) -> tuple[Value, list[tuple[str, str]]]:
    """What was filled in, and field and Dutch sentence of each mistake. Nothing filled in is an empty value."""
    reading = Reading(answers)
    if not any(reading.line(name) for name in form.fields):
        return {}, []
    return form.read(reading), reading.mistakes


def answers_of(form: Form, value: Value) -> dict[str, str]:
    """The form filled in with what stands there; raises KeyError or TypeError for what never came from a form."""
    return form.show(value) if value else {}


def _week(said: Reading) -> Value:
    confirmed = said.line("bevestigd") == YES
    return {
        "start": said.day("begin"),
        "end": said.day("eind"),
        "confirmed": confirmed,
        "source": said.line("bron"),
    }


def _show_week(value: Value) -> dict[str, str]:
    return {
        "begin": _dutch(value["start"]),
        "eind": _dutch(value["end"]),
        "bevestigd": YES if value["confirmed"] else NO,
        "bron": value["source"],
    }


def _phone(said: Reading) -> Value:
    number = said.line("telefoon").replace(" ", "")
    return {"phone": number, "phone_source": said.line("bron"), "phone_checked": said.day("gezien")}


def _show_phone(value: Value) -> dict[str, str]:
    shown = {"telefoon": value.get("phone", ""), "bron": value.get("phone_source", "")}
    return {**shown, "gezien": _dutch(value.get("phone_checked", ""))}


def _fact(
    fields: tuple[str, ...],
    read: Callable[[Reading], dict[str, Any]],
    show: Callable[[Value], dict[str, str]],
) -> Form:
    """A fact of a ride service, with where it was found and when that was written."""

    def read_fact(said: Reading) -> Value:
        return {**read(said), "source": said.line("bron"), "dated": _partial_date(said.line("datum"))}

    def show_fact(value: Value) -> dict[str, str]:
        return {**show(value), "bron": value["source"], "datum": _dutch(value["dated"])}

    return Form((*fields, *_SOURCE), read_fact, show_fact)


def _lead_time(said: Reading) -> dict[str, Any]:
    days = read_number(said.line("werkdagen"))
    if days is None:
        said.wrong("werkdagen", "Schrijf een getal. Bijvoorbeeld: 2.")
    return {"working_days": days or 0}


def _desk(said: Reading) -> dict[str, Any]:
    hours: list[dict[str, str]] = []
    for day in WORKING_DAYS:
        for part in re.split(r"\ben\b|[;&]", said.line(day)):
            if part.strip():
                hours += _opening(said, day, part)
    if not hours and not said.mistakes:
        said.wrong(WORKING_DAYS[0], _HOURS)
    return {"hours": hours}


def _opening(said: Reading, day: str, text: str) -> list[dict[str, str]]:
    parts = time_range(text)
    times = [parse_time(part) for part in parts] if parts else []
    if None in times or len(times) != 2:
        said.wrong(day, _HOURS)
        return []
    opens, closes = (f"{it:%H:%M}" for it in times if it)
    return [{"day": day, "opens": opens, "closes": closes}]


def _show_desk(value: Value) -> dict[str, str]:
    return {
        day: " en ".join(
            f"{_clock(it['opens'])} tot {_clock(it['closes'])}" for it in value["hours"] if it["day"] == day
        )
        for day in WORKING_DAYS
    }


def _fare(said: Reading) -> dict[str, Any]:
    match = _PRICE.fullmatch(said.line("prijs"))
    if match is None:
        said.wrong("prijs", "Schrijf een bedrag in euro's. Bijvoorbeeld: 0,35.")
        return {"cents_per_km": 0}
    return {"cents_per_km": int(match[1]) * 100 + int(match[2] or 0)}


def _group(said: Reading) -> Value:
    value: dict[str, Any] = {"words": said.words("woorden")}
    for name, key in (("getypt", "entries"), ("breder", "broader")):
        if words := said.words(name):
            value[key] = words
    weight = said.line("gewicht").replace(",", ".") or "1"
    if not re.fullmatch(r"[01](\.[0-9]{1,2})?", weight):
        said.wrong("gewicht", "Schrijf een getal van 0,1 tot en met 1.")
    elif float(weight) != 1:
        value["weight"] = float(weight)
    if note := said.line("uitleg"):
        value["note"] = note
    return value


def _show_group(value: Value) -> dict[str, str]:
    listed = {"woorden": "words", "getypt": "entries", "breder": "broader"}
    return {
        **{name: "\n".join(value.get(key, ())) for name, key in listed.items()},
        "gewicht": f"{value.get('weight', 1):g}".replace(".", ","),
        "uitleg": value.get("note", ""),
    }


def _phrase(said: Reading) -> Value:
    chosen = LISTS.get(said.line("lijst"))
    return {"list": chosen} if chosen else {}


def _dutch(day: str) -> str:
    """`2026-09-24` as it is written here; a year or a month stays as it is."""
    return "-".join(str(int(part)) for part in reversed(day.split("-"))) if day.count("-") == 2 else day


def _partial_date(text: str) -> str:
    found = None if _PARTIAL.fullmatch(text) else parse_date(text)
    return found.isoformat() if found else text


def _clock(text: str) -> str:
    return text[:5].replace(":", ".").removeprefix("0")


FORMS: Mapping[str, Form] = {
    "week": Form(("begin", "eind", "bron"), _week, _show_week),
    "phone": Form(("telefoon", "bron", "gezien"), _phone, _show_phone),
    "lead_time": _fact(("werkdagen",), _lead_time, lambda it: {"werkdagen": str(it["working_days"])}),
    "desk": _fact(WORKING_DAYS, _desk, _show_desk),
    "fare": _fact(
        ("prijs",),
        _fare,
        lambda it: {"prijs": f"{it['cents_per_km'] // 100},{it['cents_per_km'] % 100:02}"},
    ),
    "area": _fact(("tekst",), lambda said: {"text": said.line("tekst")}, lambda it: {"tekst": it["text"]}),
    "wheelchair": _fact(
        ("rolstoel",),
        lambda said: {"possible": said.line("rolstoel") == YES},
        lambda it: {"rolstoel": YES if it["possible"] else NO},
    ),
    "hulplijn": Form(
        ("tijden",), lambda said: {"hours": said.line("tijden")}, lambda it: {"tijden": it["hours"]}
    ),
    "zoekwoorden": Form(("woorden", "getypt", "breder"), _group, _show_group),
    "crisis": Form(
        ("lijst",), _phrase, lambda it: {"lijst": next(k for k, v in LISTS.items() if v == it["list"])}
    ),
}
"""By what `form_of` gives. `fields` are those that must all be empty for "nothing stands there"."""
