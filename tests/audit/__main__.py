"""`make audit`: second opinions that need more than Python and Chromium."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.calendars import calendars_of
from tests.audit.check import AbsentError, Audit
from tests.audit.html import pages_of
from tests.audit.pages import get, walk
from tests.audit.way_out import works_on_the_fork
from tests.audit.wheel import wheel_serves
from tests.support.server import ServerDiedError, running_site

AT_ONCE = 2
"""Audits that run beside each other: each mostly waits for one other program."""


def main() -> int:
    """Do every audit and say what each found; 1 when one of them found a problem."""
    with TemporaryDirectory() as folder, running_site(Path(folder) / "var") as site:
        found = list(walk(site.url))
        agenda = get(site.url, "/agenda.ics")
        audits = (
            Audit("two HTML checkers find every page valid, and no link is broken", lambda: pages_of(found)),
            Audit("ical.js reads our calendars as we mean them", lambda: calendars_of([agenda, *found])),
            Audit("the wheel alone serves the site", wheel_serves),
            Audit("the search library works on another Whoosh", works_on_the_fork),
        )
        with ThreadPoolExecutor(AT_ONCE) as side_by_side:
            clean = [
                told(audit, its) for audit, its in zip(audits, side_by_side.map(outcome, audits), strict=True)
            ]
    return 0 if all(clean) else 1


def outcome(audit: Audit) -> list[str] | AbsentError:
    """The problems that an audit finds, or what it cannot do without."""
    try:
        return audit.problems()
    except AbsentError as absent:
        return absent
    except ServerDiedError as died:
        return [str(died)]


def told(audit: Audit, found: list[str] | AbsentError) -> bool:
    """Say what an audit found; whether there is nothing to mend."""
    if isinstance(found, AbsentError):
        print(f"not done: {audit.promise}: {found}", flush=True)
        return True
    print(f"{'FOUND' if found else 'clean'}: {audit.promise}", flush=True)
    for problem in found:
        print(f"  {problem}", flush=True)
    return not found


if __name__ == "__main__":
    sys.exit(main())
