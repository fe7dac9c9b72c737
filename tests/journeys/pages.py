"""Every type of page of the site: a new one is one line here, and meets all the rules."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from playwright.sync_api import Page

ACTIVITY = "{activity}"
"""Stands for the path of an activity of the demonstration."""


def _as_it_opens(page: Page) -> None:
    """Look at it as it is."""


def _unfold(page: Page) -> None:
    """Everything that may stay closed, opened."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def _send(page: Page) -> None:
    """Send its form as it is: empty."""
    with page.expect_navigation():
        page.locator("main form[method=post] button").click()


@dataclass(frozen=True, slots=True)
class PageType:
    """One page, how to come to it, and what it answers with."""

    name: str
    address: str
    then: Callable[[Page], None] = _as_it_opens
    status: HTTPStatus = HTTPStatus.OK

    def __str__(self) -> str:
        return self.name

    @property
    def sends(self) -> bool:
        """Whether it is what one gets after sending a form."""
        return self.then is _send

    def path(self, activity: str) -> str:
        """Its address within the site; `activity` is the path of an activity."""
        return self.address.replace(ACTIVITY, activity)

    def displayed(self, display: str) -> "PageType":
        """The same page with these display choices."""
        mark = "&" if "?" in self.address else "?"
        return replace(self, address=f"{self.address}{mark}weergave={display}")

    def open(self, page: Page, url: str, activity: str) -> None:
        """Go there, and do what is to be done; `url` is the site's, `activity` the path of an activity."""
        answer = page.goto(url + self.path(activity))
        assert answer
        assert answer.status == self.status
        page.wait_for_load_state("networkidle")
        self.then(page)


HOF = "gemeente=hof-van-twente"
HOME = PageType("home of Hof van Twente", f"/?{HOF}", _unfold)
RESULTS = PageType("results with all filters open", f"/zoeken?{HOF}&dag=woensdag", _unfold)
AN_ACTIVITY = PageType("an activity", ACTIVITY)
GIVE = PageType("giving an activity", f"/doorgeven?{HOF}")
MAP = PageType("the map", f"/kaart?{HOF}&soort=koffie")
EVERY_PAGE = (
    PageType("choosing a municipality", "/"),
    HOME,
    PageType("home of Almelo", "/?gemeente=almelo"),
    RESULTS,
    PageType("results by distance", f"/zoeken?{HOF}&q=koffie&vertrek=7475&sorteer=afstand"),
    PageType("question by question", f"/zoeken/stap/wanneer?{HOF}&soort=koffie&plaats=goor"),
    PageType("nothing found", f"/zoeken?{HOF}&q=onderwaterschaak&dag=vandaag"),
    PageType("a question that is not understood", f"/zoeken?{HOF}&dag=ooit&van=straks&soort=niets&q=koffie"),
    MAP,
    AN_ACTIVITY,
    PageType("an activity, and the way there", f"{ACTIVITY}?vertrek=7475"),
    PageType("an activity, from a place we do not know", f"{ACTIVITY}?vertrek=de+maan"),
    PageType("results by bus", f"/zoeken?{HOF}&vertrek=markelo&vervoer=ov"),
    PageType("the week", f"/week-van-de-ontmoeting?{HOF}"),
    PageType("vriendenkringen", f"/vriendenkringen?{HOF}"),
    PageType("an organisation", f"/organisaties/salut?{HOF}"),
    PageType("for somebody else", f"/voor-iemand-anders?{HOF}"),
    PageType("for somebody else, anywhere", "/voor-iemand-anders"),
    PageType("choosing for somebody else", f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&soort=koffie"),
    PageType("a letter to give", f"/voor-iemand-anders/geven?{HOF}&keuze=1.2.3"),
    PageType("a short list", f"/keuzelijst?{HOF}&keuze=1.2.3"),
    PageType("an empty list", f"/keuzelijst?{HOF}"),
    PageType("paper", f"/papier?{HOF}"),
    PageType("letters and colours", f"/instellingen?{HOF}&weergave=groot.donker"),
    PageType("about", "/over"),
    PageType("accessibility", "/toegankelijkheid"),
    PageType("privacy", "/privacy"),
    PageType("colophon", "/colofon"),
    GIVE,
    PageType("giving an activity, with mistakes", f"/doorgeven?{HOF}", _send),
    PageType("receipt", "/doorgeven/dank?nummer=12"),
    PageType("something is not right", f"{ACTIVITY}/klopt-niet"),
    PageType("something is not right, with a mistake", f"{ACTIVITY}/klopt-niet", _send),
    PageType("no such page", "/bestaat-niet", status=HTTPStatus.NOT_FOUND),
)
