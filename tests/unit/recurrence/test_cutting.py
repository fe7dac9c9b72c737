"""A series that goes on at another time or on another day: together the two halves are the whole."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.recurrence import MOST_MOMENTS, Override, Series, describe, expand
from schuifaan.recurrence.cutting import before, since

BEGIN = datetime(2026, 1, 6, 10)  # a Tuesday
WINDOW = (datetime(2025, 1, 1), datetime(2027, 3, 1))
ROOM = timedelta(days=20)
RULES = [
    "FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=9", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR,SU", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=30",
    "FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,MO,TU;UNTIL=20261001", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12",
    "FREQ=MONTHLY", "FREQ=YEARLY;COUNT=3", "FREQ=DAILY;INTERVAL=5;UNTIL=20260820T100000", "FREQ=DAILY;BYHOUR=10,14;COUNT=40",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=-1", "FREQ=HOURLY;INTERVAL=36;COUNT=20", "FREQ=WEEKLY;BYDAY=WE;COUNT=8",
]  # fmt: skip


def dates(series: Series | None, until: datetime = WINDOW[1]) -> list[datetime]:
    return [it.start for it in expand(series, WINDOW[0], until, most=MOST_MOMENTS)] if series else []


@settings(max_examples=60, deadline=None)
@given(
    rule=st.sampled_from(RULES),
    number=st.integers(0, 40),
    shift=st.timedeltas(timedelta(days=-9), timedelta(days=9)).map(
        lambda it: timedelta(minutes=int(it.total_seconds() // 900) * 15)
    ),
    extra=st.lists(
        st.integers(0, 400).map(lambda days: datetime(2026, 1, 2, 9) + timedelta(days=days)), max_size=2
    ),
    out=st.lists(st.integers(0, 12), max_size=2),
)
def test_both_halves_together_have_every_date_and_only_the_second_is_moved(
    rule: str, number: int, shift: timedelta, extra: list[datetime], out: list[int]
) -> None:
    whole = Series(BEGIN, 60, rrule=rule, rdates=tuple(extra))
    every = dates(whole)
    whole = Series(
        BEGIN, 60, rrule=rule, rdates=tuple(extra), exdates=tuple(every[it % len(every)] for it in out)
    )
    moment = every[number % len(every)]
    left = dates(whole, WINDOW[1] + ROOM)
    assert dates(before(whole, moment)) == [it for it in left if it < moment and it < WINDOW[1]]
    moved = (it + shift for it in left if it >= moment)
    assert dates(since(whole, moment, moment + shift)) == sorted(it for it in moved if it < WINDOW[1])


@pytest.mark.parametrize(
    ("rule", "moment", "start", "words"),
    [
        ("FREQ=WEEKLY", BEGIN + timedelta(days=7), datetime(2026, 1, 15, 14), "elke donderdag"),
        ("FREQ=WEEKLY;BYDAY=TU", BEGIN + timedelta(days=7), datetime(2026, 1, 15, 14), "elke donderdag"),
        (
            "FREQ=MONTHLY;BYDAY=1TU",
            datetime(2026, 2, 3, 10),
            datetime(2026, 2, 3, 14),
            "elke 1e dinsdag van de maand",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2",
            BEGIN + timedelta(days=14),
            datetime(2026, 1, 19, 9),
            "om de week op maandag",
        ),
    ],
)
def test_the_rest_is_a_rule_again_where_a_rule_can_say_it(
    rule: str, moment: datetime, start: datetime, words: str
) -> None:
    rest = since(Series(BEGIN, rrule=rule), moment, start)
    assert rest
    assert (rest.start, describe(rest)) == (start, words)


def test_what_was_said_of_single_dates_goes_with_them() -> None:
    cancelled = Override(BEGIN + timedelta(days=14), status="afgelast")
    weekly = Series(
        BEGIN, rrule="FREQ=WEEKLY;COUNT=4", exdates=(datetime(2026, 1, 27),), overrides=(cancelled,)
    )
    moment = BEGIN + timedelta(days=7)
    rest = since(weekly, moment, moment + timedelta(days=1))
    assert rest
    assert [(f"{it.start:%d}", it.status) for it in expand(rest, *WINDOW)] == [
        ("14", "gaat-door"),
        ("21", "afgelast"),
    ]


def test_a_series_without_dates_there_has_no_such_half() -> None:
    once = Series(BEGIN)
    assert before(once, BEGIN) is None
    assert since(once, BEGIN + timedelta(days=1), BEGIN) is None
    assert dates(since(once, BEGIN, BEGIN + timedelta(days=1))) == [BEGIN + timedelta(days=1)]
