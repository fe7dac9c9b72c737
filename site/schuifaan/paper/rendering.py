"""From words to PDF."""

import json
from importlib.resources import as_file, files
from typing import Literal

import typst

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
            sys_inputs={"values": json.dumps(sheet.values(), ensure_ascii=False)},
            format="pdf",
            pdf_standards=ACCESSIBLE,
            timestamp=0,
        )
