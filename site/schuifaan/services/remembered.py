"""A bounded memory of what is dear to work out; what was asked for longest ago is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """Up to `most` values by key; shared by the threads of one process."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()

    def peek(self, key: Hashable) -> V | None:
        """What is kept under `key`, if anything is."""
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def keep(self, key: Hashable, value: V) -> None:
        """Keep `value`, forgetting the oldest when there is no room."""
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def get(self, key: Hashable, work_out: Callable[[], V]) -> V:
        """What is kept under `key`, worked out now if nothing is.

        Two threads may work out the same value at once: waiting for each other would cost more.
        """
        value = self.peek(key)
        if value is None:
            value = work_out()
            self.keep(key, value)
        return value
