"""A long list on pages, with the number of the page in `pagina`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request

PER_PAGE = 50
LONGEST_NUMBER = 6

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list."""

    shown: Sequence[T]
    page: int
    """From 1."""
    pages: int
    total: int
    """Of the whole list."""


def paged(whole: Sequence[T]) -> Paged[T]:
    """The page that is asked for; past the end is the last, no number is the first."""
    return paged_of(len(whole), lambda first, most: whole[first : first + most])


def paged_of(total: int, some: Callable[[int, int], Sequence[T]]) -> Paged[T]:
    """The same of a list that nobody has whole: `some(first, most)` gets a piece of it, counted from 0."""
    pages = max(1, -(-total // PER_PAGE))
    page = min(asked_page(), pages)
    return Paged(some((page - 1) * PER_PAGE, PER_PAGE), page, pages, total)


def asked_page() -> int:
    """The number in the address, at least 1."""
    text = request.args.get("pagina", "")
    readable = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return max(1, int(text)) if readable else 1


def kept_page() -> int | None:
    """For the address one comes back to: nothing is the first page."""
    page = asked_page()
    return page if page > 1 else None
