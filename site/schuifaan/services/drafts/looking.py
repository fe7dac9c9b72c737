"""A draft as its writer sees it: what is to be mended, when it will be, and how it will look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from schuifaan.clock import wall_time
from schuifaan.content import Content
from schuifaan.feeds.form import FAULTLESS, FormReading, Mistake, read_form
from schuifaan.inputs import ActivityInput
from schuifaan.models import Activity, Venue
from schuifaan.recurrence import Moment
from schuifaan.services.drafts.judging import mistakes_on
from schuifaan.services.drafts.questions import QUESTIONS, VENUE, Answers, Question, columns_of, place_in
from schuifaan.services.duplicates.finding import alike_on
from schuifaan.services.duplicates.likeness import Described
from schuifaan.services.feeds.preview_cards import preview_card
from schuifaan.services.occurrences import kept_moments
from schuifaan.services.search.cards import Card
from schuifaan.services.venues import known_venue, known_venues

DATES_SHOWN = 5
MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """An activity on the site that may be the same."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class DraftLook:
    """A whole draft."""

    columns: Mapping[str, str]
    mistakes: Mapping[str, tuple[Mistake, ...]]
    """By page; a page without any is not there."""
    reading: FormReading
    coming: tuple[Moment, ...]
    """Its next dates, at most DATES_SHOWN."""
    more: int
    """How many more there are after the first."""
    is_over: bool
    """It began already and has no dates to come."""
    card: Card | None
    """As residents will see it; None while that cannot be said."""
    alike: tuple[Alike, ...]


def chosen_venue(session: Session, content: Content, answers: Answers) -> Venue | None:
    """The known building that was chosen."""
    place = place_in(answers, content)
    return known_venue(session, answers.get(VENUE, ""), place.slug) if place else None


def villages_venues(session: Session, content: Content, answers: Answers) -> list[Venue]:
    """The known buildings of the village that was named."""
    place = place_in(answers, content)
    return known_venues(session, place.slug) if place else []


def mistakes_of(
    session: Session, content: Content, question: Question, answers: Answers
) -> tuple[Mistake, ...]:
    """What is to be mended on one page."""
    return mistakes_on(question, answers, chosen_venue(session, content, answers), content)


def look_at(session: Session, content: Content, answers: Answers, now: datetime) -> DraftLook:
    """Everything there is to say about these answers."""
    venue = chosen_venue(session, content, answers)
    columns = columns_of(answers, venue)
    reading = read_form(columns, content)
    by_page = {it.slug: _mistakes(it, reading, mistakes_on(it, answers, venue, content)) for it in QUESTIONS}
    dated = (
        reading.activity or read_form({**FAULTLESS, **columns}, content).activity
        if "datum" in columns
        else None
    )
    coming = coming_dates(dated, now)
    return DraftLook(
        columns=columns,
        mistakes={slug: found for slug, found in by_page.items() if found},
        reading=reading,
        coming=coming[:DATES_SHOWN],
        more=max(0, len(coming) - 1),
        is_over=dated is not None and not coming and dated.series.start < wall_time(now),
        card=preview_card(content, reading.activity, coming[0], len(coming) - 1)
        if reading.activity and coming
        else None,
        alike=_alike(session, content, reading.activity, coming) if reading.activity and coming else (),
    )


def coming_dates(activity: ActivityInput | None, now: datetime) -> tuple[Moment, ...]:
    """The dates it will have on the site, from now on."""
    kept = kept_moments(activity.series, now) if activity else ()
    return tuple(it for it in kept if it.start >= wall_time(now))


def _mistakes(question: Question, whole: FormReading, own: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    """Those of a page, and those that only show when all pages are read together."""
    said = {it.field for it in own}
    return (*own, *(it for it in whole.mistakes if it.field in question.fields and it.field not in said))


def _alike(
    session: Session, content: Content, it: ActivityInput, coming: tuple[Moment, ...]
) -> tuple[Alike, ...]:
    place = content.places.get(it.venue.place or "")
    areas = {place.slug, place.part_of} - {None} if place else set()
    described = Described(
        title=it.title,
        start=coming[0].start,
        all_day=it.series.all_day,
        minutes=it.series.minutes,
        rule=it.series.rrule or "",
        venue=it.venue.name,
        address=it.venue.address or "",
        postcode=it.venue.postcode or "",
        areas=frozenset(area for area in areas if area),
        place=place.name if place else "",
        organisation=it.organisation or "",
        audiences=frozenset(it.audiences),
        cost_cents=it.cost_cents,
    )
    found = (
        session.get_one(Activity, number) for number in alike_on(session, content, described)[:MOST_ALIKE]
    )
    return tuple(Alike(one.title, f"/activiteiten/{one.id}-{one.slug}") for one in found)
