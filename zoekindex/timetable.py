"""The dates of one activity, packed: a series of a hundred dates is a few arrays of numbers, not a
hundred objects.

Moments are whole seconds since 1 January of the year 1, local wall time; so a moment divided by DAY is
the date's proleptic ordinal (`date.toordinal`), and the rest is the time of day.
"""

import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Self

from zoekindex.documents import Occurrence

DAY = 86_400  # seconds
USUAL_LENGTH = 2 * 3600  # seconds; how long a date without a (sensible) end is taken to last
LONGEST = 366  # days that one date can cover; a feed's typing error should not fill the calendar for ever
DAYPARTS = ("ochtend", "middag", "avond")
_NO_END = -1


def seconds(moment: datetime) -> int:
    """A wall time as seconds since the year 1; a fraction of a second is dropped."""
    return moment.toordinal() * DAY + moment.hour * 3600 + moment.minute * 60 + moment.second


def wall_time(moment: int) -> datetime:
    """The wall time of a number of seconds since the year 1."""
    return datetime.fromordinal(moment // DAY) + timedelta(seconds=moment % DAY)


def daypart(moment: int) -> int:
    """The index in DAYPARTS: the morning ends at 12:00, the afternoon at 18:00."""
    hour = moment % DAY // 3600
    return 0 if hour < 12 else 1 if hour < 18 else 2


@dataclass(frozen=True, slots=True)
class Setting:
    """All that is asked of a date beside when it is; see Occurrence."""

    places: frozenset[str]
    codes: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """What the dates of a series have in common. Most series have one form; a moved or cancelled date has
    its own. `codes` and `unsure` are in order.
    """

    all_day: bool
    status: str
    places: tuple[str, ...]
    codes: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @classmethod
    def of(cls, date: Occurrence) -> Self:
        codes, unsure = tuple(sorted(date.codes)), tuple(sorted(date.unsure))
        return cls(date.all_day, date.status, date.places, codes, unsure)

    @property
    def setting(self) -> Setting:
        return _setting(self.places, self.codes, self.unsure)


@lru_cache(maxsize=10_000)
def _setting(places: tuple[str, ...], codes: tuple[str, ...], unsure: tuple[str, ...]) -> Setting:
    return Setting(frozenset(places), frozenset(codes), frozenset(unsure))


@dataclass(frozen=True, slots=True)
class Timetable:
    """Dates in order of start, column by column. `over` is the moment from which a date no longer counts."""

    forms: tuple[Form, ...]
    starts: "array[int]"
    ends: "array[int]"
    over: "array[int]"
    form: "array[int]"
    keys: Mapping[int, str]
    """By the number of the occurrence, those that are not simply its start."""

    @classmethod
    def pack(cls, occurrences: Iterable[Occurrence]) -> Self:
        ordered = sorted(occurrences, key=lambda each: (each.start, each.key))
        form_of = [Form.of(each) for each in ordered]
        numbers = {form: number for number, form in enumerate(dict.fromkeys(form_of))}
        return cls._from_columns(
            tuple(numbers),
            [seconds(each.start) for each in ordered],
            [_NO_END if each.end is None else seconds(each.end) for each in ordered],
            [numbers[form] for form in form_of],
            {number: each.key for number, each in enumerate(ordered) if each.key != _own_key(each.start)},
        )

    @classmethod
    def from_json(cls, columns: dict[str, Any]) -> Self:
        forms = tuple(
            Form(all_day, sys.intern(status), shared(places), shared(codes), shared(unsure))
            for all_day, status, places, codes, unsure in columns["forms"]
        )
        keys = {int(number): key for number, key in columns["keys"].items()}
        return cls._from_columns(forms, columns["starts"], columns["ends"], columns["form"], keys)

    @classmethod
    def _from_columns(
        cls,
        forms: tuple[Form, ...],
        starts: list[int],
        ends: list[int],
        form: list[int],
        keys: Mapping[int, str],
    ) -> Self:
        over = array("q", map(_over, starts, ends, (forms[number].all_day for number in form)))
        return cls(forms, array("q", starts), array("q", ends), over, array("H", form), keys)

    def to_json(self) -> dict[str, Any]:
        return {
            "forms": [
                (form.all_day, form.status, form.places, form.codes, form.unsure) for form in self.forms
            ],
            "starts": self.starts.tolist(),
            "ends": self.ends.tolist(),
            "form": self.form.tolist(),
            "keys": self.keys,
        }

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def settings(self) -> tuple[Setting, ...]:
        """The different settings of the dates."""
        return tuple(dict.fromkeys(form.setting for form in self.forms))

    def occurrence(self, number: int) -> Occurrence:
        """One date, unpacked."""
        form, end = self.forms[self.form[number]], self.ends[number]
        start = wall_time(self.starts[number])
        return Occurrence(
            key=self.keys.get(number) or _own_key(start),
            start=start,
            end=None if end == _NO_END else wall_time(end),
            all_day=form.all_day,
            status=form.status,
            places=form.places,
            codes=frozenset(form.codes),
            unsure=frozenset(form.unsure),
        )

    def days(self, number: int) -> range:
        """The ordinals of the dates that an occurrence is on.

        That is the date it starts on: an evening that ends after midnight belongs to that evening. Only
        what is all-day, or lasts longer than a day, is on every date until its end.
        """
        start, over = self.starts[number], self.over[number]
        first = last = start // DAY
        if self.forms[self.form[number]].all_day or over - start > DAY:
            last = min((over - 1) // DAY, first + LONGEST)
        return range(first, last + 1)


def _own_key(start: datetime) -> str:
    return start.isoformat()


def _over(start: int, end: int, all_day: bool) -> int:
    if all_day:
        return max(end, (start // DAY + 1) * DAY)
    return end if end > start else start + USUAL_LENGTH


def shared(names: Iterable[str]) -> tuple[str, ...]:
    """The same few names stand in every document, and mostly together: in memory they are there once."""
    return _one_of(tuple(names))


@lru_cache(maxsize=10_000)
def _one_of(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(sys.intern, names))
