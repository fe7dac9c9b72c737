"""Build hook: compiles the message catalogs, and ships static/ and content/ inside the wheel.

An editable install reads both folders from the repository root, so only a standard wheel takes copies along;
`schuifaan.paths` looks beside the package first (`_static`, `_content`) and at the repository root second.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path("site/schuifaan/translations")
SHIPPED = {"static": "schuifaan/_static", "content": "schuifaan/_content"}


def compile_catalogs(translations: Path) -> list[Path]:
    """Write a .mo beside every complete .po under `translations` and return those.

    A language with a sentence missing is not compiled, and is therefore not on the site: better no page in it than
    half a page. What an earlier, complete catalog left is removed.
    """
    written = []
    for source in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        target.unlink(missing_ok=True)
        if any(untranslated(catalog)):
            continue
        with target.open("wb") as file:
            write_mo(file, catalog)
        written.append(target)
    return written


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Messages without a translation in every form their language needs, or with a guess."""
    for message in catalog:
        strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            yield message


class CustomBuildHook(BuildHookInterface[Any]):
    """Named as Hatchling expects it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogs(root / TRANSLATIONS)
        if self.target_name == "wheel" and version == "standard":
            for folder, inside in SHIPPED.items():
                build_data["force_include"][str(root / folder)] = inside
