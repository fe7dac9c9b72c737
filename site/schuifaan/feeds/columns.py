"""What the columns of the interchange sheet mean, all but the dates: one set of rules for every format.

An adapter for another format fills these columns with what it knows; a feed's defaults are columns too. So a
price means the same in a spreadsheet, in a calendar's default and in the next format.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from schuifaan.content import Content
from schuifaan.content.folding import fold
from schuifaan.feeds.context import ReadContext
from schuifaan.feeds.cost import read_cost
from schuifaan.feeds.html_text import plain_line, plain_text, rich_text
from schuifaan.feeds.locating import POSTCODE, locate
from schuifaan.feeds.problems import problem
from schuifaan.inputs import ActivityInput, FeedProblem, VenueInput
from schuifaan.inputs.activity import (
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_CODES,
)
from schuifaan.inputs.contact import clean_email, clean_phone, clean_website
from schuifaan.inputs.text import one_line
from schuifaan.recurrence import Series

COLUMNS = (
    "nummer", "titel", "samenvatting", "omschrijving", "organisatie", "gemeente", "locatie", "adres",
    "postcode", "plaats", "soort", "vorm", "datum", "begintijd", "eindtijd", "herhaling", "einddatum",
    "uitzonderingen", "vol", "kosten", "aanmelden", "contactpersoon", "telefoon", "e-mail", "website",
    "alleen komen", "eerste keer", "bushalte", "automaatje", "ophalen", "samen", "parkeren", "rolstoel",
    "rollator", "toilet", "ringleiding", "prikkelarm", "zitplaats", "hulphond", "doelgroep", "taal",
)  # fmt: skip
"""The interchange sheet, in the order of the template (DESIGN.md section 7)."""

EXTRA_COLUMNS = ("themaweek", "vervolg")
"""Understood when they are there, and not part of the template."""

FACTS = COLUMNS[COLUMNS.index("bushalte") : COLUMNS.index("hulphond") + 1]

_YES = {"ja", "j", "yes", "y", "x", "1", "true", "waar", "wel"}
_NO = {"nee", "n", "no", "0", "false", "onwaar", "geen", "niet"}
_UNKNOWN = {"", "?", "onbekend", "-"}
_LINES = {"samenvatting": "summary", "organisatie": "organisation", "contactpersoon": "contact_name"}
_TEXTS = {"omschrijving": "description", "eerste keer": "first_time", "vervolg": "follow_up"}
_CONTACT_COLUMNS = {
    "telefoon": ("phone", clean_phone),
    "e-mail": ("email", clean_email),
    "website": ("website", clean_website),
}
_COLUMN_OF = {name: column for column, name in (_LINES | _TEXTS).items()} | {
    "title": "titel",
    "venue": "locatie",
    "series": "datum",
}
_CODE_COLUMNS = {
    "soort": ("soort", "categories"),
    "doelgroep": ("voor", "audiences"),
    "taal": ("taal", "languages"),
}


@dataclass(slots=True)
class ColumnReader:
    """Reads the columns of one item; what it cannot use becomes a problem with the item's line and key."""

    context: ReadContext
    line: int | None = None
    key: str | None = None
    problems: list[FeedProblem] = field(default_factory=list)

    def read(self, columns: Mapping[str, str]) -> dict[str, Any]:
        """Fields of an ActivityInput, without its series; what is empty or unusable is left out."""
        given = {name: str(value).strip() for name, value in columns.items() if str(value).strip()}
        fields: dict[str, Any] = {}
        if title := one_line(plain_line(given.get("titel", ""))):
            fields["title"] = self._short(str(title), "titel", LONGEST_TITLE)
        for column, name in _LINES.items():
            if column in given:
                fields[name] = self._short(given[column], column, LONGEST_LINE)
        for column, name in _TEXTS.items():
            if column in given:
                fields[name] = self._short(
                    plain_text(given[column][: 5 * LONGEST_TEXT]), column, LONGEST_TEXT
                )
        fields["description_html"] = rich_text(given.get("omschrijving", ""))
        keywords: list[str] = []
        for column, (kind, name) in _CODE_COLUMNS.items():
            codes, words = self._codes(given.get(column, ""), column, kind)
            keywords += words
            if codes:
                fields[name] = codes
        if keywords:
            fields["keywords"] = tuple(dict.fromkeys(keywords))[:MOST_CODES]
        if "vorm" in given:
            fields["contact_form"] = self._code(given["vorm"], "vorm", "vorm")
        if given.get("themaweek") in self.context.content.weeks:
            fields["theme_week"] = given["themaweek"]
        fields |= self._cost(given.get("kosten", "")) | self._contact(given)
        fields["sign_up"] = self._sign_up(given)
        fields["come_alone"] = self._flag(given, "alleen komen")
        facts = {code: self._flag(given, code) for code in FACTS}
        fields["facts"] = {code: value for code, value in facts.items() if value is not None}
        fields |= self._place(given)
        return {name: value for name, value in fields.items() if value not in (None, "", (), {})}

    def _report(self, code: str, **values: Any) -> None:
        self.problems.append(problem(code, self.line, self.key, **values))

    def _short(self, text: str, column: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self._report("te_lang", waarde=column)
        return f"{text[: longest - 1]}…"

    def _codes(self, text: str, column: str, kind: str) -> tuple[tuple[str, ...], list[str]]:
        codes, words = [], []
        for word in (str(one_line(part))[:LONGEST_LINE] for part in re.split(r"[;|\n]", text)):
            if not word:
                continue
            if code := self.context.content.code_for(kind, word):
                codes.append(code)
            else:
                words.append(word)
                self._report("woord_onbekend", waarde=word, kolom=column, woorden=self._choices(kind))
        return tuple(dict.fromkeys(codes))[:MOST_CODES], words

    def _code(self, text: str, column: str, kind: str) -> str | None:
        code = self.context.content.code_for(kind, text)
        if code is None:
            self._report("waarde_onbekend", waarde=text, kolom=column, woorden=self._choices(kind))
        return code

    def _choices(self, kind: str) -> str:
        return ", ".join(self.context.content.codes[kind])

    def _flag(self, given: Mapping[str, str], column: str) -> bool | None:
        word = fold(given.get(column, ""))
        if word in _YES or word in _NO:
            return word in _YES
        if word not in _UNKNOWN:
            self._report("waarde_onbekend", waarde=given[column], kolom=column, woorden="ja, nee")
        return None

    def _cost(self, text: str) -> dict[str, Any]:
        if not text:
            return {}
        cost = read_cost(text)
        if cost.doubtful:
            self._report("kosten_ongeldig", waarde=text)
        return {"cost_cents": cost.cents, "cost_note": cost.note}

    def _contact(self, given: Mapping[str, str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column, (name, clean) in _CONTACT_COLUMNS.items():
            if column in given:
                fields[name] = clean(given[column])
                if fields[name] is None:
                    self._report("contact_ongeldig", waarde=given[column], kolom=column)
        return fields

    def _sign_up(self, given: Mapping[str, str]) -> str | None:
        """`ja` alone says that one must, not how: then the way there is, is the way."""
        text = given.get("aanmelden", "")
        if fold(text) in _UNKNOWN:
            return None
        if fold(text) in _NO:
            return "niet-nodig"
        if fold(text) in _YES:
            return "formulier" if "website" in given and "telefoon" not in given else "telefoon"
        return self._code(text, "aanmelden", "aanmelden")

    def _place(self, given: Mapping[str, str]) -> dict[str, Any]:
        content = self.context.content
        municipality = (
            _municipality(content, given["gemeente"]) if "gemeente" in given else self.context.municipality
        )
        town, postcode = given.get("plaats", ""), given.get("postcode")
        place = locate(content, town, postcode, municipality)
        if town and place is None and _municipality(content, town):
            municipality = _municipality(content, town)
        elif place:
            municipality = place.municipality
        elif town or _elsewhere(content, postcode):
            municipality = None
        venue = VenueInput(
            name=self._short(given.get("locatie", ""), "locatie", LONGEST_LINE),
            address=self._short(given["adres"], "adres", LONGEST_LINE) if "adres" in given else None,
            postcode=postcode,
            place=place.slug if place else None,
            town=self._short(town, "plaats", LONGEST_LINE) or given.get("gemeente", "")[:LONGEST_LINE],
        )
        return {"venue": venue, "municipality": municipality}


def _elsewhere(content: Content, postcode: str | None) -> bool:
    """Whether it is a postcode, and of none of our places."""
    match = POSTCODE.match(postcode or "")
    return match is not None and match[1] not in content.postcode_areas


def _municipality(content: Content, text: str) -> str | None:
    wanted = fold(text)
    return next(
        (m.code for m in content.municipalities.values() if wanted in (fold(m.code), fold(m.name))), None
    )


def with_defaults(fields: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` completed with a feed's defaults. A default never moves an item that has a place."""
    merged = {**defaults, **fields}
    if "description" in fields:
        merged["description_html"] = fields.get("description_html", "")
    # Amount and note are one answer: an item's own words beside the usual price would say what nobody said.
    if "cost_cents" in fields or "cost_note" in fields:
        merged |= {"cost_cents": fields.get("cost_cents"), "cost_note": fields.get("cost_note", "")}
    merged["facts"] = {**defaults.get("facts", {}), **fields.get("facts", {})}
    venue, usual = fields.get("venue", VenueInput()), defaults.get("venue", VenueInput())
    merged["venue"], merged["municipality"] = venue, fields.get("municipality")
    if not (venue.town or venue.postcode or venue.place):
        same = not venue.name or fold(venue.name) == fold(usual.name)
        base = usual if same else VenueInput(place=usual.place, town=usual.town)
        given = {name: value for name, value in venue.model_dump().items() if value not in (None, "")}
        merged["venue"] = base.model_copy(update=given)
        merged["municipality"] = defaults.get("municipality") or fields.get("municipality")
    return merged


def activity_from(fields: Mapping[str, Any], series: Series) -> ActivityInput | str:
    """The activity, or the column that makes it unusable, as its partner knows it."""
    try:
        return ActivityInput(**fields, series=series)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        return _COLUMN_OF.get(name, name)
