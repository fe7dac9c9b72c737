"""Each browser rule is proven to fire on a page with just that defect, and to leave a good page alone."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.rules import axe, everything, keyboard, layout, media, quiet, room, text, without_script

HERE = Path(__file__).parent / "good_page"
GOOD, CSS = (HERE / "index.html").read_text("utf-8"), (HERE / "site.css").read_text("utf-8")
SMALL_DRAWING = '<svg viewBox="0 0 100 9" width="50"><text y="9" font-size="20">Goor</text></svg>'
ADDS_A_LINK = (
    "document.body.append(Object.assign(document.createElement('a'), {href: '/x', textContent: 'Kaart'}))"
)
TIGHT_CHOICES = ".keuze,.keuze label{min-height:0;padding:0}.keuze{max-width:9rem}"
TIGHT_HEADING = "h1{max-width:14.2rem;white-space:nowrap;overflow:hidden}"
CURTAIN = "nav::after{content:'';position:absolute;inset:0 0 auto 0;height:12rem}"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'"
Defect = tuple[str, str]  # what to look for in page, style or script; what to put there


class Bench:
    """Serves one page, style and script, each changed by one defect."""

    def __init__(self) -> None:
        self.files = {"/": GOOD, "/site.css": CSS, "/site.js": ""}
        files = self.files

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = files.get(self.path)
                self.send_response(200 if body is not None else 404)
                kind = {"css": "text/css", "js": "text/javascript"}.get(
                    self.path.rpartition(".")[2], "text/html"
                )
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Security-Policy", POLICY)
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def seed(self, *, page: Defect = ("", ""), css: str = "", script: str = "") -> str:
        """The address of the good page with a piece replaced, style added or a script."""
        original, defect = page
        assert original in GOOD
        self.files.update(
            {"/": GOOD.replace(original, defect, 1), "/site.css": CSS + css, "/site.js": script}
        )
        return self.url


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    made = Bench()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A window in which no script runs."""
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def test_a_good_page_has_no_problems(
    bench: Bench, page: Page, large_text_browser: Browser, scriptless: Page
) -> None:
    watch = quiet.Watch(page)
    page.goto(bench.seed())
    assert everything.check_drawn_page(page) == []
    assert watch.outside_requests() + watch.complaints() + watch.weight() == []
    scriptless.goto(bench.url)
    assert without_script.same_without_script(page, scriptless) == []
    with large_text_browser.new_page() as in_large:
        in_large.goto(bench.url)
        assert text.text_grows(page, in_large) == []


@pytest.mark.parametrize(
    ("rule", "page_defect", "css", "complaint"),
    [
        (axe.axe, ('<html lang="nl">', "<html>"), "", "axe html-has-lang"),
        (axe.axe, ("", ""), "p{color:#666}", "axe color-contrast-enhanced"),
        (axe.axe_in_every_dress, ("", ""), "@media (prefers-color-scheme:dark){p{color:#777}}", "dark, "),
        (axe.axe_in_every_dress, ("", ""), "@media (prefers-contrast:more){p{color:#777}}", "contrast more"),
        (text.text_is_large, ("", ""), "footer p{font-size:18px}", "text of 18.0 px"),
        (text.text_is_large, ("", ""), "input[type=text]{font-size:16px}", "text of 16.0 px"),
        (text.text_is_large, ("<p>Elke", f"{SMALL_DRAWING}<p>Elke"), "", "text of 10.0 px"),
        (text.lines_are_short, ("", ""), "main{max-width:none}", "characters on a line"),
        (room.lines_have_room, ("", ""), "p{line-height:1.4;max-width:9rem}", "lines of 1.40"),
        (text.nothing_is_cut_off, ("", ""), "h1{width:4ch;overflow:hidden;white-space:nowrap}", "cut off"),
        (text.nothing_is_cut_off, ("", ""), "p{text-overflow:ellipsis}", "cut off"),
        (text.nothing_is_cut_off, ("", ""), "h1{width:4ch;border:1px solid}", "cut off"),
        (text.words_stay_together, ("", ""), "h1{width:2ch;overflow-wrap:anywhere}", "in pieces"),
        (text.text_may_be_spread, ("", ""), TIGHT_HEADING, "spread text"),
        (layout.fits, ("", ""), "h1{width:330px}", "too wide at 320 px"),
        (layout.fits_at_400_percent, ("", ""), "header{position:sticky;top:0}", "400 %"),
        (layout.nothing_sticks, ("", ""), "footer{position:fixed;bottom:0}", "sticks to the screen"),
        (layout.targets_are_large, ("", ""), ".doos{display:inline;padding:0}", "target of"),
        (layout.targets_are_large, ("", ""), TIGHT_CHOICES, "target of"),
        (layout.targets_keep_apart, ("", ""), ".keuze{margin:0}", "px between"),
        (keyboard.focus_shows, ("", ""), ":focus-visible{outline:none}", "outline of 0 px"),
        (keyboard.focus_shows, ("", ""), ".doos:focus-visible{outline:1px solid}", "outline of 1 px"),
        (keyboard.focus_shows, ("", ""), ".skip:focus{position:absolute;left:-999rem}", "cannot be seen"),
        (keyboard.focus_shows, ("", ""), CURTAIN, "lies under"),
        (media.prints_large, ("", ""), "@media print{p{font-size:12pt}}", "on paper text"),
        (media.prints_large, ("", ""), "@media print{form{display:block}}", "on paper too"),
        (media.prints_large, ("", ""), "@media print{p{color:#bbb}}", "pale on paper"),
        (media.edges_survive_forced_colours, ("", ""), "button{border:0}", "no edge in forced colours"),
    ],
)  # fmt: skip
def test_a_drawn_defect_is_seen(
    bench: Bench,
    page: Page,
    rule: Callable[[Page], list[str]],
    page_defect: Defect,
    css: str,
    complaint: str,
) -> None:
    page.goto(bench.seed(page=page_defect, css=css))
    problems = rule(page)
    assert any(complaint in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("page_defect", "script", "complaint"),
    [
        (("", ""), "document.cookie = 'a=1'", "keeps cookies"),
        (("", ""), "localStorage.a = 1", "keeps localStorage"),
        (("", ""), "sessionStorage.a = 1", "keeps sessionStorage"),
    ],
)
def test_what_a_page_keeps_is_seen(
    bench: Bench, page: Page, page_defect: Defect, script: str, complaint: str
) -> None:
    page.goto(bench.seed(page=page_defect, script=script))
    assert any(complaint in problem for problem in quiet.nothing_is_kept(page))


@pytest.mark.parametrize(
    ("page_defect", "complaint"),
    [
        (("<h1>", '<img src="http://127.0.0.2:9/a.png" alt=""><h1>'), "fetched from elsewhere"),
        (("<h1>", '<h1 style="color:red">'), "Content Security Policy"),
        (("<h1>", "<script>1</script><h1>"), "Content Security Policy"),
        (("<h1>", '<script src="/gone.js"></script><h1>'), "404"),
        (("<h1>", f"<!--{'x' * 100_000}--><h1>"), "the first view weighs"),
        (("<h1>", "".join(f'<script src="/site.js?{n}"></script>' for n in range(9)) + "<h1>"), "requests"),
    ],
)
def test_what_happens_unseen_is_seen(bench: Bench, page: Page, page_defect: Defect, complaint: str) -> None:
    watch = quiet.Watch(page)
    page.goto(bench.seed(page=page_defect))
    problems = watch.outside_requests() + watch.complaints() + watch.weight()
    assert any(complaint in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("page_defect", "script", "complaint"),
    [
        (("", ""), "document.querySelector('h1').remove()", "with script there is no heading"),
        (("", ""), ADDS_A_LINK, "without script there is no link"),
        (("<h1>", '<button type="button">Lees voor</button><h1>'), "", "only works with script"),
        (("<h1>", "<noscript>Zet JavaScript aan</noscript><h1>"), "", "asks for JavaScript"),
    ],
)  # fmt: skip
def test_a_page_that_leans_on_script_is_seen(
    bench: Bench, page: Page, scriptless: Page, page_defect: Defect, script: str, complaint: str
) -> None:
    for each in (page, scriptless):
        each.goto(bench.seed(page=page_defect, script=script))
    problems = without_script.same_without_script(page, scriptless)
    assert any(complaint in problem for problem in problems), problems


def test_text_that_ignores_the_readers_own_size_is_seen(
    bench: Bench, page: Page, large_text_browser: Browser
) -> None:
    page.goto(bench.seed(css="html{font-size:20px}"))
    with large_text_browser.new_page() as in_large:
        in_large.goto(bench.url)
        problems = text.text_grows(page, in_large)
    assert any("twice the size" in problem for problem in problems)
