"""The dated result of the browser checks, for the accessibility statement: `make statement`, after `make test`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from subprocess import run
from xml.etree.ElementTree import Element, parse

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "content" / "accessibility.toml"
CHECKED = "tests.journeys.test_every_page"
# The test of every type of page, and what the statement calls it.
CODES = {
    "test_it_is_as_every_page_must_be_and_quiet": "wijd-scherm",
    "test_on_a_telephone_everything_is_there_to_read_and_to_hit": "telefoon",
    "test_for_who_asks_the_browser_for_large_text_everything_grows": "grote-letters",
    "test_without_scripts_it_is_the_same_page": "zonder-javascript",
    "test_every_display_one_can_choose_reads_as_well": "letters-en-kleuren",
}


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
    yield "# Written by `make statement`: what our own checks of every page found. Do not change it by hand."
    yield f"tested = {day.isoformat()}"
    yield f'browser = "{browser}"'
    yield f"page_types = {len(kinds['wijd-scherm'])}"
    for code in CODES.values():
        yield from ("", "[[check]]", f'code = "{code}"')
        yield from (f"looked_at = {looked[code]}", f"with_problems = {wrong[code]}")


def _failed(case: Element) -> bool:
    return any(child.tag in {"failure", "error"} for child in case)


def main(report: str, chromium: str) -> int:
    """Write down what the journeys in the JUnit file `report` found in the browser at `chromium`; 1 without them."""
    cases = list(parse(report).iter("testcase")) if Path(report).exists() else []
    of_pages = [case for case in cases if case.get("classname") == CHECKED]
    if not of_pages:
        print("There is no result of the journeys yet: run `make test` first.")
        return 1
    version = run([chromium, "--version"], capture_output=True, text=True, check=True).stdout
    RESULT.write_text(written(of_pages, " ".join(version.split()[:2]), date.today()))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
