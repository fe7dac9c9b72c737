"""The date columns of a row: from `datum`, `herhaling` and their neighbours to a series."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from schuifaan.recurrence import Override, RuleError, Series, first_by_rule, parse_rule
from schuifaan.recurrence.dutch import rule_from_dutch
from schuifaan.recurrence.rules import FIRST_YEAR, LAST_YEAR
from schuifaan.recurrence.times import DAY_FIRST, is_ambiguous, parse_date, parse_time, time_range

_ALL_DAY_WORDS = {"hele dag", "de hele dag"}
_YES = {"ja", "j", "x", "1", "true"}
_NO = {"nee", "n", "0", "false", ""}
# Excel counts days from the last day of 1899 (it thinks 1900 was a leap year); 25569 is 1970, 73415 is 2100.
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(25_569, 73_416)
# As a spreadsheet keeps a time: 0.4375 is half past ten. `0.30` is what a person writes after midnight.
_PART_OF_DAY = re.compile(r"0?\.(?:\d|25|[6-9]\d|\d{3,})")
# Midnight is how programs write a date without a time.
_TIME_IN_DATE = re.compile(r"[T ](?!0?0:00(?::00(?:\.0+)?)?(?: uur)?$)(\d{1,2}:\d{2}.*)$")


@dataclass(slots=True)
class DateReader:
    """Reads the dates of one row; `problems` are (code, values). `order` None means it is not known."""

    order: str | None
    problems: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    held: bool = False

    def series(self, row: Mapping[str, str]) -> Series | None:
        """The series of a row, or None when its date cannot be used; then a problem says why."""
        given = row.get("datum", "").strip()
        day = self._day(given)
        if day is None:
            if not self.problems:
                self._report("geen_datum", given)
            return None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self._report("jaar_onwaarschijnlijk", str(day.year))
            return None
        begin, minutes = self._times(row)
        rule = self._rule(row)
        all_day = begin is None
        series = Series(
            start=self._start(datetime.combine(day, begin or time.min), rule),
            minutes=24 * 60 if all_day else minutes,
            all_day=all_day,
            rrule=rule,
            exdates=tuple(
                datetime.combine(day, time.min) for day in self._days(row.get("uitzonderingen", ""))
            ),
        )
        return self._with_full_dates(series, row.get("vol", ""))

    def _report(self, code: str, value: str = "") -> None:
        self.problems.append((code, {"waarde": value}))

    def _day(self, text: str) -> date | None:
        if re.fullmatch(r"\d{5}", text) and int(text) in _EXCEL_DAYS:
            return _EXCEL_EPOCH + timedelta(days=int(text))
        if self.order is None and is_ambiguous(text):
            self._report("datum_dubbelzinnig", text)
            return None
        return parse_date(text, self.order or DAY_FIRST) or (
            parse_date(text, "m-d") if self.order is None else None
        )

    def _start(self, start: datetime, rule: str | None) -> datetime:
        """Who writes 1 December and "elke dinsdag" means from then on, not that Wednesday too."""
        first = first_by_rule(rule, start) if rule else start
        if first is None:
            self._report("reeks_zonder_dag")
        if first is None or first == start:
            return start
        self._report("datum_past_niet", f"{first.day}-{first.month}-{first.year}")
        return first

    def _times(self, row: Mapping[str, str]) -> tuple[time | None, int | None]:
        """Begin and length in minutes; the begin may hold both (`10.00 - 12.00`)."""
        begin_text, end_text = row.get("begintijd", "").strip(), row.get("eindtijd", "").strip()
        if not end_text and (both := time_range(begin_text)):
            begin_text, end_text = both
        if not begin_text and (behind := _TIME_IN_DATE.search(row.get("datum", "").strip())):
            begin_text = behind[1]
        if begin_text.casefold() in _ALL_DAY_WORDS:
            return None, None
        begin = self._time(begin_text)
        if begin is None:
            if not begin_text:
                self._report("geen_begintijd")
            return None, None
        end = self._time(end_text)
        if end is None:
            return begin, None
        minutes = (end.hour * 60 + end.minute) - (begin.hour * 60 + begin.minute)
        if minutes <= 0 and end.hour < 6 and begin.hour >= 12:  # an evening that ends after midnight
            minutes += 24 * 60
        if minutes <= 0:
            self._report("einde_voor_begin")
            return begin, None
        return begin, minutes

    def _time(self, text: str) -> time | None:
        if not text:
            return None
        if _PART_OF_DAY.fullmatch(text):
            minutes = round(float(text) * 24 * 60)
            return time(minutes // 60 % 24, minutes % 60)
        if (moment := parse_time(text)) is None:
            self._report("tijd_ongeldig", text)
        return moment

    def _rule(self, row: Mapping[str, str]) -> str | None:
        words, last = row.get("herhaling", "").strip(), row.get("einddatum", "").strip()
        if words.casefold() in ("", "geen", "eenmalig", "nee", "1x"):
            order = self.order or DAY_FIRST
            if last and parse_date(last, order) != parse_date(row.get("datum", "").strip(), order):
                self._report("einde_zonder_herhaling", last)
            return None
        try:
            rule = rule_from_dutch(words)
            parse_rule(rule)
        except RuleError as error:
            self._report(error.code, words)
            self.held = error.code == "herhaling_te_vaak"
            return None
        if not last:
            return rule
        day = self._day(last)
        if day is None or day.year < FIRST_YEAR:
            self._report("uitzondering_ongeldig", last)
            return rule
        rule = re.sub(r";?(UNTIL|COUNT)=[^;]*", "", rule, flags=re.IGNORECASE).strip(";")
        return f"{rule};UNTIL={day:%Y%m%d}"

    def _days(self, text: str) -> list[date]:
        days = []
        for part in re.split(r"[;\n|]", text)[:400]:
            day = self._day(part.strip())
            if day:
                days.append(day)
            elif part.strip():
                self._report("uitzondering_ongeldig", part.strip())
        return sorted(set(days))

    def _with_full_dates(self, series: Series, text: str) -> Series:
        """`vol` is `ja` for all dates, or the dates that are full."""
        word = text.strip().casefold()
        status = "gaat-door"
        overrides: tuple[Override, ...] = ()
        if word in _YES:
            status = "vol"
        elif word not in _NO:
            at = series.start.time()
            overrides = tuple(Override(datetime.combine(day, at), status="vol") for day in self._days(text))
        return replace(series, overrides=overrides, status=status)
