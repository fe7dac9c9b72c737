"""Judging a text: its measure, and the sentences and words that are too hard."""

from collections.abc import Iterator, Sequence

from schuifaan.content.wording import WordToAvoid, avoidable
from schuifaan.plain_dutch.levels import ENOUGH_WORDS, Level
from schuifaan.plain_dutch.passive import passive_participle
from schuifaan.plain_dutch.report import Finding, Report
from schuifaan.plain_dutch.sentences import sentences, words
from schuifaan.plain_dutch.vocabulary import is_everyday, syllables

LONG_WORD = 18  # letters; "ontmoetingsplekken" has as many
MOST_CHARACTERS = 200_000
"""Nobody's activity is a book; what comes after is not read."""


def judge(text: str, avoid: tuple[WordToAvoid, ...], level: Level) -> Report:
    """Measure a Dutch text (plain or Markdown) and say what would be plainer.

    `avoid` are words our readers do without; `level` says how long a sentence may be.
    """
    found = list(sentences(text[:MOST_CHARACTERS]))
    each = [words(sentence) for sentence in found]
    counts = [len(one) for one in each]
    total = sum(counts)
    return Report(
        sentences=len(found),
        words=total,
        score=_flesch_douma(each, total) if total >= ENOUGH_WORDS else None,
        average=total / max(1, len(found)),
        longest=max(counts, default=0),
        rare=sum(len(_rare(one)) for one in each) / max(1, total),
        findings=tuple(
            finding
            for sentence, one in zip(found, each, strict=True)
            for finding in _findings(sentence, one, avoid, level)
        ),
    )


def _flesch_douma(each: Sequence[list[str]], total: int) -> float:
    """206.84 - 0.93 x words per sentence - 77 x syllables per word (Douma 1960, after Flesch)."""
    spoken = sum(syllables(word) for one in each for word in one)
    return 206.84 - 0.93 * total / len(each) - 77 * spoken / total


def _findings(
    sentence: str, each: list[str], avoid: tuple[WordToAvoid, ...], level: Level
) -> Iterator[Finding]:
    if len(each) > level.longest:
        advice = f"Deze zin heeft {len(each)} woorden. Maak er twee zinnen van."
        yield Finding("lange-zin", sentence, None, advice)
    named = set()
    for found, entry in avoidable(sentence, avoid):
        named.add(found.lower())
        advice = (
            f"Leg “{found}” uit: {entry.instead}." if entry.explain else f"Schrijf liever: {entry.instead}."
        )
        yield Finding("moeilijk-woord", sentence, found, advice, hint=entry.hint or entry.explain)
    if participle := passive_participle(each):
        advice = f"Wie doet het? Noem die persoon. Schrijf het zonder “{participle}”."
        yield Finding("lijdend", sentence, participle, advice)
    rare = _rare(each)
    for word in dict.fromkeys(each):
        if word.lower() in named:
            continue
        if len(word) >= LONG_WORD:
            advice = f"“{word}” is een lang woord. Zeg het met meer korte woorden."
            yield Finding("lang-woord", sentence, word, advice)
        elif word in rare:
            advice = f"“{word}” is geen gewoon woord. Kent iedereen het?"
            yield Finding("zeldzaam-woord", sentence, word, advice, hint=True)


def _rare(each: list[str]) -> list[str]:
    """Words that are not everyday Dutch; a capital inside a sentence makes a name, which is no hard word."""
    return [
        word for place, word in enumerate(each) if not (place and word[0].isupper()) and not is_everyday(word)
    ]
