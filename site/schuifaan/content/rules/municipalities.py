"""Municipalities: what their files refer to exists."""

from collections.abc import Iterator

from schuifaan.content.library import Library, Shelved
from schuifaan.content.municipalities import Municipality
from schuifaan.content.problems import ContentProblem
from schuifaan.content.toml_lines import KeyPath

Reference = tuple[KeyPath, str]
"""Where something is referred to, and its code."""


def municipalities_fit(library: Library) -> Iterator[ContentProblem]:
    """There is one at least; host names lead to one; organisations, sources and the main place exist."""
    if not library.municipalities:
        yield ContentProblem("municipalities", 1, "fout", "er is geen enkele gemeente.")
    hosts: dict[str, str] = {}
    sources = {source.code for source in library.sources.says.source}
    for code, shelved in library.municipalities.items():
        file, municipality = shelved.file, shelved.says
        for host in municipality.hosts:
            if hosts.setdefault(host, code) != code:
                yield file.problem(("hosts",), f'de host "{host}" staat ook bij {hosts[host]}.')
        if municipality.main_place not in {place.slug for place in municipality.places}:
            sentence = f'de plaats "{municipality.main_place}" staat niet in dit bestand.'
            yield file.problem(("main_place",), sentence)
        listed = library.organisations.get(code)
        organisations = {it.slug for it in listed.says.organisation} if listed else set()
        for path, slug in _organisations(municipality):
            if slug not in organisations:
                yield file.problem(path, f'de organisatie "{slug}" staat niet in organisations/{code}.toml.')
        yield from _unknown_sources(shelved, sources)


def _organisations(municipality: Municipality) -> Iterator[Reference]:
    yield ("help_line", "organisation"), municipality.help_line.organisation
    for i, service in enumerate(municipality.ride_services):
        yield ("ride_service", i, "organisation"), service.organisation


def _unknown_sources(shelved: Shelved[Municipality], known: set[str]) -> Iterator[ContentProblem]:
    for path, source in _sources(shelved.says):
        if source not in known:
            yield shelved.file.problem(path, f'de bron "{source}" staat niet in sources.toml.')


def _sources(municipality: Municipality) -> Iterator[Reference]:
    yield ("bounds_source",), municipality.bounds_source
    for i, place in enumerate(municipality.places):
        yield ("place", i, "source"), place.source
        if place.postcode_source is not None:
            yield ("place", i, "postcode_source"), place.postcode_source
    for i, station in enumerate(municipality.stations):
        yield ("station", i, "source"), station.source
