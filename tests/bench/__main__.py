"""`make bench`: the search page against a bare Flask "hello" under the same gunicorn, and what else takes time.

Only the ratios of one run mean anything: everything else on the machine slows both alike.
"""

import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.bench import feeds
from tests.bench.asking import ask
from tests.bench.engine import measure_engine
from tests.bench.first_view import weight
from tests.bench.preparing import ROWS, seconds_of, sheet
from tests.bench.quality import quality
from tests.bench.report import Report
from tests.bench.transit import STOP_TIMES, measure
from tests.bench.travelling import measure_travelling
from tests.support.server import PYTHON, running_program, running_site, site_environment

HELLO = Path(__file__).with_name("hello.py")
NEW, REPEATED = 10, 4  # times hello
HEAVIEST, MOST_REQUESTS = 100_000, 8  # bytes, requests
HOME = "/?gemeente=hof-van-twente"


def main() -> int:
    """Measure everything; 1 when a target does not hold."""
    report = Report()
    with TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        begin = time.perf_counter()
        with running_site(var):
            report.figure("first start, demo and index made", time.perf_counter() - begin, "s")
        begin = time.perf_counter()
        with running_site(var) as site:
            report.figure("second start", time.perf_counter() - begin, "s")
            with running_program([PYTHON, HELLO], Path(folder) / "hello") as hello:
                _ask(report, hello.port, site.port)
            size, requests = weight(site.port, HOME)
            report.target("first view of home", size / 1000, HEAVIEST / 1000, "kB")
            report.target("requests of that first view", requests, MOST_REQUESTS, "requests")
            _prepare(report, Path(folder), site_environment(var, site.port))
        feeds.measure(report, Path(folder))
    measure_travelling(report)
    measure_engine(report)
    measure(report, STOP_TIMES)
    print(*quality(), sep="\n", flush=True)
    return 0 if report.holds else 1


def _ask(report: Report, hello_port: int, site_port: int) -> None:
    times = ask(hello_port, site_port)
    for name, seconds in (("hello", times.hello), ("new question", times.new), ("repeated", times.repeated)):
        slowest = quantiles(seconds, n=20)[-1] * 1000
        report.figure(f"{name}, median", median(seconds) * 1000, f"ms, 95 % within {slowest:.2f}")
    report.target("never-seen question, as many hellos", times.ratio(times.new), NEW, "x")
    report.target("repeated question, as many hellos", times.ratio(times.repeated), REPEATED, "x")
    report.figure("answer to a new question", median(times.sizes) / 1000, "kB on the line")


def _prepare(report: Report, folder: Path, environment: dict[str, str]) -> None:
    given = ("feeds", "import", sheet(folder), "--publish", "--municipality", "hof-van-twente")
    report.figure(f"import of {ROWS} rows, published and indexed", seconds_of(environment, *given), "s")
    report.figure("the same sheet again", seconds_of(environment, *given), "s")
    report.figure("index made anew", seconds_of(environment, "index", "rebuild"), "s")
    report.figure("a command that finds nothing to do", seconds_of(environment, "index", "sync"), "s")


if __name__ == "__main__":
    sys.exit(main())
