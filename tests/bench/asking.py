"""How long the search page takes, as a multiple of a bare Flask "hello" in the same minute."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from statistics import median

from tests.bench.connection import Connection
from tests.bench.questions import never_seen

ROUNDS = 25
IN_A_ROUND = 20  # questions of each sort; the sorts take turns, so that whatever else runs slows all alike
# A process that has just begun reads cards and writes out filters for the first time; a site runs for weeks.
WARM_UP = 300
REPEATED = 10


@dataclass(slots=True)
class Times:
    """Seconds of each sort of question."""

    hello: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    repeated: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    """Bytes on the line of new answers."""

    def ratio(self, times: Iterable[float]) -> float:
        """The median of `times` as a multiple of that of hello."""
        return median(times) / median(self.hello)


def ask(hello_port: int, site_port: int) -> Times:
    """Ask both servers in turn, over one kept connection each."""
    times, questions = Times(), never_seen()
    with Connection(hello_port) as hello, Connection(site_port) as site:
        for address in islice(questions, WARM_UP):
            site.ask(address)
            hello.ask("/")
        again = list(islice(questions, REPEATED))
        for address in again:
            site.ask(address)
        for _ in range(ROUNDS):
            times.hello += [hello.ask("/")[0] for _ in range(IN_A_ROUND)]
            for address in islice(questions, IN_A_ROUND):
                seconds, size = site.ask(address)
                times.new.append(seconds)
                times.sizes.append(size)
            times.repeated += [site.ask(address)[0] for address in again * (IN_A_ROUND // REPEATED)]
    return times
