"""A rule in plain Dutch: `elke dinsdag`, `elke 2e donderdag van de maand`, `om de week op maandag`."""

from functools import reduce

from schuifaan.messages import Counted, Message
from schuifaan.recurrence.rules import Rule, RuleError, parse_rule
from schuifaan.recurrence.series import Series

# Translators: days of the week, in a list: "every Monday and Tuesday"
_WEEKDAYS = (
    *(Message("maandag"), Message("dinsdag"), Message("woensdag"), Message("donderdag")),
    *(Message("vrijdag"), Message("zaterdag"), Message("zondag")),
)
# Translators: months, after the number of a day: "24 november"
_MONTHS = (
    *(Message("januari"), Message("februari"), Message("maart"), Message("april"), Message("mei")),
    *(Message("juni"), Message("juli"), Message("augustus"), Message("september"), Message("oktober")),
    *(Message("november"), Message("december")),
)
_EVERY = {
    "DAILY": Message("elke dag"),
    "WEEKLY": Message("elke week"),
    "MONTHLY": Message("elke maand"),
    "YEARLY": Message("elk jaar"),
}
# Translators: every other day
_EVERY_SECOND = {
    "DAILY": Message("om de dag"),
    "WEEKLY": Message("om de week"),
    "MONTHLY": Message("om de maand"),
    "YEARLY": Message("om het jaar"),
}
# Translators: as in: 1st Tuesday of the month
_ORDINALS = {
    1: Message("1e"),
    2: Message("2e"),
    3: Message("3e"),
    4: Message("4e"),
    5: Message("5e"),
    -1: Message("laatste"),
    -2: Message("voorlaatste"),
}
_WORKWEEK = [0, 1, 2, 3, 4]
_NOW_AND_THEN = Message("op wisselende dagen")
_NO_WORDS = ""


def describe(series: Series) -> Message:
    """How often, in words; empty for one date, `op wisselende dagen` where no short words fit."""
    if not series.rrule:
        return _NOW_AND_THEN if series.rdates else Message(_NO_WORDS)
    try:
        rule = parse_rule(series.rrule)
    except RuleError:
        return Message(_NO_WORDS)
    return _words(rule, series) or _NOW_AND_THEN


def _words(rule: Rule, series: Series) -> Message | None:
    weekdays = sorted({weekday for ordinal, weekday in rule.byday if not ordinal})
    if rule.freq == "WEEKLY" and not rule.by:
        return _weekly(rule.interval, weekdays or [series.start.weekday()])
    if rule.freq == "DAILY" and not rule.by:
        return _weekly(1, weekdays) if weekdays and rule.interval == 1 else _every(rule)
    if rule.freq == "MONTHLY":
        return _monthly(rule, series)
    if rule.freq == "YEARLY" and not rule.byday and set(rule.by) <= {"BYMONTH", "BYMONTHDAY"}:
        day = Message("%(nummer)s %(maand)s", nummer=series.start.day, maand=_MONTHS[series.start.month - 1])
        # Translators: as in: every year on 24 november
        return Message("%(ritme)s op %(dag)s", ritme=_every(rule), dag=day)
    return None


def _weekly(interval: int, weekdays: list[int]) -> Message:
    if interval == 1 and weekdays == _WORKWEEK:
        return Message("elke werkdag")
    if interval == 1 and len(weekdays) == 7:
        return _EVERY["DAILY"]
    days = _listed([_WEEKDAYS[weekday] for weekday in weekdays])
    if interval == 1:
        # Translators: "every Tuesday"; where grammar makes that hard: "every week: Tuesday"
        return Message("elke %(dagen)s", dagen=days)
    if interval == 2:
        return Message("om de week op %(dagen)s", dagen=days)
    return Message("om de %(aantal)s weken op %(dagen)s", aantal=interval, dagen=days)


def _monthly(rule: Rule, series: Series) -> Message | None:
    """By ordinal and weekday (Outlook writes BYDAY with BYSETPOS), or by the day of the month."""
    positions, others = rule.by.get("BYSETPOS"), set(rule.by) - {"BYSETPOS"}
    pairs = list(rule.byday)
    if positions and len(pairs) == 1:
        pairs = [(position, pairs[0][1]) for position in positions]
    if pairs and not others and all(pair[0] for pair in pairs):
        if len({weekday for _, weekday in pairs}) == 1:  # "1e en 3e dinsdag"
            when = _which(_listed([_ordinal(ordinal) for ordinal, _ in pairs]), pairs[0][1])
        else:
            when = _listed([_which(_ordinal(ordinal), weekday) for ordinal, weekday in pairs])
        if rule.interval == 1:
            # Translators: as in: every 2nd Tuesday of the month
            return Message("elke %(keer)s van de maand", keer=when)
        return _on_the(rule, when)
    if not pairs and not positions and others <= {"BYMONTHDAY"}:
        days = rule.by.get("BYMONTHDAY", (series.start.day,))
        if all(day > 0 for day in days):
            return _on_the(rule, _listed([_day_of_month(day) for day in days]))
        if days == (-1,):
            return Message("%(ritme)s op de laatste dag", ritme=_every(rule))
    return None


def _on_the(rule: Rule, when: Message) -> Message:
    # Translators: "every other month on the 2nd Tuesday", or "every month on the 15th"
    return Message("%(ritme)s op de %(keer)s", ritme=_every(rule), keer=when)


def _which(ordinal: Message, weekday: int) -> Message:
    # Translators: "2nd Tuesday", "1st and 3rd Tuesday"
    return Message("%(rang)s %(dag)s", rang=ordinal, dag=_WEEKDAYS[weekday])


def _every(rule: Rule) -> Message:
    if rule.interval == 1:
        return _EVERY[rule.freq]
    if rule.interval == 2:
        return _EVERY_SECOND[rule.freq]
    match rule.freq:
        case "DAILY":
            return Counted("om de %(aantal)s dag", "om de %(aantal)s dagen", rule.interval)
        case "WEEKLY":
            return Counted("om de %(aantal)s week", "om de %(aantal)s weken", rule.interval)
        case "MONTHLY":
            return Counted("om de %(aantal)s maand", "om de %(aantal)s maanden", rule.interval)
    return Counted("om de %(aantal)s jaar", "om de %(aantal)s jaar", rule.interval)


def _ordinal(number: int) -> Message:
    if number in _ORDINALS:
        return _ORDINALS[number]
    if number < 0:
        # Translators: as in: 3rd from the end
        return Message("%(nummer)se van achteren", nummer=-number)
    return _day_of_month(number)


def _day_of_month(number: int) -> Message:
    # Translators: as in: every month on: the 15th
    return Message("%(nummer)se", nummer=number)


def _listed(words: list[Message]) -> Message:
    if len(words) == 1:
        return words[0]
    # Translators: the comma of a list
    before = reduce(
        lambda said, word: Message("%(keuzes)s, %(volgende)s", keuzes=said, volgende=word), words[:-1]
    )
    # Translators: the end of a list of names: "Almelo and Hof van Twente"
    return Message("%(namen)s en %(laatste)s", namen=before, laatste=words[-1])
