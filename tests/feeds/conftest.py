"""The shipped content, and short ways to read a file as an adapter does."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from schuifaan.content import Content, load_content
from schuifaan.feeds import FeedCheck, ReadContext, check_reading, read_feed
from schuifaan.inputs import ActivityInput, FeedItem, Reading
from schuifaan.paths import shipped

Read = Callable[..., Reading]
Check = Callable[..., FeedCheck]


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(shipped("content"))


@pytest.fixture(scope="session")
def read(content: Content) -> Read:
    """Read bytes or text as a feed; other arguments are those of the context."""

    def read_as_feed(body: bytes | str, **context: Any) -> Reading:
        return read_feed(body.encode() if isinstance(body, str) else body, ReadContext(content, **context))

    return read_as_feed


@pytest.fixture(scope="session")
def check(read: Read) -> Check:
    """The feed check over December 2026, or another window."""

    def check_feed(
        body: bytes | str, first: str | None = "2026-12-01", before: str | None = "2027-01-01", **context: Any
    ) -> FeedCheck:
        window = (datetime.fromisoformat(first), datetime.fromisoformat(before)) if first and before else None
        return check_reading(read(body, **context), window)

    return check_feed


@pytest.fixture(scope="session")
def only_item(read: Read) -> Callable[..., FeedItem]:
    """The one item of a feed."""

    def single(body: bytes | str, **context: Any) -> FeedItem:
        (item,) = read(body, **context).items
        return item

    return single


@pytest.fixture(scope="session")
def only(only_item: Callable[..., FeedItem]) -> Callable[..., ActivityInput]:
    """The one activity of a feed."""
    return lambda body, **context: only_item(body, **context).activity


@pytest.fixture(scope="session")
def codes(read: Read) -> Callable[..., list[str]]:
    """The codes of what a feed's reading has to say."""
    return lambda body, **context: [problem.code for problem in read(body, **context).problems]
