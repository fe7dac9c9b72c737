"""No small number leaves an organisation: what others see of attendance is made here, from masked figures only.

One figure is one activity in one quarter. It is masked first; every sum is made of what is shown and of nothing
else, so no total can give away what stands under it. A part (came for the first time, came with a ride) is shown
only where those who do not belong to it are no small number either: else subtracting gives them away.
"""

from collections.abc import Iterable
from dataclasses import dataclass

SMALL = 5
"""Fewer people than these might be known by name in a village."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One activity in one quarter, as it was counted. Never leaves the services."""

    times: int
    """Days of which the organiser told."""
    came: int
    first_time: int | None = None
    with_transport: int | None = None
    """How many of them; None when the organiser never said."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number of people, or the sum of several, that anybody may see."""

    shown: int = 0
    small: int = 0
    """Numbers that were left out of it; all that is told of each is that it is under SMALL."""
    withheld: int = 0
    """Numbers that were left out and of which nothing is told."""
    known: bool = True

    def __str__(self) -> str:
        """`42`, `42 of meer`, `< 5`, or why there is no number."""
        if not self.known:
            return "niet bekend"
        if not self.small and not self.withheld:
            return str(self.shown)
        if self.shown:
            return f"{self.shown} of meer"
        if self.withheld:
            return "niet getoond"
        return f"< {SMALL}" if self.small == 1 else f"< {SMALL} per groep"


NOT_KNOWN = Told(known=False)


@dataclass(frozen=True, slots=True)
class Masked:
    """A figure, or a sum of figures, that anybody may see."""

    activities: int
    times: int
    came: Told
    first_time: Told
    with_transport: Told


def masked(counted: Counted) -> Masked:
    """What may be told of one figure."""
    return Masked(
        activities=1,
        times=counted.times,
        came=Told(small=1) if counted.came < SMALL else Told(counted.came),
        first_time=_part(counted.first_time, counted.came),
        with_transport=_part(counted.with_transport, counted.came),
    )


def together(figures: Iterable[Masked]) -> Masked:
    """The sum of what is shown."""
    several = list(figures)
    return Masked(
        activities=sum(it.activities for it in several),
        times=sum(it.times for it in several),
        came=_sum(it.came for it in several),
        first_time=_sum(it.first_time for it in several),
        with_transport=_sum(it.with_transport for it in several),
    )


def _part(part: int | None, whole: int) -> Told:
    if part is None:
        return NOT_KNOWN
    if whole < 2 * SMALL:  # it or the others are few; to say which is to say too much
        return Told(withheld=1)
    if part < SMALL:
        return Told(small=1)
    return Told(part) if whole - part >= SMALL else Told(withheld=1)


def _sum(numbers: Iterable[Told]) -> Told:
    told = [it for it in numbers if it.known]
    return Told(
        shown=sum(it.shown for it in told),
        small=sum(it.small for it in told),
        withheld=sum(it.withheld for it in told),
        known=bool(told),
    )
