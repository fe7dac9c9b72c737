"""How long to leave what ended alone before it is started again."""

from dataclasses import dataclass

STEADY_SECONDS = 30.0
"""What has run for so long had no trouble starting."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


@dataclass(slots=True)
class Patience:
    """At once the first time; then 1, 2, 4 ... 60 seconds, for as long as it keeps ending soon after its start.

    Times are seconds of a clock that never goes back.
    """

    started: float | None = None
    pause: float = 0.0
    ended: float | None = None

    def may_start(self, now: float) -> bool:
        """Whether what is not running may be started; when it may, that counts as its start."""
        if self.started is not None and self.ended is None:
            self.ended = now
            steady = now - self.started >= STEADY_SECONDS
            self.pause = 0.0 if steady else min(max(FIRST_PAUSE, 2 * self.pause), LONGEST_PAUSE)
        if self.ended is not None and now < self.ended + self.pause:
            return False
        self.started, self.ended = now, None
        return True
