"""Which of our places an address is in."""

import re

from schuifaan.content import Content, Place

POSTCODE = re.compile(r"\b([1-9][0-9]{3})\s?([A-Za-z]{2})?\b")
_FULL_POSTCODE = re.compile(r"\b[1-9][0-9]{3}\s?[A-Z]{2}\b")


def locate(
    content: Content, town: str, postcode: str | None, municipality: str | None = None
) -> Place | None:
    """The place named `town`, else that of the postcode; None when neither is one of ours.

    A town that is named and is not ours wins from a postcode: a typing error in digits is likelier than in a
    name.
    """
    if town.strip():
        if place := content.place_for(town, municipality) or content.place_for(town):
            return place
        return None
    return content.place_for_postcode(postcode) if postcode else None


def split_address(text: str, content: Content) -> dict[str, str]:
    """The columns `locatie`, `adres`, `postcode` and `plaats` of an address on one line.

    `'t Dorpshuis, Kerkstraat 1, 7471 KS Goor` is how calendars write one; whatever cannot be told apart stays
    in `locatie`.
    """
    parts = [part.strip() for part in re.split(r"[,\n;]", text) if part.strip()]
    columns: dict[str, str] = {}
    rest = []
    for position, part in enumerate(parts):
        if match := _FULL_POSTCODE.search(part):
            columns.setdefault("postcode", match.group())
            before, after = part[: match.start()].strip(" -"), part[match.end() :].strip(" -")
            if after:
                columns.setdefault("plaats", after)
            if before:
                rest.append(before)
        elif position and content.place_for(part):
            columns.setdefault("plaats", part)
        elif position and part.casefold() in ("nederland", "netherlands", "the netherlands", "overijssel"):
            continue
        else:
            rest.append(part)
    if rest:
        columns["locatie"] = rest[0]
    addresses = [part for part in rest[1:] if re.search(r"[A-Za-z].* \d+", part)]
    if addresses:
        columns["adres"] = addresses[0]
    if "plaats" not in columns and len(parts) == 1 and content.place_for(parts[0]):
        columns["plaats"] = parts[0]
    elif "plaats" not in columns and parts:
        last = parts[0].split()[-1]  # "Dorpshuis Markelo"
        if len(parts) == 1 and content.place_for(last):
            columns["plaats"] = last
    return columns
