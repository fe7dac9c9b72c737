"""Random activities and random questions: the two engines and the plain reference agree in everything."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.zoekindex.reference import Reference
from zoekindex import (
    Code,
    Days,
    Document,
    Flag,
    Hit,
    IndexWriter,
    MemoryEngine,
    Near,
    Need,
    Occurrence,
    Query,
    Since,
    WhooshEngine,
)

START = datetime(2026, 11, 20)
PLACES, SOORTEN, FLAGS = (
    ["goor", "delden", "almelo"],
    ["koffie", "eten", "spel"],
    ["toilet", "rolstoel", "ophalen"],
)
CODES = ["ov:goor", "ov:delden"]
WORDS = [
    "koffie",
    "drinken",
    "samen",
    "wandelen",
    "wandeling",
    "café",
    "de",
    "60+",
    "koffie-ochtend",
    "bingo",
]
PARTS = ["ochtend", "middag", "avond"]


T = TypeVar("T", str, int)


def sets(values: Sequence[T], most: int = 2) -> st.SearchStrategy[frozenset[T]]:
    """Any set of some values: one drawing each, for what is drawn is most of the time that this takes."""
    every = [frozenset(chosen) for size in range(most + 1) for chosen in combinations(values, size)]
    return st.sampled_from(every)


moments = st.integers(0, 10 * 48 - 1).map(lambda halves: START + timedelta(minutes=halves * 30))
lengths = st.one_of(
    st.none(),
    st.integers(-3, 12).map(lambda n: timedelta(hours=n)),
    st.integers(1, 4).map(lambda n: timedelta(days=n)),
)
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
somewhere = st.sampled_from([(52.23, 6.58), (52.26, 6.71), (52.35, 6.66)])
points = st.one_of(st.none(), somewhere)
days = st.builds(
    lambda first, length, weekdays: Days(first, first + timedelta(days=length), weekdays),
    st.integers(-1, 10).map(lambda n: START.date() + timedelta(days=n)),
    st.integers(0, 5),
    st.one_of(st.just(frozenset(range(7))), sets(range(7), most=3)),
)
occurrences = st.builds(
    lambda start, length, places, **others: Occurrence(
        start=start,
        end=None if length is None else start + length,
        places=tuple(sorted(places)),
        **others,
    ),
    start=moments,
    length=lengths,
    places=sets(PLACES),
    key=st.integers(0, 99).map(str),
    all_day=st.sampled_from([True, False, False, False]),
    status=st.sampled_from(["gaat-door", "afgelast"]),
    codes=sets(CODES),
    unsure=sets([*CODES, "ov"]),
)
facets = st.tuples(sets(SOORTEN), sets(SOORTEN), sets(["soort", "voor"])).map(
    lambda drawn: {name: drawn[name == "voor"] for name in sorted(drawn[2])}
)
flags = st.sampled_from(
    [
        {name: said for name, said in zip(FLAGS, each, strict=True) if said != "absent"}
        for each in product([True, False, None, "absent"], repeat=len(FLAGS))
    ]
)
documents = st.builds(
    Document,
    id=st.integers(0, 30).map(str),
    version=st.sampled_from("123"),
    title=texts,
    body=texts,
    venue=texts,
    keywords=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    facets=facets,
    flags=flags,
    point=points,
    occurrences=st.lists(occurrences, max_size=5).map(tuple),
)

sinces = st.builds(
    Since,
    st.sampled_from(["soort", "voor"]),
    st.dictionaries(
        st.sampled_from(SOORTEN), st.integers(-1, 12).map(lambda n: START.date() + timedelta(days=n))
    ).map(lambda first: tuple(first.items())),
)
ways = st.one_of(
    st.builds(Flag, st.sampled_from(FLAGS), st.one_of(st.none(), sinces)),
    st.builds(Code, st.sampled_from(CODES)),
    st.builds(Near, somewhere, st.sampled_from([0.1, 10.0]), st.sampled_from(FLAGS)),
)
needs = st.builds(Need, st.sampled_from("abc"), st.lists(ways, min_size=1, max_size=3).map(tuple))
queries = st.builds(
    Query,
    words=texts,
    literal=st.booleans(),
    places=sets(PLACES),
    facets=facets,
    needs=st.lists(needs, max_size=3, unique_by=lambda need: need.name).map(tuple),
    days=st.lists(days, max_size=2).map(tuple),
    period=st.one_of(st.none(), days),
    dayparts=sets(PARTS),
    sort=st.sampled_from(["datum", "afstand", "beste"]),
    origin=points,
    offset=st.integers(0, 3),
    limit=st.integers(0, 20),
    count_facets=st.just(("soort", "voor")),
    count_needs=st.lists(needs, min_size=1, max_size=3, unique_by=lambda need: need.name).map(tuple),
    count_days=st.dictionaries(st.sampled_from("ab"), st.lists(days, min_size=1, max_size=2).map(tuple)),
    count_dayparts=st.just(True),
    count_places=st.just(True),
)


@contextmanager
def on_disk(contents: list[Document]) -> Iterator[WhooshEngine]:
    """The index as it comes about in life: part built, the rest in changes, something removed and put back."""
    with TemporaryDirectory() as folder:
        writer, half = IndexWriter(Path(folder)), len(contents) // 2
        writer.rebuild(
            [*contents[:half], *(replace(each, title="anders") for each in contents[half : half + 2])]
        )
        writer.apply(contents[half:], deletes=[each.id for each in contents[:1]])
        writer.apply(contents[:1])
        yield WhooshEngine(folder)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    contents=st.lists(documents, max_size=12, unique_by=lambda document: document.id),
    asked=st.lists(st.tuples(queries, moments), min_size=1, max_size=4),
)
def test_both_engines_and_the_reference_agree(
    contents: list[Document], asked: list[tuple[Query, datetime]]
) -> None:
    with on_disk(contents) as whoosh:
        memory = MemoryEngine(contents, whoosh.generation)
        for query, now in asked:
            check(contents, query, now, [memory, whoosh])


def check(
    contents: list[Document], query: Query, now: datetime, engines: list[MemoryEngine | WhooshEngine]
) -> None:
    results, other = (engine.search(query, now) for engine in engines)
    assert results == other

    answering = ids_answering(engines[0], query)
    reference = Reference(contents, query, now, answering)
    by_id = {document.id: document for document in reference.found}
    assert results.total == len(by_id)
    page = slice(query.offset, query.offset + query.limit)
    if query.sort != "beste":
        assert [hit.id for hit in results.hits] == reference.order()[page]
    for hit in results.hits:
        assert (hit.occurrence, hit.more) == reference.next(by_id[hit.id])
        assert hit.distance_km == reference.distance(by_id[hit.id])
    if query.sort == "beste" and any(hit.score for hit in results.hits):
        check_best(engines[0], query, now)

    for name in query.count_facets:
        assert results.facets[name] == reference.facet(name)
    assert results.facets["needs"] == {need.name: reference.need(need) for need in query.count_needs}
    assert results.unknown == reference.unknown()
    for part in PARTS:
        question = replace(query, dayparts=frozenset({part}))
        assert results.facets["dagdeel"][part].known == len(
            Reference(contents, question, now, answering).found
        )
    for value, wanted in query.count_days.items():
        question = replace(query, days=wanted)
        assert results.facets["dag"][value].known == len(Reference(contents, question, now, answering).found)
    for place, count in results.facets["plaats"].items():
        question = replace(query, places=frozenset({place}))
        assert count.known == len(Reference(contents, question, now, answering).found)


def ids_answering(engine: MemoryEngine | WhooshEngine, query: Query) -> frozenset[str] | None:
    """What answers the words of a question: anything, at any time, that is found without any filter."""
    assert isinstance(engine, MemoryEngine)
    matches = engine._view.text.match(query.words, literal=query.literal)
    return matches and frozenset(engine._view.entries[number].id for number in matches.scores)


def check_best(engine: MemoryEngine | WhooshEngine, query: Query, now: datetime) -> None:
    """A page of the best is that page of all, in order of score with the extra for what is soon and near."""

    def merit(hit: Hit) -> float:
        days = max(0, (hit.occurrence.start.date() - now.date()).days)
        near = 0.0 if hit.distance_km is None else 0.1 / (1 + hit.distance_km / 5)
        return hit.score * (1 + 0.1 / (1 + days / 7) + near)

    everything = engine.search(replace(query, offset=0, limit=1000), now).hits
    merits = [merit(hit) for hit in everything]
    assert merits == sorted(merits, reverse=True)
    assert everything[query.offset : query.offset + query.limit] == engine.search(query, now).hits
    assert inf not in merits
