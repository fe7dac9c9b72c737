"""What can be saved of a damaged RSS or Atom file: its whole messages, one by one.

The library reads damaged files too, but a large one can keep it busy for minutes.
"""

import html
import re

from schuifaan.feeds.xml_text import is_sound

LARGEST_DAMAGED = 50_000
"""Characters of a damaged file that the library may puzzle over itself."""

_START = re.compile(r"<(item|entry)\b", re.IGNORECASE)
_NAMESPACE = re.compile(
    r"\sxmlns(?::[A-Za-z0-9_.-]{1,40})?\s{0,5}=\s{0,5}(?:\"[^\"<]{0,300}\"|'[^'<]{0,300}')"
)
_ROOT = re.compile(r"<(?:rss|feed|rdf:rdf)\b[^>]{0,5000}>", re.IGNORECASE)
_XML_KNOWS = r"amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6}"
_ENTITY = re.compile(rf"&(?!(?:{_XML_KNOWS});)([a-z][a-z0-9]{{1,10}};)?", re.IGNORECASE)


def whole_messages(text: str) -> str | None:
    """A sound feed of the messages that are sound; None when there is none."""
    root = _ROOT.search(text)
    if root is None:
        return None
    spaces = "".join(dict.fromkeys(_NAMESPACE.findall(root[0])))
    kept = [block for block in _blocks(text, root.end()) if is_sound(f"<x{spaces}>{block}</x>")]
    if not kept:
        return None
    name = "feed" if root[0][1:5].casefold() == "feed" else "channel"
    inside = f"<{name}{spaces if name == 'feed' else ''}>{''.join(kept)}</{name}>"
    return inside if name == "feed" else f'<rss version="2.0"{spaces}>{inside}</rss>'


def _blocks(text: str, position: int) -> list[str]:
    blocks = []
    while start := _START.search(text, position):
        end = text.find(f"</{start[1]}>", start.end())
        if end < 0:
            break
        position = end + len(start[1]) + 3
        blocks.append(_ENTITY.sub(_sound, text[start.start() : position]))
    return blocks


def _sound(match: re.Match[str]) -> str:
    """The letter an HTML entity stands for, which XML does not know; a loose ampersand as XML writes it."""
    letter = html.unescape(match[0]) if match[1] else match[0]
    return letter if letter != match[0] else f"&amp;{match[1] or ''}"
