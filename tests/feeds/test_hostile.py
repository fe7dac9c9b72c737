"""Files that want to hurt, a few of each kind; `python -m tests.feeds.hostile` makes them by the thousand."""

from collections.abc import Mapping
from datetime import datetime

import pytest

from schuifaan.content import Content
from schuifaan.feeds import ReadContext, read_feed
from schuifaan.feeds.child import read_in_child
from schuifaan.inputs import Reading
from schuifaan.services.feeds.gate import Circumstances, gate
from schuifaan.services.feeds.matching import Known, second_key_of
from schuifaan.services.feeds.plan import Coming, make_plan
from tests.feeds.hostile.damage import hostile_files
from tests.feeds.hostile.good import Good, good_feeds
from tests.feeds.hostile.judging import WINDOW, faults_in

FEEDS: Mapping[str, Good] = good_feeds()
every_format = pytest.mark.parametrize("name", FEEDS)
BIG = "MB"
"""In the name of a kind of damage that takes seconds: those are for a campaign by hand."""


def read(content: Content, good: Good, body: bytes) -> Reading:
    return read_feed(body, ReadContext(content, name=good.name, content_type=good.content_type))


@every_format
def test_a_bad_file_is_answered_and_nothing_of_it_is_lost_without_a_word(content: Content, name: str) -> None:
    for file in hostile_files(FEEDS[name], seed=2, many=24):
        if BIG in file.how or len(file.body) > 500_000:
            continue
        context = ReadContext(content, name=file.name, content_type=file.content_type)
        # A damaged workbook may ask for all memory there is.
        packed = FEEDS[name].packed
        reading = read_in_child(file.body, context, WINDOW) if packed else read_feed(file.body, context)
        assert list(faults_in(reading, file, FEEDS[name])) == [], file.how


@every_format
def test_of_a_feed_cut_off_anywhere_no_live_activity_disappears_or_changes(
    content: Content, name: str
) -> None:
    good = FEEDS[name]
    whole = read(content, good, good.body)
    known = [
        Known(it.external_key, it.content_hash, "live", number, second_key_of(it.activity))
        for number, it in enumerate(whole.items)
    ]
    coming = {number: it.activity.series.start for number, it in enumerate(whole.items)}
    assert len(known) >= (1 if name == "xls" else 5)
    for percent in range(1, 100):
        reading = read(content, good, good.body[: len(good.body) * percent // 100])
        plan = make_plan(reading, known, Coming(coming, reading.whole))
        decided = gate(plan, reading, Circumstances(approved=True, published_by_operator=False))
        assert not plan.withdrawn
        # A list that ends in or after its last column looks whole. Then only its last row can be another one, and
        # what comes after it goes only when a second reading says the same, two days later.
        changed = decided.lets_through(plan.changed)
        assert changed == [] or (name == "csv" and changed == [reading.items[-1]])
        assert not (decided.may_vanish and plan.missing) or name == "csv"
        assert decided.may_vanish is reading.complete or decided.reasons


@every_format
def test_the_order_of_the_activities_does_not_matter_and_twice_is_once(content: Content, name: str) -> None:
    once, again = (read(content, FEEDS[name], FEEDS[name].body) for _ in range(2))
    assert once == again
    assert datetime(2026, 11, 1) < min(it.activity.series.start for it in once.items) < datetime(2027, 1, 1)
