"""Thesaurus: a word says something once in its group, and a group is known by its first word."""

from collections.abc import Iterator

from schuifaan.content.folding import fold
from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.repeats import repeats
from schuifaan.content.thesaurus import WordGroup
from schuifaan.content.toml_lines import KeyPath

# More words than this are looked up for everyone who types one of them.
MOST_WORDS = 60


def thesaurus_is_clear(library: Library) -> Iterator[ContentProblem]:
    """No word stands twice in a group, under whichever key, and no group has become a word list."""
    file, groups = library.thesaurus.file, library.thesaurus.says.group
    for i, group in enumerate(groups):
        seen: dict[str, str] = {}
        for key, word in _words(group):
            path: KeyPath = ("group", i, key)
            folded = fold(word)
            if not folded:
                yield file.problem(path, f'in "{word}" staat geen letter of cijfer.')
            elif folded in seen:
                yield file.problem(path, f'"{word}" staat al bij "{seen[folded]}" van deze groep.')
            seen.setdefault(folded, key)
        if len(group.words) > MOST_WORDS:
            sentence = f"een groep heeft hoogstens {MOST_WORDS} woorden. Maak er twee van."
            yield file.problem(("group", i, "words"), sentence)


def groups_have_names(library: Library) -> Iterator[ContentProblem]:
    """No two groups begin with the same word: editors know a group by it."""
    file, groups = library.thesaurus.file, library.thesaurus.says.group
    yield from repeats(file, ((("group", i, "words"), fold(it.words[0])) for i, it in enumerate(groups)))


def _words(group: WordGroup) -> Iterator[tuple[str, str]]:
    for key, words in (("words", group.words), ("entries", group.entries), ("broader", group.broader)):
        yield from ((key, word) for word in words)
