"""Every problem a feed can have: a stable code, how bad it is, what to tell the partner and what to do next.

The sentences are for volunteers who keep a calendar, not for programmers (Dutch at B1 level). `{...}` is
filled in by `problem`.
"""

from typing import Any

from schuifaan.feeds.problems import dates, details, fetching, files, runs
from schuifaan.feeds.problems.wording import ERROR, HELD, NOTE, TIP, Wording
from schuifaan.inputs import FeedProblem

__all__ = ["ERROR", "HELD", "NOTE", "TIP", "WORDINGS", "Wording", "problem"]

WORDINGS: dict[str, Wording] = {
    **dates.WORDINGS,
    **details.WORDINGS,
    **fetching.WORDINGS,
    **files.WORDINGS,
    **runs.WORDINGS,
}


def problem(
    code: str, line: int | None = None, key: str | None = None, severity: str | None = None, **values: Any
) -> FeedProblem:
    """The problem `code`, with its sentences filled in. `wat` is the activity's title."""
    wording = WORDINGS[code]
    shown = {
        name: _short(value) for name, value in {"wat": "deze activiteit", "waarde": "", **values}.items()
    }
    text = wording.text.format(**shown)
    step = wording.next_step.format(**shown)
    subject = _short(values.get("wat", ""))
    return FeedProblem(
        code, severity or wording.severity, text[:1].upper() + text[1:], step, line, key, subject
    )


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else f"{text[:199]}…"
