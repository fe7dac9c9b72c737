"""What the pages of content in use show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from schuifaan.clock import wall_time
from schuifaan.content import week_in_year
from schuifaan.content.folding import fold
from schuifaan.content.overlay.telephones import FACTS
from schuifaan.content.overlay.words import LISTS
from schuifaan.inputs.content_change import LISTS as LISTS_OF_FORM
from schuifaan.models import ContentChange
from schuifaan.services.content_in_use.in_use import ContentInUse
from schuifaan.services.content_in_use.trying import said, stands

YEARS_AHEAD = 3
MOST_CHANGES = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be changed."""

    key: str
    name: str
    """As it is called on the screen; of a fact of a ride service its code."""
    answers: dict[str, str]
    """What stands there, as its form shows it; empty when nothing does."""
    group: str = ""
    """What it is put under: a municipality and a service, or a list of phrases."""
    dates: tuple[date, date] | None = None
    """Of a week: when it is, also when only the rule says so."""


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change that was made."""

    number: int
    kind: str
    key: str
    at: datetime
    by: str
    undoes: int | None
    differences: tuple[tuple[str, str, str], ...]
    """Field, what it was and what it became; of a list of words only those that went and came."""
    as_shipped: bool
    """It became what the site was shipped with."""


def items(in_use: ContentInUse, kind: str, words: str, now: datetime) -> list[Item]:
    """Everything of a kind, or only what has these words in it."""
    found = {
        "week": _weeks,
        "vervoer": _rides,
        "hulplijn": _help_lines,
        "zoekwoorden": _groups,
        "crisis": _phrases,
    }[kind](in_use, now)
    wanted = fold(words)
    return [
        it for it in found if not wanted or wanted in fold(" ".join((it.key, it.name, *it.answers.values())))
    ]


def past_changes(session: Session, kind: str = "", key: str = "") -> list[PastChange]:
    """The last MOST_CHANGES changes, newest first: of one key, of a kind, or all."""
    wanted = select(ContentChange).order_by(col(ContentChange.id).desc()).limit(MOST_CHANGES)
    if kind:
        wanted = wanted.where(ContentChange.kind == kind)
    if key:
        wanted = wanted.where(ContentChange.key == key)
    return [_past(row) for row in session.exec(wanted)]


def _past(row: ContentChange) -> PastChange:
    assert row.id is not None
    before = said(row.kind, row.key, row.before)
    after = said(row.kind, row.key, row.value or {})
    differences = tuple(_differences(before, after))
    return PastChange(row.id, row.kind, row.key, row.at, row.by, row.undoes, differences, row.value is None)


def _differences(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys((*before, *after)):
        was, became = before.get(name, ""), after.get(name, "")
        if was != became:
            old, new = was.split("\n"), became.split("\n")
            yield (
                name,
                ", ".join(it for it in old if it not in new),
                ", ".join(it for it in new if it not in old),
            )


def _item(in_use: ContentInUse, kind: str, key: str, name: str, **more: object) -> Item:
    return Item(key, name, said(kind, key, stands(in_use.library, kind, key)), **more)  # type: ignore[arg-type]


def _weeks(in_use: ContentInUse, now: datetime) -> Iterator[Item]:
    this_year = wall_time(now).year
    for code, week in in_use.content.weeks.items():
        known = {it.year for it in week.years}
        for year in sorted(known | set(range(this_year, this_year + YEARS_AHEAD + 1)), reverse=True):
            when = week_in_year(week, year)
            yield _item(
                in_use,
                "week",
                f"{code}/{year}",
                f"{week.name} {year}",
                group=week.name,
                dates=(when.start, when.end),
            )


def _rides(in_use: ContentInUse, _now: datetime) -> Iterator[Item]:
    for code, town in in_use.content.municipalities.items():
        for service in town.ride_services:
            for fact in FACTS:
                key = f"{code}/{service.code}/{fact}"
                yield _item(in_use, "vervoer", key, fact, group=f"{service.name} in {town.name}")


def _help_lines(in_use: ContentInUse, _now: datetime) -> Iterator[Item]:
    for code, town in in_use.content.municipalities.items():
        yield _item(in_use, "hulplijn", code, f"{town.help_line.organisation_name} in {town.name}")


def _groups(in_use: ContentInUse, _now: datetime) -> Iterator[Item]:
    for group in in_use.content.thesaurus:
        yield _item(in_use, "zoekwoorden", fold(group.words[0]), group.words[0])


def _phrases(in_use: ContentInUse, _now: datetime) -> Iterator[Item]:
    by_list = {name: answer for answer, name in LISTS_OF_FORM.items()}
    for name in LISTS:
        for phrase in getattr(in_use.content.crisis, name):
            yield Item(phrase.casefold(), phrase, {"lijst": by_list[name]}, group=by_list[name])
