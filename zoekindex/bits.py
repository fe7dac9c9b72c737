"""Sets of small numbers as one big integer: bit n is set when n is a member. `&` and `|` are then very
fast.
"""

from collections.abc import Iterable, Iterator


def members(bits: int) -> Iterator[int]:
    """The members of a set, smallest first."""
    text = f"{bits:b}"[::-1]  # one pass in C; shifting a long integer once a member takes far longer
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def gather(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, each below `size`."""
    buffer = bytearray(size // 8 + 1)
    for number in numbers:
        buffer[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(buffer, "little")
