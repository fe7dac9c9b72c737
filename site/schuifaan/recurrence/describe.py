"""A rule in plain Dutch: `elke dinsdag`, `elke 2e donderdag van de maand`, `om de week op maandag`."""

from schuifaan.recurrence.rules import Rule, RuleError, parse_rule
from schuifaan.recurrence.series import Series
from schuifaan.recurrence.words import MONTHS, WEEKDAYS

_UNITS = {"DAILY": "dag", "WEEKLY": "week", "MONTHLY": "maand", "YEARLY": "jaar"}
_MORE_UNITS = {"DAILY": "dagen", "WEEKLY": "weken", "MONTHLY": "maanden", "YEARLY": "jaar"}
_WORKWEEK = [0, 1, 2, 3, 4]


def describe(series: Series) -> str:
    """How often, in words; empty for one date, `op wisselende dagen` where no short words fit."""
    if not series.rrule:
        return "op wisselende dagen" if series.rdates else ""
    try:
        rule = parse_rule(series.rrule)
    except RuleError:
        return ""
    return _words(rule, series) or "op wisselende dagen"


def _words(rule: Rule, series: Series) -> str | None:
    weekdays = sorted({weekday for ordinal, weekday in rule.byday if not ordinal})
    if rule.freq == "WEEKLY" and not rule.by:
        return _weekly(rule.interval, weekdays or [series.start.weekday()])
    if rule.freq == "DAILY" and not rule.by:
        return _weekly(1, weekdays) if weekdays and rule.interval == 1 else _every(rule)
    if rule.freq == "MONTHLY":
        return _monthly(rule, series)
    if rule.freq == "YEARLY" and not rule.byday and set(rule.by) <= {"BYMONTH", "BYMONTHDAY"}:
        return f"{_every(rule)} op {series.start.day} {MONTHS[series.start.month - 1]}"
    return None


def _weekly(interval: int, weekdays: list[int]) -> str:
    if interval == 1 and weekdays == _WORKWEEK:
        return "elke werkdag"
    if interval == 1 and len(weekdays) == 7:
        return "elke dag"
    days = _listed([WEEKDAYS[weekday] for weekday in weekdays])
    if interval == 1:
        return f"elke {days}"
    return f"om de week op {days}" if interval == 2 else f"om de {interval} weken op {days}"


def _monthly(rule: Rule, series: Series) -> str | None:
    """By ordinal and weekday (Outlook writes BYDAY with BYSETPOS), or by the day of the month."""
    positions, others = rule.by.get("BYSETPOS"), set(rule.by) - {"BYSETPOS"}
    pairs = list(rule.byday)
    if positions and len(pairs) == 1:
        pairs = [(position, pairs[0][1]) for position in positions]
    if pairs and not others and all(pair[0] for pair in pairs):
        if len({weekday for _, weekday in pairs}) == 1:  # "1e en 3e dinsdag"
            when = f"{_listed([_ordinal(ordinal) for ordinal, _ in pairs])} {WEEKDAYS[pairs[0][1]]}"
        else:
            when = _listed([f"{_ordinal(ordinal)} {WEEKDAYS[weekday]}" for ordinal, weekday in pairs])
        return f"elke {when} van de maand" if rule.interval == 1 else f"{_every(rule)} op de {when}"
    if not pairs and not positions and others <= {"BYMONTHDAY"}:
        days = rule.by.get("BYMONTHDAY", (series.start.day,))
        if all(day > 0 for day in days):
            return f"{_every(rule)} op de {_listed([_ordinal(day) for day in days])}"
        if days == (-1,):
            return f"{_every(rule)} op de laatste dag"
    return None


def _every(rule: Rule) -> str | None:
    if rule.interval == 1:
        return f"elk{'' if rule.freq == 'YEARLY' else 'e'} {_UNITS[rule.freq]}"
    if rule.interval == 2:
        return f"om de {_UNITS[rule.freq]}" if rule.freq != "YEARLY" else "om het jaar"
    return f"om de {rule.interval} {_MORE_UNITS[rule.freq]}"


def _ordinal(number: int) -> str:
    if number < 0:
        return {-1: "laatste", -2: "voorlaatste"}.get(number, f"{-number}e van achteren")
    return f"{number}e"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} en {words[-1]}"
