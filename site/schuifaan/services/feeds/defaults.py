"""What a partner says once for everything in a feed, checked while there is somebody to mend it."""

from collections.abc import Mapping

from schuifaan.content import Content
from schuifaan.feeds.columns import ColumnReader
from schuifaan.feeds.context import ReadContext

DEFAULTS = ("locatie", "adres", "postcode", "plaats", "soort", "doelgroep", "kosten", "telefoon", "website")
"""The columns one can fill for all items at once, in the order of the form."""


def mistakes_in(content: Content, answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Column and what to do about it, for every answer that means nothing to us."""
    reader = ColumnReader(ReadContext(content))
    fields = reader.read(answers)
    mistakes = []
    for column in DEFAULTS:
        named = (it.next_step for it in reader.problems if f"'{column}'" in it.text)
        if column == "kosten":
            named = (it.next_step for it in reader.problems if it.code == "kosten_ongeldig")
        if sentence := next(named, None):
            mistakes.append((column, sentence))
    if answers.get("postcode") and fields["venue"].postcode is None:
        mistakes.append(
            ("postcode", "Schrijf de postcode met vier cijfers en twee letters. Bijvoorbeeld: 7475 AB.")
        )
    if answers.get("plaats") and fields["venue"].place is None:
        mistakes.append(("plaats", "Kies een dorp of wijk uit de lijst."))
    return mistakes
