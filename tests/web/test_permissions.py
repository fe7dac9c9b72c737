"""Who may do what, to whose: every cell of the table, over HTTP, and no form that somebody else's page can send."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import func, select

from schuifaan.clock import wall_time
from schuifaan.models import Activity, AuditEntry, Feed, Occurrence
from schuifaan.services.accounts.permissions import GIVEN, REACH, Action, Reach, Role, may
from schuifaan.services.editing.changing import apply_change, changed_by
from schuifaan.services.editing.managing import activity_of
from schuifaan.services.feeds.bodies import Body
from schuifaan.services.feeds.runs import run_feed
from schuifaan.services.feeds.trying import start_from_file
from schuifaan.services.installation import Installation
from schuifaan.services.received.submissions import NEW_ACTIVITY, Sender, submit
from schuifaan.web.sign_in.menu import MOST_ENTRIES
from tests.support.behind_the_door import DOORS, Door
from tests.support.forms import form_to
from tests.support.member import member, new_account, sign_in
from tests.support.publishing import put
from tests.support.sites import application, demo_settings
from tests.support.visitor import Visitor

ROLES = {Role.EDITOR: "anna@x.example", Role.PARTNER: "bert@x.example", Role.READER: "cas@x.example"}
AREAS = ("/redactie", "/mijn-")
NOT_THERE, FORBIDDEN, SIGN_IN, ENDED = 404, 403, 303, 401
FORM_TOO_OLD = 422


@dataclass(frozen=True)
class Site:
    """A site with one activity of the partner's organisation and one of another, and somebody of every role."""

    app: Flask
    ours: int
    theirs: int
    day: str
    submission: int
    edit: int
    held: str
    """A day of the partner's organisation that is over."""
    feeds: dict[int, dict[str, str]]
    """Activity -> a feed, a run of it and a draft of the same organisation, to put in an address."""
    browsers: dict[Role, Visitor]

    def address(self, door: Door, activity: int) -> str:
        return door.example.format(
            activity=activity,
            day=self.day,
            submission=self.submission,
            edit=self.edit,
            held=self.held,
            **self.feeds[activity],
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("permissions")
    made = build(folder)
    yield made
    made.app.extensions["schuifaan"].database.dispose()


def build(folder: Path) -> Site:
    app = application(demo_settings(folder / "var", SCHUIFAAN_DEMO="0"))
    installation: Installation = app.extensions["schuifaan"]
    installation.database.upgrade()
    now = installation.settings.clock.now()
    contact = {"phone": "0547 361 234"}
    ours = put(installation, "Koffie van ons", organisation="Salut", **contact)
    theirs = put(installation, "Koffie van hen", organisation="De anderen", **contact)
    over = put(installation, "Soep van ons", "2026-11-17T12:00", organisation="Salut", **contact)
    new_account(installation, ROLES[Role.EDITOR], "editor")
    new_account(installation, ROLES[Role.PARTNER], "partner", "salut")
    new_account(installation, ROLES[Role.READER], "lezer")
    with installation.database.write() as session:
        sent = {
            "titel": "Sjoelen",
            "datum": "3-12-2026",
            "begintijd": "14.00",
            "plaats": "Markelo",
            "telefoon": "0547-361234",
        }
        submission = submit(session, NEW_ACTIVITY, "een", sent, Sender(), now)
        change = changed_by(
            session, installation.content, activity_of(session, ours), {"samenvatting": "Gezellig."}
        )
        entry = apply_change(session, installation.content, change, "operator", "Salut", now)
        session.flush()
        assert entry
        assert entry.id
        edit = entry.id
        day = session.exec(select(Occurrence.original_start)).first()
        assert day
    feeds = {number: feed_things(installation, number) for number in (ours, theirs)}
    browsers: dict[Role, Visitor] = {role: sign_in(app, email) for role, email in ROLES.items()}
    browsers[Role.NOBODY] = member(app)
    return Site(
        app, ours, theirs, day.date().isoformat(), submission, edit, f"{over}/2026-11-17", feeds, browsers
    )


def feed_things(installation: Installation, activity: int) -> dict[str, str]:
    """A feed of whose the activity is, read once in vain, and a draft of another."""
    now = installation.settings.clock.now()
    with installation.database.write() as session:
        owner = session.get_one(Activity, activity).organisation_id
        assert owner
        feed = Feed(
            slug=f"agenda-{owner}",
            location="x.csv",
            organisation_id=owner,
            approved=True,
            created_at=wall_time(now),
        )
        session.add(feed)
    report = run_feed(installation.database, installation.content, f"agenda-{owner}", now, body=Body(b""))
    draft = start_from_file(installation.settings, "x.csv", "", b"x", owner, now)
    return {"feed": f"agenda-{owner}", "run": str(report.run), "draft": draft.key}


def test_the_table_has_a_cell_for_every_role_and_action() -> None:
    assert set(REACH) == {(role, action) for role in Role for action in Action}
    assert all(REACH[Role.NOBODY, action] is Reach.NONE for action in Action)
    assert set(GIVEN) == set(Role) - {Role.NOBODY}


def test_own_is_the_own_organisation_and_never_nobodys() -> None:
    @dataclass(frozen=True)
    class Partner:
        role: str = "partner"
        organisation_id: int | None = 7

    assert may(Partner(), Action.EDIT, 7)
    assert not may(Partner(), Action.EDIT, 8)
    assert not may(Partner(), Action.EDIT, None)
    assert not may(Partner(organisation_id=None), Action.EDIT, None)
    assert not may(Partner(role="beheerder"), Action.EDIT, 7)


def test_every_address_behind_the_sign_in_stands_in_the_list_of_doors(site: Site) -> None:
    found = {
        f"{method} {rule.rule}": getattr(site.app.view_functions[rule.endpoint], "needs", None)
        for rule in site.app.url_map.iter_rules()
        if rule.rule.startswith(AREAS)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert found == {door.route: door.action for door in DOORS}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.route)
def test_a_door_opens_for_who_may_and_for_nobody_else(door: Door, role: Role, site: Site) -> None:
    reach = REACH[role, door.action]
    for activity, owned in ((site.ours, True), (site.theirs, False)):
        status = open_door(site, door, role, activity)
        if role is Role.NOBODY:
            assert status == (SIGN_IN if door.method == "GET" else ENDED)
        elif reach is Reach.NONE:
            assert status == FORBIDDEN
        elif door.owned and reach is Reach.OWN and not owned:
            assert status == NOT_THERE
        elif "999" in door.example:
            assert status in {NOT_THERE, 400}, "there is no such thing"
        else:
            assert status in {200, 303, 400, 422}


def open_door(site: Site, door: Door, role: Role, activity: int) -> int:
    """Ask for a page, or send a form with a token of one's own and nothing else that is right."""
    browser = site.browsers[role]
    address = site.address(door, activity)
    if door.method == "GET":
        return browser.get(address).status_code
    return browser.post(address, data={"token": token_of(site, role), "herhaling": "x"}).status_code


def token_of(site: Site, role: Role) -> str:
    """A token this person was given with some form."""
    if role is Role.NOBODY:
        page = site.browsers[role].page("/inloggen")
        return form_to(page, "/inloggen").find("input").get("value")  # type: ignore[union-attr, return-value]
    page = site.browsers[role].page("/uitloggen")
    return form_to(page, "/uitloggen").find("input").get("value")  # type: ignore[union-attr, return-value]


def changes(site: Site) -> int:
    installation: Installation = site.app.extensions["schuifaan"]
    with installation.database.read() as session:
        return session.exec(select(func.count()).select_from(AuditEntry)).one()


@pytest.mark.parametrize(
    "door", [door for door in DOORS if door.method == "POST"], ids=lambda door: door.route
)
def test_no_form_works_without_a_token_of_this_session_or_from_another_site(door: Door, site: Site) -> None:
    before, browser = changes(site), site.browsers[Role.EDITOR]
    address = site.address(door, site.ours)
    good = {"token": token_of(site, Role.EDITOR), "reden": "Gestopt.", "besluit": "plaatsen"}
    for token in ("", "x", token_of(site, Role.NOBODY), token_of(site, Role.READER), good["token"] + "x"):
        assert browser.post(address, data={**good, "token": token}).status_code == FORM_TOO_OLD
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.example"},
    ):
        assert browser.post(address, data=good, headers=headers).status_code == FORBIDDEN
    assert changes(site) == before


# These first look for what was filled in, and there is nothing.
OF_A_DRAFT = {"/doorgeven/stap/controleer", "/doorgeven/bewaren"}


def test_every_form_of_the_site_refuses_what_another_site_sends(site: Site) -> None:
    posts = [rule for rule in site.app.url_map.iter_rules() if "POST" in (rule.methods or set())]
    assert len(posts) > 10
    stranger = FlaskClient(site.app, site.app.response_class)
    for rule in posts:
        address = rule.rule.replace("<int:number>", "1").replace("<int:run>", "1").replace("<slug>", "x")
        address = address.replace("<int:owner>", "1")
        address = address.replace("<key>", "k").replace("<day>", "2026-11-24").replace("/stap/x", "/stap/wat")
        answer = stranger.post(address, data={"titel": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == FORBIDDEN, rule.rule
        answers = {404} if rule.rule in OF_A_DRAFT else {ENDED, FORM_TOO_OLD}
        assert stranger.post(address, data={"titel": "x"}).status_code in answers, rule.rule


def menus(browser: Visitor, address: str) -> list[list[tuple[str, str]]]:
    """The menu of a page behind the sign-in, and that of its part: addresses and what marks them."""
    navs = [it for it in browser.page(address).all("nav") if it.get("class") in {"area-menu", "area-pages"}]
    return [[(it.get("href", ""), it.get("aria-current", "")) for it in nav.iter("a")] for nav in navs]


@pytest.mark.parametrize("role", GIVEN)
def test_a_menu_of_at_most_seven_leads_to_every_page_of_its_role(role: Role, site: Site) -> None:
    browser = site.browsers[role]
    home = "/mijn-organisatie" if role is Role.PARTNER else "/redactie"
    (whole, *_) = menus(browser, home)
    assert len(whole) <= MOST_ENTRIES
    reached = {path for at, _ in whole for menu in menus(browser, at) for path, _ in menu}
    assert all(browser.get(path).status_code == 200 for path in reached)
    pages = {"/redactie/logboek", "/redactie/doorgeven", "/redactie/dubbelen", "/redactie/agendas"}
    assert (pages <= reached) == (role is Role.EDITOR)


def test_a_page_is_marked_in_the_menu_of_its_part_and_its_part_in_the_whole(site: Site) -> None:
    whole, part = menus(site.browsers[Role.EDITOR], "/redactie/agendas")
    assert [it for it in whole if it[1]] == [("/redactie/activiteiten", "true")]
    assert [it for it in part if it[1]] == [("/redactie/agendas", "page")]
    whole, part = menus(site.browsers[Role.EDITOR], f"/redactie/inzendingen/{site.submission}")
    assert [it for it in whole if it[1]] == [("/redactie", "true")]
    (whole,) = menus(site.browsers[Role.PARTNER], "/mijn-organisatie/agendas")
    assert [it for it in whole if it[1]] == [("/mijn-organisatie/agendas", "page")]


def test_what_is_not_there_and_what_is_not_ours_look_alike(site: Site) -> None:
    browser = site.browsers[Role.PARTNER]
    theirs = browser.get(f"/mijn-organisatie/activiteiten/{site.theirs}")
    nobodys = browser.get("/mijn-organisatie/activiteiten/987654")
    # A page names its own address, for the other languages.
    pages = [it.data.replace(it.request.path.encode(), b"") for it in (theirs, nobodys)]
    assert theirs.status_code == nobodys.status_code
    assert pages[0] == pages[1]


def test_pages_behind_the_sign_in_are_kept_by_nobody(site: Site) -> None:
    for address in ("/redactie", "/mijn-account", "/redactie/logboek"):
        answer = site.browsers[Role.EDITOR].get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
