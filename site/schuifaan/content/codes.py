"""Codes: the short words that database, index, URL and feeds share, and what people read instead."""

from schuifaan.content.entry import Entry, Slug, Text

KINDS = ("soort", "vorm", "voor", "taal", "nodig", "vervoer", "aanmelden", "status", "dagdeel", "dag")
"""Kinds of code, named after their query key; each has its own file `codes/<kind>.toml`."""

FIXED: dict[str, tuple[str, ...]] = {
    "vorm": ("een-op-een", "vaste-groep", "vrij-binnenlopen", "thuis"),
    "nodig": ("rolstoel", "rollator", "toilet", "ringleiding", "prikkelarm", "zitplaats", "hulphond"),
    "vervoer": ("ov", "bushalte", "automaatje", "ophalen", "samen", "parkeren", "zonder-auto"),
    "aanmelden": ("niet-nodig", "telefoon", "formulier"),
    "status": ("gaat-door", "afgelast", "verplaatst", "vol"),
    "dagdeel": ("ochtend", "middag", "avond"),
    "dag": (
        "vandaag", "morgen", "weekend",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    ),
}  # fmt: skip
"""Kinds whose codes the program itself acts on: labels may change, the codes may not.
The other kinds (soort, voor, taal) an administrator may extend."""

PICTOGRAMS = frozenset({
    "agenda", "arm", "auto", "bal", "blad", "boek", "bord", "bus", "euro", "golf", "halte", "handen",
    "hartstoel", "hond", "huis", "kaars", "kaarten", "klok", "kop", "masker", "naald", "noot", "oor",
    "parkeer", "plek", "potlood", "rollator", "rolstoel", "schoen", "ster", "stil", "stoel", "tafel",
    "telefoon", "toilet",
})  # fmt: skip
"""The drawings there are, by the name a content file uses for them."""


class Code(Entry):
    """One code with the words people read."""

    code: Slug
    label: Text
    """Short, as in a list of choices."""
    sentence: Text
    """One or two sentences: what it means for the resident."""
    pictogram: str | None = None
    """One of PICTOGRAMS; always shown beside the label, never instead of it."""
    words: tuple[str, ...] = ()
    """Plain words partners use for it in a sheet; capitals and accents do not matter."""
    computed: bool = False
    """Worked out by the program (`ov`, `zonder-auto`) and never stated by an organisation."""


class CodesFile(Entry):
    """`codes/<kind>.toml`; the order in the file is the order on the screen."""

    code: tuple[Code, ...]
