"""Wishes: doors into the search by what somebody wants or has been through."""

from schuifaan.content.entry import Entry, Slug, Text


class Wish(Entry):
    """A door on the home page; its query holds keys of `/zoeken`."""

    code: Slug
    label: Text
    """In the resident's own words: "Ik ben net verhuisd"."""
    sentence: Text
    pictogram: str
    query: dict[str, tuple[str, ...]]


class WishesFile(Entry):
    """`wishes.toml`; the order in the file is the order on the screen."""

    wish: tuple[Wish, ...]
