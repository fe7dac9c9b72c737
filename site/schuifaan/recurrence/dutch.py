"""Plain Dutch to a recurrence rule: `elke 2e donderdag van de maand` to `FREQ=MONTHLY;BYDAY=2TH`."""

import re
from dataclasses import dataclass, field

from schuifaan.recurrence.rules import WEEKDAYS, RuleError
from schuifaan.recurrence.words import count_number, ordinal_number, plain, weekday_number

_FILLERS = {
    "elke", "elk", "iedere", "ieder", "alle", "op", "de", "het", "en", "in", "per", "keer", "1x",
}  # fmt: skip
_UNITS = {
    "dag": "DAILY", "dagen": "DAILY", "dagelijks": "DAILY",
    "week": "WEEKLY", "weken": "WEEKLY", "wekelijks": "WEEKLY",
    "maand": "MONTHLY", "maanden": "MONTHLY", "maandelijks": "MONTHLY",
    "jaar": "YEARLY", "jaren": "YEARLY", "jaarlijks": "YEARLY",
}  # fmt: skip
_EVERY_OTHER = (
    (re.compile(r"\b(?:elke|iedere) andere\b"), "om de 2"),
    (re.compile(r"\btweewekelijks\b|\bveertiendaags\b"), "om de 2 weken"),
)
_OF_THE_MONTH = re.compile(r"\b(van|in) (de|een|elke|iedere) maand\b|\bv\.?d maand\b")
_WORKDAYS = ("werkdag", "werkdagen", "doordeweeks", "doordeweekse")


def rule_from_dutch(text: str) -> str:
    """The rule that `text` describes; text that is a rule already is returned as it is.

    Raises RuleError with code `herhaling_ongeldig` when the words mean nothing to us: a wrong rule would send
    people to a closed door, so nothing is guessed.
    """
    if re.match(r"\s*(RRULE:|FREQ=)", text, re.IGNORECASE):
        return re.sub(r"^\s*RRULE:", "", text, flags=re.IGNORECASE).strip()
    plain_words = " ".join(word.rstrip(".") for word in re.sub(r"[,;/&+]", " ", plain(text)).split())
    plain_words = _OF_THE_MONTH.sub("", plain_words)  # the days have said it already
    for pattern, meaning in _EVERY_OTHER:
        plain_words = pattern.sub(meaning, plain_words)
    heard = _Heard()
    for word in plain_words.split():
        heard.listen(word)
    return heard.rule()


@dataclass(slots=True)
class _Heard:
    """What the words have said so far."""

    freq: str | None = None
    interval: int = 1
    weekdays: list[int] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    workdays: bool = False

    def listen(self, word: str) -> None:
        """Take in one word; raises RuleError for one that says nothing about dates."""
        if word == "om":  # "om de week" skips one; a number may still follow
            self.interval = 2
        elif word in _UNITS:
            self.freq = self.freq or _UNITS[word]
        elif word in _WORKDAYS:
            self.workdays = True
        elif (weekday := weekday_number(word)) is not None:
            self.weekdays.append(weekday)
        elif (ordinal := ordinal_number(word)) is not None:
            self.ordinals.append(ordinal)
        elif number := count_number(word):
            self.interval = number
        elif word not in _FILLERS:
            raise RuleError("herhaling_ongeldig", f"unknown word {word[:30]!r}")

    def rule(self) -> str:
        """The rule that was said. `elke 2e week` is every other week, `elke 2e donderdag` once a month."""
        if self.ordinals and self.weekdays:
            return self._ordinal_weekdays()
        if self.ordinals:
            if self.freq and not self.workdays and len(self.ordinals) == 1 and self.ordinals[0] > 0:
                return _written(self.freq, self.ordinals[0])
            raise RuleError("herhaling_ongeldig", "which day of it?")
        if self.workdays and self.freq in (None, "WEEKLY", "DAILY"):
            return _written("WEEKLY", self.interval, "MO,TU,WE,TH,FR")
        if self.weekdays and self.freq in (None, "WEEKLY"):
            days = ",".join(WEEKDAYS[weekday] for weekday in sorted(set(self.weekdays)))
            return _written("WEEKLY", self.interval, days)
        if self.freq and not self.weekdays and not self.workdays:
            return _written(self.freq, self.interval)
        raise RuleError("herhaling_ongeldig", "no rhythm in these words")

    def _ordinal_weekdays(self) -> str:
        if self.freq not in (None, "MONTHLY") or any(not -2 <= ordinal <= 5 for ordinal in self.ordinals):
            raise RuleError("herhaling_ongeldig", "that often in a month?")
        days = ",".join(f"{ordinal}{WEEKDAYS[day]}" for ordinal in self.ordinals for day in self.weekdays)
        return _written("MONTHLY", self.interval, days)


def _written(freq: str, interval: int, days: str = "") -> str:
    return (
        f"FREQ={freq}"
        + (f";INTERVAL={interval}" if interval > 1 else "")
        + (f";BYDAY={days}" if days else "")
    )
