"""Reading in another process: what comes back is the same, and whatever befalls that process we live."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schuifaan.content import Content
from schuifaan.feeds import ReadContext, check_reading, read_feed
from schuifaan.feeds.child import check_in_child, read_in_child
from schuifaan.feeds.child.messages import ANSWER
from schuifaan.feeds.child.parent import Reader
from schuifaan.feeds.expanding import SeriesTooSlowError, at_most, with_moments
from schuifaan.recurrence import expand
from tests.feeds.calendars import calendar, event
from tests.feeds.sheets import sheet

WINDOW = (datetime(2026, 10, 18), datetime(2027, 12, 23))
WEEKLY = calendar(event("RRULE:FREQ=WEEKLY"), event(uid="2", start="DTSTART:20261203T190000Z", title="Thee"))


@pytest.fixture(scope="module")
def context() -> ReadContext:
    from schuifaan.content import load_content
    from schuifaan.paths import shipped

    return ReadContext(load_content(shipped("content")))


@pytest.mark.parametrize(
    "body",
    [
        WEEKLY.encode(),
        WEEKLY[:-20].encode(),
        b"",
        b"<html>",
        sheet({"titel": "Koffie", "datum": "1-12-2026"}).encode(),
    ],
)
def test_it_says_what_reading_here_would_say(context: ReadContext, body: bytes) -> None:
    here = read_feed(body, context)
    there = read_in_child(body, context, WINDOW)
    assert replace(there, items=tuple(replace(it, moments=None) for it in there.items)) == here
    for item in there.items:
        assert item.moments == tuple(expand(item.activity.series, *WINDOW))
    assert check_in_child(body, context, WINDOW) == check_reading(here, WINDOW)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: calendar(event(text)).encode()))
def test_any_bytes_come_back_as_a_reading(context: ReadContext, body: bytes) -> None:
    reading = read_in_child(body, context, WINDOW)
    assert [it.code for it in reading.problems] != ["onze_fout"]
    assert [replace(it, moments=None) for it in reading.items] == list(read_feed(body, context).items)


def stub(program: str, patience: float = 20.0) -> Reader:
    """A reader whose other process runs `program` instead."""
    return Reader((sys.executable, "-c", program), patience)


READS = "import sys,time,os; from schuifaan.feeds.child.messages import *; m=read_message(sys.stdin.buffer)\n"


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import sys; sys.exit(1)", "onze_fout"),
        ("import os; os.abort()", "onze_fout"),
        ("print('nonsense ' * 1000)", "onze_fout"),
        (READS + "write_message(sys.stdout.buffer, b'+{\"items\": 5}')", "onze_fout"),
        (READS + "write_message(sys.stdout.buffer, b'!rm -rf')", "onze_fout"),
        (READS + "write_message(sys.stdout.buffer, b'')", "onze_fout"),
        (READS + "sys.stdout.buffer.write(b'\\xff' * 100)", "onze_fout"),
        (READS + "write_message(sys.stdout.buffer, b'!te_traag')", "te_traag"),
    ],
)
def test_a_process_that_dies_or_talks_nonsense_costs_one_reading(
    context: ReadContext, program: str, code: str
) -> None:
    reader = stub(program)
    for _ in range(2):  # and the next file gets a new process
        reading = read_in_child(WEEKLY.encode(), context, WINDOW, reader=reader)
        assert ([it.code for it in reading.problems], reading.usable) == ([code], False)
    assert check_in_child(b"", context, None, reader=reader).verdict == "rejected"
    reader.close()


def test_a_process_that_hangs_is_ended(context: ReadContext) -> None:
    reader = stub("import time; time.sleep(60)", patience=0.2)
    assert reader.ask(b"anything", seconds=0)[1:] == b"te_traag"
    reader.close()


def test_a_process_that_was_killed_is_replaced(context: ReadContext) -> None:
    reader = Reader()
    assert read_in_child(WEEKLY.encode(), context, WINDOW, reader=reader).items
    assert reader._process is not None
    reader._process.kill()
    reader._process.wait()
    assert read_in_child(WEEKLY.encode(), context, WINDOW, reader=reader).items
    reader.close()


LIMITED = """
import sys
from schuifaan.feeds.child import server, work
server.perform = lambda request: {perform}
work.CPU_SECONDS = 1
work.MEMORY_BYTES = 400 * 1024 * 1024
server.serve()
"""


@pytest.mark.parametrize(
    ("perform", "code"),
    [
        ("[0 for _ in iter(int, 1)]", "te_traag"),
        ("b'x' * (500 * 1024 * 1024)", "te_groot"),
        ("__import__('os').abort()", "te_groot"),
        ("1 / 0", "onze_fout"),
        ("__import__('os')._exit(9)", "onze_fout"),
        ("print('hello') or b'fine'", None),
    ],
)
def test_the_process_of_one_file_has_limits_and_the_next_file_is_read(perform: str, code: str | None) -> None:
    reader = stub(LIMITED.format(perform=perform))
    for _ in range(2):
        answer = reader.ask(b"request")
        assert answer == (ANSWER + b"fine" if code is None else b"!" + code.encode())
    assert reader._process is not None
    assert reader._process.poll() is None
    reader.close()


def test_a_series_gets_its_time_and_no_more() -> None:
    def swallows_everything() -> None:
        while True:
            try:
                time.perf_counter()
            except Exception:  # as libraries do
                continue

    with pytest.raises(SeriesTooSlowError), at_most(0.05):
        swallows_everything()
    with at_most(5):
        pass


def test_a_series_with_too_many_dates_or_too_slow_waits_for_a_person(content: Content) -> None:
    hourly = calendar(event("RRULE:FREQ=DAILY;BYHOUR=9,12,15,18"), event(uid="2", title="Thee"))
    reading = read_feed(hourly.encode(), ReadContext(content))
    often, once = with_moments(reading, WINDOW).items
    assert (often.held, once.held) == (True, False)
    rare = calendar(
        event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", start="DTSTART:19700101T100000Z")
    )
    read = read_feed(rare.encode(), ReadContext(content))
    (slow,) = with_moments(read, (datetime(1970, 1, 1), datetime(2100, 1, 1)), seconds=0.01).items
    assert (slow.held, slow.fingerprint, len(slow.moments or ())) == (True, None, 1)


def test_more_dates_than_fit_in_an_answer_are_left_to_who_asked(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schuifaan.feeds.expanding.MOST_DATES_SENT", 3)
    weekly = calendar(
        event("RRULE:FREQ=WEEKLY;COUNT=3"), event("RRULE:FREQ=WEEKLY;COUNT=3", uid="2", title="Thee")
    )
    first, second = with_moments(read_feed(weekly.encode(), ReadContext(content)), WINDOW).items
    assert (len(first.moments or ()), second.moments) == (3, None)
    assert not second.held


@pytest.fixture
def content(context: ReadContext) -> Content:
    return context.content


def test_a_process_that_ends_leaves_no_reader_behind_and_says_nothing_about_it() -> None:
    program = """
from datetime import datetime
from schuifaan.content import load_content
from schuifaan.feeds import ReadContext
from schuifaan.feeds.child import Reader, read_in_child
from schuifaan.paths import shipped
reader, window = Reader(), (datetime(2026, 1, 1), datetime(2027, 1, 1))
read_in_child(b"", ReadContext(load_content(shipped("content"))), window, reader=reader)
print(reader._process.pid)
"""
    command = [sys.executable, "-W", "always", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
