"""Web pages: the JSON-LD in their scripts and the microdata in their elements, as one kind of node."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from schuifaan.feeds.json_text import load_json

Node = dict[str, Any]

_MARK = re.compile(r"<!--|<script\b[^>]{0,2000}>", re.IGNORECASE)
# Both end at the next tag: a page of nothing but opening quotes costs no more than another.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)/?>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]{1,40})(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?")
_OPENED = re.compile(r"<html\b", re.IGNORECASE)
_ENDED = re.compile(r"</html\s*+>", re.IGNORECASE)
_UNREAD = re.compile(r"<!--|<(script|style|template|noscript)\b", re.IGNORECASE)
_CLOSINGS = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "template", "noscript")
}
_CLOSINGS["<!--"] = re.compile("-->")
_MICRODATA = {"itemscope", "itemprop", "itemtype", "itemid", "content", "datetime", "href", "src", "value"}
_EMPTY = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_ENDS_ITSELF = {"li", "p", "td", "tr", "dt", "dd", "option"}
_VALUE_IN = {
    "a": "href",
    "link": "href",
    "img": "src",
    "meta": "content",
    "time": "datetime",
    "meter": "value",
}
_BLOCKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
_DEEPEST = 100


@dataclass(slots=True)
class Scripts:
    """The JSON-LD of a page: (line, value) each, which could not be read, and whether the page is all there."""

    found: list[tuple[int, Any]] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    whole: bool = True
    """No script was cut off."""
    ended: bool = True
    """The page closes what it opened; many a page that is whole does not."""


def scripts_of(page: str) -> Scripts:
    """Every JSON-LD script of `page` that is not in a comment."""
    scripts, position = Scripts(ended=_OPENED.search(page) is None or _ENDED.search(page) is not None), 0
    line, counted = 1, 0
    while match := _MARK.search(page, position):
        if match[0] == "<!--":
            end = page.find("-->", match.end())
            position = len(page) if end < 0 else end
            continue
        closing = _CLOSINGS["script"].search(page, match.end())
        end = closing.start() if closing else len(page)
        if "ld+json" in match[0].casefold():
            line, counted = line + page.count("\n", counted, match.start()), match.start()
            scripts.whole &= closing is not None
            if text := page[match.end() : end].strip():
                _read_script(scripts, text, line)
        position = end
    return scripts


def _read_script(scripts: Scripts, text: str, line: int) -> None:
    try:
        scripts.found.append((line, load_json(text)))
    except ValueError:
        scripts.unreadable.append(line)


def microdata_of(page: str) -> list[Node]:
    """The outermost microdata items of `page`, in the form JSON-LD would have."""
    if "itemtype" not in page.casefold():
        return []
    items, position = _Items(), 0
    page = _without_scripts(page)
    for match in _TAG.finditer(page):
        items.text(page[position : match.start()])
        position = match.end()
        name = match[2].casefold()
        if match[1]:
            items.end(name)
        else:
            items.start(name, _attributes(match[3]))
    return items.found


def _without_scripts(page: str) -> str:
    """What is between comments, scripts and styles."""
    parts, position = [], 0
    while match := _UNREAD.search(page, position):
        parts.append(page[position : match.start()])
        closing = _CLOSINGS[(match[1] or match[0]).casefold()].search(page, match.end())
        position = closing.end() if closing else len(page)
    return "".join([*parts, page[position:]])


def _attributes(text: str) -> dict[str, str]:
    found = ((match[1].casefold(), (match[2] or "").strip("\"'")) for match in _ATTRIBUTE.finditer(text))
    return {name: html.unescape(value) for name, value in found if name in _MICRODATA}


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: the item it starts, and the property whose text it gathers."""

    tag: str
    item: Node | None = None
    name: str = ""
    owner: Node | None = None
    text: list[str] = field(default_factory=list)
    value: str | None = None


class _Items:
    """Gathers items and their properties, whatever is left open or closed twice."""

    def __init__(self) -> None:
        self.found: list[Node] = []
        self._open: list[_Open] = []

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""
        if self._open and self._open[-1].tag == tag and tag in _ENDS_ITSELF:
            self._close(self._open.pop())
        inner = self._open[-1] if self._open else None
        owner = (inner.item if inner.item is not None else inner.owner) if inner else None
        element = _Open(tag, owner=owner, name=given.get("itemprop", ""))
        if "itemscope" in given:
            element.item = {"@type": given.get("itemtype", "").split()}
            if given.get("itemid"):
                element.item["@id"] = given["itemid"]
            if owner is None or not element.name:
                self.found.append(element.item)
        elif element.name:
            element.value = given.get("content") or given.get(_VALUE_IN.get(tag, "content"))
        if tag in _BLOCKS:
            self.text("\n")
        if tag in _EMPTY:
            self._close(element)
        elif len(self._open) < _DEEPEST:
            self._open.append(element)

    def end(self, tag: str) -> None:
        """An element ends, and with it all that was left open in it."""
        if any(element.tag == tag for element in self._open):
            element = self._open.pop()
            while element.tag != tag:
                self._close(element)
                element = self._open.pop()
            self._close(element)

    def text(self, data: str) -> None:
        """Text for every property that is open."""
        if data:
            for element in self._open:
                if element.name and element.item is None and element.value is None:
                    element.text.append(data)

    @staticmethod
    def _close(element: _Open) -> None:
        if not element.name or element.owner is None:
            return
        value: Any = element.item
        if value is None:
            text = html.unescape("".join(element.text)).strip()
            value = element.value if element.value is not None else text
        for name in element.name.split()[:20]:
            held = element.owner.get(name)
            if held is None or name.startswith("@"):
                element.owner[name] = value
            elif isinstance(held, list):
                held.append(value)
            else:
                element.owner[name] = [held, value]
