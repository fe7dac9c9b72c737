"""Build hook: compiles the message catalogs, and ships static/ and content/ inside the wheel.

An editable install reads both folders from the repository root, so only a standard wheel takes copies along;
`schuifaan.paths` looks beside the package first (`_static`, `_content`) and at the repository root second.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path("site/schuifaan/translations")
SHIPPED = {"static": "schuifaan/_static", "content": "schuifaan/_content"}


def compile_catalogs(translations: Path) -> list[Path]:
    """Write a .mo beside every .po under `translations` and return those; fuzzy messages stay out."""
    written = []
    for source in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalog)
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface[Any]):
    """Named as Hatchling expects it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogs(root / TRANSLATIONS)
        if self.target_name == "wheel" and version == "standard":
            for folder, inside in SHIPPED.items():
                build_data["force_include"][str(root / folder)] = inside
