"""Theme weeks: years in order, and no week that begins before another has ended."""

from collections.abc import Iterator
from itertools import pairwise

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.repeats import repeats


def weeks_are_in_order(library: Library) -> Iterator[ContentProblem]:
    """Each year once, from old to new; a week starts in its year and ends after it started."""
    file, weeks = library.weeks.file, library.weeks.says.week
    yield from repeats(file, ((("week", i, "code"), week.code) for i, week in enumerate(weeks)))
    for i, week in enumerate(weeks):
        for j, year in enumerate(week.years):
            path = ("week", i, "year", j)
            if year.start.year != year.year:
                yield file.problem((*path, "start"), f"{year.start} ligt niet in {year.year}.")
            if year.end < year.start:
                yield file.problem((*path, "end"), f"{year.end} ligt voor het begin, {year.start}.")
        for j, (earlier, later) in enumerate(pairwise(week.years), start=1):
            if later.year <= earlier.year:
                sentence = f"{later.year} staat na {earlier.year}. Zet elk jaar een keer neer, op volgorde."
                yield file.problem(("week", i, "year", j, "year"), sentence)
            elif later.start <= earlier.end:
                sentence = f"de week van {later.year} begint voordat die van {earlier.year} voorbij is."
                yield file.problem(("week", i, "year", j, "start"), sentence)
