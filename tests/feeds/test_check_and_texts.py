"""The feed check's verdicts, the words of every problem, finding the format, and the empty sheet."""

import io
import re
import string
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from schuifaan.content import Content, avoidable
from schuifaan.feeds import FeedCheck
from schuifaan.feeds.columns import COLUMNS
from schuifaan.feeds.detect import detect
from schuifaan.feeds.problems import WORDINGS, problem
from schuifaan.feeds.sheet.headings import ALIASES
from schuifaan.feeds.template import EXAMPLE, template_csv, template_xlsx
from tests.feeds.calendars import calendar, event
from tests.feeds.conftest import Read
from tests.feeds.sheets import sheet, workbook

Check = Callable[..., FeedCheck]
GOOD = event()
BAD = "UID:2\nSUMMARY:Zonder datum"


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([GOOD], "imported"),
        ([GOOD, BAD], "partial"),
        ([BAD], "rejected"),
        ([], "empty"),
        ([event("RRULE:FREQ=SECONDLY")], "held"),
        ([event("CLASS:PRIVATE")], "imported"),
    ],
)
def test_the_verdict_says_what_would_happen(check: Check, events: list[str], verdict: str) -> None:
    assert check(calendar(*events)).verdict == verdict


def test_without_a_window_every_activity_is_there_once(check: Check) -> None:
    found = check(calendar(event("RRULE:FREQ=WEEKLY"), event(uid="2", title="Thee")), None, None)
    assert [(it.title, it.start) for it in found.events] == [
        ("Koffie", "2026-12-01T10:00:00+01:00"),
        ("Thee", "2026-12-01T10:00:00+01:00"),
    ]


def test_the_end_of_the_window_is_not_in_it(check: Check) -> None:
    assert not check(calendar(GOOD), "2026-12-01T10:01", "2026-12-05").events
    assert not check(calendar(GOOD), "2026-11-01", "2026-12-01T10:00").events
    assert check(calendar(GOOD), "2026-12-01T10:00", "2026-12-01T10:01").events


def test_cancelled_dates_count_and_are_shown(check: Check) -> None:
    found = check(calendar(event("STATUS:CANCELLED")))
    assert (found.occurrences, len(found.events)) == (1, 1)


def test_a_whole_day_has_a_date_and_no_time(check: Check) -> None:
    assert check(calendar(event(start="DTSTART;VALUE=DATE:20261225"))).events[0].start == "2026-12-25"


@pytest.mark.parametrize("code", WORDINGS)
def test_every_problem_tells_what_is_wrong_and_what_to_do(code: str, content: Content) -> None:
    wording = WORDINGS[code]
    names = {
        name
        for text in (wording.text, wording.next_step)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    filled: dict[str, Any] = dict.fromkeys(names, "Bingo")
    told = problem(code, **filled)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", code)
    for sentence in (told.text, told.next_step):
        assert sentence[-1] in ".?"
        assert "{" not in sentence
        assert not [word for word in avoidable(sentence, content.words_to_avoid) if not word[1].hint]
        for part in re.split(r"[.?:] ", sentence):
            assert len(part.split()) <= 18, part


@pytest.mark.parametrize(
    ("body", "name", "content_type", "kind"),
    [
        (calendar(GOOD).encode(), "", "text/html", "ical"),
        (calendar(GOOD).encode("utf-16"), "agenda", "", "ical"),
        (workbook(["titel"]), "lijst.csv", "text/csv", "workbook"),
        (sheet({"titel": "x"}).encode(), "lijst.csv", "", "csv"),
        (b"titel;datum", "", "", "csv"),
        (b"<!DOCTYPE html><html>", "lijst.csv", "text/csv", "page"),
        (b"<!-- x --><div itemscope itemtype='https://schema.org/Event'>", "", "text/plain", "page"),
        (b"<?xml version='1.0'?><rss>", "agenda.ics", "text/calendar", "rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "", "text/html", "rss"),
        (b'<trcxml:trcitems xmlns:trcxml="x"><trcxml:trcitem/>', "", "", "ndtrc"),
        (b'{"events": []}', "agenda.ics", "text/calendar", "json"),
        (b"\xef\xbb\xbf[1, 2]", "", "", "json"),
        (b"\xd0\xcf\x11\xe0 oud", "lijst.csv", "text/csv", "workbook"),
        (b"<unknown/>", "", "", None),
        (b"iets", "agenda.ics", "", "ical"),
        (b"iets", "foto.jpg", "image/jpeg", None),
    ],
)
def test_the_format_is_found_by_content_first(
    body: bytes, name: str, content_type: str, kind: str | None
) -> None:
    assert detect(body, name, content_type) == kind


def zipped(*names: str, kind: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in {**({"mimetype": kind} if kind else {}), **dict.fromkeys(names, "x")}.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\n\n;;\n", "een foto of plaatje"),
        (b"\x89PNG\r\n\x1a\n", "een foto of plaatje"),
        (b"RIFF\x1a\0\0\0WEBPVP8 ", "een foto of plaatje"),
        (b"\0\0\0\x18ftypheic", "een foto of film"),
        (b"%PDF-1.7\n1 0 obj", "een pdf"),
        (b"{\\rtf1 Koffie}", "een Word-document"),
        (zipped("[Content_Types].xml", "word/document.xml"), "een Word-document"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "een Word-document"),
        (zipped("content.xml", kind="application/vnd.oasis.opendocument.text"), "een tekstdocument"),
        (zipped("agenda.ics"), "een zip-bestand"),
    ],
)
def test_what_is_no_list_is_called_what_it_is(read: Read, body: bytes, what: str) -> None:
    (told,) = read(body, name="lijst.csv", content_type="text/csv").problems
    assert told.text == f"Dit is {what}. Daar kunnen wij geen lijst uit lezen."
    assert ".xlsx" in told.next_step


@pytest.mark.parametrize(("body", "name"), [(template_csv(), "leeg.csv"), (template_xlsx(), "leeg.xlsx")])
def test_the_empty_sheet_has_headings_we_know_and_nothing_to_place(
    check: Check, body: bytes, name: str
) -> None:
    found = check(body, "2027-01-01", "2027-02-01", name=name)
    assert (found.verdict, found.events) == ("empty", ())
    assert [it.code for it in found.issues] == ["voorbeeldregel", "bestand_leeg"]


def test_the_example_reads_without_a_single_remark_once_it_is_filled_in(check: Check) -> None:
    row = EXAMPLE | {"titel": "Koffie in de soos", "organisatie": "De Soos", "locatie": "De Haverkamp"}
    row |= {"samenvatting": "Kom erbij.", "omschrijving": "De koffie is klaar.", "contactpersoon": "Gerda"}
    found = check(sheet(row), "2027-01-01", "2027-02-01")
    assert (found.verdict, found.issues) == ("imported", ())
    assert [it.start[:10] for it in found.events] == ["2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26"]


def test_headings_and_example_name_only_columns_there_are() -> None:
    assert set(EXAMPLE) <= set(COLUMNS)
    assert set(ALIASES) <= set(COLUMNS)
    aliases = [alias for many in ALIASES.values() for alias in many]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(COLUMNS)
