"""What would make a text easier or a title clearer. It helps, and never stops anybody."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schuifaan.content import Content
from schuifaan.content.folding import fold
from schuifaan.plain_dutch import ACTIVITY_TEXT, judge
from schuifaan.services.drafts.questions import place_in

TEXTS = ("titel", "samenvatting", "omschrijving", "eerste keer", "vervolg")
MOST_OF_ONE = 3
"""Of one text: who gets ten remarks mends none."""
_WITH_WHOM = re.compile(r"\b(met|samen|voor|onder|bij)\b")
_WHERE = re.compile(r"\b(in|bij|op|te|aan|naar|door|rond)\b")


@dataclass(frozen=True, slots=True)
class Hint:
    """A Dutch sentence about one answer."""

    field: str
    sentence: str


def hints(columns: Mapping[str, str], content: Content) -> tuple[Hint, ...]:
    """What could be plainer in these answers, in the order of the form."""
    return (*_title(columns), *_village(columns, content), *_plainer(columns, content))


def _title(columns: Mapping[str, str]) -> Iterator[Hint]:
    """A title says what, with whom, and where."""
    title = fold(columns.get("titel", ""))
    if not title:
        return
    if not _WITH_WHOM.search(title):
        yield Hint("titel", "Zet erbij met wie het is. Bijvoorbeeld: Wandelen met buren in Goor.")
    names = (fold(columns.get(it, "")) for it in ("plaats", "locatie"))
    if not _WHERE.search(title) and not any(name and name in title for name in names):
        yield Hint("titel", "Zet erbij waar het is. Bijvoorbeeld: Wandelen met buren in Goor.")


def _village(columns: Mapping[str, str], content: Content) -> Iterator[Hint]:
    """Whether the village is one of ours, and the postcode is of that village."""
    named, place = columns.get("plaats", ""), place_in(columns, content)
    if named and place is None:
        yield Hint("plaats", f"{named} kennen wij niet als plaats in onze gemeenten. Klopt de naam?")
    postcode = columns.get("postcode", "")
    other = content.place_for_postcode(postcode) if postcode else None
    if place and other and not {place.slug, place.part_of} & {other.slug, other.part_of} - {None}:
        yield Hint("postcode", f"Deze postcode is van {other.name}. Klopt het dat het in {place.name} is?")


def _plainer(columns: Mapping[str, str], content: Content) -> Iterator[Hint]:
    for field in TEXTS:
        found = judge(columns.get(field, ""), content.words_to_avoid, ACTIVITY_TEXT).findings
        advice = dict.fromkeys(it.advice for it in found if not it.hint)
        for sentence in list(advice)[:MOST_OF_ONE]:
            yield Hint(field, sentence)
