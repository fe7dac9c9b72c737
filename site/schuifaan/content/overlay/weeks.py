"""The dates of a theme week in one year; the key is `week-van-de-ontmoeting/2027`."""

from schuifaan.content.overlay.kind import Data, GoneError, Kind, Value, always, found, replaced


def _read(data: Data, key: str) -> Value:
    week, year = _of(data, key)
    known: Data = next((it for it in week.get("year", ()) if it["year"] == year), {})
    return {name: value for name, value in known.items() if name != "year"}


def _write(data: Data, key: str, value: Value) -> Data:
    week, year = _of(data, key)
    years = [it for it in week.get("year", ()) if it["year"] != year]
    if value:
        years.append({**value, "year": year})
    changed = {**week, "year": sorted(years, key=lambda it: it["year"])}
    return {**data, "week": replaced(data["week"], week, changed)}


def _of(data: Data, key: str) -> tuple[Data, int]:
    code, _, year = key.partition("/")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise GoneError
    return found(data["week"], "code", code), int(year)


WEEK = Kind("week", always("weeks.toml"), _read, _write)
