"""What a reading of a feed changes in the database: all of it in one transaction, or nothing.

Only what is too much for one is left for `portions`; what a person must know or decide is complete from the start.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from schuifaan.models import Feed, FeedRun, HeldChange
from schuifaan.services.feeds.gate import OUTSIDE, Circumstances, Gate, gate, suspicions
from schuifaan.services.feeds.held_changes import CHANGED, NEW, VANISHED, Wish, keep_wishes, refused_wishes
from schuifaan.services.feeds.journal import Journal, add_to_journal, journal
from schuifaan.services.feeds.matching import Known, renewed
from schuifaan.services.feeds.plan import Coming, Plan, absent, make_plan, rejected
from schuifaan.services.feeds.portions import (
    BUSY,
    DONE,
    SETTLED,
    UNCHANGED,
    Rest,
    close_broken_off,
    waiting_items,
)
from schuifaan.services.feeds.report import MOST_PROBLEMS, RunReport, keep_problems, last_read, report_of
from schuifaan.services.feeds.source_records import activities_of, item_of, known_items, records_of
from schuifaan.services.feeds.writing import FeedWriter
from schuifaan.services.publishing import NOT_PUBLIC
from schuifaan.services.tables import OCCURRENCE, SOURCE_RECORD


class FeedTransaction:
    """What a reading changes in the database, in the one transaction of `session`."""

    def __init__(
        self,
        session: Session,
        content: Content,
        feed: Feed,
        reading: Reading,
        now: datetime,
        publish_now: bool,
    ) -> None:
        assert feed.id is not None
        self.session, self.feed, self.feed_id = session, feed, feed.id
        self.reading, self.wall = reading, wall_time(now)
        self.by_operator = publish_now
        self.writer = FeedWriter(session, content, feed, now)
        self.problems = list(reading.problems)
        self.rest = Rest()
        """What of the plan is not written yet."""
        self.goes_on = False
        """The run before broke off in the middle of the same bytes."""

    def apply(self, body_sha256: str) -> RunReport:
        """Plan, gate, write the first portion of what may be written, and note the run."""
        self.goes_on = close_broken_off(self.session, self.feed_id, body_sha256)
        known = known_items(self.session, self.feed_id)
        plan = make_plan(self.reading, known, self._coming(known))
        decided = self._decide(plan)
        self._report(plan, decided)
        self.rest = Rest(decided.lets_through(plan.new), decided.lets_through(plan.changed))
        new, changed = self.rest.take()
        run = FeedRun(
            feed_id=self.feed_id,
            started_at=self.wall,
            body_sha256=body_sha256,
            complete=self.reading.complete,
            decision=BUSY if self.rest else self._decision(plan, decided),
            items=plan.items,
            new=len(new),
            changed=len(changed),
            unchanged=len(plan.unchanged),
            held=len(decided.held),
            rejected=rejected(self.reading),
            missing=len(plan.missing),
        )
        self.session.add(run)
        self.session.flush()
        with journal(self.session) as changes:
            self._write(run, plan, decided, [*new, *changed], changes)
        add_to_journal(self.session, run.id or 0, changes)
        issues = tuple(self.problems[:MOST_PROBLEMS])
        keep_problems(self.session, run.id or 0, issues)
        return report_of(run, self.feed.slug, issues)

    def _write(
        self, run: FeedRun, plan: Plan, decided: Gate, items: Sequence[FeedItem], changes: Journal
    ) -> None:
        writer = self.writer
        last_read = self._last_read(run)
        writer.rename(plan.renamed)
        writer.put(items, changes)
        writer.withdraw(plan.withdrawn, NOT_PUBLIC)
        if decided.may_vanish and not self.goes_on:  # the run that broke off has counted them
            refused = refused_wishes(self.session, self.feed_id)
            writer.let_vanish(
                plan.missing - {key for key in refused if not refused[key]}, _back(plan), last_read
            )
        self.rest.touched |= writer.touched
        if self.goes_on:
            self.rest.touched |= activities_of(self.session, self.feed_id)
        if not self.rest:
            writer.find_duplicates(self.rest.touched)
        self._keep_waiting(run, plan, decided, changes)
        if self.by_operator and self.reading.usable and not self.feed.approved:
            self.feed.approved = True
        if renewed(plan.renamed, plan.items):
            self.feed.unstable_keys = True
        self.session.add(self.feed)

    def _coming(self, known: list[Known]) -> Coming:
        """The next dates of what is on the site; looked up only when something of it is not in the reading."""
        if not absent(self.reading, known):
            return Coming()
        ours = select_columns(SOURCE_RECORD.c.activity_id).where(SOURCE_RECORD.c.feed_id == self.feed_id)
        dates = self.session.connection().execute(
            select_columns(OCCURRENCE.c.activity_id, func.min(OCCURRENCE.c.start))
            .where(OCCURRENCE.c.activity_id.in_(ours), OCCURRENCE.c.start >= self.wall)
            .group_by(OCCURRENCE.c.activity_id)
        )
        most = self.session.exec(
            select(func.max(FeedRun.items)).where(
                FeedRun.feed_id == self.feed_id, FeedRun.complete, col(FeedRun.decision).in_(SETTLED)
            )
        ).one()
        count = len(self.reading.items) + len(self.reading.unchanged)
        return Coming({row[0]: row[1] for row in dates}, self.reading.whole or count < (most or 0))

    def _decide(self, plan: Plan) -> Gate:
        waiting = waiting_items(self.session, self.feed_id) if self.goes_on else None
        circumstances = Circumstances(self.feed.approved, self.by_operator, waiting)
        before: Mapping[str, ActivityInput] = {}
        if plan.changed and suspicions(plan, self.reading):
            old = {plan.renamed.get(key, key): key for key in plan.changed}
            records = records_of(self.session, self.feed_id, old)
            before = {old[key]: it for key, record in records.items() if (it := item_of(record))}
        refused = {} if self.by_operator else refused_wishes(self.session, self.feed_id)
        return gate(plan, self.reading, circumstances, before, refused)

    def _report(self, plan: Plan, decided: Gate) -> None:
        """Say what waits: once for the feed as a whole, and once an item where it is about that item."""
        items = {item.external_key: item for item in self.reading.items}
        waiting = len(decided.missing) + len(decided.held)
        for code in dict.fromkeys((*decided.reasons, *decided.held.values())):
            if code == "bestand_onvolledig":  # the reader has said so already
                changes = [key for key in decided.held if key in plan.changed]
                if changes:
                    self.problems.append(problem("verandering_wacht", waarde=len(changes)))
            elif code in ("eerste_keer", *decided.reasons):
                about = {
                    "veel_verdwenen": len(plan.missing),
                    "agenda_leeg": plan.live,
                    "veel_meer": len(plan.new),
                }
                self.problems.append(problem(code, waarde=about.get(code, waiting)))
        for key, code in decided.held.items():
            if code in (OUTSIDE, "plek_onbekend"):
                venue = items[key].activity.venue
                what = {"wat": items[key].activity.title, "waarde": venue.town or venue.postcode or ""}
                self.problems.append(problem(code, items[key].line, key, **what))
        if renewed(plan.renamed, plan.items):
            self.problems.append(problem("uid_onstabiel"))

    def _decision(self, plan: Plan, decided: Gate) -> str:
        if not self.reading.usable:
            return "geweigerd"
        if decided.lets_through(plan.new) or decided.lets_through(plan.changed) or plan.withdrawn:
            return DONE
        return "wacht" if decided.held or decided.missing else UNCHANGED

    def _keep_waiting(self, run: FeedRun, plan: Plan, decided: Gate, changes: Journal) -> None:
        """Of a reading that is not whole we know only what is in it, so nothing else stops waiting."""
        wishes = {}
        for kind, items in ((NEW, plan.new), (CHANGED, plan.changed)):
            for key, item in items.items():
                if key in decided.held:
                    wishes[key] = Wish(kind, decided.held[key], item.activity.title, item)
        if decided.missing:
            records = records_of(self.session, self.feed_id, decided.missing)
            for key, code in decided.missing.items():
                given = item_of(records[key])
                wishes[key] = Wish(VANISHED, code, given.title if given else key)
        whole = self.reading.usable and self.reading.complete
        gone = {*plan.known, *self._waiting_keys()} if whole else {*plan.new, *plan.changed, *plan.unchanged}
        keep_wishes(self.session, run, wishes, gone - decided.refused.keys(), changes.inserted)

    def _waiting_keys(self) -> set[str]:
        keys = select(HeldChange.external_key).where(HeldChange.feed_id == self.feed_id)
        return set(self.session.exec(keys))

    def _last_read(self, run: FeedRun) -> datetime | None:
        """When the feed was last read whole before this run."""
        others = col(FeedRun.id) != run.id
        return last_read(self.session, self.feed_id, col(FeedRun.complete).is_(True), others)


def _back(plan: Plan) -> list[str]:
    """Items that were missed and are there again before anybody noticed."""
    return [
        key
        for key, it in plan.known.items()
        if it.missing_runs and it.state == "live" and key in plan.unchanged
    ]
