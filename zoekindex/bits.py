"""Sets of small numbers as one big integer: bit n is set when n is a member. `&` and `|` are then very
fast.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray


def members(bits: int) -> Iterator[int]:
    """The members of a set, smallest first."""
    return iter(column(bits).tolist())


def column(bits: int) -> NDArray[np.int32]:
    """The members of a set, smallest first, as a column of numbers."""
    return np.flatnonzero(present(bits, bits.bit_length())).astype(np.int32)


def present(bits: int, size: int) -> NDArray[np.bool_]:
    """Of each number below `size` whether it is a member; no higher one may be."""
    packed = np.frombuffer(bits.to_bytes(size // 8 + 1, "little"), np.uint8)
    return np.unpackbits(packed, count=size, bitorder="little").view(bool)


def gather(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, each below `size`."""
    buffer = bytearray(size // 8 + 1)
    for number in numbers:
        buffer[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(buffer, "little")


def gather_column(numbers: NDArray[np.int32], size: int) -> int:
    """The same for a column of numbers."""
    among = np.zeros(size, bool)
    among[numbers] = True
    return int.from_bytes(np.packbits(among, bitorder="little").tobytes(), "little")
