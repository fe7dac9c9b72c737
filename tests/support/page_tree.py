"""A parsed page and the few questions our page rules ask of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib

LEVELS = {f"h{level}": level for level in range(1, 7)}
# Text that is not ours: an organisation's own words, what the visitor typed, the name of a source.
NOT_OUR_WORDS = frozenset({"organisatie", "bezoeker", "bron"})
NOT_READ_ALOUD = frozenset({"script", "style", "template", "head"})


@dataclass(frozen=True)
class PageTree:
    """The elements of one HTML document in document order."""

    html: str
    path: str

    @cached_property
    def parsed(self) -> tuple[Element, list[str]]:
        """The root element, and what is wrong with the mark-up."""
        parser = html5lib.HTMLParser(
            tree=html5lib.getTreeBuilder("etree"), strict=False, namespaceHTMLElements=False
        )
        root = parser.parse(self.html)
        return root, [f"line {line}: {code}" for (line, _), code, _ in parser.errors]

    @property
    def root(self) -> Element:
        """The <html> element."""
        return self.parsed[0]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The parent of every element but the root."""
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def ids(self) -> dict[str, list[Element]]:
        """The elements that carry each id."""
        found: dict[str, list[Element]] = {}
        for element in self.root.iter():
            if (name := element.get("id")) is not None:
                found.setdefault(name, []).append(element)
        return found

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tag names, in document order."""
        return [element for element in self.root.iter() if element.tag in tags]

    def inside(self, element: Element, *tags: str) -> bool:
        """Whether `element` lies in one of these tags."""
        return any(ancestor.tag in tags for ancestor in self.ancestors(element))

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The parents of `element`, nearest first."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent

    def our_text(self) -> str:
        """Everything that stands on the page in our own words."""
        return squeeze(" ".join(self._texts(self.root)))

    def _texts(self, element: Element) -> Iterator[str]:
        if not isinstance(element.tag, str) or element.tag in NOT_READ_ALOUD:
            return  # a comment has a function for a tag
        if element.get("data-eigen-tekst") in NOT_OUR_WORDS:
            return
        yield element.text or ""
        for child in element:
            yield from self._texts(child)
            yield child.tail or ""

    def their_text(self) -> str:
        """Everything that is marked as somebody else's words."""
        marked = [e for e in self.root.iter() if e.get("data-eigen-tekst") in NOT_OUR_WORDS]
        return squeeze(" ".join(text_of(element) for element in marked))

    def name_of(self, element: Element) -> str:
        """What a screen reader calls a link, button or landmark (without CSS)."""
        if references := element.get("aria-labelledby"):
            return squeeze(
                " ".join(text_of(e) for name in references.split() for e in self.ids.get(name, []))
            )
        if label := element.get("aria-label"):
            return squeeze(label)
        images = " ".join(image.get("alt", "") for image in element.iter("img"))
        return squeeze(f"{text_of(element)} {images}")


def text_of(element: Element) -> str:
    """The text inside an element, white space squeezed."""
    return squeeze("".join(element.itertext()))


def squeeze(text: str) -> str:
    """One space for every run of white space."""
    return re.sub(r"\s+", " ", text).strip()


def shown(element: Element) -> str:
    """How a problem names an element: its tag, id or name, and the start of its text."""
    mark = element.get("id") or element.get("name") or element.get("href") or element.get("src") or ""
    return squeeze(f"<{element.tag} {mark}> {text_of(element)[:40]}")
