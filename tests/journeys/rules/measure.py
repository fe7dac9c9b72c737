"""Asks a drawn page a question of measure.js."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8").strip()


def measure(page: Page, name: str, *arguments: object) -> Any:
    """The answer of the function `name` of measure.js."""
    return page.evaluate(f"{SOURCE}.{name}({', '.join(json.dumps(argument) for argument in arguments)})")
