"""A bounded memory of answers, shared by threads."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Remembers up to `limit` answers, and then starts afresh.

    Without a lock: two threads may work out the same answer at the same time, and either one will do.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._answers: dict[K, V] = {}

    def get_or(self, key: K, work_out: Callable[[], V]) -> V:
        try:
            return self._answers[key]
        except KeyError:
            answer = work_out()
        if len(self._answers) >= self._limit:
            self._answers = {}
        self._answers[key] = answer
        return answer
