"""Audit: what we offer for somebody's calendar is read by ical.js as Python's icalendar reads it."""

import json
from collections import Counter
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from icalendar import Calendar

from tests.audit.check import HERE, node_modules, run
from tests.audit.pages import Answer

CALENDAR = "text/calendar"


def calendars_of(answers: list[Answer]) -> list[str]:
    """Problems of the calendars in `answers`, the whole agenda among them; raises AbsentError without Node."""
    node_modules()
    offered = {answer.path: answer for answer in answers if _is_calendar(answer)}
    if "/agenda.ics" not in offered or len(offered) == 1:
        return [f"pages offer only these calendars: {sorted(offered)}"]
    return [f"{path}: {problem}" for path, answer in offered.items() for problem in _problems(answer.body)]


def _is_calendar(answer: Answer) -> bool:
    return answer.headers.get("content-type", "").startswith(CALENDAR)


def _problems(body: bytes) -> list[str]:
    with NamedTemporaryFile(suffix=".ics") as file:
        Path(file.name).write_bytes(body)
        done = run("node", HERE / "read_calendar.mjs", file.name, cwd=HERE)
    if done.returncode:
        return [f"ical.js cannot read it: {done.stderr.strip()[-300:]}"]
    theirs: dict[str, Any] = json.loads(done.stdout)
    own = Calendar.from_ical(body)
    problems = [] if theirs["version"] == "2.0" else [f"VERSION is {theirs['version']!r}"]
    if not theirs["events"]:
        problems.append("holds no events")
    expected = Counter(
        (str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()[:16])
        for event in own.walk("VEVENT")
    )
    read = Counter((event["uid"], event["title"], event["start"][:16]) for event in theirs["events"])
    problems += [f"icalendar reads {event}, ical.js does not" for event in (expected - read)]
    problems += [f"ical.js reads {event}, icalendar does not" for event in (read - expected)]
    for event in theirs["events"]:
        if event["dates"] and event["dates"][0] != event["start"]:
            problems.append(
                f"{event['title']}: its series starts on {event['dates'][0]}, not {event['start']}"
            )
    return problems
