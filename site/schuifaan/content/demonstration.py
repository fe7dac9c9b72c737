"""Files of the demonstration that add to the content: invented points of venues, invented facts of ride services."""

from collections.abc import Callable, Iterator
from pathlib import Path

from schuifaan.content.entry import Entry, Slug, Text
from schuifaan.content.library import Library
from schuifaan.content.municipalities import Latitude, Longitude
from schuifaan.content.problems import ContentError, ContentProblem
from schuifaan.content.reading import ContentFile, read_toml, validated
from schuifaan.content.rides import EXAMPLES, ExamplesFile

FOLDER = "demo"
POINTS = "venues.toml"

Rule = Callable[[ContentFile, Library], Iterator[ContentProblem]]


class DemoPoint(Entry):
    """Where a venue of the demonstration is said to be."""

    place: Slug
    name: Text
    lat: Latitude
    lon: Longitude


class DemoPoints(Entry):
    """`demo/venues.toml`."""

    venue: tuple[DemoPoint, ...] = ()


def demonstration_problems(folder: Path, library: Library) -> Iterator[ContentProblem]:
    """Everything that is wrong with these files in the content folder; one that is absent is no mistake."""
    rules: tuple[tuple[str, Rule], ...] = ((POINTS, _points), (EXAMPLES, _examples))
    for name, rule in rules:
        if (folder / FOLDER / name).exists():
            try:
                yield from rule(read_toml(folder, f"{FOLDER}/{name}"), library)
            except ContentError as error:
                yield from error.problems


def _points(file: ContentFile, library: Library) -> Iterator[ContentProblem]:
    places = library.content().places
    seen: set[tuple[str, str]] = set()
    for i, point in enumerate(validated(DemoPoints, file, {}).venue):
        if point.place not in places:
            yield file.problem(("venue", i, "place"), f'de plaats "{point.place}" kennen wij niet.')
        if (point.place, point.name) in seen:
            yield file.problem(("venue", i, "name"), f'"{point.name}" staat er twee keer.')
        seen.add((point.place, point.name))


def _examples(file: ContentFile, library: Library) -> Iterator[ContentProblem]:
    municipalities = library.content().municipalities
    for i, facts in enumerate(validated(ExamplesFile, file, {}).ride_service):
        municipality = municipalities.get(facts.municipality)
        if municipality is None:
            sentence = f'de gemeente "{facts.municipality}" kennen wij niet.'
            yield file.problem(("ride_service", i, "municipality"), sentence)
        elif facts.code not in {it.code for it in municipality.ride_services}:
            sentence = f'{municipality.name} heeft geen vervoersdienst "{facts.code}".'
            yield file.problem(("ride_service", i, "code"), sentence)
