"""The thesaurus: words that mean the same to a resident, kept by editors."""

from collections.abc import Iterator

from pydantic import Field

from schuifaan.content.entry import Entry, Text

FURTHER = 0.6
"""What a broader word counts for beside a word, for who typed an entry."""


class WordGroup(Entry):
    """Words for one thing; any of them may be several words ("jeu de boules")."""

    words: tuple[Text, ...] = Field(min_length=1)
    """These find each other, both ways."""
    entries: tuple[Text, ...] = ()
    """Only typed, never found: other languages, Twents without a sure spelling, words we do not use
    ourselves. They find the words."""
    broader: tuple[Text, ...] = ()
    """Who looks for the words also gets what has one of these, lower down; never the other way round."""
    weight: float = Field(default=1.0, ge=0.1, le=1.0)
    """From 0.1 (hardly the same) to 1 (the same)."""
    note: Text | None = None
    """For editors: why, or where it is from."""

    def ways(self) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], float]]:
        """Which words find each other, which others they find besides, and with what weight: once for the
        words, and for each entry apart, so that entries never find one another.
        """
        yield self.words, self.broader, self.weight
        for entry in self.entries:
            yield (entry,), self.words, self.weight
            if self.broader:
                yield (entry,), self.broader, self.weight * FURTHER


class ThesaurusFile(Entry):
    """`thesaurus.toml`."""

    group: tuple[WordGroup, ...]
