"""What decides, besides its bytes, how a file is read: our rules, our content and the feed's settings."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from pydantic_core import to_jsonable_python

from schuifaan.feeds.context import ReadContext
from schuifaan.paths import PACKAGE

RULES = ("content", "feeds", "inputs", "recurrence")
"""The packages that make an item of a piece of text."""
_NO_SETTING = ("content", "known", "reader", "fetch")


def reader_of(context: ReadContext) -> str:
    """Changes when the same bytes could be read differently, after an upgrade or an edit of the content too."""
    content = context.content
    said = (content.municipalities, content.codes, content.organisations)
    settings = {it.name: getattr(context, it.name) for it in fields(context) if it.name not in _NO_SETTING}
    parts = json.dumps(to_jsonable_python([said, settings]), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{_rules()}{parts}".encode(errors="replace")).hexdigest()


@lru_cache(maxsize=1)
def _rules() -> str:
    digest = hashlib.sha256()
    for file in _files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for package in RULES:
        yield from sorted((PACKAGE / package).rglob("*.py"))
