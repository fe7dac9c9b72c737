"""The interchange sheet, as CSV or as a workbook (XLSX, XLS, XLSB, ODS): one row an activity."""

from collections import Counter
from dataclasses import replace

from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.decoding import decode
from schuifaan.feeds.items import LONGEST_KEY, ItemCollector, refusal, second_key
from schuifaan.feeds.problems import TIP, problem
from schuifaan.feeds.sheet.dates import DateReader
from schuifaan.feeds.sheet.headings import find_headings, headings_in, unread_columns
from schuifaan.feeds.sheet.known import KnownRows
from schuifaan.feeds.sheet.table import MOST_ROWS, read_table, seems_whole
from schuifaan.feeds.sheet.workbook import WorkbookError, read_sheets
from schuifaan.feeds.template import is_example
from schuifaan.inputs import Reading
from schuifaan.recurrence.times import MONTH_FIRST, order_in

_Row = tuple[tuple[int, list[str]], dict[str, str], str]
"""Its number and cells, what it says by column, and its key."""


def read_csv(body: bytes, context: ReadContext) -> Reading:
    """A sheet saved as text."""
    text, clean = decode(body)
    rows = read_table(text)
    if rows is None:
        return refusal("te_groot", waarde=f"meer dan {MOST_ROWS} regels")
    collector = ItemCollector(context)
    if not clean:
        collector.report("tekens_onleesbaar")
    reading = _read_rows(rows, collector)
    if reading is None:
        return _without_headings([rows], context)
    if seems_whole(text, rows, delivered=bool(context.address)):
        return reading
    told = problem("bestand_onvolledig", severity=TIP)
    return replace(reading, complete=False, whole=False, problems=(*reading.problems, told))


def read_workbook(body: bytes, context: ReadContext) -> Reading:
    """A workbook: the first visible sheet that has our headings."""
    try:
        sheets = read_sheets(body)
    except WorkbookError as error:
        return refusal(error.code, waarde=error.value)
    for rows in sheets:
        if reading := _read_rows(rows, ItemCollector(context)):
            return reading
    return _without_headings(sheets, context)


def _without_headings(sheets: list[list[list[str]]], context: ReadContext) -> Reading:
    """A refusal that says what the columns are called, so that somebody can tell us what they mean."""
    found = (headings_in(rows, context.headings) for rows in sheets)
    return replace(refusal("geen_kopjes"), headings=next(filter(None, found), ()))


def _read_rows(rows: list[list[str]], collector: ItemCollector) -> Reading | None:
    """What the rows say, or None when none of them holds the headings."""
    headings = find_headings(rows, collector.context.headings)
    if headings is None:
        return None
    top, columns = headings
    written = [
        (number, row)
        for number, row in enumerate(rows[top + 1 :], top + 2)
        if any(cell.strip() for cell in row)
    ]
    values = [_values(row, columns) for _, row in written]
    for number in [it[0] for it, said in zip(written, values, strict=True) if is_example(said)]:
        collector.report("voorbeeldregel", number)
    written = [it for it, said in zip(written, values, strict=True) if not is_example(said)]
    values = [it for it in values if not is_example(it)]
    _settle_order(values, collector)
    keys = [_key(it) for it in values]
    unchanged = _add_rows(list(zip(written, values, keys, strict=True)), rows[top], collector)
    if not written:
        collector.report("bestand_leeg")
    if unread := unread_columns(top, rows, columns, collector.context.headings):
        collector.report("kolom_onbekend", top + 1, waarde=", ".join(unread))
    reading = collector.reading(complete=True, whole=True)
    return replace(
        reading, headings=headings_in(rows, collector.context.headings), unchanged=tuple(unchanged)
    )


def _settle_order(values: list[dict[str, str]], collector: ItemCollector) -> None:
    """Read all dates of the sheet in the order that one of them proves; no date is turned by itself."""
    context = collector.context
    order, proof = order_in((it.get("datum", "") for it in values), context.date_order)
    if order == context.date_order:
        return
    if order == MONTH_FIRST:
        collector.report("datumvolgorde", waarde=proof)
    reader = f"{context.reader} {order}" if context.reader else ""  # the same row is another one now
    collector.context = replace(context, date_order=order, reader=reader)


def _add_rows(rows: list[_Row], headings: list[str], collector: ItemCollector) -> list[str]:
    """Add what is new of the rows; returns the keys of the others."""
    known_rows = KnownRows(collector.context, headings)
    often = Counter(key for *_, key in rows)
    seen: Counter[str] = Counter()
    unchanged = []
    for (number, row), values, key in rows:
        fingerprint = known_rows.fingerprint(row) if often[key] == 1 else None
        if known := known_rows.known(fingerprint, key):
            collector.problems += known.remarks_at(number)
            unchanged.append(key)
            continue
        seen[key] += 1
        if seen[key] > 1:  # a key that returns gets its own tail
            collector.report("dubbele_sleutel", number, key, waarde=key)
        own = key if seen[key] == 1 else f"{key}#{seen[key]}"
        if any(cell.strip() for cell in row[len(headings) :]):
            collector.report("te_veel_cellen", number, own)
        _add(values, own, number, row, fingerprint, collector)
    return unchanged


def _add(
    values: dict[str, str],
    key: str,
    number: int,
    row: list[str],
    fingerprint: str | None,
    collector: ItemCollector,
) -> None:
    what = values.get("titel") or f"regel {number}"
    dates = DateReader(collector.context.date_order)
    series = dates.series(values)
    for code, filled in dates.problems:
        collector.report(code, number, key, wat=what, **filled)
    if series:
        collector.add(
            key, values, series, "\t".join(row).rstrip("\t"), number, dates.held, fingerprint=fingerprint
        )


def _values(row: list[str], columns: dict[int, str]) -> dict[str, str]:
    return {name: row[position].strip() for position, name in columns.items() if position < len(row)}


def _key(values: dict[str, str]) -> str:
    """The partner's number, else what, where and when."""
    number = values.get("nummer", "")[: LONGEST_KEY - 10]
    return number or second_key(
        values.get("titel", ""), values.get("locatie", ""), values.get("datum", "")[:40]
    )
