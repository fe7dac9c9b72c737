"""What waits of a feed as a person sees it who must decide: what is new, what changes into what, what goes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session, col, select

from schuifaan.content import Content
from schuifaan.feeds.problems import WORDINGS
from schuifaan.inputs import ActivityInput
from schuifaan.models import Feed, FeedProblemRecord, FeedRun, HeldChange, SourceRecord
from schuifaan.services.accounts.permissions import Action, Person
from schuifaan.services.feeds.access import may_decide, run_for
from schuifaan.services.feeds.held_changes import CHANGED, NEW, VANISHED, item_of, pending
from schuifaan.services.feeds.source_records import records_of
from schuifaan.services.feeds.told import Difference, differences, told

MOST_SHOWN = 200
"""Of each kind; nobody reads on, and the buttons are about all of them."""
# What says enough of a new activity to know whether it is right.
_OF_NEW = ("datum", "begintijd", "herhaling", "locatie", "plaats", "kosten", "telefoon", "omschrijving")


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One thing that waits."""

    title: str
    why: str
    """A sentence, or empty."""
    rows: tuple[Difference, ...]
    activity_id: int | None
    """What it is about, when that is on the site."""


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Everything of one kind that waits; `total` counts what is not shown too."""

    kind: str
    changes: tuple[ShownChange, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A run with what waits of it."""

    run: FeedRun
    feed: Feed
    groups: tuple[HeldGroup, ...]
    may_decide: bool

    @property
    def total(self) -> int:
        """How many changes wait."""
        return sum(group.total for group in self.groups)


def held_page(session: Session, content: Content, number: int, person: Person) -> HeldPage:
    """What waits of a run, for somebody who may see its feed; raises NotFoundError."""
    run, feed = run_for(session, number, person, Action.SEE_FEED)
    waiting = pending(session, number).changes
    records = records_of(session, feed.id or 0, (it.external_key for it in waiting))
    reasons = _reasons(session, waiting)
    groups = []
    for kind in (NEW, CHANGED, VANISHED):
        of_kind = [it for it in waiting if it.kind == kind]
        shown = [
            _shown(content, it, records.get(it.external_key), _reason(reasons, it))
            for it in of_kind[:MOST_SHOWN]
        ]
        if of_kind:
            groups.append(HeldGroup(kind, tuple(shown), len(of_kind)))
    return HeldPage(run, feed, tuple(groups), may_decide(person, feed))


def _shown(content: Content, it: HeldChange, record: SourceRecord | None, why: str) -> ShownChange:
    rows: tuple[Difference, ...] = ()
    if it.kind != VANISHED:
        activity = item_of(it).activity
        before = ActivityInput.model_validate_json(record.item) if record and record.item else None
        if it.kind == CHANGED and before:
            rows = differences(content, before, activity)
        else:
            said = told(content, activity)
            rows = tuple(Difference(column, "", said[column]) for column in _OF_NEW if column in said)
    return ShownChange(it.title, why, rows, record.activity_id if record else None)


def _reason(reasons: Mapping[tuple[str, str | None], str], it: HeldChange) -> str:
    """What was said of this one, or of all that wait for the same; never of another one."""
    return reasons.get((it.code, it.external_key)) or reasons.get((it.code, None), "")


def _reasons(session: Session, waiting: tuple[HeldChange, ...]) -> dict[tuple[str, str | None], str]:
    """Code and what it is about (None: all) -> the sentence its run said, else the one without figures."""
    codes = {it.code for it in waiting}
    said = session.exec(
        select(FeedProblemRecord.code, FeedProblemRecord.external_key, FeedProblemRecord.text).where(
            col(FeedProblemRecord.run_id).in_({it.run_id for it in waiting}),
            col(FeedProblemRecord.code).in_(codes),
        )
    )
    plain: dict[tuple[str, str | None], str] = {
        (code, None): WORDINGS[code].text
        for code in codes
        if code in WORDINGS and "{" not in WORDINGS[code].text
    }
    return plain | {(code, key): text for code, key, text in said}
