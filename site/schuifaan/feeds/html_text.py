"""Plain text of what may hold HTML, as many calendars and sites export it."""

import html
import re

import nh3

from schuifaan.inputs.html import safe_html

# The bounded middle keeps both searches linear on a text of nothing but "<p<p<p".
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|h[1-6]|html|body|table|script|style|img|iframe|svg|object|embed|"
    r"form|input|meta|link|font|u|small|section|article)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/?(?:p|div|ul|ol|li|tr|table|h[1-6]))\b[^<>]{0,1000}>", re.IGNORECASE)
_UNREAD = {"script", "style", "head", "title"}


def plain_text(text: str) -> str:
    """`text` without markup; text that holds no HTML is returned as it is."""
    if not _LOOKS_LIKE_HTML.search(text):
        return text
    bare = nh3.clean(_BREAK.sub("\n", text), tags=set(), clean_content_tags=_UNREAD)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(bare)).strip()


def rich_text(text: str) -> str:
    """What of the markup in `text` may be shown; empty for text that holds no HTML."""
    if not _LOOKS_LIKE_HTML.search(text):
        return ""
    return safe_html(text if _BREAK.search(text) else text.replace("\n", "<br>"))


def plain_line(text: str) -> str:
    """A title or a name without markup and with its entities read (`&#8217;` is what WordPress makes of ')."""
    return plain_text(html.unescape(text) if "&" in text else text)
