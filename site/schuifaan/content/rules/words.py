"""Our own texts for residents: plain words only."""

from collections.abc import Iterator
from typing import Any

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.reading import ContentFile
from schuifaan.content.toml_lines import KeyPath
from schuifaan.content.wording import WordToAvoid, avoidable

OUR_TEXTS = frozenset({
    "credit", "description", "does", "for_whom", "hours", "how", "label",
    "pass_holders_sentence", "sentence", "site_name", "summary", "text", "title",
})  # fmt: skip
"""Keys with text of ours that residents read. Names are their owners'; aliases, words partners use and
sources are not on the page."""


def words_are_plain(library: Library) -> Iterator[ContentProblem]:
    """No word of `words_to_avoid.toml` in what a resident reads."""
    words = tuple(word for word in library.words.says.word if not (word.hint or word.explain))
    shelves = (library.codes, library.municipalities, library.organisations)
    files = [shelved.file for shelf in shelves for shelved in shelf.values()]
    for file in (
        *files,
        library.alone.file,
        library.crisis.file,
        library.wishes.file,
        library.weeks.file,
        library.quiet_times.file,
        library.sources.file,
    ):
        for path, text in _our_texts(file.data):
            for found, word in avoidable(text, words):
                yield file.problem(path, _sentence(found, word))
    for file in (*(it.file for it in library.pages.values()), *(it.file for it in library.topics.values())):
        yield from _page(file, words)


def _page(file: ContentFile, words: tuple[WordToAvoid, ...]) -> Iterator[ContentProblem]:
    for path, text in _our_texts(file.data):
        for found, word in avoidable(text, words):
            yield file.problem(path, _sentence(found, word))
    first = file.lines[("markdown",)]
    for number, line in enumerate(file.data["markdown"].splitlines(), start=first):
        for found, word in avoidable(line, words):
            yield ContentProblem(file.name, number, "fout", _sentence(found, word))


def _our_texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _our_texts(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _our_texts(inner, (*path, i))
    elif isinstance(value, str) and path[-1] in OUR_TEXTS:
        yield path, value


def _sentence(found: str, word: WordToAvoid) -> str:
    return f'"{found}" is geen woord voor onze bezoekers. Schrijf liever: {word.instead}.'
