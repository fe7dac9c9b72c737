"""What somebody in crisis types, and whom that person can ring at once."""

from pydantic import Field

from schuifaan.content.entry import Certainty, Entry, HelpPhone, PartialDate, Text, Url
from schuifaan.content.folding import fold
from schuifaan.content.loosely import whole_text
from schuifaan.content.phrases import says


class CrisisContact(Entry):
    """One way to get help now, in the order of the screen."""

    label: Text
    """Whom, and for what."""
    sentence: Text
    phone: HelpPhone | None = None
    """None: a number that is the resident's own, such as the GP's."""
    free_phone: HelpPhone | None = None
    """Rings the same people, at no cost."""
    website: Url | None = None
    certainty: Certainty
    source: Text
    source_dated: PartialDate


class Crisis(Entry):
    """`crisis.toml`: when the calm block is shown, and what is in it."""

    title: Text
    sentence: Text
    phrases: tuple[Text, ...] = Field(min_length=1)
    """Whole phrases; see `phrases.says` for how closely they are taken."""
    fillers: tuple[Text, ...] = ()
    """Words that may stand between the words of a phrase."""
    but_not: tuple[Text, ...] = ()
    """Phrases that mean something else."""
    whole: tuple[Text, ...] = ()
    """What only counts when nothing else is said: "ik kan niet meer", but not "ik kan niet meer fietsen"."""
    no_slips: tuple[Text, ...] = ()
    """Words that are no slip for a word of a phrase, though they differ in one letter."""
    contacts: tuple[CrisisContact, ...] = Field(alias="contact", min_length=1)

    def concerns(self, text: str) -> bool:
        """Whether somebody who types this may be in danger. Such a text is never kept, mended or relaxed.

        Rather too soon than too late: whoever asks for somebody else, or mourns, gets the block as well.
        """
        fillers = frozenset(self.fillers)
        return whole_text(fold(text).split(), self.whole, fillers) or says(
            text, self.phrases, fillers, self.but_not, frozenset(self.no_slips)
        )
