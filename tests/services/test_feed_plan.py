"""What may happen to the site without a person looking: a broken export never empties it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, FeedItem, FeedProblem, Reading, VenueInput
from schuifaan.recurrence import Override, Series
from schuifaan.services.feeds.gate import Circumstances, gate, only_cancels, suspicions
from schuifaan.services.feeds.matching import Known, second_key_of
from schuifaan.services.feeds.plan import Coming, Plan, make_plan, rejected

USUAL = Circumstances(approved=True, published_by_operator=False)
OPERATOR = Circumstances(approved=True, published_by_operator=True)
START = datetime(2026, 12, 1, 10)


def activity(title: str = "Koffie", start: datetime = START, **fields: Any) -> ActivityInput:
    values = {"municipality": "almelo", "venue": VenueInput(town=fields.pop("town", "")), **fields}
    return ActivityInput(title=title, series=Series(start), **values)


def item(key: str, hash_: str = "a", held: bool = False, **fields: Any) -> FeedItem:
    return FeedItem(key, "", hash_, activity(**{"title": f"Koffie {key}", **fields}), held)


def known(
    key: str, hash_: str = "a", state: str = "live", activity_id: int | None = 1, **fields: Any
) -> Known:
    second = second_key_of(activity(**{"title": f"Koffie {key}", **fields}))
    return Known(key, hash_, state, activity_id, second)


def reading(
    *items: FeedItem, problems: tuple[FeedProblem, ...] = (), complete: bool = True, usable: bool = True
) -> Reading:
    return Reading(items, problems, complete, usable)


def planned(found: Reading, *remembered: Known, coming: bool = True, shows_all: bool = True) -> Plan:
    """The plan when every known activity has its next date at START."""
    numbered = [replace(it, activity_id=it.activity_id and number) for number, it in enumerate(remembered, 1)]
    dates = {it.activity_id: START for it in numbered if it.activity_id} if coming else {}
    return make_plan(found, numbered, Coming(dates, shows_all))


def test_items_are_new_changed_unchanged_or_missing() -> None:
    plan = planned(
        reading(item("new"), item("same"), item("other", "b")), known("same"), known("other"), known("gone")
    )
    parts = [set(part) for part in (plan.new, plan.changed, plan.unchanged, plan.missing)]
    assert parts == [{"new"}, {"other"}, {"same"}, {"gone"}]


def test_what_is_back_counts_as_changed_and_what_waited_as_new() -> None:
    plan = planned(
        reading(item("back"), item("waited")),
        known("back", state="missing"),
        known("waited", activity_id=None),
    )
    assert (set(plan.changed), set(plan.new)) == ({"back"}, {"waited"})


def test_items_whose_text_was_recognised_are_in_the_feed() -> None:
    found = replace(reading(item("x")), unchanged=("same",))
    plan = planned(found, known("same"), known("gone"))
    assert (plan.unchanged, plan.missing) == ({"same"}, {"gone"})


def test_what_is_over_is_never_missing() -> None:
    assert not planned(reading(item("x")), known("over"), coming=False).missing


def test_what_is_gone_already_is_not_missing_again() -> None:
    assert not planned(reading(item("x")), known("gone", state="missing")).missing


def test_beyond_the_last_date_a_feed_shows_nothing_is_missing() -> None:
    later = {1: START + timedelta(days=30), 2: START}
    remembered = [known("late"), replace(known("gone"), activity_id=2)]
    found = reading(item("x", start=START + timedelta(days=3)))
    assert make_plan(found, remembered, Coming(later)).missing == {"gone"}
    assert make_plan(found, remembered, Coming(later, shows_all=True)).missing == {"gone", "late"}


def test_an_item_with_a_mistake_in_it_is_still_there() -> None:
    mistake = problem("geen_datum", line=3, key="spoiled")
    assert not planned(reading(item("x"), problems=(mistake,)), known("spoiled")).missing


@pytest.mark.parametrize("code", ["niet_openbaar", "uitgesloten"])
def test_what_the_partner_does_not_want_shown_is_withdrawn(code: str) -> None:
    plan = planned(reading(item("x"), problems=(problem(code, key="secret"),)), known("secret"))
    assert plan.withdrawn == frozenset({"secret"})
    assert not plan.missing


# Identity


def test_an_item_with_another_key_is_known_by_title_start_and_venue() -> None:
    plan = planned(reading(item("other", title="Thee")), known("old", title="Thee"))
    assert plan.renamed == {"other": "old"}
    assert (plan.unchanged, plan.missing, dict(plan.new)) == ({"other"}, frozenset(), {})


def test_a_feed_that_renews_all_its_keys_keeps_all_its_activities() -> None:
    titles = [f"Koffie {n}" for n in range(20)]
    plan = planned(
        reading(*(item(f"new-{title}", title=title) for title in titles)),
        *(known(f"old-{title}", title=title) for title in titles),
    )
    assert len(plan.renamed) == len(plan.unchanged) == 20
    assert suspicions(plan, reading()) == ()


def test_of_two_alike_with_new_keys_each_is_one_of_the_old_ones() -> None:
    plan = planned(
        reading(item("c", title="Thee"), item("d", title="Thee")),
        known("a", title="Thee"),
        known("b", title="Thee"),
    )
    assert plan.renamed == {"c": "a", "d": "b"}


def test_of_two_alike_that_changed_too_nobody_guesses_which_is_which() -> None:
    plan = planned(
        reading(item("c", "x", title="Thee"), item("d", "y", title="Thee")),
        known("a", title="Thee"),
        known("b", title="Thee"),
    )
    assert plan.renamed == {}


def test_a_key_that_still_is_in_the_feed_is_never_taken_over() -> None:
    plan = planned(reading(item("a", title="Thee"), item("b", title="Thee")), known("a", title="Thee"))
    assert (plan.renamed, set(plan.new)) == ({}, {"b"})


def test_a_key_with_the_time_in_it_is_the_same_item_when_the_time_changes() -> None:
    moved = item("12-1796112000-1796119200@dorp.nl", title="Thee", start=START + timedelta(hours=2))
    plan = planned(reading(moved), known("12-1796104800-1796112000@dorp.nl", "b", title="Thee"))
    assert list(plan.renamed) == list(plan.changed) == [moved.external_key]


def test_keys_renewed_and_all_hours_moved_at_once_is_recognised_too() -> None:
    late = START + timedelta(hours=1)
    plan = planned(
        reading(*(item(f"n{n}", "b", title=f"Thee {n}", start=late) for n in range(6))),
        *(known(f"o{n}", title=f"Thee {n}") for n in range(6)),
    )
    assert len(plan.renamed) == 6
    assert suspicions(plan, reading())[0] == "alles_verschoven"


# The gate


@pytest.mark.parametrize(
    ("approved", "by_operator", "held"),
    [(False, False, "eerste_keer"), (True, False, None), (False, True, None), (True, True, None)],
)
def test_the_first_run_waits_for_a_person(approved: bool, by_operator: bool, held: str | None) -> None:
    found = reading(item("x"))
    assert gate(planned(found), found, Circumstances(approved, by_operator)).held.get("x") == held


@pytest.mark.parametrize(("town", "code"), [("Hengelo", "buiten_gemeente"), ("", "plek_onbekend")])
def test_a_place_that_is_not_ours_waits_unless_an_operator_says_otherwise(town: str, code: str) -> None:
    found = reading(item("x", municipality=None, town=town))
    assert gate(planned(found), found, USUAL).held == {"x": code}
    assert not gate(planned(found), found, OPERATOR).held


def test_what_the_reader_is_not_sure_of_waits_whoever_asks() -> None:
    found = reading(item("x", held=True))
    assert gate(planned(found), found, OPERATOR).held


@pytest.mark.parametrize(
    "found",
    [reading(item("x"), complete=False), reading(usable=False, complete=False)],
    ids=["incomplete", "unusable"],
)
def test_nothing_vanishes_because_of_a_file_that_is_not_whole(found: Reading) -> None:
    decided = gate(planned(found, known("gone")), found, USUAL)
    assert (decided.may_vanish, dict(decided.missing)) == (False, {})


def test_an_empty_feed_waits_with_everything_in_it() -> None:
    decided = gate(planned(reading(), known("a"), known("b")), reading(), USUAL)
    assert (decided.may_vanish, dict(decided.missing)) == (False, {"a": "agenda_leeg", "b": "agenda_leeg"})


@pytest.mark.parametrize(
    ("there", "gone", "may_vanish"),
    [(20, 4, True), (20, 5, True), (20, 6, True), (20, 7, False), (10, 4, True), (10, 5, False)],
)
def test_many_at_once_do_not_vanish_without_a_person(there: int, gone: int, may_vanish: bool) -> None:
    found = reading(*(item(str(n)) for n in range(gone, there)))
    decided = gate(planned(found, *(known(str(n)) for n in range(there))), found, USUAL)
    assert decided.may_vanish is may_vanish
    assert len(decided.missing) == (0 if may_vanish else gone)


def test_additions_pass_while_changes_and_deletions_wait() -> None:
    found = reading(item("new"), item("0", "b"))
    plan = planned(found, *(known(str(n)) for n in range(10)))
    decided = gate(plan, found, USUAL)
    assert [it.external_key for it in decided.lets_through(plan.new)] == ["new"]
    assert (dict(decided.held), decided.may_vanish) == ({"0": "veel_verdwenen"}, False)


def test_an_incomplete_file_changes_nothing_but_may_add() -> None:
    found = reading(item("new"), item("old", "b"), complete=False)
    decided = gate(planned(found, known("old")), found, USUAL)
    assert dict(decided.held) == {"old": "bestand_onvolledig"}


@pytest.mark.parametrize(("moved", "reason"), [(20, "alles_verschoven"), (17, None)])
def test_all_dates_moved_by_the_same_time_wait(moved: int, reason: str | None) -> None:
    late = START + timedelta(hours=1)
    found = reading(*(item(str(n), "b", start=late if n < moved else START) for n in range(20)))
    plan = planned(found, *(known(str(n)) for n in range(20)))
    assert set(gate(plan, found, USUAL).held.values()) == ({reason} if reason else set())


@pytest.mark.parametrize(("added", "waits"), [(20, False), (21, True)])
def test_more_than_three_times_as_many_wait(added: int, waits: bool) -> None:
    found = reading(*(item(str(n)) for n in range(10)), *(item(f"n{n}") for n in range(added)))
    decided = gate(planned(found, *(known(str(n)) for n in range(10))), found, USUAL)
    assert set(decided.held.values()) == ({"veel_meer"} if waits else set())


def test_with_more_than_half_new_keys_changes_wait_and_additions_pass() -> None:
    found = reading(item("0", "b"), *(item(f"n{n}") for n in range(6)), *(item(str(n)) for n in range(1, 5)))
    decided = gate(planned(found, *(known(str(n)) for n in range(5))), found, USUAL)
    assert dict(decided.held) == {"0": "veel_nieuwe_sleutels"}


def test_everything_online_at_once_waits() -> None:
    online = VenueInput(name="Zoom")
    found = reading(*(item(str(n), "b", venue=online) for n in range(4)))
    decided = gate(planned(found, *(known(str(n)) for n in range(3))), found, USUAL)
    assert dict(decided.held) == dict.fromkeys("3012", "alles_online")


def test_what_was_refused_is_not_asked_again_until_it_is_something_else() -> None:
    found = reading(item("x", municipality=None, town="Hengelo"))
    decided = gate(planned(found), found, USUAL, refused={"x": "a"})
    assert (dict(decided.held), decided.lets_through(planned(found).new)) == ({}, [])
    assert gate(planned(found), found, USUAL, refused={"x": "b"}).held


def test_a_cancellation_passes_whatever_is_wrong_with_the_rest() -> None:
    before = activity()
    cancelled = before.model_copy(update={"series": replace(before.series, status="afgelast")})
    found = reading(FeedItem("x", "", "b", cancelled), complete=False)
    assert not gate(planned(found, known("x")), found, USUAL, {"x": before}).held


@pytest.mark.parametrize(
    ("change", "only"),
    [
        ({"overrides": (Override(START, status="afgelast"),)}, True),
        ({"status": "afgelast"}, True),
        ({"overrides": (Override(START, START + timedelta(hours=1)),)}, False),
        ({"start": START + timedelta(hours=1), "status": "afgelast"}, False),
    ],
)
def test_a_cancellation_is_told_from_other_changes(change: dict[str, Any], only: bool) -> None:
    before = activity()
    after = before.model_copy(update={"series": replace(before.series, **change)})
    assert only_cancels(before, after) is only


def test_rows_with_two_mistakes_are_rejected_once() -> None:
    mistakes = (
        problem("geen_titel", 3, "a"),
        problem("geen_datum", 3, "a"),
        problem("geen_datum", 4, "b"),
        problem("tijd_ongeldig", 5, "c"),
    )
    assert rejected(reading(problems=mistakes)) == 2
