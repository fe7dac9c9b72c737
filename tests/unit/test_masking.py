"""No number under five can be worked out from anything that is shown of attendance."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from schuifaan.services.attendance.masking import SMALL, Counted, Masked, Told, masked, together

MANY = 14
FEW = st.integers(0, SMALL - 1)
VILLAGES = ("goor", "delden", "markelo")
Groups = list[tuple[str, Counted]]


@st.composite
def counted(draw: st.DrawFn) -> Counted:
    came = draw(st.integers(0, MANY))
    part = st.none() | st.integers(0, came)
    return Counted(draw(st.integers(1, 13)), came, draw(part), draw(part))


GROUPS = st.lists(st.tuples(st.sampled_from(VILLAGES), counted()), max_size=8)


def everything_shown(groups: Groups) -> list[str]:
    """Each group, each village and the whole, as words: more than any page shows together."""
    by_village: dict[str, list[Masked]] = defaultdict(list)
    for village, group in groups:
        by_village[village].append(masked(group))
    figures = [masked(group) for _, group in groups]
    figures += [together(by_village[it]) for it in VILLAGES]
    figures.append(together(figures[: len(groups)]))
    return [words(it) for it in figures]


def words(figure: Masked) -> str:
    parts = (figure.came, figure.first_time, figure.with_transport)
    return " | ".join([repr(figure), *map(str, parts)])


def with_another_small_number(draw: st.DrawFn, group: Counted) -> Counted:
    """The same group, in which every small number (also of those who do not belong to a part) is another one."""
    if group.came < SMALL:
        came = draw(FEW)
        parts = [None if it is None else draw(st.integers(0, came)) for it in parts_of(group)]
        return Counted(group.times, came, *parts)
    return Counted(group.times, group.came, *[_other(draw, it, group.came) for it in parts_of(group)])


def _other(draw: st.DrawFn, part: int | None, came: int) -> int | None:
    if part is None:
        return None
    if part < SMALL:
        return draw(FEW)
    return came - draw(FEW) if came - part < SMALL else part


def parts_of(group: Counted) -> tuple[int | None, int | None]:
    return group.first_time, group.with_transport


@given(GROUPS, st.data())
def test_whatever_the_small_numbers_are_the_same_is_shown(groups: Groups, data: st.DataObject) -> None:
    others = [(village, with_another_small_number(data.draw, group)) for village, group in groups]
    assert everything_shown(groups) == everything_shown(others)


@given(GROUPS)
def test_no_number_under_five_is_shown_and_none_is_left_by_subtracting(groups: Groups) -> None:
    for _, group in groups:
        figure = masked(group)
        for told in (figure.came, figure.first_time, figure.with_transport):
            assert told.shown == 0 or told.shown >= SMALL
        for told in (figure.first_time, figure.with_transport):
            assert not told.shown or figure.came.shown - told.shown >= SMALL


@given(GROUPS)
def test_a_sum_is_made_of_what_is_shown(groups: Groups) -> None:
    figures = [masked(group) for _, group in groups]
    total = together(figures)
    assert total.came.shown == sum(it.came.shown for it in figures)
    assert total.came.small == sum(group.came < SMALL for _, group in groups)


def test_of_fewer_than_ten_people_no_part_is_told_whatever_it_is() -> None:
    for came in range(SMALL, 2 * SMALL):
        told = {str(masked(Counted(1, came, part)).first_time) for part in range(came + 1)}
        assert told == {"niet getoond"}


def test_what_one_reads() -> None:
    assert str(masked(Counted(1, 4)).came) == "< 5"
    assert str(masked(Counted(1, 5)).came) == "5"
    assert str(masked(Counted(1, 12, 3)).first_time) == "< 5"
    assert str(masked(Counted(1, 12, 9)).first_time) == "niet getoond"
    assert str(masked(Counted(1, 12)).first_time) == "niet bekend"
    assert str(together([masked(Counted(1, 12)), masked(Counted(1, 4))]).came) == "12 of meer"
    assert str(together([masked(Counted(1, 2)), masked(Counted(1, 4))]).came) == "< 5 per groep"
    assert str(Told()) == "0"
