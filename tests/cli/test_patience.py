"""A worker that cannot start is tried again, less and less often."""

import itertools

from schuifaan.cli.patience import LONGEST_PAUSE, STEADY_SECONDS, Patience


def starts(patience: Patience, lives: float, seconds: float) -> list[float]:
    """When something is started that lives for so long each time; looked at once a second, as gunicorn does."""
    found: list[float] = []
    dies = 0.0
    for now in range(int(seconds)):
        if now >= dies and patience.may_start(float(now)):
            found.append(float(now))
            dies = now + lives
    return found


def test_what_ends_at_once_is_started_at_growing_pauses() -> None:
    began = starts(Patience(), 0.5, 400)
    pauses = [later - sooner for sooner, later in itertools.pairwise(began)]
    assert began[0] == 0
    assert pauses == sorted(pauses)
    assert pauses[-1] <= LONGEST_PAUSE + 1
    assert len(began) < 15


def test_what_ran_for_a_while_is_started_again_at_once() -> None:
    lives = STEADY_SECONDS + 5
    began = starts(Patience(), lives, 200)
    assert [later - sooner for sooner, later in itertools.pairwise(began)] == [lives] * (len(began) - 1)


def test_a_long_run_forgives_earlier_failures() -> None:
    patience = Patience()
    starts(patience, 0.5, 100)
    patience.may_start(1000.0)
    assert patience.may_start(1000.0 + STEADY_SECONDS)
