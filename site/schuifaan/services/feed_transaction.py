"""What a reading of a feed changes in the database: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.feeds.problems import problem
from schuifaan.inputs import FeedItem, FeedProblem, Reading
from schuifaan.models import (
    Activity,
    Feed,
    FeedProblemRecord,
    FeedRun,
    Occurrence,
    Organisation,
    SourceRecord,
)
from schuifaan.services.feed_plan import Circumstances, Gate, Known, Plan, gate, make_plan, rejected
from schuifaan.services.publishing import NO_LONGER_IN_FEED, NOT_PUBLIC, hide, publish

# Gone from two complete readings, two days apart at least: one bad export or a long night must not count.
RUNS_BEFORE_HIDING = 2
TIME_BEFORE_HIDING = timedelta(hours=48)
# A file that is wrong in every line has one message worth reading, not twenty thousand.
MOST_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `decision` is that of FeedRun."""

    run: int
    feed: str
    decision: str
    new: int
    changed: int
    unchanged: int
    held: int
    rejected: int
    missing: int
    issues: tuple[FeedProblem, ...]

    @property
    def usable(self) -> bool:
        """Whether the file could be read at all."""
        return self.decision != "geweigerd"


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
        self.session, self.content, self.feed, self.feed_id = session, content, feed, feed.id
        self.reading, self.now, self.wall = reading, now, wall_time(now)
        self.by_operator = publish_now
        self.records = {
            it.external_key: it
            for it in session.exec(select(SourceRecord).where(SourceRecord.feed_id == feed.id))
        }
        self.problems = list(reading.problems)

    def apply(self, body_sha256: str) -> RunReport:
        """Plan, gate, write what may be written, and note the run."""
        plan = make_plan(self.reading, self._known())
        circumstances = Circumstances(self.feed.approved, self.by_operator)
        decided = gate(plan, self.reading, circumstances)
        before = len(self.problems)
        self._report_held(decided)
        for item in (*decided.lets_through(plan.new), *decided.lets_through(plan.changed)):
            self._publish(item)
        self._hold(decided, plan)
        self._withdraw(plan.withdrawn)
        if decided.may_vanish:
            self._let_vanish(plan.missing)
        if self.by_operator and self.reading.usable and not self.feed.approved:
            self.feed.approved = True
            self.session.add(self.feed)
        new, changed = len(decided.lets_through(plan.new)), len(decided.lets_through(plan.changed))
        report = RunReport(
            run=0,
            feed=self.feed.slug,
            decision=self._decision(new + changed + len(plan.withdrawn), len(self.problems) > before),
            new=new,
            changed=changed,
            unchanged=len(plan.unchanged),
            held=len(decided.held),
            rejected=rejected(self.reading),
            missing=len(plan.missing),
            issues=tuple(self.problems[:MOST_PROBLEMS]),
        )
        return self._note(report, body_sha256)

    def _known(self) -> list[Known]:
        coming = self._with_dates_to_come()
        return [
            Known(it.external_key, it.content_hash, it.state, it.activity_id, it.activity_id in coming)
            for it in self.records.values()
        ]

    def _with_dates_to_come(self) -> set[int]:
        ours = select(SourceRecord.activity_id).where(SourceRecord.feed_id == self.feed_id)
        found = select(Occurrence.activity_id).where(
            col(Occurrence.activity_id).in_(ours), Occurrence.start >= self.wall
        )
        return set(self.session.exec(found.distinct()))

    def _report_held(self, decided: Gate) -> None:
        items = {item.external_key: item for item in self.reading.items}
        reasons = set(decided.held.values())
        if "eerste_keer" in reasons:  # once for the whole feed, not once an item
            self.problems.append(problem("eerste_keer"))
        for key, code in decided.held.items():
            item = items[key]
            if code in ("buiten_gemeente", "plek_onbekend"):
                where = item.activity.venue.town or item.activity.venue.postcode or ""
                self.problems.append(problem(code, item.line, key, wat=item.activity.title, waarde=where))
        if decided.vanished:
            self.problems.append(problem("veel_verdwenen", waarde=decided.vanished))

    def _publish(self, item: FeedItem) -> None:
        record = self.records.get(item.external_key)
        existing = self.session.get(Activity, record.activity_id) if record and record.activity_id else None
        activity = publish(
            self.session,
            self.content,
            item.activity,
            source=self._source_name(),
            now=self.now,
            existing=existing,
            organisation_id=self.feed.organisation_id,
            example=self.feed.example,
        )
        if record is None:
            record = self._new_record(item)
        record.content_hash, record.payload = item.content_hash, item.raw
        record.state, record.activity_id = "live", activity.id
        record.last_seen, record.missing_since, record.missing_runs = self.wall, None, 0
        self.session.add(record)

    def _source_name(self) -> str:
        organisation = (
            self.session.get(Organisation, self.feed.organisation_id) if self.feed.organisation_id else None
        )
        return organisation.name if organisation else self.feed.slug

    def _new_record(self, item: FeedItem) -> SourceRecord:
        record = SourceRecord(
            feed_id=self.feed_id,
            external_key=item.external_key,
            content_hash=item.content_hash,
            payload=item.raw,
            first_seen=self.wall,
            last_seen=self.wall,
        )
        self.records[item.external_key] = record
        return record

    def _hold(self, decided: Gate, plan: Plan) -> None:
        """Keep what waits; of an activity that is on the site already the version on the site stays."""
        for key in decided.held:
            item = plan.new.get(key)
            if item is None:
                continue
            record = self.records.get(key)
            if record is None or record.content_hash != item.content_hash:
                record = record or self._new_record(item)
                record.content_hash, record.payload, record.last_seen = item.content_hash, item.raw, self.wall
                record.state = "held"
                self.session.add(record)

    def _withdraw(self, keys: Iterable[str]) -> None:
        """The partner made it private: that is at once."""
        for key in sorted(keys):
            record = self.records[key]
            assert record.activity_id is not None
            record.state = "tombstone"
            self.session.add(record)
            hide(self.session, [record.activity_id], NOT_PUBLIC, self.now)

    def _let_vanish(self, missing: Iterable[str]) -> None:
        for key in sorted(missing):
            record = self.records[key]
            assert record.activity_id is not None
            if record.state == "missing":
                continue
            record.missing_since = record.missing_since or self.wall
            record.missing_runs += 1
            gone_for = self.wall - record.missing_since
            if record.missing_runs >= RUNS_BEFORE_HIDING and gone_for >= TIME_BEFORE_HIDING:
                record.state = "missing"
                hide(self.session, [record.activity_id], NO_LONGER_IN_FEED, self.now)
            self.session.add(record)
        for key, record in self.records.items():  # back before anybody noticed
            if record.missing_runs and record.state == "live" and key not in missing:
                record.missing_since, record.missing_runs = None, 0
                self.session.add(record)

    def _decision(self, applied: int, waits: bool) -> str:
        if not self.reading.usable:
            return "geweigerd"
        if applied:
            return "toegepast"
        return "wacht" if waits else "ongewijzigd"

    def _note(self, report: RunReport, body_sha256: str) -> RunReport:
        run = FeedRun(
            feed_id=self.feed_id,
            started_at=self.wall,
            body_sha256=body_sha256,
            complete=self.reading.complete,
            decision=report.decision,
            new=report.new,
            changed=report.changed,
            unchanged=report.unchanged,
            held=report.held,
            rejected=report.rejected,
            missing=report.missing,
        )
        self.session.add(run)
        self.session.flush()
        assert run.id is not None
        self.session.add_all(
            FeedProblemRecord(
                run_id=run.id,
                external_key=it.external_key,
                code=it.code,
                severity=it.severity,
                line=it.line,
                text=it.text,
                next_step=it.next_step,
            )
            for it in report.issues
        )
        return replace(report, run=run.id)
