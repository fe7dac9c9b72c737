"""Ride services: desk hours make sense, and nothing invented is among the facts."""

from collections.abc import Iterator
from itertools import pairwise

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rides import Desk


def ride_services_are_real(library: Library) -> Iterator[ContentProblem]:
    """A desk closes after it opens and opens once at a time; examples belong to the demonstration."""
    for shelved in library.municipalities.values():
        for i, service in enumerate(shelved.says.ride_services):
            for key, fact in service.facts:
                if fact.example:
                    sentence = f'"{key}" is een voorbeeld. Dat hoort alleen in de map demo.'
                    yield shelved.file.problem(("ride_service", i, key), sentence)
            if service.desk:
                for sentence in _odd_hours(service.desk):
                    yield shelved.file.problem(("ride_service", i, "desk"), sentence)


def _odd_hours(desk: Desk) -> Iterator[str]:
    by_day = sorted(desk.hours, key=lambda it: (it.day, it.opens))
    for it in by_day:
        if it.closes <= it.opens:
            yield f"op {it.day} sluit de telefoon niet na het openen ({it.opens:%H:%M}, {it.closes:%H:%M})."
    for earlier, later in pairwise(by_day):
        if earlier.day == later.day and later.opens < earlier.closes:
            yield f"op {later.day} overlappen de tijden elkaar."
