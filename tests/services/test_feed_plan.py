"""What may happen to the site without a person looking: a broken export never empties it."""

from datetime import datetime

import pytest

from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, FeedItem, FeedProblem, Reading, VenueInput
from schuifaan.recurrence import Series
from schuifaan.services.feed_plan import Circumstances, Known, gate, make_plan, rejected

USUAL = Circumstances(approved=True, published_by_operator=False)


def item(
    key: str, hash_: str = "a", held: bool = False, municipality: str | None = "almelo", town: str = ""
) -> FeedItem:
    activity = ActivityInput(
        title="Koffie",
        series=Series(datetime(2026, 12, 1, 10)),
        municipality=municipality,
        venue=VenueInput(town=town),
    )
    return FeedItem(key, "", hash_, activity, held)


def known(
    key: str, hash_: str = "a", state: str = "live", activity_id: int | None = 1, coming: bool = True
) -> Known:
    return Known(key, hash_, state, activity_id, coming)


def reading(
    *items: FeedItem, problems: tuple[FeedProblem, ...] = (), complete: bool = True, usable: bool = True
) -> Reading:
    return Reading(items, problems, complete, usable)


def test_items_are_new_changed_unchanged_or_missing() -> None:
    plan = make_plan(
        reading(item("new"), item("same"), item("other", "b")), [known("same"), known("other"), known("gone")]
    )
    assert [set(part) for part in (plan.new, plan.changed, plan.unchanged, plan.missing)] == [
        {"new"},
        {"other"},
        {"same"},
        {"gone"},
    ]


def test_what_is_back_counts_as_changed_and_what_waited_as_new() -> None:
    plan = make_plan(
        reading(item("back"), item("waited")),
        [known("back", state="missing"), known("waited", state="held", activity_id=None)],
    )
    assert (set(plan.changed), set(plan.new)) == ({"back"}, {"waited"})


def test_what_is_over_is_never_missing() -> None:
    assert not make_plan(reading(item("x")), [known("over", coming=False)]).missing


def test_an_item_with_a_mistake_in_it_is_still_there() -> None:
    mistake = problem("geen_datum", line=3, key="spoiled")
    assert not make_plan(reading(item("x"), problems=(mistake,)), [known("spoiled")]).missing


def test_what_the_partner_made_private_is_withdrawn() -> None:
    plan = make_plan(
        reading(item("x"), problems=(problem("niet_openbaar", key="secret"),)), [known("secret")]
    )
    assert plan.withdrawn == frozenset({"secret"})
    assert not plan.missing


@pytest.mark.parametrize(
    ("approved", "by_operator", "held"),
    [(False, False, "eerste_keer"), (True, False, None), (False, True, None), (True, True, None)],
)
def test_the_first_run_waits_for_a_person(approved: bool, by_operator: bool, held: str | None) -> None:
    found = reading(item("x"))
    decided = gate(make_plan(found, []), found, Circumstances(approved, by_operator))
    assert decided.held.get("x") == held


@pytest.mark.parametrize(("town", "code"), [("Hengelo", "buiten_gemeente"), ("", "plek_onbekend")])
def test_a_place_that_is_not_ours_waits_unless_an_operator_says_otherwise(town: str, code: str) -> None:
    found = reading(item("x", municipality=None, town=town))
    plan = make_plan(found, [])
    assert gate(plan, found, USUAL).held == {"x": code}
    assert not gate(plan, found, Circumstances(True, published_by_operator=True)).held


def test_what_the_reader_is_not_sure_of_waits_whoever_asks() -> None:
    found = reading(item("x", held=True))
    assert gate(make_plan(found, []), found, Circumstances(True, published_by_operator=True)).held


@pytest.mark.parametrize(
    "found",
    [reading(item("x"), complete=False), reading(), reading(usable=False, complete=False)],
    ids=["incomplete", "empty", "unusable"],
)
def test_nothing_vanishes_because_of_a_file_that_is_not_whole(found: Reading) -> None:
    assert not gate(make_plan(found, [known("gone")]), found, USUAL).may_vanish


@pytest.mark.parametrize(
    ("there", "gone", "may_vanish"),
    [(20, 4, True), (20, 5, True), (20, 6, True), (20, 7, False), (10, 4, True), (10, 5, False)],
)
def test_many_at_once_do_not_vanish_without_a_person(there: int, gone: int, may_vanish: bool) -> None:
    found = reading(*(item(str(n)) for n in range(gone, there)))
    decided = gate(make_plan(found, [known(str(n)) for n in range(there)]), found, USUAL)
    assert decided.may_vanish is may_vanish
    assert decided.vanished == (0 if may_vanish else gone)


def test_additions_pass_while_deletions_wait() -> None:
    found = reading(item("new"))
    plan = make_plan(found, [known(str(n)) for n in range(10)])
    decided = gate(plan, found, USUAL)
    assert [it.external_key for it in decided.lets_through(plan.new)] == ["new"]
    assert not decided.may_vanish


def test_rows_with_two_mistakes_are_rejected_once() -> None:
    mistakes = (
        problem("geen_titel", 3, "a"),
        problem("geen_datum", 3, "a"),
        problem("geen_datum", 4, "b"),
        problem("tijd_ongeldig", 5, "c"),
    )
    assert rejected(reading(problems=mistakes)) == 2
