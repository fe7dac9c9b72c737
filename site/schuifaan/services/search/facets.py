"""The filters beside the results, with what each choice would give."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from schuifaan.content import Content
from schuifaan.inputs.search import SearchInput
from schuifaan.inputs.search_values import read_date
from schuifaan.messages import Message
from schuifaan.services.search.cards import FacetGroup, FacetValue
from schuifaan.services.search.needs import NEEDS_A_START
from schuifaan.services.search.words import place_name
from zoekindex import Count, Results

QUESTIONS = {
    "soort": Message("Wat wilt u doen?"),
    "plaats": Message("Waar?"),
    "dag": Message("Welke dag?"),
    "dagdeel": Message("Welk deel van de dag?"),
    "vervoer": Message("Hoe komt u er?"),
    "nodig": Message("Wat hebt u nodig?"),
    "gratis": Message("Wat mag het kosten?"),
    "zonder-aanmelden": Message("Wilt u zich aanmelden?"),
    "vorm": Message("Hoe wilt u meedoen?"),
    "voor": Message("Voor wie is het?"),
    "taal": Message("Welke taal spreekt men er?"),
    "gemeente": Message("Welke gemeente?"),
}
_NOTHING = Count(0, 0)
_ONE_CHOICE = {"gratis": Message("Gratis"), "zonder-aanmelden": Message("Zonder aanmelden")}

# A page has a hundred choices and few different ones: most counts are small.
_choice = lru_cache(8192)(FacetValue)

Labels = Iterable[tuple[str, str]]


def facet_groups(
    results: Results, searched: SearchInput, asked: SearchInput, content: Content
) -> tuple[FacetGroup, ...]:
    """Every filter in the order of the form; a choice that gives nothing is there too, with 0. `searched` is what was
    searched for, in the end, of what was `asked`.
    """
    needs = results.facets.get("needs", {})
    # As long as we do not know where one leaves from, these filter nothing.
    idle = dict.fromkeys(NEEDS_A_START if searched.vertrek is None else (), Count(results.total, 0))
    counts = {**results.facets, "vervoer": {**needs, **idle}, "nodig": needs}
    # The index knows a flag by its own name, the form sends 1 for it.
    counts |= {key: {"1": needs.get(key, _NOTHING)} for key in _ONE_CHOICE}
    chosen = set(asked.pairs())
    return tuple(
        FacetGroup(
            key,
            question,
            tuple(
                _choice(value, label, count.known, count.unknown, (key, value) in chosen)
                for value, label in _labels(key, asked, content)
                for count in (counts.get(key, {}).get(value) or _absent(counts.get(key, {})),)
            ),
        )
        for key, question in QUESTIONS.items()
    )


def _absent(counts: Mapping[str, Count]) -> Count:
    """A value that no activity has; those that do not say are the same for every value of a filter."""
    return Count(0, next((count.unknown for count in counts.values()), 0))


def _labels(key: str, asked: SearchInput, content: Content) -> Labels:
    """The choices of a filter with their names, in the order of the screen."""
    if key in _ONE_CHOICE:
        return [("1", _ONE_CHOICE[key])]
    if key == "gemeente":
        return [(it.code, it.name) for it in content.municipalities.values()]
    if key == "plaats":
        return [
            (place.slug, place_name(place.slug, content))
            for place in content.places.values()
            if asked.gemeente in {None, place.municipality} or place.slug in asked.plaats
        ]
    codes: list[tuple[str, str]] = [(code.code, Message(code.label)) for code in content.codes[key].values()]
    if key == "dag":
        codes += [(value, Message("%(dag)s", dag=day)) for value in asked.dag if (day := read_date(value))]
    return codes
