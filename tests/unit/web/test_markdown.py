"""The pages of text: Markdown, and nothing that could run."""

import pytest

from schuifaan.web.pages.markdown import to_html


def carried(path: str) -> str:
    return f"{path}?weergave=groot"


def test_links_within_the_site_carry_the_display() -> None:
    assert str(to_html("[zoek](/zoeken)", carried)) == '<p><a href="/zoeken?weergave=groot">zoek</a></p>\n'


def test_links_elsewhere_tell_the_other_side_nothing() -> None:
    assert 'rel="noopener noreferrer"' in to_html("[bron](https://example.org)", carried)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<b onclick=x>", "[x](javascript:alert(1))"])
def test_nothing_in_a_text_can_run(text: str) -> None:
    html = to_html(text, carried)
    assert "<script" not in html
    assert "<b " not in html
    assert 'href="javascript' not in html


def test_a_table_is_a_table() -> None:
    assert "<table>" in to_html("| a | b |\n|---|---|\n| 1 | 2 |\n", carried)
