"""Audit: every type of page meets our rules in a browser; the accessibility statement gets the dated result.

Alone: `python -m tests.audit.accessibility`.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element, parse

from tests.audit.check import ROOT, AbsentError, run

RESULT = ROOT / "content" / "accessibility.toml"
CHECKED = "tests/journeys/test_every_page.py"
# The test of every type of page, and what the statement calls it.
CODES = {
    "test_it_is_as_every_page_must_be_and_quiet": "wijd-scherm",
    "test_on_a_telephone_everything_is_there_to_read_and_to_hit": "telefoon",
    "test_for_who_asks_the_browser_for_large_text_everything_grows": "grote-letters",
    "test_without_scripts_it_is_the_same_page": "zonder-javascript",
    "test_every_display_one_can_choose_reads_as_well": "letters-en-kleuren",
}


def pages_in_a_browser() -> list[str]:
    """Look at every type of page, write down what was found, and hand back what is wrong.

    Raises AbsentError without Chromium.
    """
    chromium = run("sh", ROOT / "bin" / "find-chromium.sh").stdout.strip()
    if not chromium:
        raise AbsentError("Chromium not found on this machine")
    browser = " ".join(run(chromium, "--version").stdout.split()[:2])
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        run(
            *(sys.executable, "-m", "pytest", "-q", "-n", "2", CHECKED, f"--junitxml={report}"),
            cwd=ROOT,
            timeout=None,
        )
        if not report.exists():
            return [f"{CHECKED} could not be run"]
        cases = list(parse(report).iter("testcase"))
    RESULT.write_text(written(cases, browser, date.today()))
    return [f"{case.get('name')}: see pytest {CHECKED}" for case in cases if _failed(case)]


def written(cases: list[Element], browser: str, day: date) -> str:
    """The result as the content file that the statement reads."""
    return "\n".join(_lines(cases, browser, day)) + "\n"


def _lines(cases: list[Element], browser: str, day: date) -> Iterator[str]:
    looked, wrong, kinds = Counter[str](), Counter[str](), defaultdict[str, set[str]](set)
    for case in cases:
        test, _, kind = (case.get("name") or "").partition("[")
        looked[CODES[test]] += 1
        wrong[CODES[test]] += _failed(case)
        kinds[CODES[test]].add(kind)
    yield "# Written by `make audit`: what our own checks of every page found. Do not change it by hand."
    yield f"tested = {day.isoformat()}"
    yield f'browser = "{browser}"'
    yield f"page_types = {len(kinds['wijd-scherm'])}"
    for code in CODES.values():
        yield from ("", "[[check]]", f'code = "{code}"')
        yield from (f"looked_at = {looked[code]}", f"with_problems = {wrong[code]}")


def _failed(case: Element) -> bool:
    return any(child.tag in {"failure", "error"} for child in case)


if __name__ == "__main__":
    found = pages_in_a_browser()
    print("\n".join(found))
    sys.exit(1 if found else 0)
