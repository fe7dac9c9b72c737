"""What somebody types who would like company, and where that leads."""

from pydantic import Field

from schuifaan.content.entry import Entry, Text
from schuifaan.content.phrases import says


class Way(Entry):
    """A way to company: a link to what is found with `query`, which holds keys of `/zoeken`."""

    label: Text
    query: dict[str, tuple[str, ...]]


class Alone(Entry):
    """`alone.toml`: phrases such as "ik ben alleen", answered with people rather than with a list."""

    sentence: Text
    """Above the telephone number of the municipality's help line."""
    search: Text
    """The words that are searched for instead of the phrase, which holds none to search for."""
    phrases: tuple[Text, ...] = Field(min_length=1)
    fillers: tuple[Text, ...] = ()
    but_not: tuple[Text, ...] = ()
    ways: tuple[Way, ...] = Field(alias="way", min_length=1)

    def concerns(self, text: str) -> bool:
        """Whether somebody who types this looks for company itself, and not for something to do."""
        return says(text, self.phrases, frozenset(self.fillers), self.but_not)
