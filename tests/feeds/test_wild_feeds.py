"""Files of others, real and hostile: what a correct import makes of them stands in their index.

They are not part of this repository but lie beside it, in the shared data; elsewhere these tests are skipped.
"""

import json
import time
from typing import Any

import pytest

from schuifaan.clock import parse_moment, wall_time
from schuifaan.content import Content
from schuifaan.feeds import ReadContext, check_reading, read_feed
from schuifaan.paths import CHECKOUT

FOLDER = CHECKOUT.parent / "shared" / "data" / "wild-feeds"
VERDICTS = {
    "import": {"imported"},
    "import_with_issues": {"partial"},
    "reject": {"rejected"},
    "accept_empty_or_reject": {"empty", "rejected"},
    "import_or_hold": {"imported", "held"},
    "import_with_issues_or_reject": {"partial", "rejected"},
    "hold_without_date": {"held"},
    "no_events": {"empty"},
    "no_events_unsupported_kind": {"empty"},
}


def files() -> list[Any]:
    index = FOLDER / "index.json"
    if not index.exists():
        reason = f"there are no wild feeds in {FOLDER}"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    described = json.loads(index.read_text())["files"]
    return [pytest.param(it, id=it["path"]) for it in described]


def within(found: int, expected: dict[str, int] | int | None) -> bool:
    bounds = {"exact": expected} if isinstance(expected, int) else expected or {}
    exact = bounds.get("exact", found)
    return bounds.get("min", exact) <= found <= bounds.get("max", exact) and found == bounds.get(
        "exact", found
    )


@pytest.mark.parametrize("file", files())
def test_a_wild_file_becomes_what_its_index_says(content: Content, file: dict[str, Any]) -> None:
    expected = file["expect"]
    body = (FOLDER / file["path"]).read_bytes()
    bounds = [wall_time(parse_moment(text)) for text in expected.get("window", ())]
    began = time.process_time()
    reading = read_feed(
        body, ReadContext(content, name=file["path"], content_type=file.get("content_type") or "")
    )
    found = check_reading(reading, (bounds[0], bounds[1]) if bounds else None)
    assert time.process_time() - began < expected.get("max_seconds", 10)
    if expected["verdict"] == "reject_or_zero_events":
        assert not found.events
    elif expected["verdict"] != "bounded":
        assert found.verdict in VERDICTS[expected["verdict"]]
    assert found.issues or not expected.get("must_report")
    assert within(len(found.events), expected.get("published_events"))
    assert within(found.occurrences, expected.get("occurrences"))
    assert within(len(found.events), expected.get("publishable_occurrences"))
