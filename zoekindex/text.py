"""Scoring words: which documents answer them, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zoekindex import analysis
from zoekindex.analysis import MAX_QUERY_WORDS, query_words, says_something, stem
from zoekindex.bits import gather_column
from zoekindex.compounds import WARES, Splitter
from zoekindex.correcting import Correction, Corrector, spans
from zoekindex.explaining import Explanation
from zoekindex.groups import Group, Grouping, Member
from zoekindex.lexicon import Lexicon
from zoekindex.memo import Memo
from zoekindex.spelling import Speller
from zoekindex.stopwords import FAINT_WORDS
from zoekindex.strengths import NONE, Strengths, Tally
from zoekindex.thesaurus import Thesaurus
from zoekindex.vocabulary import Vocabulary

TOO_WEAK = 0.12
"""What scores below this share of the best is left out: it would only be noise at the end."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The documents that answer at least one of the words asked for, with their scores."""

    scores: Strengths
    documents: int  # as bits
    corrected: tuple[str, str] | None = None
    suggested: str | None = None


class TextIndex:
    """The words of one generation, and all that is known about words."""

    def __init__(self, lexicon: Lexicon, size: int, vocabulary: Vocabulary, speller: Speller) -> None:
        splitter, thesaurus = _tools(vocabulary)
        self._size = size
        self._grouping = Grouping(lexicon, splitter, thesaurus, size)
        self._corrector = Corrector(lexicon, thesaurus, self._grouping, speller)
        self._matches: Memo[tuple[str, bool], Matches | None] = Memo(256)

    def prepare(self) -> None:
        """See View."""
        self._corrector.teach()

    def match(self, text: str, *, literal: bool) -> Matches | None:
        """None when the text holds no word to search for."""
        text = analysis.cut(text)
        return self._matches.get_or((text, literal), lambda: self._match(text, literal))

    def explain(self, text: str, *, literal: bool) -> Explanation:
        """Why documents match; not kept, since few ask for it and it is large."""
        if literal:
            return Explanation(tuple(self._literal_groups(text)))
        words = _capped(query_words(text))
        return Explanation(tuple(self._groups(self._corrector.correct(text, words).words)))

    def _match(self, text: str, literal: bool) -> Matches | None:
        if literal:
            groups = self._literal_groups(text)
            return self._all_of(groups) if groups else None
        words = _capped(query_words(text))
        if not any(map(says_something, words)):
            return None
        correction = self._corrector.correct(text, words)
        return self._scored(self._groups(correction.words), correction)

    def _literal_groups(self, text: str) -> list[Group]:
        written = analysis.query_terms(text, literal=True)
        return [self._grouping.group(word, self._grouping.as_written(word)) for word in written]

    def _groups(self, words: Sequence[str]) -> list[Group]:
        extra: dict[int, list[Member]] = {}
        for first, last in spans(words):
            members = self._grouping.spanning(words[first:last])
            if members:
                for number in range(first, last):
                    extra.setdefault(number, []).extend(members)
        together: dict[str, Group] = {}
        for number, word in enumerate(words):
            if says_something(word) and stem(word) not in together:
                if number in extra:
                    # In "iemand om mee te praten" the words say little; it is the phrase that is known here.
                    phrased = word in FAINT_WORDS and any(member.clever for member in extra[number])
                    own = () if phrased else self._grouping.members(word)
                    together[stem(word)] = self._grouping.group(word, (*own, *extra[number]))
                else:
                    together[stem(word)] = self._grouping.group_of(word)
        return list(together.values())

    def _scored(self, groups: Sequence[Group], correction: Correction) -> Matches:
        known = [group for group in groups if group.impacts]
        if not known or _is_guesswork(groups, known):
            scores = NONE
        else:
            scores = self._together(groups)
            scores = scores.only(scores.amounts >= TOO_WEAK * scores.amounts.max())
        documents = gather_column(scores.documents, self._size)
        return Matches(scores, documents, correction.corrected, correction.suggested)

    def _together(self, groups: Sequence[Group]) -> Strengths:
        """Who asks for three things and gets two is helped, but less than with all three."""
        if len(groups) == 1:
            return groups[0].impacts
        tally = Tally(self._size)
        for group in groups:
            tally.add(group.impacts, group.weight)
        return tally.by_share(sum(group.weight for group in groups))

    def _all_of(self, groups: Sequence[Group]) -> Matches:
        """What was meant literally must all be there."""
        tally = Tally(self._size)
        for group in groups:
            tally.add(group.impacts)
        scores = tally.total(1.0, enough=len(groups))
        return Matches(scores, gather_column(scores.documents, self._size))


@lru_cache(maxsize=2)
def _tools(vocabulary: Vocabulary) -> tuple[Splitter, Thesaurus]:
    """Putting these together takes longer than everything else a new generation needs, and they stay the same."""
    return analysis.splitter_for(vocabulary), Thesaurus(vocabulary.thesaurus)


def _is_guesswork(groups: Sequence[Group], known: Sequence[Group]) -> bool:
    """Whether so much of a question means nothing here that the rest of it is no answer. The last telling word says
    what is asked for: "iphone hoesje" is about a case.
    """
    telling = [group for group in groups if group.says_much]
    if telling and all(group.impacts for group in telling):  # what is unknown says little: "energie te duur"
        return False
    if telling and telling[-1].word in WARES and not telling[-1].impacts:  # "reparatie prijs" is about money
        return True
    if len(known) == len(groups) or 2 * len(known) > len(groups):
        return False
    if any(group.is_exact for group in known):
        return False
    last = next((group for group in reversed(groups) if group.says_much), groups[-1])
    return 2 * len(known) < len(groups) or not (last.impacts and any(group.is_clever for group in known))


def _capped(words: Sequence[str]) -> list[str]:
    """So many words that no more than MAX_QUERY_WORDS different ones say anything."""
    kept: list[str] = []
    different: set[str] = set()
    for word in words:
        if says_something(word):
            different.add(stem(word))
            if len(different) > MAX_QUERY_WORDS:
                break
        kept.append(word)
    return kept
