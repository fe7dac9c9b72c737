"""The form about an activity, as it was sent and as it is shown again; the same for residents and editors."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request

from schuifaan.feeds.form import FIELDS, Mistake
from schuifaan.inputs.text import paragraphs

LONGEST_ANSWER = 10_000


def sent_answers() -> dict[str, str]:
    """Every answer under its sheet column; several ticks become `a; b`."""
    return {
        name: "; ".join(
            str(paragraphs(value[:LONGEST_ANSWER])) for value in request.form.getlist(name) if value
        )
        for name in FIELDS
        if any(request.form.getlist(name))
    }


def shown_form(answers: Mapping[str, str], mistakes: Iterable[Mistake]) -> dict[str, Any]:
    """What the templates of the form ask for."""
    found = list(mistakes)
    return {
        "answers": answers,
        "mistakes": found,
        "summary": [(it.field.replace(" ", "-"), it.sentence) for it in found],
        "wrong": {it.field: it.sentence for it in found},
    }
