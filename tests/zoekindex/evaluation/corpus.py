"""The invented activities, as the site would put them into an index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from schuifaan.content import Content, load_content
from schuifaan.paths import shipped
from tests.zoekindex.evaluation.schedule import times
from tests.zoekindex.evaluation.tables import rows
from zoekindex import Document, Occurrence

DUTCH = frozenset({"nl", "nl-makkelijk"})


@dataclass(frozen=True)
class Activity:
    """An activity with what only the judgements know of it: its topics."""

    document: Document
    topics: frozenset[str]

    @property
    def id(self) -> str:
        return self.document.id


@cache
def shipped_content() -> Content:
    return load_content(shipped("content"))


@cache
def activities(of: str) -> tuple[Activity, ...]:
    """All of one set, in the order of the file."""
    venues = {key: (name, place) for _, (key, name, place) in rows(of, "venues.psv")}
    return tuple(_activity(fields, venues) for _, fields in rows(of, "activities.psv"))


def documents(of: str) -> list[Document]:
    return [activity.document for activity in activities(of)]


def _activity(fields: list[str], venues: dict[str, tuple[str, str]]) -> Activity:
    number, title, text, organiser, where, soort, vorm, voor, taal, when, euros, facts, topics = fields
    content = shipped_content()
    summary, _, body = (part.strip() for part in text.partition(" / "))
    venue, slug = venues.get(where, ("", where))
    place = content.places[slug]
    codes = {"soort": soort.split(","), "voor": voor.split(","), "taal": taal.split(",")}
    document = Document(
        id=number,
        title=title,
        summary=summary,
        body=body,
        organiser=organiser,
        venue=f"{venue} {place.name}".strip(),
        keywords=tuple(_labels(codes, content)),
        facets={
            **{key: frozenset(values) for key, values in codes.items()},
            "vorm": frozenset({vorm}),
            "gemeente": frozenset({place.municipality}),
        },
        flags=_flags(euros, facts),
        point=(place.lat, place.lon),
        occurrences=tuple(
            Occurrence(key=begin.isoformat(), start=begin, end=end, places=content.covering(slug))
            for begin, end in times(when)
        ),
    )
    return Activity(document, frozenset(topics.split()))


def _labels(codes: dict[str, list[str]], content: Content) -> Iterator[str]:
    yield from (content.categories[code].label for code in codes["soort"])
    yield from (content.audiences[code].label for code in codes["voor"] if code != "iedereen")
    yield from (content.languages_spoken[code].label for code in codes["taal"] if code not in DUTCH)


def _flags(euros: str, facts: str) -> dict[str, bool]:
    stated = {fact[1:]: fact[0] == "+" for fact in facts.split()}
    return {**stated, "gratis": euros == "0"} if euros else stated
