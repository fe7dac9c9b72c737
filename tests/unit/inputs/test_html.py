"""What of somebody else's HTML may be shown."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.inputs.html import LONGEST_HTML, TAGS, safe_html


class Seen(HTMLParser):
    """Every tag and attribute that a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("<p>Kom <b>gezellig</b> <i>mee</i></p>", "<p>Kom <strong>gezellig</strong> <em>mee</em></p>"),
        ("<h2>Wat</h2><div>Bingo</div>", "<p>Wat</p><p>Bingo</p>"),
        ("<ul><li>Koffie<li>Thee</ul>", "<ul><li>Koffie</li><li>Thee</li></ul>"),
        ("Een<br/>twee<hr>", "Een<br>twee"),
        ("<script>alert(1)</script><p onclick=x()>Ja</p>", "<p>Ja</p>"),
        ("<p style='color:red' class=x id=y>Rood</p>", "<p>Rood</p>"),
        (
            '<a href="https://salut.example/kaart?a=1" target=_blank onmouseover=x>kaart</a>',
            '<a href="https://salut.example/kaart?a=1" rel="nofollow noopener">kaart</a>',
        ),
        ('<a href="javascript:alert(1)">klik</a>', "klik"),
        ('<a href="java&#10;script:alert(1)">klik</a>', "klik"),
        ('<a href="mailto:iemand@gmail.com">mail</a>', "mail"),
        ('<a href="/redactie">hier</a>', "hier"),
        ('<a href="//kwaad.example">hier</a>', "hier"),
        ('<img src="https://x.example/volg.gif"><p>&nbsp;</p>', ""),
        ("5 < 6 &amp; 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"),
    ],
)
def test_the_shape_stays_and_everything_else_goes(sent: str, shown: str) -> None:
    assert safe_html(sent) == shown


def test_a_book_is_no_description() -> None:
    assert safe_html("<p>" + "a" * LONGEST_HTML + "</p>") == ""
    assert safe_html("<b>" * 50_000) == ""


_PIECES = st.sampled_from([
    "<script>", "</script>", "<style>", "<p ", "<a href=", "javascript:", "'", '"', ">", "<", "onerror=", "<img src=x ",
    "<svg/onload=alert(1)>", "<!--", "-->", "<![CDATA[", "&#106;avascript:", "mailto:a@b.nl", "https://a.example", "</p>",
    "<ul><li>", "<math><mtext>", "<template>", "<noscript>", "style=x", "data:text/html,", "<b", "<div>", "\x00", "\n", " ",
])  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=8), max_size=40).map("".join))
def test_whatever_is_sent_only_the_few_allowed_things_come_out(text: str) -> None:
    shown = safe_html(text)
    for tag, attributes in Seen(shown).found:
        assert tag in TAGS
        assert {name for name, _ in attributes} <= ({"href", "rel"} if tag == "a" else set())
        if tag == "a":
            address = dict(attributes)
            assert re.match(r"https?://", address["href"] or "", re.IGNORECASE)
            assert address["rel"] == "nofollow noopener"
    assert safe_html(shown) == shown
