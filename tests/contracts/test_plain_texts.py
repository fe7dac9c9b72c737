"""What we write ourselves is plain Dutch: every sentence on screen, and every page."""

import re
import runpy
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.paths import shipped
from schuifaan.plain_dutch import OWN_TEXT, Report, judge

ROOT = Path(__file__).parents[2]
CONTENT = load_content(shipped("content"))
PAGES = sorted(path for folder in ("pages", "topics") for path in shipped("content").glob(f"{folder}/*.md"))
# A name, a day or a number is filled in.
_FILLED_IN = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages() -> list[str]:
    """Every Dutch sentence that the site can put on a screen; of two forms the plural."""
    catalog = runpy.run_path(str(ROOT / "bin" / "catalogs.py"))["messages_of_the_code"]()
    found = [it.id if isinstance(it.id, str) else it.id[1] for it in catalog if it.id]
    return [_FILLED_IN.sub("Riet", message) for message in found]


def read(text: str) -> Report:
    return judge(text, CONTENT.words_to_avoid, OWN_TEXT)


def too_hard(text: str) -> list[str]:
    return [f"{it.sentence} {it.advice}" for it in read(text).findings if not it.hint]


def test_no_sentence_on_screen_is_too_hard():
    assert [remark for message in messages() for remark in too_hard(message)] == []


def test_the_sentences_on_screen_together_are_easy_to_read():
    assert list(read("\n\n".join(messages())).shortcomings(OWN_TEXT)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_easy_to_read(page: Path):
    text = page.read_text()

    assert too_hard(text) == []
    assert list(read(text).shortcomings(OWN_TEXT)) == []
