"""Topics lead somewhere, and quiet times are found for any day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.content import QuietTime, check_content, quiet_days

SUMMER = QuietTime(code="zomer", label="In de zomer", sentence="Stil.", first="07-01", last="08-31")
CHRISTMAS = QuietTime(code="kerst", label="Met Kerst", sentence="Stil.", first="12-19", last="01-04")


@pytest.mark.parametrize(
    "day, first, last",
    [
        (date(2026, 11, 18), date(2026, 12, 19), date(2027, 1, 4)),
        (date(2027, 1, 4), date(2026, 12, 19), date(2027, 1, 4)),
        (date(2027, 1, 5), date(2027, 7, 1), date(2027, 8, 31)),
        (date(2027, 9, 1), date(2027, 12, 19), date(2028, 1, 4)),
    ],
)
def test_the_quiet_time_a_day_lies_in_or_before(day: date, first: date, last: date) -> None:
    found = quiet_days((SUMMER, CHRISTMAS), day)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(), st.dates())
def test_whatever_days_are_set_the_time_found_is_not_over_and_shorter_than_a_year(
    day: date, first: date, last: date
) -> None:
    time = SUMMER.model_copy(update={"first": f"{first:%m-%d}", "last": f"{last:%m-%d}"})
    found = quiet_days((time,), day)
    assert found is not None
    assert found.last >= day
    assert timedelta(0) <= found.last - found.first < timedelta(days=367)


@pytest.mark.parametrize(
    "line, said",
    [
        ('query = { kleur = ["rood"] }', 'een wens kan niet naar "kleur" vragen'),
        ('query = { soort = ["niets"] }', '"niets" is geen keuze van "soort"'),
        ('municipality = "parijs"', 'er is geen gemeente "parijs"'),
        ('who = [{ organisation = "niemand" }]', 'er is geen organisatie "niemand"'),
        ('who = [{ organisation = "salut" }]', "zegt ook waar dat staat"),
        ('listing = "plekken"', 'heeft een "query" nodig'),
    ],
)
def test_a_topic_that_leads_nowhere_is_said_with_its_file(line: str, said: str, folder: Path) -> None:
    (folder / "topics" / "proef.md").write_text(
        '+++\ntitle = "Proef"\nlabel = "Proef"\ndescription = "Een proef."\nupdated = 2026-11-30\n'
        f'pictogram = "kop"\norder = 1\n{line}\n+++\n\nEen proef.\n'
    )
    problems = [str(it) for it in check_content(folder) if it.file == "topics/proef.md"]
    assert any(said in it for it in problems), problems
