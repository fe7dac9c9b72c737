"""Laying changes over the files, and finding the ones that do not fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schuifaan.content.library import Library
from schuifaan.content.overlay.kind import GoneError, Value
from schuifaan.content.overlay.kinds import KINDS
from schuifaan.content.problems import ContentError
from schuifaan.content.rules import CONSISTENCY, EDITORIAL

GONE = "waar dit over gaat, staat niet meer in de bestanden."
UNREADABLE = "wij kunnen niet lezen wat hier is bewaard."


@dataclass(frozen=True, slots=True)
class Change:
    """The last thing an editor said about one key; `number` only ever grows."""

    number: int
    kind: str
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A change that does not fit (any more), and why, in Dutch."""

    change: Change
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The files with the changes in them."""

    library: Library
    left_out: tuple[LeftOut, ...] = ()


def lay_over(library: Library, changes: Sequence[Change]) -> Overlaid:
    """The library with every change that fits. One that does not is left out and named; it stops nothing.

    Takes some tenths of a second, and more for each change that does not fit.
    """
    if not changes:
        return Overlaid(library)
    known = _mistakes_in(library)
    left_out: list[LeftOut] = []

    def with_fitting(under: Library, some: Sequence[Change]) -> Library:
        found = _laid(under, some, known)
        if isinstance(found, Library):
            return found
        if len(some) == 1:
            left_out.append(LeftOut(some[0], found))
            return under
        # Half of them at a time: one that does not fit is found in a few steps, however many there are.
        middle = len(some) // 2
        return with_fitting(with_fitting(under, some[:middle]), some[middle:])

    return Overlaid(with_fitting(library, changes), tuple(left_out))


def _mistakes_in(library: Library) -> frozenset[tuple[str, str]]:
    """File and sentence of everything that breaks a rule; warnings are none."""
    return frozenset(
        (problem.file, problem.sentence)
        for rule in (*CONSISTENCY, *EDITORIAL)
        for problem in rule(library)
        if problem.severity == "fout"
    )


def _laid(
    library: Library, changes: Iterable[Change], known: frozenset[tuple[str, str]]
) -> Library | tuple[str, ...]:
    """The library with all of them, or why that cannot be."""
    try:
        for change in changes:
            library = _with(library, change)
    except ContentError as error:
        return tuple(problem.sentence for problem in error.problems)
    except (GoneError, KeyError):
        return (GONE,)
    except (AttributeError, TypeError, ValueError):  # not in any shape that we ever wrote
        return (UNREADABLE,)
    new = _mistakes_in(library) - known
    return tuple(sorted(sentence for _, sentence in new)) or library


def _with(library: Library, change: Change) -> Library:
    kind = KINDS[change.kind]
    name = kind.file(change.key)
    file = library.file(name)
    if file is None:
        raise GoneError
    return library.with_data(name, kind.write(file.data, change.key, change.value))
