"""A search result as it is shown: every fact in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, repeat

from schuifaan.content import Content
from schuifaan.services.search.cards import Card
from schuifaan.web.addresses import link
from schuifaan.web.journeys import summary
from schuifaan.wording import facts as wording
from schuifaan.wording.catalogs import gettext_for

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A category as it is shown: its pictogram never stands without its label."""

    code: str
    label: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What the ticket card shows, in order of reading."""

    number: int | None
    """Place in the list; None where cards are not counted."""
    title: str
    url: str
    """Empty for what has no page yet."""
    category_class: str
    """Gives the card its edge, in the colour of its first category."""
    category_pictogram: str
    category_label: str
    when_text: str
    more_text: str
    """How often it is, and how many dates come after this one where that is a number of all of them."""
    venue: str
    place_text: str
    price_text: str
    reach: str
    """Public transport on this date in words, if we know where one leaves from; else empty."""
    travel: tuple[tuple[str, str], ...]
    """(pictogram, words) of each way to get there that somebody states."""
    phone: str | None
    phone_text: str
    """Whom one gets on the line."""
    status: str
    status_text: str
    come_alone: bool | None
    call_first: bool
    """One had better ring before going; why, its page says."""
    example: bool
    distance_text: str
    place: str
    """Name of the village, for the map's buttons."""
    point: tuple[float, float] | None
    exact_point: bool


def card_views(
    cards: Iterable[Card],
    content: Content,
    today: date,
    lang: str,
    *,
    first_number: int | None = None,
    with_day: bool = True,
    with_distance: bool = False,
    for_later: bool = False,
    along: Pairs = (),
) -> tuple[CardView, ...]:
    """Cards in words, counted from `first_number`.

    `with_day` is False under a heading that says the day; `with_distance` says how far each is.
    `for_later` is for what is read another day, and then says no "vandaag". `along` is what the
    page of an activity should know of the question: where one leaves from, and how one walks.
    """
    cards = tuple(cards)
    numbers = repeat(None) if first_number is None else count(first_number)
    pairs = zip(cards, numbers, strict=False)
    in_words = wording.day_for_later if for_later else wording.day_from

    def day_of(card: Card) -> str:
        return in_words(card.start.date(), today, lang)

    views = [
        _view(card, day_of(card), content, lang, number, with_day, with_distance, along)
        for card, number in pairs
    ]
    times = Counter(card.title for card in cards)
    return tuple(
        _told_apart(view, card, day_of(card), lang) if times[card.title] > 1 else view
        for view, card in zip(views, cards, strict=True)
    )


def _told_apart(view: CardView, card: Card, day: str, lang: str) -> CardView:
    """A title that is in the list more than once says where and when too: a link must say where it goes."""
    hours = wording.hours(card.start, card.end, card.all_day, lang)
    place = ", ".join(part for part in (card.venue, card.place_name) if part)
    return replace(view, title=f"{card.title} ({', '.join(part for part in (place, day, hours) if part)})")


def _view(
    card: Card,
    day: str,
    content: Content,
    lang: str,
    number: int | None,
    with_day: bool,
    with_distance: bool,
    along: Pairs,
) -> CardView:
    _ = gettext_for(lang)
    kinds = kinds_of(card.categories, content, lang)
    hours = wording.hours(card.start, card.end, card.all_day, lang)
    return CardView(
        number=number,
        title=card.title,
        url=link(card.path, list(along)) if card.path else "",
        category_class=f"soort-{kinds[0].code}" if kinds else "",
        category_pictogram=kinds[0].pictogram if kinds else "tafel",
        category_label=wording.listed(lang, *(kind.label for kind in kinds)) or _("soort niet bekend"),
        when_text=wording.listed(lang, day, hours) if with_day else hours,
        more_text=_how_often(card, lang),
        venue=card.venue or "",
        place_text=card.place_name or _("plaats niet bekend"),
        price_text=wording.price(card.cost_cents, card.cost_note, lang),
        reach=summary(card.reach, lang) if card.reach else "",
        travel=tuple(
            (content.transport[code].pictogram or "", _(content.transport[code].label))
            for code, stated in card.transport.items()
            if stated
        ),
        phone=card.phone,
        phone_text=card.contact_name or card.organisation or "",
        status=card.status,
        status_text="" if card.status == "gaat-door" else _(content.statuses[card.status].label),
        come_alone=card.come_alone,
        call_first=bool(card.call_first),
        example=card.example,
        distance_text=wording.distance(card.distance_km, lang)
        if with_distance and card.distance_km is not None
        else "",
        place=card.place_name,
        point=card.point,
        exact_point=card.exact_point,
    )


def _how_often(card: Card, lang: str) -> str:
    _ = gettext_for(lang)
    rhythm = _(card.rhythm) if card.rhythm else ""
    if rhythm and (card.endless or card.some_dates):
        return rhythm
    if card.some_dates:
        return _("ook op andere momenten") if card.more_dates else ""
    return wording.listed(lang, rhythm, wording.more_dates(card.more_dates, lang))


def kinds_of(codes: Iterable[str], content: Content, lang: str) -> tuple[Kind, ...]:
    """The categories with their labels; a code that is no longer in the content is left out."""
    known = (content.categories[code] for code in codes if code in content.categories)
    return tuple(Kind(it.code, gettext_for(lang)(it.label), it.pictogram or "tafel") for it in known)
