"""What one can send or say: a letter's paragraphs, a text for a card, a message, and words for the telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from schuifaan.services.search.cards import Card
from schuifaan.services.travel.ways import CANCELLED
from schuifaan.web.cards import CardView
from schuifaan.web.journeys import Stop, stops
from schuifaan.web.language import language
from schuifaan.web.language import translate as _
from schuifaan.wording.facts import listed, sentence_case

ON_A_POSTCARD = 2
"""Activities that fit on the back of a card."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One activity in a letter; the number stands by itself, because it is written largest."""

    number: int
    title: str
    lines: tuple[str, ...]
    there: tuple[Stop, ...]
    """The way there, a step at a time; empty when we do not know it."""
    back: tuple[Stop, ...]
    phone: str | None
    example: bool


def letter_parts(cards: Sequence[Card], views: Sequence[CardView]) -> tuple[LetterPart, ...]:
    """The activities of a letter, in order of the list."""
    return tuple(_part(card, view) for card, view in zip(cards, views, strict=True))


def _part(card: Card, view: CardView) -> LetterPart:
    reach = card.reach.unpacked() if card.reach and card.status != CANCELLED else None
    there, back = (reach.there, reach.back) if reach else (None, None)
    return LetterPart(
        number=card.id,
        title=view.title,
        lines=tuple(_lines(view)),
        there=tuple(stops(there, _("U bent er."), language())) if there else (),
        back=tuple(stops(back, _("U bent thuis."), language(), "huis")) if back else (),
        phone=card.phone,
        example=card.example,
    )


def gift_texts(views: Sequence[CardView], address: str) -> dict[str, object]:
    """Texts to send or say, and the links that open a mail program or WhatsApp with them."""
    opening = _("Ik dacht aan u toen ik dit zag. Is dit iets voor u?")
    message = "\n\n".join([opening, *map(_short, views), address])
    subject = _("Leuk om te doen")
    return {
        "opening": opening,
        "postcard": [(view.title, _facts(view)) for view in views[:ON_A_POSTCARD]],
        "address": address,
        "mail_link": f"mailto:?subject={quote(subject)}&body={quote(message)}",
        "whatsapp_link": f"https://wa.me/?text={quote(message)}",
    }


def _lines(view: CardView) -> list[str]:
    where = ", ".join(part for part in (view.venue, view.place_text) if part)
    alone = _("U kunt alleen komen.") if view.come_alone else ""
    ring = _("Bel even vooraf.") if view.call_first else ""
    ways = listed(language(), *(words for _pictogram, words in view.travel))
    lines = (view.status_text, view.when_text, view.more_text, where, view.price_text, ways, alone, ring)
    return [sentence_case(line, language()) for line in lines if line]


def _short(view: CardView) -> str:
    return f"{view.title}. {_facts(view)}"


def _facts(view: CardView) -> str:
    where = ", ".join(part for part in (view.venue, view.place_text) if part)
    call = _("Bel %(nummer)s.", nummer=view.phone) if view.phone else ""
    status = f"{view.status_text}." if view.status_text else ""
    parts = (f"{sentence_case(view.when_text, language())}.", status, f"{where}.", call)
    return " ".join(part for part in parts if part)
