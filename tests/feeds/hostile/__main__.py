"""`python -m tests.feeds.hostile [--seed N] [--many N] [FORMAT ...]`: a campaign by hand, and what it found.

It reads as `schuifaan feeds check` does, in a process with limits.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from schuifaan.content import load_content
from schuifaan.feeds import ReadContext
from schuifaan.feeds.child import close_reader, read_in_child
from schuifaan.paths import shipped
from tests.feeds.hostile.damage import hostile_files
from tests.feeds.hostile.good import good_feeds
from tests.feeds.hostile.judging import WINDOW, faults_in

MOST_SECONDS = 10.0
UNDER_1_MB = 1_000_000


def main() -> int:
    """Read them all, and tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--many", type=int, default=60)
    options.add_argument("--keep", type=Path, help="folder for the files that go wrong")
    options.add_argument("formats", nargs="*")
    chosen = options.parse_args()
    content = load_content(shipped("content"))
    figures: Counter[str] = Counter()
    for name, good in good_feeds().items():
        if chosen.formats and name not in chosen.formats:
            continue
        slowest, began = (0.0, ""), time.monotonic()
        for file in hostile_files(good, chosen.seed, chosen.many):
            context = ReadContext(content, name=file.name, content_type=file.content_type)
            start = time.monotonic()
            reading = read_in_child(file.body, context, WINDOW)
            took = time.monotonic() - start
            slowest = max(slowest, (took, file.how))
            faults = list(faults_in(reading, file, good))
            if took > MOST_SECONDS and len(file.body) < UNDER_1_MB:
                faults.append(f"slow: {took:.1f} s")
            figures["files"] += 1
            figures["items"] += len(reading.items)
            figures["refused"] += not reading.usable
            for fault in faults:
                figures[fault.partition(":")[0]] += 1
                print(f"{name}: {file.how}: {fault}", flush=True)
            if faults and chosen.keep:
                chosen.keep.mkdir(parents=True, exist_ok=True)
                (chosen.keep / f"{name}-{file.how}".replace("/", " ")).write_bytes(file.body)
        print(
            f"{name:<22} {time.monotonic() - began:6.1f} s, slowest {slowest[0]:.1f} s: {slowest[1]}",
            flush=True,
        )
    close_reader()
    print(dict(figures))
    return int(set(figures) > {"files", "items", "refused"})


sys.exit(main())
