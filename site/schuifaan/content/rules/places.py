"""Places: every name leads to one place, and every point lies in its municipality."""

from collections.abc import Iterator, Mapping

from schuifaan.content.content import place_names
from schuifaan.content.folding import fold
from schuifaan.content.library import Library, Shelved
from schuifaan.content.municipalities import Municipality
from schuifaan.content.problems import ContentProblem
from schuifaan.content.toml_lines import KeyPath


def places_fit(library: Library) -> Iterator[ContentProblem]:
    """Slugs and names are unique all over the installation; what a place is part of exists."""
    slugs: dict[str, str] = {}
    names: dict[str, str] = {}
    for shelved in library.municipalities.values():
        file, municipality = shelved.file, shelved.says
        for i, place in enumerate(municipality.places):
            if place.slug in slugs:
                sentence = f'"{place.slug}" staat er al, in {slugs[place.slug]}.'
                yield file.problem(("place", i, "slug"), sentence)
            slugs.setdefault(place.slug, file.name)
            for name in place_names(place):
                # "Centrum" may be in every municipality: it is only looked up when that is known.
                scope = municipality.code if place.local_name else ""
                other = names.setdefault(f"{scope}:{fold(name)}", place.slug)
                if other != place.slug:
                    sentence = f'"{name}" is ook een naam van "{other}". Dan vinden wij geen van beide.'
                    yield file.problem(("place", i), sentence)
        yield from _part_of(shelved)


def places_lie_inside(library: Library) -> Iterator[ContentProblem]:
    """Points lie in the box of the municipality: a swapped or mistyped coordinate falls outside."""
    for shelved in library.municipalities.values():
        municipality = shelved.says
        for path, lat, lon in _points(municipality):
            if not municipality.bounds.contains(lat, lon):
                sentence = f"het punt {lat}, {lon} ligt buiten {municipality.name}."
                yield shelved.file.problem(path, sentence)


def _points(municipality: Municipality) -> Iterator[tuple[KeyPath, float, float]]:
    yield ("lat",), municipality.lat, municipality.lon
    for i, place in enumerate(municipality.places):
        yield ("place", i, "lat"), place.lat, place.lon
        for area in place.postcode_areas:
            yield ("place", i, "postcode_areas"), area.lat, area.lon
    for i, station in enumerate(municipality.stations):
        yield ("station", i, "lat"), station.lat, station.lon


def _part_of(shelved: Shelved[Municipality]) -> Iterator[ContentProblem]:
    parents = {place.slug: place.part_of for place in shelved.says.places}
    for i, place in enumerate(shelved.says.places):
        path = ("place", i, "part_of")
        if place.part_of is not None and place.part_of not in parents:
            yield shelved.file.problem(path, f'de plaats "{place.part_of}" staat niet in dit bestand.')
        elif _leads_back(place.slug, parents):
            yield shelved.file.problem(path, f'"{place.slug}" hoort bij zichzelf, misschien via een omweg.')


def _leads_back(slug: str, parents: Mapping[str, str | None]) -> bool:
    here = parents[slug]
    for _ in parents:
        if here is None or here == slug:
            break
        here = parents.get(here)
    return here == slug
