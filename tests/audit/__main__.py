"""`make audit`: second opinions that need more than Python and Chromium."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.calendars import calendars_of
from tests.audit.check import AbsentError, Audit
from tests.audit.html import pages_of
from tests.audit.pages import get, walk
from tests.audit.way_out import works_on_the_fork
from tests.audit.wheel import wheel_serves
from tests.support.server import ServerDiedError, running_site


def main() -> int:
    """Do every audit and say what each found; 1 when one of them found a problem."""
    failed = 0
    with TemporaryDirectory() as folder, running_site(Path(folder) / "var") as site:
        found = list(walk(site.url))
        agenda = get(site.url, "/agenda.ics")
        audits = (
            Audit("two HTML checkers find every page valid, and no link is broken", lambda: pages_of(found)),
            Audit("ical.js reads our calendars as we mean them", lambda: calendars_of([agenda, *found])),
            Audit("the wheel alone serves the site", wheel_serves),
            Audit("the search library works on another Whoosh", works_on_the_fork),
        )
        for audit in audits:
            try:
                problems = audit.problems()
            except AbsentError as absent:
                print(f"not done: {audit.promise}: {absent}", flush=True)
                continue
            except ServerDiedError as died:
                problems = [str(died)]
            print(f"{'FOUND' if problems else 'clean'}: {audit.promise}", flush=True)
            for problem in problems:
                print(f"  {problem}", flush=True)
            failed += bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
