"""Every type of page of the site: a new one is one line here, and meets all the rules."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from playwright.sync_api import Page, expect

from tests.journeys.behind import EDITOR, HALFWAY, PARTNER, Behind

ACTIVITY = "{activity}"
"""Stands for the path of an activity of the demonstration."""


def _as_it_opens(page: Page) -> None:
    """Look at it as it is."""


def _unfold(page: Page) -> None:
    """Everything that may stay closed, opened."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def _until_it_is_told(page: Page) -> None:
    """The map comes when one comes near it; it says how many are in view when it has been quiet for a second."""
    page.locator("#kaart").scroll_into_view_if_needed()
    expect(page.get_by_role("status")).not_to_be_empty()
    page.evaluate("scrollTo(0, 0)")


def _send(page: Page) -> None:
    """Send its last form as it is, empty, with its big button where it has one."""
    with page.expect_navigation():
        buttons = page.locator("main form[method=post] button")
        the_one = page.locator("main form[method=post] .button-big")
        (the_one if the_one.count() else buttons).last.click()


@dataclass(frozen=True, slots=True)
class PageType:
    """One page, how to come to it, and what it answers with."""

    name: str
    address: str
    then: Callable[[Page], None] = _as_it_opens
    status: HTTPStatus = HTTPStatus.OK
    who: str = ""
    """Who is signed in; empty for a visitor."""

    def __str__(self) -> str:
        return self.name

    @property
    def sends(self) -> bool:
        """Whether it is what one gets after sending a form."""
        return self.then is _send

    def path(self, activity: str, behind: Behind) -> str:
        """Its address within the site; `activity` is the path of an activity."""
        return behind.path(self.address.replace(ACTIVITY, activity))

    def displayed(self, display: str) -> "PageType":
        """The same page with these display choices."""
        mark = "&" if "?" in self.address else "?"
        return replace(self, address=f"{self.address}{mark}weergave={display}")

    def open(self, page: Page, url: str, activity: str, behind: Behind) -> None:
        """Go there, and do what is to be done; `url` is the site's, `activity` the path of an activity."""
        if self.who:
            behind.let_in(page.context, self.who, url)
        answer = page.goto(url + self.path(activity, behind))
        assert answer
        assert answer.status == self.status
        self.then(page)
        page.evaluate("document.fonts.ready.then(() => null)")  # later there is nothing that a page waits for


HOF = "gemeente=hof-van-twente"
HOME = PageType("home of Hof van Twente", f"/?{HOF}", _unfold)
RESULTS = PageType("results with all filters open", f"/zoeken?{HOF}&dag=woensdag", _unfold)
AN_ACTIVITY = PageType("an activity", ACTIVITY)
GIVE = PageType("giving an activity: when", f"/doorgeven/stap/wanneer?{HOF}")
MAP = PageType("the map", f"/kaart?{HOF}&soort=koffie", _until_it_is_told)
EVERY_PAGE = (
    PageType("choosing a municipality", "/"),
    HOME,
    PageType("home of Almelo", "/?gemeente=almelo"),
    RESULTS,
    PageType("results by distance", f"/zoeken?{HOF}&q=koffie&vertrek=7475&sorteer=afstand"),
    PageType("question by question", f"/zoeken/stap/wanneer?{HOF}&soort=koffie&plaats=goor"),
    PageType(
        "a question to answer otherwise",
        "/zoeken/wijzig/plaats?gemeente=almelo&plaats=nieuwstraatkwartier&dag=woensdag",
    ),
    PageType("nothing found", f"/zoeken?{HOF}&q=onderwaterschaak&dag=vandaag"),
    PageType("a question that is not understood", f"/zoeken?{HOF}&dag=ooit&van=straks&soort=niets&q=koffie"),
    MAP,
    AN_ACTIVITY,
    PageType("an activity, and the way there", f"{ACTIVITY}?vertrek=7475"),
    PageType("an activity, from a place we do not know", f"{ACTIVITY}?vertrek=de+maan"),
    PageType("results by bus", f"/zoeken?{HOF}&vertrek=markelo&vervoer=ov"),
    PageType("the week", f"/week-van-de-ontmoeting?{HOF}"),
    PageType("vriendenkringen", f"/vriendenkringen?{HOF}"),
    PageType("what is open at Christmas", f"/wat-is-er-open?{HOF}"),
    PageType("the signpost", f"/wegwijzer?{HOF}"),
    PageType("a topic with who arranges it", "/wegwijzer/maatjes"),
    PageType("a topic with places", f"/wegwijzer/altijd-welkom?{HOF}", _unfold),
    PageType("a topic for organisations", "/wegwijzer/coalitie"),
    PageType("an organisation", f"/organisaties/salut?{HOF}"),
    PageType("for somebody else", f"/voor-iemand-anders?{HOF}"),
    PageType("for somebody else, anywhere", "/voor-iemand-anders"),
    PageType("choosing for somebody else", f"/voor-iemand-anders/kies?{HOF}&vertrek=goor&soort=koffie"),
    PageType("a letter to give", f"/voor-iemand-anders/geven?{HOF}&keuze=1.2.3"),
    PageType("a short list", f"/keuzelijst?{HOF}&keuze=1.2.3"),
    PageType("filling a short list", f"/keuzelijst/kies?{HOF}&plaats=goor&keuze=1.2"),
    PageType("an empty list", f"/keuzelijst?{HOF}"),
    PageType("paper", f"/papier?{HOF}"),
    PageType("letters and colours", f"/instellingen?{HOF}&weergave=groot.donker"),
    PageType("village and needs", f"/instellingen?{HOF}&mijn=goor.rollator", _unfold),
    PageType("wiping everything", f"/wis-alles?{HOF}&weergave=groot"),
    PageType("everything is wiped", "/wis-alles/gedaan"),
    PageType("a library's computer", f"/bibliotheek?{HOF}", _unfold),
    PageType("about", "/over"),
    PageType("accessibility", "/toegankelijkheid"),
    PageType("privacy", "/privacy"),
    PageType("colophon", "/colofon"),
    PageType("giving an activity", f"/doorgeven?{HOF}"),
    GIVE,
    PageType("giving an activity, with mistakes", f"/doorgeven/stap/wanneer?{HOF}", _send),
    PageType("giving an activity: whom to ring", f"/doorgeven/stap/bellen?{HOF}", _unfold),
    PageType("giving an activity: what", f"/doorgeven/stap/wat?{HOF}"),
    PageType("giving an activity: how often", "{draft_vaker}"),
    PageType("giving an activity: which building", "{draft_plek}"),
    PageType("giving an activity: getting there", f"/doorgeven/stap/vervoer?{HOF}"),
    PageType("giving an activity: all answers", "{draft_controleer}"),
    PageType("giving an activity: going on later", "{draft_bewaren}", _send),
    PageType("giving an activity: nothing is kept", "/doorgeven/bewaren", status=HTTPStatus.NOT_FOUND),
    PageType("receipt", "/doorgeven/dank?nummer=12"),
    PageType("something is not right", f"{ACTIVITY}/klopt-niet"),
    PageType("something is not right, with a mistake", f"{ACTIVITY}/klopt-niet", _send),
    PageType("asking for company", "{together}/samen"),
    PageType("asking for company, with mistakes", "{together}/samen", _send),
    PageType("what is missing", f"/wij-missen-dit?{HOF}"),
    PageType("what is missing, with a mistake", f"/wij-missen-dit?{HOF}", _send),
    PageType("for organisations", "/voor-organisaties"),
    PageType("for organisations, with mistakes", "/voor-organisaties", _send),
    PageType("thank you", "/bedankt?voor=samen"),
    PageType("a list whose link has ended", "/bevestigen/een-sleutel", status=HTTPStatus.NOT_FOUND),
    PageType("a partner's list, by its link", "/bevestigen/{key}"),
    PageType("days that are over", "/bevestigen/{key}/aanwezig"),
    PageType("how many people came", "/bevestigen/{key}/aanwezig/{held}"),
    PageType("how many people came, with a mistake", "/bevestigen/{key}/aanwezig/{held}", _send),
    PageType("no such page", "/bestaat-niet", status=HTTPStatus.NOT_FOUND),
    PageType("signing in", "/inloggen"),
    PageType("signing in, with a mistake", "/inloggen", _send),
    PageType("the link is on its way", "/inloggen/verstuurd"),
    PageType("the page a mailed link leads to", "/inloggen/een-sleutel"),
    PageType("signing in with a password", "/inloggen/wachtwoord"),
    PageType("the code of an editor's telephone", "/inloggen/code", who=HALFWAY),
    PageType("signing out", "/uitloggen", who=PARTNER),
    PageType("somebody's own account", "/mijn-account", who=EDITOR),
    PageType("what waits for the editors", "/redactie", who=EDITOR),
    PageType("activities an editor looks for", "/redactie/activiteiten?q=koffie", who=EDITOR),
    PageType("what was sent in", "/redactie/inzendingen/{submission}", who=EDITOR),
    PageType("what was sent in, no reason given", "/redactie/inzendingen/{submission}", _send, who=EDITOR),
    PageType("an activity for who calls", "/redactie/doorgeven", who=EDITOR),
    PageType("the log", "/redactie/logboek", who=EDITOR),
    PageType("mail that did not arrive", "/redactie/post/{mail}", who=EDITOR),
    PageType("the partners and their lists", "/redactie/bevestigen", who=EDITOR),
    PageType("a partner's list", "/redactie/bevestigen/{organisation}", who=EDITOR),
    PageType("a partner's list on paper", "/redactie/bevestigen/{organisation}/papier", who=EDITOR),
    PageType(
        "how many people came, told for a partner", "/redactie/bevestigen/{salut}/aanwezig/{held}", who=EDITOR
    ),
    PageType("days to fill in for a partner", "/redactie/bevestigen/{salut}/aanwezig", who=EDITOR),
    PageType("what people miss", "/redactie/gemist", who=EDITOR),
    PageType("a change to look at", "/redactie/steekproef/{sampled}", who=EDITOR),
    PageType("the coalition's view", f"/redactie/overzicht?{HOF}&plaats=goor", _unfold, who=EDITOR),
    PageType("the report of a quarter", f"/redactie/overzicht/kwartaal?{HOF}", who=EDITOR),
    PageType("content in use", "/redactie/inhoud", who=EDITOR),
    PageType("content of one kind", "/redactie/inhoud/vervoer", who=EDITOR),
    PageType(
        "changing content", "/redactie/inhoud/week/wijzigen?sleutel=week-van-de-ontmoeting/2027", who=EDITOR
    ),
    PageType("who wants to go along", "/mijn-organisatie/activiteiten/{ours}/samen", who=PARTNER),
    PageType("an activity an editor looks after", "/redactie/activiteiten/{ours}", who=EDITOR),
    PageType("all feeds", "/redactie/agendas", who=EDITOR),
    PageType("activities that may be the same", "/redactie/dubbelen", who=EDITOR),
    PageType("our feeds", "/mijn-organisatie/agendas", who=PARTNER),
    PageType("giving us a feed", "/mijn-organisatie/agendas/nieuw", who=PARTNER),
    PageType("giving us a feed, with a mistake", "/mijn-organisatie/agendas/nieuw", _send, who=PARTNER),
    PageType("our activities", "/mijn-organisatie", who=PARTNER),
    PageType("an activity of ours", "/mijn-organisatie/activiteiten/{ours}", who=PARTNER),
    PageType("changing an activity of ours", "/mijn-organisatie/activiteiten/{ours}/bewerken", who=PARTNER),
    PageType("calling off a date", "/mijn-organisatie/activiteiten/{ours}/afzeggen/{day}", who=PARTNER),
    PageType("what a partner may not see", "/redactie", status=HTTPStatus.FORBIDDEN, who=PARTNER),
)
