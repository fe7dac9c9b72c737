"""Browser journeys: a real Chromium on a real server with the demo activities."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.journeys.behind import Behind, come_in
from tests.journeys.windows import WIDE, Windows, as_new, wide_window
from tests.support.server import RunningSite, running_site

# As root, in a container, and without a word to the outside.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
# As long as Playwright's other waiting: a busy machine is no fault of the site.
expect.set_options(timeout=30_000)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI a journey that skips itself has failed."""
    report: pytest.TestReport = yield  # type: ignore[misc, assignment]
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"a journey may not be skipped in CI: {report.longrepr}"
    return report  # type: ignore[return-value]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium that `make test` found, or one on the PATH."""
    path = os.environ.get("SCHUIFAAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("No Chromium found: run `make test`, or name one in SCHUIFAAN_CHROMIUM.", pytrace=False)
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A headless Chromium with its ordinary text size."""
    started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
    yield started
    started.close()


@pytest.fixture(scope="session")
def large_text_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A Chromium whose owner set the default text size to 32 px."""
    large = [*QUIET, "--blink-settings=defaultFontSize=32"]
    started = playwright.chromium.launch(executable_path=chromium, args=large)
    yield started
    started.close()


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The site with its demo activities, on Wednesday 18 November 2026 at eight."""
    with running_site(Path(shutil.copytree(prepared, tmp_path_factory.mktemp("site") / "var"))) as running:
        yield running


@pytest.fixture(scope="session")
def activity(site: RunningSite) -> str:
    """The path of an activity that goes on, has a number to ring and an organisation."""
    with urlopen(f"{site.url}/api/v1/activiteiten?gemeente=hof-van-twente&vervoer=bushalte") as answer:
        found = json.load(answer)["items"]
    return next(it["url"] for it in found if it["organisation"] and it["next"]["status"] == "gaat-door")


@pytest.fixture(scope="session")
def behind(site: RunningSite) -> Behind:
    """Somebody of each kind who is signed in, and something that waits for the editors."""
    return come_in(site)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window of 1280 by 900, with nothing remembered."""
    context = browser.new_context(viewport=WIDE, locale="nl-NL")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def windows(browser: Browser, large_text_browser: Browser) -> Windows:
    """Windows that the checks of every page share."""
    large = wide_window(large_text_browser)
    return Windows(wide_window(browser), large, wide_window(browser, scripts=False))


@pytest.fixture
def window(windows: Windows) -> Page:
    """The shared window, as if it were new."""
    return as_new(windows.ordinary)
