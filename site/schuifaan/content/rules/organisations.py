"""Organisations: the pair of municipality and name is the key."""

from collections.abc import Iterator

from schuifaan.content.folding import fold
from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem


def organisations_fit(library: Library) -> Iterator[ContentProblem]:
    """Each is listed under a municipality there is, with a slug and a name of its own."""
    slugs: dict[str, str] = {}
    for code, shelved in library.organisations.items():
        file = shelved.file
        if code not in library.municipalities:
            yield file.problem((), f"er is geen gemeente met deze naam (municipalities/{code}.toml).")
        names: dict[str, str] = {}
        for i, organisation in enumerate(shelved.says.organisation):
            if organisation.slug in slugs:
                sentence = f'"{organisation.slug}" staat er al, in {slugs[organisation.slug]}.'
                yield file.problem(("organisation", i, "slug"), sentence)
            slugs.setdefault(organisation.slug, file.name)
            for name in (organisation.name, *organisation.aliases):
                other = names.setdefault(fold(name), organisation.slug)
                if other != organisation.slug:
                    sentence = f'"{name}" is ook een naam van "{other}".'
                    yield file.problem(("organisation", i, "name"), sentence)
