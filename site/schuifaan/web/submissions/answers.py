"""The form about an activity, as it was sent and as it is shown again; the same for residents and editors."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import request

from schuifaan.feeds.form import FIELDS, Mistake
from schuifaan.inputs.text import one_line, paragraphs
from schuifaan.recurrence.near import near_date
from schuifaan.recurrence.times import parse_date
from schuifaan.services.drafts.questions import SENDER
from schuifaan.services.received.submissions import Sender
from schuifaan.web.current import now
from schuifaan.wording.catalogs import SOURCE
from schuifaan.wording.facts import full_day

LONGEST_ANSWER = 10_000
LONGEST_LINE = 1_000
LONGEST_SENDER = 200
OPENED, LONGEST_OPENED = "stond", 60_000
_TEXTS = frozenset({"omschrijving", "eerste keer", "vervolg"})
_DAYS = ("datum", "einddatum")


def sent_fields(names: Iterable[str]) -> dict[str, str]:
    """What was sent for these fields, empty ones too; several ticks become `a; b`."""
    sent = {name: "; ".join(_cleaned(name)) for name in names}
    return {**sent, **{name: whole_date(sent[name], now().date()) for name in _DAYS if name in sent}}


def sent_answers() -> dict[str, str]:
    """Every answer under its sheet column, without what was left empty."""
    return {name: text for name, text in sent_fields(FIELDS).items() if any(request.form.getlist(name))}


def sent_sender() -> Sender:
    """Who sends it, and where we can ask."""
    name, contact = (str(one_line(request.form.get(key, "")))[:LONGEST_SENDER] for key in SENDER)
    return Sender(name, contact)


def opened_with() -> dict[str, str]:
    """The answers that the form which was sent had been opened with; nothing when it does not say so."""
    try:
        found = json.loads(request.form.get(OPENED, "")[:LONGEST_OPENED])
    except (ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: text for name, text in pairs if isinstance(text, str)}


def whole_date(text: str, today: date) -> str:
    """`aanstaande dinsdag` as the day it is when it is said: tomorrow the same words mean another."""
    day = None if parse_date(text) else near_date(text, today)
    return full_day(day, SOURCE) if day else text


def shown_form(answers: Mapping[str, str], mistakes: Iterable[Mistake]) -> dict[str, Any]:
    """What the templates of the form ask for."""
    found = list(mistakes)
    return {
        "answers": answers,
        "opened": json.dumps(opened_with() if request.method == "POST" else dict(answers)),
        "mistakes": found,
        "summary": summary_of((it.field.replace(" ", "-"), it.sentence) for it in found),
        "wrong": {it.field: it.sentence for it in found},
    }


def summary_of(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is to be mended and where, each sentence once: a link must lead to one place."""
    first: dict[str, str] = {}
    for place, sentence in pairs:
        first.setdefault(sentence, place)
    return [(place, sentence) for sentence, place in first.items()]


def _cleaned(name: str) -> Iterable[str]:
    longest = LONGEST_ANSWER if name in _TEXTS else LONGEST_LINE
    return (str(paragraphs(value[:longest])) for value in request.form.getlist(name) if value)
