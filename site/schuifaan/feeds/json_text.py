"""JSON as web sites write it: strictly when it can be, tolerantly when it must."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

# A value in a string runs to its closing quote, or to the end when that is missing: no second look back.
_STRING = r'"(?:[^"\\]|\\.)*+"?'
_COMMENTS = re.compile(
    rf"({_STRING})|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL
)
_COMMAS = re.compile(rf"({_STRING})|,(?=\s*+[}}\]])", re.DOTALL)
_OPENING = re.compile(r'(?:"([^"\\]{1,40})"\s{0,20}:\s{0,20})?\[\s*+(?=\{)')
# The list of things stands near the front; a damaged file is not searched for ever.
_MOST_LISTS = 5


def load_json(text: str) -> Any:
    """The value `text` holds; comments, trailing commas, raw line breaks and HTML entities are forgiven.

    Raises ValueError when it is no JSON at all, or nested deeper than any feed is.
    """
    try:
        for attempt in (text, _without_extras(text)):
            try:
                return json.loads(attempt, strict=False)
            except json.JSONDecodeError:
                continue
        return json.loads(_without_extras(html.unescape(text)), strict=False)
    except RecursionError:
        raise ValueError("nested too deep") from None


def salvage_objects(text: str) -> tuple[str, list[Any]] | None:
    """Of a file that was cut off: the name of its list, and the objects in it that are whole; None if none."""
    decoder = json.JSONDecoder(strict=False)
    for count, match in enumerate(_OPENING.finditer(text)):
        if count == _MOST_LISTS:
            break
        if found := list(_objects(decoder, text, match.end())):
            return match[1] or "", found
    return None


def dicts_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in `value`, outer ones first, in the order they were written."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            yield here
            waiting += reversed(list(here.values()))
        elif isinstance(here, list):
            waiting += reversed(here)


def many(value: Any) -> list[Any]:
    """`value` as a list: many writers leave the brackets out when there is one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: Any) -> str:
    """`value` as text: a number as it is written, the Dutch (else English, else first) of several languages."""
    if isinstance(value, list):
        return next((found for found in map(text_of, value) if found), "")
    if isinstance(value, dict):
        named = (value.get(name) for name in ("nl", "@value", "rendered", "en", "name", "prefLabel", "label"))
        found = next((it for it in named if isinstance(it, str) and it.strip()), None)
        return found.strip() if found else next((v.strip() for v in value.values() if isinstance(v, str)), "")
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)[:40]
    return value.strip() if isinstance(value, str) else ""


def object_of(value: Any) -> dict[str, Any]:
    """`value`, or the first of its list, when it is an object; else an empty one."""
    return next((it for it in many(value) if isinstance(it, dict)), {})


def _without_extras(text: str) -> str:
    bare = _COMMENTS.sub(lambda match: match[1] or "", text)
    return _COMMAS.sub(lambda match: match[1] or "", bare).strip().rstrip(";")


def _objects(decoder: json.JSONDecoder, text: str, position: int) -> Iterator[Any]:
    while True:
        try:
            found, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        yield found
        while text[position : position + 1] in (" ", "\n", "\r", "\t", ","):
            position += 1
        if text[position : position + 1] != "{":
            return
