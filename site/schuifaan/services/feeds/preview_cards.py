"""Cards of activities that are not on the site yet, as they would be there."""

from schuifaan.content import Content
from schuifaan.inputs import ActivityInput
from schuifaan.models import Organisation
from schuifaan.recurrence import Moment, describe
from schuifaan.services.feeds.preview import PreviewItem
from schuifaan.services.search.cards import Card


def preview_cards(content: Content, items: tuple[PreviewItem, ...], organisation: Organisation) -> list[Card]:
    """A card of every item that is still to come, in the same order; they lead nowhere."""
    owner = (organisation.name, organisation.phone)
    return [preview_card(content, it.activity, it.dates[0], it.more, *owner) for it in items if it.dates]


def preview_card(
    content: Content,
    it: ActivityInput,
    date: Moment,
    more: int,
    organisation: str | None = None,
    phone: str | None = None,
) -> Card:
    """A card of one activity on its next date; `organisation` and `phone` are whose it is when it does not say."""
    place = content.places.get(it.venue.place or "")
    return Card(
        id=0,
        slug="",
        path="",
        title=it.title,
        summary=it.summary,
        municipality=it.municipality,
        place=place.slug if place else None,
        place_name=place.name if place else it.venue.town,
        venue=date.place or it.venue.name or None,
        organisation=it.organisation or organisation,
        categories=it.categories,
        contact_form=it.contact_form,
        audiences=it.audiences,
        languages=it.languages,
        cost_cents=it.cost_cents,
        cost_note=it.cost_note,
        phone=it.phone or phone,
        contact_name=it.contact_name,
        sign_up=it.sign_up,
        come_alone=it.come_alone,
        access={code: it.facts.get(code) for code in content.needs},
        transport={code: it.facts[code] for code in content.transport if code in it.facts},
        start=date.start,
        end=date.end,
        all_day=date.all_day,
        status=date.status,
        more_dates=more,
        rhythm=describe(it.series) if it.series.rrule else "",
        endless=it.series.endless,
        distance_km=None,
        point=None,
        venue_id=None,
        exact_point=False,
        example=False,
        confirmed=None,
    )
