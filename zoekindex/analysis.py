"""From text to terms: the same way when a document is indexed and when a question is asked.

Diacritics go before stemming, because the stemmer takes "cafés" and "cafes" for different words.
"""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

import snowballstemmer

from zoekindex.compounds import Splitter
from zoekindex.documents import Document
from zoekindex.irregular import STEMS
from zoekindex.scripts import stem_in_script
from zoekindex.stopwords import STOP_WORDS
from zoekindex.vocabulary import PLAIN, Vocabulary

OWN_VERSION = 5
"""Raise this with every change here that gives other terms or other weights: indexes are then built anew."""

MAX_QUERY_LENGTH = 200  # characters
MAX_QUERY_WORDS = 12
MAX_WORD_LENGTH = 40  # characters; the longest real compounds stay below it
MAX_TEXT_LENGTH = 20_000  # characters of one field; a partner's page may be any length

WEIGHT_SCALE = 64
"""Weights are stored as whole numbers of 1/64: the index keeps 32-bit floats, which hold those exactly."""

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ`´′＇", "'"))
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})
_DASHES = re.compile("[‐‑‒–—−]")
_SUFFIX = re.compile(r"(?<=\w)'(?=(?:s|tjes?|ers?|en)\b)")  # foto's, baby'tje, vut'er
_AGE = re.compile(r"\b(\d\d)(?:\s?\+|[\s-]?plus(?:sers?)?\b)")  # 60+, 60-plus, 60 plussers
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a document: how much a word in it weighs, and how many words it usually has."""

    weight: float
    usual_length: int


TITLE, KEYWORDS, NAMES, BODY = Zone(4.0, 6), Zone(3.0, 6), Zone(2.0, 20), Zone(1.0, 60)
_LENGTH_MATTERS = 0.5  # 0: a word in a long text counts fully; 1: it is fully diluted


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one document with their weights, in units of 1/WEIGHT_SCALE: stemmed, as they were written, and
    the stems of the words that its compounds are made of.
    """

    stems: dict[str, int]
    words: dict[str, int]
    parts: dict[str, int]


def fold(text: str) -> str:
    """Lower case, without diacritics, invisible characters, or any but the plain apostrophe and hyphen."""
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _DASHES.sub("-", text))
        text = "".join(char for char in text if unicodedata.category(char) not in {"Mn", "Cf"})
    return text.casefold().translate(_LETTERS)


def words_of(text: str) -> Iterator[str]:
    """The folded words of a text, in order. A word with hyphens gives its parts, and the parts as one; so
    does one with an apostrophe before its ending: who looks for "foto" or "fotos" wants "foto's" too.
    """
    folded = _AGE.sub(r"\1plus ", _SUFFIX.sub("-", fold(text[:MAX_TEXT_LENGTH])))
    for match in _WORD.finditer(folded):
        parts = match[0].split("-")
        yield from (part[:MAX_WORD_LENGTH] for part in parts)
        if len(parts) > 1:
            yield "".join(parts)[:MAX_WORD_LENGTH]


_stemmer = snowballstemmer.stemmer("dutch")  # Kraaij-Pohlmann
_stemmer_lock = threading.Lock()  # the stemmer keeps the word at hand in itself


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word. Words with digits are their own stem."""
    if word in STEMS:
        return STEMS[word]
    if not (word.isascii() and word.isalpha()):
        return stem_in_script(word)
    with _stemmer_lock:
        return str(_stemmer.stemWord(word))


def cut(text: str) -> str:
    """The beginning of a question, as far as it is read; without the word that it would end in the middle of."""
    start = text[:MAX_QUERY_LENGTH]
    if len(text) > MAX_QUERY_LENGTH and not text[MAX_QUERY_LENGTH].isspace():
        return (
            start[: -len(start.split()[-1])] if len(start.split()) > 1 and not start[-1].isspace() else start
        )
    return start


def says_something(word: str) -> bool:
    """Whether a word is neither a stop word nor a single letter."""
    return word not in STOP_WORDS and not (len(word) == 1 and word.isascii() and word.isalpha())


def stems_of(text: str) -> Iterator[str]:
    """The stems of a text, without stop words and single letters."""
    return (stem(word) for word in words_of(text) if says_something(word))


def query_words(text: str) -> list[str]:
    """The folded words of a question in order, stop words among them. Parts of a word with hyphens stand alone
    here, since neighbours are also tried as one word.
    """
    folded = _AGE.sub(r"\1plus ", _SUFFIX.sub("-", fold(cut(text))))
    return [part[:MAX_WORD_LENGTH] for match in _WORD.finditer(folded) for part in match[0].split("-")]


def query_terms(text: str, *, literal: bool) -> tuple[str, ...]:
    """The different terms that a question asks for: stems, or the words as written when it is meant
    literally.
    """
    terms = (words_of if literal else stems_of)(cut(text))
    return tuple(dict.fromkeys(terms))[:MAX_QUERY_WORDS]


def splitter_for(vocabulary: Vocabulary) -> Splitter:
    """What takes compounds apart; the words of the vocabulary may be written in any way."""
    return Splitter(
        Vocabulary(
            protected=frozenset(word for text in vocabulary.protected for word in words_of(text)),
            parts=frozenset(map(fold, vocabulary.parts)),
        )
    )


PLAIN_SPLITTER = splitter_for(PLAIN)


@lru_cache(maxsize=50_000)
def part_stems(word: str, splitter: Splitter) -> tuple[str, ...]:
    """The different stems of the parts of a folded word, but for the word's own."""
    whole = stem(word)
    found = dict.fromkeys(stem(part) for part in splitter.parts(word) if says_something(part))
    return tuple(each for each in found if each != whole)


def document_terms(document: Document, splitter: Splitter = PLAIN_SPLITTER) -> Terms:
    """Everything a document can be found by. The weights follow BM25F, with usual lengths instead of
    average ones: so they depend on the document alone, and need no update when others change. A part weighs as much
    as its compound: how much less it should count is for the question to decide.
    """
    zones = (
        (TITLE, document.title),
        (KEYWORDS, "\n".join(document.keywords)),
        (NAMES, f"{document.organiser}\n{document.venue}\n{document.summary}"),
        (BODY, document.body),
    )
    stems: Counter[str] = Counter()
    words: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for zone, text in zones:
        written = Counter(words_of(text))
        stemmed: Counter[str] = Counter()
        split: Counter[str] = Counter()
        for word, times in written.items():
            if says_something(word):
                stemmed[stem(word)] += times
                for part in part_stems(word, splitter):
                    split[part] += times
        length = stemmed.total()
        for total, terms, diluted_by in (
            (stems, stemmed, length),
            (words, written, written.total()),
            (parts, split, length),
        ):
            dilution = 1 - _LENGTH_MATTERS + _LENGTH_MATTERS * diluted_by / zone.usual_length
            for term, times in terms.items():
                total[term] += max(1, round(WEIGHT_SCALE * zone.weight * times / dilution))
    return Terms(stems=dict(stems), words=dict(words), parts=dict(parts))


def fingerprint(vocabulary: Vocabulary = PLAIN) -> dict[str, str]:
    """What decides which terms a text gives. An index with another fingerprint answers wrongly: build it
    anew.

    The versions belong to it because the algorithm behind the name "dutch" changed between two of them.
    """
    found = {"rules": str(OWN_VERSION), "language": "dutch", "vocabulary": vocabulary.index_fingerprint}
    for package in ("snowballstemmer", "PyStemmer"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "absent"
    return found
