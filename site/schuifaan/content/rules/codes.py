"""Codes: the ones the program acts on are all there, and a word means one thing."""

from collections.abc import Iterator

from schuifaan.content.codes import FIXED, PICTOGRAMS, CodesFile
from schuifaan.content.content import code_names
from schuifaan.content.folding import fold
from schuifaan.content.library import Library, Shelved
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.repeats import repeats


def codes_fit(library: Library) -> Iterator[ContentProblem]:
    """Codes and sources are unique, known where the program knows them, with drawings that exist."""
    file, sources = library.sources.file, library.sources.says.source
    yield from repeats(file, ((("source", i, "code"), source.code) for i, source in enumerate(sources)))
    for kind, shelved in library.codes.items():
        codes = enumerate(shelved.says.code)
        yield from repeats(shelved.file, ((("code", i, "code"), code.code) for i, code in codes))
        yield from _as_the_program_knows_them(kind, shelved)
        yield from _one_meaning_a_word(shelved)
        for i, code in enumerate(shelved.says.code):
            if code.pictogram is not None and code.pictogram not in PICTOGRAMS:
                yield shelved.file.problem(("code", i, "pictogram"), no_pictogram(code.pictogram))


def no_pictogram(name: str) -> str:
    """The sentence for a drawing that is not there."""
    return f'het pictogram "{name}" is er niet. Kies uit {", ".join(sorted(PICTOGRAMS))}.'


def _as_the_program_knows_them(kind: str, shelved: Shelved[CodesFile]) -> Iterator[ContentProblem]:
    if kind not in FIXED:
        return
    known = FIXED[kind]
    for i, code in enumerate(shelved.says.code):
        if code.code not in known:
            sentence = f'de code "{code.code}" kan hier niet. Kies uit {", ".join(known)}.'
            yield shelved.file.problem(("code", i, "code"), sentence)
    there = {code.code for code in shelved.says.code}
    for missing in known:
        if missing not in there:
            yield shelved.file.problem((), f'de code "{missing}" ontbreekt. Het programma heeft die nodig.')


def _one_meaning_a_word(shelved: Shelved[CodesFile]) -> Iterator[ContentProblem]:
    meanings: dict[str, str] = {}
    for i, code in enumerate(shelved.says.code):
        for word in code_names(code):
            other = meanings.setdefault(fold(word), code.code)
            if other != code.code:
                sentence = f'"{word}" staat bij "{other}" en bij "{code.code}". Kies er een.'
                yield shelved.file.problem(("code", i, "words"), sentence)
