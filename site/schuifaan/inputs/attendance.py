"""How many people came, as an organiser writes it down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from schuifaan.inputs.text import one_line

CAME, FIRST_TIME, WITH_TRANSPORT = "gekomen", "eerste-keer", "met-vervoer"
FIELDS = (CAME, FIRST_TIME, WITH_TRANSPORT)
LONGEST_ANSWER = 20
MOST = 9_999
"""A village fair; more is a slip of the finger."""

_WHOLE = re.compile(r"[0-9]{1,4}")
_NO_NUMBER = f"Schrijf een heel getal van 0 tot en met {MOST}. Bijvoorbeeld: 12."


@dataclass(frozen=True, slots=True)
class Attendance:
    """What was counted; None is what nobody counted."""

    came: int
    first_time: int | None = None
    with_transport: int | None = None


def read_attendance(answers: Mapping[str, str]) -> tuple[Attendance | None, dict[str, str]]:
    """The numbers in a form's answers, or None and what is to be mended, by field."""
    numbers: dict[str, int | None] = {}
    mistakes: dict[str, str] = {}
    for name in FIELDS:
        text = str(one_line(answers.get(name, "")))
        numbers[name] = int(text) if _WHOLE.fullmatch(text) else None
        if text and numbers[name] is None:
            mistakes[name] = _NO_NUMBER
    came = numbers[CAME]
    if came is None:
        mistakes.setdefault(CAME, "Schrijf hoeveel mensen er waren. Kwam er niemand? Schrijf dan 0.")
        return None, mistakes
    for name in (FIRST_TIME, WITH_TRANSPORT):
        part = numbers[name]
        if part is not None and part > came:
            mistakes[name] = f"Dit zijn er meer dan de {came} mensen die er waren. Kijk het nog eens na."
    if mistakes:
        return None, mistakes
    return Attendance(came, numbers[FIRST_TIME], numbers[WITH_TRANSPORT]), {}
