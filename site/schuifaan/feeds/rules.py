"""Which items of a feed its partner wants on the site: kept as data, read once, applied to every reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schuifaan.content.folding import fold
from schuifaan.errors import InputError
from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, Reading

ONLY, NOT = "alleen", "zonder"
COLUMNS = ("titel", "omschrijving", "organisatie", "locatie", "plaats", "soort")
MOST_RULES = 50
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """`alleen` or `zonder` items in which `column` has these words somewhere."""

    does: str
    column: str
    words: str


def read_rules(rows: Iterable[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """The rules as a feed keeps them: `{"doe": "zonder", "kolom": "titel", "woorden": "vergadering"}`.

    Raises InputError with a sentence for the partner.
    """
    rules = tuple(Rule(*(str(row.get(name, "")) for name in ("doe", "kolom", "woorden"))) for row in rows)
    if len(rules) > MOST_RULES:
        raise InputError(f"U kunt ten hoogste {MOST_RULES} regels maken.")
    for rule in rules:
        if rule.does not in (ONLY, NOT) or rule.column not in COLUMNS:
            raise InputError(f"Kies {ONLY} of {NOT}, en een van deze kolommen: {', '.join(COLUMNS)}.")
        if not fold(rule.words) or len(rule.words) > LONGEST_WORDS:
            raise InputError(f"Vul woorden in, ten hoogste {LONGEST_WORDS} tekens.")
    return rules


def choose(reading: Reading, rules: Sequence[Rule]) -> Reading:
    """The reading without the items that the rules leave out; each of those is reported."""
    out = [item for item in reading.items if not wanted(item.activity, rules)] if rules else []
    if not out:
        return reading
    left_out = {item.external_key for item in out}
    said = [problem("uitgesloten", it.line, it.external_key, wat=it.activity.title) for it in out]
    return replace(
        reading,
        items=tuple(item for item in reading.items if item.external_key not in left_out),
        problems=(*(it for it in reading.problems if it.external_key not in left_out), *said),
        unpublished=(*reading.unpublished, *(item.activity.series for item in out)),
    )


def wanted(activity: ActivityInput, rules: Sequence[Rule]) -> bool:
    """Whether the rules let it through: nothing says no, and if any say `only`, one of them does."""
    matching = {rule.does for rule in rules if fold(rule.words) in _text(activity, rule.column)}
    return NOT not in matching and (ONLY in matching or all(rule.does != ONLY for rule in rules))


def _text(activity: ActivityInput, column: str) -> str:
    texts: dict[str, Iterable[str]] = {
        "titel": (activity.title,),
        "omschrijving": (activity.summary, activity.description),
        "organisatie": (activity.organisation or "",),
        "locatie": (activity.venue.name, activity.venue.address or ""),
        "plaats": (activity.venue.town, activity.venue.place or ""),
        "soort": (*activity.categories, *activity.keywords),
    }
    return fold(" ".join(texts[column]))
