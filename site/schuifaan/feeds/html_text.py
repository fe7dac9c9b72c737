"""Plain text of descriptions that hold HTML, as many calendars export them."""

import html
import re

import nh3

# The bounded middle keeps both searches linear on a text of nothing but "<p<p<p".
_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|h[1-6]|html|body|table)\b[^<>]{0,1000}>", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:br|/?(?:p|div|ul|ol|li|tr|table|h[1-6]))\b[^<>]{0,1000}>", re.IGNORECASE)
_UNREAD = {"script", "style", "head", "title"}


def plain_text(text: str) -> str:
    """`text` without markup; text that holds no HTML is returned as it is."""
    if not _LOOKS_LIKE_HTML.search(text):
        return text
    bare = nh3.clean(_BREAK.sub("\n", text), tags=set(), clean_content_tags=_UNREAD)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(bare)).strip()
