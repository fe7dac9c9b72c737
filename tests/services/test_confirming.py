"""A list that is true by itself: partners say that it holds, and what nobody vouches for fades, and comes back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.event import listen, remove
from sqlmodel import Session, select

from schuifaan.errors import InputError, NotFoundError
from schuifaan.models import Activity, AuditEntry, Confirmation, Mail, Organisation, Schedule, Submission
from schuifaan.recurrence import Series
from schuifaan.services.confirming import rules
from schuifaan.services.confirming.answers import answer, by_link
from schuifaan.services.confirming.labels import is_open_ended, keep_labels
from schuifaan.services.confirming.links import new_link, organisation_of, revoke_links
from schuifaan.services.confirming.lists import entries_of
from schuifaan.services.confirming.mailing import ask_now, mail_due
from schuifaan.services.confirming.partners import partners
from schuifaan.services.confirming.rules import HIDDEN_UNCONFIRMED, STOPPED, to_be_hidden, why_call_first
from schuifaan.services.confirming.vouching import BY_LINK, vouch
from schuifaan.services.editing.changing import hide_activity
from schuifaan.services.feeds.registered import FeedSettings
from schuifaan.services.feeds.runs import import_file
from schuifaan.services.occurrences import refresh_occurrences
from schuifaan.services.received.page import decide
from schuifaan.services.received.reports import report
from schuifaan.services.received.submissions import Sender
from tests.support.publishing import put
from tests.support.village import Village

BERT = "bert@salut.example"
WEEKLY = Series(datetime(2026, 11, 24, 10), 120, rrule="FREQ=WEEKLY")
SALUT = by_link(Organisation(municipality="hof-van-twente", slug="salut", name="Salut"), BY_LINK)
A_YEAR = 400


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    made.close()


@pytest.fixture
def coffee(village: Village) -> int:
    number = put(village.installation, "Koffie", series=WEEKLY, organisation="Salut")
    with village.installation.database.write() as session:
        salut_of(session, number).email = BERT
    return number


def salut_of(session: Session, activity: int) -> Organisation:
    return session.get_one(Organisation, session.get_one(Activity, activity).organisation_id)


def later(village: Village, days: float) -> datetime:
    """That many days on, with the dates expanded as the worker does, and the labels kept."""
    now = village.now + timedelta(days=days)
    with village.installation.database.write() as session:
        refresh_occurrences(session, now, list(session.exec(select(Schedule.activity_id))))
    keep_labels(village.installation.database, now)
    return now


def state(village: Village, number: int) -> tuple[str, str]:
    with village.installation.database.read() as session:
        found = session.get_one(Activity, number)
        return found.call_first, found.hidden_reason


def say(village: Village, number: int, said: str, now: datetime | None = None) -> int:
    with village.installation.database.write() as session:
        return answer(session, salut_of(session, number), said, SALUT, now or village.now)


@pytest.mark.parametrize(
    "days, label, hidden",
    [(44, "", ""), (45, "niet-bevestigd", ""), (149, "niet-bevestigd", ""), (150, "niet-bevestigd", "ja")],
)
def test_what_nobody_confirms_first_says_ring_first_and_then_goes(
    days: int, label: str, hidden: str, village: Village, coffee: int
) -> None:
    later(village, days)
    assert state(village, coffee) == (label, HIDDEN_UNCONFIRMED if hidden else "")


def test_it_is_hidden_and_never_deleted_and_one_word_brings_it_back(village: Village, coffee: int) -> None:
    now = later(village, 151)
    village.sync()
    assert village.titles(("q", "koffie")) == []
    assert say(village, coffee, f"klopt:{coffee}", now) == 1
    assert state(village, coffee) == ("", "")
    with village.installation.database.read() as session:
        actions = [it.action for it in session.exec(select(AuditEntry)) if it.subject == f"activity:{coffee}"]
        assert actions == ["verbergen", "bevestigen"]


def test_doing_it_again_changes_nothing(village: Village, coffee: int) -> None:
    now = later(village, 151)
    assert keep_labels(village.installation.database, now) == 0


def test_what_an_editor_took_off_stays_off(village: Village, coffee: int) -> None:
    with village.installation.database.write() as session:
        hide_activity(
            session, session.get_one(Activity, coffee), "Verbouwing.", "editor:a@x.example", village.now
        )
    later(village, 151)
    assert state(village, coffee)[1] == "Verbouwing."
    with village.installation.database.write() as session:
        assert entries_of(session, salut_of(session, coffee).id or 0, village.now) == []


def test_invented_examples_never_fade(village: Village, coffee: int) -> None:
    village.change(coffee, example=True)
    later(village, 151)
    assert state(village, coffee) == ("", "")


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t\r\nBEGIN:VEVENT\r\nUID:soep\r\nSUMMARY:Soep in Goor\r\n"
    "LOCATION:Goor\r\nDTSTART:20261124T120000\r\nDTEND:20261124T130000\r\nRRULE:FREQ=WEEKLY{until}\r\n"
    "DTSTAMP:20261101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def read_feed_at(village: Village, folder: Path, now: datetime, until: str = "") -> int:
    file = folder / "soep.ics"
    file.write_text(CALENDAR.format(until=until), newline="")
    settings = FeedSettings(str(file), municipality="hof-van-twente")
    import_file(village.installation.database, village.installation.content, settings, now, publish_now=True)
    with village.installation.database.read() as session:
        return session.exec(select(Activity.id).where(Activity.title == "Soep in Goor")).one() or 0


@pytest.mark.parametrize("until, label", [("", "lang-geen-mens"), (";UNTIL=20271231T000000Z", "")])
def test_a_calendar_vouches_every_day_but_an_endless_series_needs_a_person_twice_a_year(
    until: str, label: str, village: Village, coffee: int, tmp_path: Path
) -> None:
    for days in (0, 100, 181):
        soup = read_feed_at(village, tmp_path, village.now + timedelta(days=days), until)
    now = later(village, 181)
    assert state(village, soup) == (label, "")
    with village.installation.database.write() as session:
        owner = salut_of(session, coffee).id or 0
        session.get_one(Activity, soup).organisation_id = owner
        session.flush()
        entry = next(it for it in entries_of(session, owner, now) if it.activity.id == soup)
        assert (entry.in_feed, entry.asked) == (True, bool(label))


def test_every_four_weeks_one_mail_with_one_link_and_none_on_the_days_between(
    village: Village, coffee: int
) -> None:
    def asked(days: float) -> int:
        now = village.now + timedelta(days=days)
        return mail_due(village.installation.database, village.installation.settings, now)

    assert asked(0) == 0, "who told us of it today is not asked today"
    assert [asked(22), asked(22), asked(49), asked(50)] == [1, 0, 0, 1]
    with village.installation.database.read() as session:
        first, _second = session.exec(select(Mail))
        assert (first.recipient, first.secret) == (BERT, True)
        assert first.body.count("http") == 1
        assert "- Koffie" in first.body


def test_who_said_last_week_that_all_holds_is_left_alone(village: Village, coffee: int) -> None:
    now = village.now + timedelta(days=30)
    say(village, coffee, "alles", now - timedelta(days=7))
    assert mail_due(village.installation.database, village.installation.settings, now) == 0


def test_a_partner_without_an_address_is_for_the_editors(village: Village) -> None:
    number = put(village.installation, "Sjoelen", organisation="De anderen")
    with village.installation.database.write() as session:
        owner = salut_of(session, number).id or 0
    now = village.now + timedelta(days=30)
    assert mail_due(village.installation.database, village.installation.settings, now) == 0
    with pytest.raises(InputError), village.installation.database.write() as session:
        ask_now(session, village.installation.settings, owner, now)


def test_a_link_works_for_a_month_and_a_half_until_it_is_ended(village: Village, coffee: int) -> None:
    def opens(token: str, days: float) -> bool:
        with village.installation.database.read() as session:
            return organisation_of(session, token, village.now + timedelta(days=days)) is not None

    with village.installation.database.write() as session:
        owner = salut_of(session, coffee).id or 0
        token = new_link(session, "", owner, village.now).rpartition("/")[2]
    assert [opens(token, 44), opens(token, 45), opens(token[:-1], 0), opens("", 0)] == [
        True,
        False,
        False,
        False,
    ]
    with village.installation.database.write() as session:
        assert revoke_links(session, owner, village.now) == 1
    assert not opens(token, 0)


def test_not_this_time_calls_off_the_next_date_and_can_be_taken_back(village: Village, coffee: int) -> None:
    def next_status() -> str:
        with village.installation.database.write() as session:
            (entry,) = entries_of(session, salut_of(session, coffee).id or 0, village.now)
            return entry.next.status

    say(village, coffee, f"deze-keer-niet:{coffee}:2026-11-24")
    say(village, coffee, f"deze-keer-niet:{coffee}:2026-11-24")
    assert next_status() == "afgelast"
    say(village, coffee, f"toch-door:{coffee}:2026-11-24")
    assert next_status() == "gaat-door"


def test_a_page_that_was_open_for_long_calls_off_the_day_that_stands_on_it(
    village: Village, coffee: int
) -> None:
    began = village.now + timedelta(days=6, hours=3)  # the coffee of the 24th is an hour old
    with village.installation.database.write() as session:
        salut = salut_of(session, coffee)
        (entry,) = entries_of(session, salut.id or 0, began)
        assert entry.next.start == datetime(2026, 12, 1, 10)
        answer(session, salut, f"deze-keer-niet:{coffee}:2026-11-24", SALUT, began)
        assert session.get_one(Schedule, coffee).called_off == ["2026-11-24"]
        for nonsense in ("", ":gisteren", ":2026-11-24:x"):
            with pytest.raises(InputError):
                answer(session, salut, f"deze-keer-niet:{coffee}{nonsense}", SALUT, began)
        with pytest.raises(NotFoundError):
            answer(session, salut, f"deze-keer-niet:{coffee}:2026-11-25", SALUT, began)


def test_stopped_takes_it_off_and_all_is_well_does_not_bring_it_back(village: Village, coffee: int) -> None:
    say(village, coffee, f"gestopt:{coffee}")
    assert say(village, coffee, "alles") == 0
    assert state(village, coffee)[1] == STOPPED
    say(village, coffee, f"niet-gestopt:{coffee}")
    assert state(village, coffee)[1] == ""


@pytest.mark.parametrize("said", ["", "klopt", "klopt:", "klopt:x", "weg:1", "klopt:99999999999999999999999"])
def test_other_words_change_nothing(said: str, village: Village, coffee: int) -> None:
    with pytest.raises((InputError, NotFoundError)):
        say(village, coffee, said)


def test_nobody_answers_for_an_activity_of_another(village: Village, coffee: int) -> None:
    theirs = put(village.installation, "Soep", organisation="De anderen")
    with pytest.raises(NotFoundError):
        say(village, coffee, f"gestopt:{theirs}")
    say(village, coffee, "alles")
    with village.installation.database.read() as session:
        assert session.exec(select(Confirmation.activity_id)).all() == [coffee]


def told(village: Village, number: int, times: str, network: str, now: datetime | None = None) -> int:
    with village.installation.database.write() as session:
        return report(
            session,
            village.installation.settings,
            number,
            times,
            "De deur was dicht.",
            Sender(),
            network,
            now or village.now,
        )


def test_three_voices_put_a_label_until_an_editor_dealt_with_one(village: Village, coffee: int) -> None:
    numbers = [told(village, coffee, str(it), f"192.0.{it}.0/24") for it in range(2)]
    assert state(village, coffee)[0] == ""
    numbers.append(told(village, coffee, "2", "192.0.2.0/24"))
    assert state(village, coffee)[0] == "meldingen"
    with village.installation.database.write() as session:
        decide(
            session,
            village.installation,
            numbers[0],
            "plaatsen",
            "",
            "editor:a@x.example",
            village.now,
        )
    assert state(village, coffee)[0] == ""


def test_a_word_of_the_partner_ends_the_label_too(village: Village, coffee: int) -> None:
    for it in range(3):
        told(village, coffee, str(it), f"192.0.{it}.0/24")
    later_on = village.now + timedelta(hours=1)
    say(village, coffee, f"klopt:{coffee}", later_on)
    keep_labels(village.installation.database, later_on)
    assert state(village, coffee)[0] == ""


def test_one_network_is_one_voice_a_day_and_every_report_is_kept(village: Village, coffee: int) -> None:
    for it in range(5):
        told(village, coffee, str(it), "192.0.2.0/24")
    assert told(village, coffee, "4", "192.0.2.0/24") == 5, "the same form again is the same report"
    assert state(village, coffee)[0] == ""
    with village.installation.database.read() as session:
        assert [it.counted for it in session.exec(select(Submission))] == [True, False, False, False, False]
        (mail,) = session.exec(select(Mail))
        assert mail.recipient == BERT
        assert "De deur was dicht." in mail.body


def test_the_periods_are_those_of_the_plan() -> None:
    assert [it.days for it in (rules.UNSURE_AFTER, rules.RANKED_LOWER_AFTER, rules.HIDDEN_AFTER)] == [
        45,
        90,
        150,
    ]
    assert rules.NO_PERSON_AFTER.days == 180
    assert rules.LINK_WORKS > rules.MAIL_EVERY > rules.FRESH_FOR


@given(
    confirmed=st.integers(0, A_YEAR), person=st.integers(0, A_YEAR), reports=st.integers(0, 9), open_ended=...
)
def test_time_only_ever_makes_it_less_sure(
    confirmed: int, person: int, reports: int, open_ended: bool
) -> None:
    now = datetime(2027, 11, 1)
    ago = [now - timedelta(days=it) for it in (confirmed, person)]

    def label(moment: datetime) -> str:
        return why_call_first(
            moment, confirmed=ago[0], by_person=ago[1], open_ended=open_ended, reports=reports
        )

    assert not label(now) or label(now + timedelta(days=1))
    assert not to_be_hidden(now, ago[0]) or label(now)


@pytest.mark.parametrize(
    "rule, endless",
    [
        (None, False),
        ("FREQ=WEEKLY", True),
        ("FREQ=WEEKLY;COUNT=3", False),
        ("freq=weekly;until=20270101", False),
    ],
)
def test_a_series_without_a_last_date_is_endless(rule: str | None, endless: bool) -> None:
    assert is_open_ended(rule) is endless


def test_whoever_changes_an_activity_vouches_for_it(village: Village, coffee: int) -> None:
    now = later(village, 46)
    with village.installation.database.write() as session:
        vouch(session, session.get_one(Activity, coffee), "Salut", "bewerkt", now)
    assert state(village, coffee) == ("", "")


def test_what_editors_see_of_partners_takes_as_few_questions_for_many_as_for_one(village: Village) -> None:
    def look() -> tuple[int, list[tuple[str, int, int, tuple[str, ...]]]]:
        asked: list[str] = []
        database = village.installation.database
        with database.read() as session:
            engine = session.get_bind().engine
            listen(engine, "before_cursor_execute", note := lambda *it: asked.append(it[2]))
            found = [
                (it.organisation.name, it.activities, it.asked, it.addresses)
                for it in partners(session, village.now)
            ]
            remove(engine, "before_cursor_execute", note)
        return len(asked), found

    village.add("Koffie", "2026-11-24T10:00", organisation="Salut", created_at=datetime(2026, 10, 1))
    few, found = look()
    assert found == [("Salut", 1, 1, ())]
    for number, name in enumerate(("Soos", "Zonnebloem", "Stamtafel"), start=2):
        village.add("Koffie", "2026-11-24T10:00", organisation=name)
        village.add("Geweest", "2026-11-10T10:00", organisation_id=number, created_at=datetime(2026, 10, 1))
        village.add("Soep", "2026-11-24T10:00", organisation_id=number, hidden_reason=STOPPED)
    with village.installation.database.write() as session:
        session.get_one(Organisation, 1).email = BERT
    many, found = look()
    assert found == [
        ("Soos", 2, 0, ()),
        ("Stamtafel", 2, 0, ()),
        ("Zonnebloem", 2, 0, ()),
        ("Salut", 1, 1, (BERT,)),
    ]
    assert many == few
