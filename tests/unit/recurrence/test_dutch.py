"""Plain Dutch to a rule, and a rule to plain Dutch."""

from datetime import datetime

import pytest

from schuifaan.recurrence import RuleError, Series, describe, parse_rule
from schuifaan.recurrence.dutch import rule_from_dutch

START = datetime(2026, 12, 8, 10)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("elke dinsdag", "FREQ=WEEKLY;BYDAY=TU"),
        ("Élke  DINSDAG.", "FREQ=WEEKLY;BYDAY=TU"),
        ("dinsdags", "FREQ=WEEKLY;BYDAY=TU"),
        ("elke di", "FREQ=WEEKLY;BYDAY=TU"),
        ("elke week op dinsdag en donderdag", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("elke maandag, woensdag en vrijdag", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("elke week", "FREQ=WEEKLY"),
        ("wekelijks", "FREQ=WEEKLY"),
        ("1x per week", "FREQ=WEEKLY"),
        ("elke 2e donderdag van de maand", "FREQ=MONTHLY;BYDAY=2TH"),
        ("elke tweede donderdag", "FREQ=MONTHLY;BYDAY=2TH"),
        ("iedere eerste maandag", "FREQ=MONTHLY;BYDAY=1MO"),
        ("1ste maandag v.d. maand", "FREQ=MONTHLY;BYDAY=1MO"),
        ("laatste vrijdag van de maand", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("elke 1e en 3e dinsdag van de maand", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("elke donderdag van de maand", "FREQ=WEEKLY;BYDAY=TH"),
        ("om de week", "FREQ=WEEKLY;INTERVAL=2"),
        ("om de week op maandag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("om de 2 weken", "FREQ=WEEKLY;INTERVAL=2"),
        ("om de drie weken", "FREQ=WEEKLY;INTERVAL=3"),
        ("elke 2 weken op woensdag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("elke tweede week", "FREQ=WEEKLY;INTERVAL=2"),
        ("elke andere week", "FREQ=WEEKLY;INTERVAL=2"),
        ("tweewekelijks op di", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("elke maand", "FREQ=MONTHLY"),
        ("om de maand", "FREQ=MONTHLY;INTERVAL=2"),
        ("elke dag", "FREQ=DAILY"),
        ("dagelijks", "FREQ=DAILY"),
        ("elk jaar", "FREQ=YEARLY"),
        ("elke werkdag", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("RRULE:FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;COUNT=3"),
        ("freq=weekly", "freq=weekly"),
    ],
)
def test_words_become_a_rule(words: str, rule: str) -> None:
    assert rule_from_dutch(words) == rule
    parse_rule(rule)


@pytest.mark.parametrize(
    "words",
    [
        "soms",
        "",
        "2x per week",
        "maandelijks op donderdag",
        "elke 7e dinsdag van de maand",
        "in overleg",
        "de eerste",
        "elk jaar op dinsdag",
    ],
)
def test_words_that_are_not_sure_are_never_guessed(words: str) -> None:
    with pytest.raises(RuleError) as refusal:
        rule_from_dutch(words)
    assert refusal.value.code == "herhaling_ongeldig"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (None, ""),
        ("FREQ=WEEKLY", "elke dinsdag"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "elke dinsdag en donderdag"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "elke maandag, woensdag en vrijdag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "om de week op maandag"),
        ("FREQ=WEEKLY;INTERVAL=3", "om de 3 weken op dinsdag"),
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag"),
        ("FREQ=DAILY;INTERVAL=3", "om de 3 dagen"),
        ("FREQ=MONTHLY", "elke maand op de 8e"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke maand op de laatste dag"),
        ("FREQ=MONTHLY;BYDAY=2TH", "elke 2e donderdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "elke 1e en 3e dinsdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2", "elke 2e donderdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "elke laatste vrijdag van de maand"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "om de maand op de 1e maandag"),
        ("FREQ=YEARLY", "elk jaar op 8 december"),
        ("FREQ=YEARLY;BYWEEKNO=10", "op wisselende dagen"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "op wisselende dagen"),
        ("FREQ=NONSENSE", ""),
    ],
)
def test_a_rule_is_told_in_plain_dutch(rule: str | None, words: str) -> None:
    assert describe(Series(START, rrule=rule)) == words


def test_loose_dates_are_told_as_such() -> None:
    assert describe(Series(START, rdates=(datetime(2026, 12, 20, 10),))) == "op wisselende dagen"
