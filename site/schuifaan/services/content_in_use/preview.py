"""What a visitor would get with a change in it, beside what a visitor gets now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from schuifaan.content import Content
from schuifaan.inputs.search import parse
from schuifaan.services.content_in_use.trying import Draft
from schuifaan.services.installation import Installation
from schuifaan.services.search.finder import Finder
from schuifaan.services.search.finding import find

MOST_TRIED, MOST_TITLES = 4, 5
_A_TRY = -1
"""The generation of content that is not in use: nothing remembered of the content that is holds for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody gets who searches for some words."""

    total: int
    titles: tuple[str, ...]
    crisis: bool
    """Gets the block with whom to ring at once."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Words that were searched for, now and with the change."""

    words: str
    now: Found
    then: Found


class _Aside:
    """Content for a search on the side, which changes under nobody else."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._told: Callable[[Content], None] = lambda _: None

    def follow(self, told: Callable[[Content], None]) -> None:
        self._told = told

    def become(self, content: Content) -> None:
        self.content = content
        self._told(content)


def contents(installation: Installation, draft: Draft) -> tuple[Content, Content]:
    """The content now, and with the change."""
    return installation.content, installation.in_use.content_of(draft.library, _A_TRY)


def tried(installation: Installation, draft: Draft, words: str, now: datetime) -> tuple[Tried, ...]:
    """What is found with `words`, and with the words that the change adds or takes away.

    Nothing of it is counted or kept.
    """
    asked = list(dict.fromkeys(it for it in (words, *_changed_words(draft)) if it))[:MOST_TRIED]
    if not asked:
        return ()
    now_, then = contents(installation, draft)
    in_use = _Aside(now_)
    finder = Finder(installation.settings.index, installation.database, in_use, notes_misses=False)
    aside = replace(installation, in_use=in_use, finder=finder)  # type: ignore[arg-type]
    before = [_found(aside, it, now) for it in asked]
    in_use.become(then)
    after = [_found(aside, it, now) for it in asked]
    return tuple(Tried(*it) for it in zip(asked, before, after, strict=True))


def _changed_words(draft: Draft) -> list[str]:
    if draft.kind == "crisis":
        return [" ".join(word.partition("|")[0] for word in draft.key.split())]
    if draft.kind != "zoekwoorden":
        return []
    new, old = (
        [word for name in ("words", "entries") for word in value.get(name, ())]
        for value in (draft.value, draft.before)
    )
    return [word for word in new if word not in old] + [word for word in old if word not in new] + new[:1]


def _found(aside: Installation, words: str, now: datetime) -> Found:
    asked, _ = parse([("q", words)], aside.content)
    page = find(aside, asked, now)
    titles = tuple(card.title for card in page.cards[:MOST_TITLES])
    return Found(page.total, titles, page.crisis is not None)
