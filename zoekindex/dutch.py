"""The Dutch words that come with this library (see data/README.md), in little memory."""

import lzma
import re
from bisect import bisect_left
from functools import cache
from importlib.resources import files

LONGEST = 15  # letters


class WordList:
    """A set of folded words. 300,000 of them as strings would take 30 MB; this takes one tenth."""

    def __init__(self, text: bytes) -> None:
        """`text` has a word a line, sorted by length and then by letter."""
        self._blocks: dict[int, bytes] = {}
        start = 0
        for length in range(1, LONGEST + 1):
            block = re.compile(rb"(?:[a-z]{%d}\n)*" % length).match(text, start)
            assert block is not None  # it may always be empty
            self._blocks[length] = block[0]
            start = block.end()

    def __contains__(self, word: str) -> bool:
        block = self._blocks.get(len(word))
        if not block or not word.isascii():
            return False
        sought, step = word.encode(), len(word) + 1
        place = bisect_left(
            range(len(block) // step), sought, key=lambda n: block[n * step : n * step + step - 1]
        )
        return block[place * step : place * step + step - 1] == sought


@cache
def dutch_words() -> WordList:
    """The list, read when it is first needed: that takes a fifth of a second."""
    packed = files("zoekindex").joinpath("data", "dutch_words.txt.xz").read_bytes()
    return WordList(lzma.decompress(packed))
