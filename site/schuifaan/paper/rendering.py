"""From words to PDF."""

import json
from importlib.resources import as_file, files
from typing import Any, Literal

import typst

from schuifaan.paper.repertoire import printable
from schuifaan.paper.sheets import Sheet

ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, in reading order, with language and title. The compiler refuses a page that is not."""


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a tagged, accessible PDF; the same words give the same bytes."""
    with as_file(files("schuifaan.paper")) as folder:
        return typst.compile(
            folder / "typst" / sheet.template,
            root=folder,
            font_paths=[folder / "fonts"],
            ignore_system_fonts=True,
            sys_inputs={"values": json.dumps(_shown(sheet.values()), ensure_ascii=False)},
            format="pdf",
            pdf_standards=ACCESSIBLE,
            timestamp=0,
        )


def _shown(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {name: _shown(it) for name, it in value.items()}
        case list() | tuple():
            return [_shown(it) for it in value]
        case _:
            return value
