"""One activity in words, in the order in which a resident asks."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from schuifaan.content import Content
from schuifaan.content.content import Codes
from schuifaan.models import Venue
from schuifaan.recurrence import describe
from schuifaan.services.activities import ActivityDetail, DateOfActivity, StatedFact
from schuifaan.web.call_first import why_call_first
from schuifaan.web.cards import Kind, kinds_of
from schuifaan.wording import facts as wording
from schuifaan.wording.catalogs import SOURCE, gettext_for


@dataclass(frozen=True, slots=True)
class DateView:
    """One coming date in words."""

    iso: str
    day_text: str
    full_day_text: str
    """The day for who reads it later."""
    hours_text: str
    status: str
    status_text: str
    elsewhere: str
    """Where it is this time, when that differs."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact with who said so; `value` None is "we do not know"."""

    code: str
    label: str
    pictogram: str
    value: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class ActivityView:
    """What the page of one activity shows."""

    kinds: tuple[Kind, ...]
    dates: tuple[DateView, ...]
    rhythm: str
    """Such as "elke dinsdag"; empty for what happens once."""
    place_lines: tuple[str, ...]
    place_exact: bool
    """There is an address; without one the page says that only the village is known."""
    price: str
    sign_up: str
    form: str
    access: tuple[FactView, ...]
    transport: tuple[FactView, ...]
    confirmed: str
    call_first: str
    """Why one had better ring before going; empty when there is no reason."""
    formatted: Markup
    """The description with its lists and links; empty = `paragraphs` are all there is."""
    paragraphs: tuple[str, ...]
    languages: tuple[str, ...]
    how_much_dutch: tuple[str, ...]
    """What one hears there and how much Dutch is enough, for who reads the page in another language."""
    audiences: tuple[str, ...]


def activity_view(detail: ActivityDetail, content: Content, today: date, lang: str) -> ActivityView:
    """Everything about an activity in words, seen from `today`."""
    activity, venue = detail.activity, detail.venue
    services = {service.code for service in content.ride_services}
    told = tuple(it for it in detail.transport if it.value is not None or it.code not in services)
    lines = place_lines(venue, content)
    _ = gettext_for(lang)
    return ActivityView(
        kinds=kinds_of(activity.categories, content, lang),
        dates=tuple(_date(it, content, today, lang) for it in detail.dates),
        rhythm=_(describe(detail.series)) if detail.series.rrule else "",
        place_lines=lines,
        place_exact=bool(venue and venue.address),
        price=wording.price(activity.cost_cents, activity.cost_note, lang),
        sign_up=_(content.sign_up[activity.sign_up].sentence) if activity.sign_up else "",
        form=_(content.forms[activity.contact_form].sentence) if activity.contact_form else "",
        access=_facts(detail.access, content.needs, lang),
        transport=_facts(told, content.codes["vervoer"], lang),
        confirmed=_confirmed(detail, lang),
        call_first=why_call_first(activity.call_first, lang),
        formatted=Markup(activity.description_html),  # noqa: S704 (only `inputs.html.safe_html` fills it)
        paragraphs=tuple(part for part in activity.description.split("\n\n") if part),
        languages=tuple(
            _(content.languages_spoken[it].label)
            for it in activity.languages
            if it in content.languages_spoken
        ),
        how_much_dutch=tuple(
            _(content.languages_spoken[it].sentence)
            for it in activity.languages
            if it in content.languages_spoken and lang != SOURCE
        ),
        audiences=tuple(
            _(content.audiences[it].label) for it in activity.audiences if it in content.audiences
        ),
    )


def place_lines(venue: Venue | None, content: Content) -> tuple[str, ...]:
    """Name, street, postcode and town, as far as they are known."""
    if venue is None:
        return ()
    known = content.places.get(venue.place or "")
    last = " ".join(part for part in (venue.postcode, known.name if known else venue.town) if part)
    return tuple(dict.fromkeys(part for part in (venue.name, venue.address, last) if part))


def _date(it: DateOfActivity, content: Content, today: date, lang: str) -> DateView:
    return DateView(
        iso=_iso(it.start, it.all_day),
        day_text=wording.day_from(it.start.date(), today, lang),
        full_day_text=wording.day_for_later(it.start.date(), today, lang),
        hours_text=wording.hours(it.start, it.end, it.all_day, lang),
        status=it.status,
        status_text="" if it.status == "gaat-door" else gettext_for(lang)(content.statuses[it.status].label),
        elsewhere=", ".join(place_lines(it.venue, content)),
    )


def _iso(start: datetime, all_day: bool) -> str:
    return start.date().isoformat() if all_day else start.isoformat(timespec="minutes")


def _facts(facts: tuple[StatedFact, ...], codes: Codes, lang: str) -> tuple[FactView, ...]:
    _ = gettext_for(lang)
    return tuple(
        FactView(
            code=it.code,
            label=_(codes[it.code].label),
            pictogram=codes[it.code].pictogram or "vraag",
            value=it.value,
            source=wording.sentence_case(
                _("volgens %(wie)s, %(dag)s", wie=it.said_by, dag=wording.full_day(it.said_on, lang)), lang
            )
            if it.said_on
            else "",
        )
        for it in facts
    )


def _confirmed(detail: ActivityDetail, lang: str) -> str:
    """When what the page says was true for the last time, and who says so: a person, or a partner's calendar."""
    activity = detail.activity
    if activity.confirmed_at is None:
        return ""
    _, day = gettext_for(lang), wording.full_day(activity.confirmed_at.date(), lang)
    if detail.read_in_feed:
        return _("Staat in de agenda van %(wie)s, gelezen op %(dag)s", dag=day, wie=activity.confirmed_by)
    return _("Gecontroleerd op %(dag)s door %(wie)s", dag=day, wie=activity.confirmed_by)
