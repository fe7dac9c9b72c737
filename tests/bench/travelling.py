"""What asking for there-and-back by public transport costs, beside the same question without. In one process, by its
own CPU time, so that whatever else the machine does counts for nothing.
"""

import gc
import random
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from schuifaan.app import create_app
from schuifaan.services.preparation import prepare
from tests.bench.questions import never_seen
from tests.bench.report import Report
from tests.support.sites import demo_settings

QUESTIONS = 250
MOST = 1.2  # times the same question without
PLACES = ("goor", "markelo", "delden", "diepenheim", "hengevelde", "almelo", "bornerbroek")
FOUND = b'class="ticket-card'


def ratio(var: Path) -> tuple[float, int]:
    """(CPU time with, by that without; how many questions were compared) on the demonstration in `var`.

    Only questions that find something either way: where nothing is found the page looks for ways out, which is other work.
    """
    app = create_app(demo_settings(var))
    installation = app.extensions["schuifaan"]
    for _sentence in prepare(installation, installation.settings.clock.now()):
        pass
    client = app.test_client()
    client.get("/zoeken?gemeente=hof-van-twente")
    # One collection of everything that lies in memory takes as long as twenty questions, and falls on any of them.
    gc.collect()
    gc.freeze()
    seconds = {True: 0.0, False: 0.0}
    compared = 0
    for plain, travelling in _pairs():
        spent = {}
        found = True
        for with_bus in random.Random(plain).sample((True, False), 2):
            begin = time.process_time()
            answer = client.get(travelling if with_bus else plain)
            spent[with_bus] = time.process_time() - begin
            found &= FOUND in answer.data
        if found:
            compared += 1
            for with_bus, time_ in spent.items():
                seconds[with_bus] += time_
    gc.unfreeze()
    installation.database.dispose()
    return seconds[True] / seconds[False], compared


def _pairs() -> Iterator[tuple[str, str]]:
    chance = random.Random(2026)
    for _, address in zip(range(QUESTIONS), never_seen(), strict=False):
        yield address, f"{address}&vertrek={chance.choice(PLACES)}&vervoer=ov"


def measure_travelling(report: Report) -> None:
    """Print the figure, and whether it is low enough."""
    with TemporaryDirectory() as folder:
        measured, compared = ratio(Path(folder))
    report.target(f"{compared} questions with the bus, as many without", measured, MOST, "x")
