"""What the search library takes in a process: a script of its own, of which nothing else is in the figure.

`python -m tests.bench.memory FOLDER`, with the words of a vocabulary as JSON on its input, prints MB.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoekindex import Vocabulary

QUESTIONS = ("koffie", "wandelen met buren", "samen etne", "muziek zingen", "buurrt", "kaarten bingo", "")
PLACES = ("", "goor", "almelo")
FACETS = ("soort", "vorm", "voor", "taal")


def memory_of(folder: Path, vocabulary: "Vocabulary") -> float:
    """The most MB that a fresh process takes for answering from the index in a folder, the library and what it imports
    included.
    """
    words = {
        "thesaurus": [(list(it.words), list(it.broader), it.weight) for it in vocabulary.thesaurus],
        "protected": sorted(vocabulary.protected),
        "parts": sorted(vocabulary.parts),
    }
    command = [sys.executable, "-m", "tests.bench.memory", folder]
    done = subprocess.run(command, input=json.dumps(words), capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    words = json.load(sys.stdin)
    before = _most_so_far()
    _ask(Path(sys.argv[1]), words)
    print(_most_so_far() - before)


def _ask(folder: Path, words: dict[str, Any]) -> None:
    from zoekindex import Concept, Query, Vocabulary, WhooshEngine  # here, to be in the figure

    concepts = (Concept(tuple(same), tuple(broader), weight) for same, broader, weight in words["thesaurus"])
    engine = WhooshEngine(
        folder, Vocabulary(tuple(concepts), frozenset(words["protected"]), frozenset(words["parts"]))
    )
    for text in QUESTIONS:
        for place in PLACES:
            query = Query(
                words=text,
                places=frozenset({place} if place else ()),
                sort="beste",
                count_facets=FACETS,
                count_places=True,
                count_dayparts=True,
            )
            engine.search(query, datetime(2026, 11, 18, 8))


def _most_so_far() -> float:
    """MB. Not `ru_maxrss`: a child begins with that of the process that started it."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise NotImplementedError("only Linux tells how much memory a process has had")


if __name__ == "__main__":
    main()
