"""What fetching gives: a body with what was said about it, or the reason why not."""

from dataclasses import dataclass

from schuifaan.feeds.problems import problem
from schuifaan.inputs import FeedProblem


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. With status 304 the body is empty: what was fetched before still holds."""

    body: bytes
    """After decompression."""
    content_type: str | None
    etag: str | None
    last_modified: str | None
    final_url: str
    """After redirects."""
    complete: bool
    """Whether the server sent all it promised."""
    status: int = 200
    fresh_seconds: int = 0
    """How long the server says it need not be asked again (Cache-Control: max-age)."""

    @property
    def not_modified(self) -> bool:
        """Whether the server says that nothing has changed."""
        return self.status == 304


class FetchError(Exception):
    """Nothing was fetched; `code` is that of a feed problem."""

    def __init__(
        self, code: str, value: str = "", *, status: int | None = None, retry_seconds: int | None = None
    ) -> None:
        super().__init__(f"{code} {value}".strip())
        self.code, self.value, self.status = code, value, status
        self.retry_seconds = retry_seconds
        """When the server wants to be asked again, if it said so."""

    @property
    def problem(self) -> FeedProblem:
        """The same, in words for the partner."""
        return problem(self.code, waarde=self.value)
