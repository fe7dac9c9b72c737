"""Trying out a feed while its partner waits: fetched and read within seconds, or said that it takes too long."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from schuifaan.config import Settings
from schuifaan.content import Content
from schuifaan.errors import InputError, NotFoundError
from schuifaan.feeds import MOST_BYTES
from schuifaan.feeds.child import Reader, SiteRules
from schuifaan.feeds.fetching import Fetcher, FetchError, readable_address
from schuifaan.models import Organisation
from schuifaan.services.accounts.permissions import Action, Person, may
from schuifaan.services.feeds.drafts import Draft, Drafts
from schuifaan.services.feeds.preview import Preview, preview

SECONDS_TO_FETCH = 6.0
SECONDS_FOR_PAGES = 5.0
"""For more pages of the same website, where the first one is not enough."""
SECONDS_TO_READ = 12
_OF_THE_MOMENT = {
    "server_traag": "De website antwoordt te traag",
    "server_druk": "De website heeft het te druk",
    "server_fout": "De website geeft een fout",
}
_AGAIN = "Probeer het straks nog eens, of stuur een bestand."
"""Nobody else does: only a feed that was sent in is read again by itself."""
_TOO_LARGE = (
    "Dit bestand is te groot. Meer dan 10 megabyte kan niet. Stuur alleen de activiteiten die nog komen."
)
_NOT_THERE = "Dit voorbeeld is er niet."
LONGEST_NAME = 120

_reader = Reader(patience=1.0, most_seconds=SECONDS_TO_READ)


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft and what it would become."""

    draft: Draft
    preview: Preview
    organisation: Organisation


def drafts_of(settings: Settings) -> Drafts:
    """Where an installation keeps them."""
    return Drafts(settings.feeds / "concepten")


def start_from_address(settings: Settings, text: str, organisation_id: int, now: datetime) -> Draft:
    """Fetch what is at an address that somebody pasted; raises InputError with what to do about it."""
    # This one request follows a redirect as a browser does, at once: no time is left to wait our turn.
    fetcher = Fetcher(
        f"{settings.public_url}/colofon",
        settings.feeds_allow_loopback,
        host_pause=0,
        whole_seconds=SECONDS_TO_FETCH,
    )
    try:
        address = readable_address(text if "://" in text else f"https://{text}")
        fetched = fetcher(address)
    except FetchError as error:
        if error.code in _OF_THE_MOMENT:
            what = f" ({error.value})" if error.value else ""
            raise InputError(f"{_OF_THE_MOMENT[error.code]}{what}. {_AGAIN}") from None
        raise InputError(f"{error.problem.text} {error.problem.next_step}") from None
    draft = Draft(
        organisation_id, fetched.final_url, address, fetched.content_type or "", whole=fetched.complete
    )
    drafts_of(settings).start(draft, fetched.body, now)
    return draft


def start_from_file(
    settings: Settings, name: str, content_type: str, body: bytes, organisation_id: int, now: datetime
) -> Draft:
    """Keep a file that somebody sent; raises InputError when it is too large or empty."""
    check_file(body)
    draft = Draft(organisation_id, name[-LONGEST_NAME:], content_type=content_type)
    drafts_of(settings).start(draft, body, now)
    return draft


def check_file(body: bytes) -> None:
    """Raise InputError when a file that somebody sent is too large or empty."""
    if len(body) > MOST_BYTES:
        raise InputError(_TOO_LARGE)
    if not body.strip():
        raise InputError("Dit bestand is leeg. Kijk na of u het goede bestand hebt gekozen.")


def draft_for(settings: Settings, key: str, person: Person) -> Draft:
    """The draft, for somebody of its organisation; raises NotFoundError for everybody else too."""
    draft = drafts_of(settings).load(key)
    if not may(person, Action.ADD_FEED, draft.organisation_id):
        raise NotFoundError(_NOT_THERE)
    return draft


def try_out(session: Session, settings: Settings, content: Content, draft: Draft, now: datetime) -> Trial:
    """What a draft would become on the site, as it is now."""
    organisation = session.get_one(Organisation, draft.organisation_id)
    found = preview(
        content,
        drafts_of(settings).body(draft.key),
        now,
        name=draft.name,
        content_type=draft.content_type,
        municipality=organisation.municipality or None,
        defaults=draft.defaults,
        headings=draft.headings,
        rules=draft.rules,
        site=site_rules(settings, draft),
        reader=_reader,
    )
    return Trial(draft, found, organisation)


def note_seen(settings: Settings, trial: Trial, now: datetime) -> None:
    """Remember whether there was something in the preview: only then it can be sent."""
    seen = trial.preview.total > 0
    if trial.draft.seen != seen:
        drafts_of(settings).change(replace(trial.draft, seen=seen), now)


def site_rules(settings: Settings, draft: Draft) -> SiteRules | None:
    """How more pages may be fetched while somebody waits; None for a file."""
    if not draft.address:
        return None
    return SiteRules(
        draft.name,
        f"{settings.public_url}/colofon",
        settings.feeds_allow_loopback,
        seconds=SECONDS_FOR_PAGES,
    )
