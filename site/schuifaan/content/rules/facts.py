"""Facts people lean on: a number without a source is worse than no number."""

from collections.abc import Iterator

from schuifaan.content.library import Library, Shelved
from schuifaan.content.municipalities import HelpLine, Municipality
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rides import RideService
from schuifaan.content.toml_lines import KeyPath

Lacking = tuple[KeyPath, str]
"""Where a fact stands, and the key that should tell where it is from."""


def facts_have_a_source(library: Library) -> Iterator[ContentProblem]:
    """Every telephone number, website and postcode says where it was found and when."""
    for shelved in library.municipalities.values():
        file, municipality = shelved.file, shelved.says
        if municipality.help_line.phone is None:
            sentence = (
                f"de hulplijn van {municipality.name} heeft nog geen nagekeken telefoonnummer. "
                "Met echte bezoekers start de site zo niet."
            )
            yield file.problem(("help_line",), sentence, severity="let op")
        for path, key in _lacking(shelved):
            yield file.problem(path, f'"{path[-1]}" heeft geen bron. Vul "{key}" in.')


def _lacking(shelved: Shelved[Municipality]) -> Iterator[Lacking]:
    municipality = shelved.says
    for i, place in enumerate(municipality.places):
        if place.postcode_areas and place.postcode_source is None:
            yield ("place", i, "postcode_areas"), "postcode_source"
    line = municipality.help_line
    yield from _phone(("help_line",), line)
    if line.website is not None:
        if line.website_source is None:
            yield ("help_line", "website"), "website_source"
        if line.website_dated is None:
            yield ("help_line", "website"), "website_dated"
    for i, service in enumerate(municipality.ride_services):
        yield from _phone(("ride_service", i), service)


def _phone(path: KeyPath, said: HelpLine | RideService) -> Iterator[Lacking]:
    if said.phone is not None:
        if said.phone_source is None:
            yield (*path, "phone"), "phone_source"
        if said.phone_checked is None:
            yield (*path, "phone"), "phone_checked"
