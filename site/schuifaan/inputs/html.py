"""The little HTML of a description that may be shown: how it is divided, what stands out, and links."""

import re
from typing import Annotated

import nh3
from pydantic import AfterValidator

LONGEST_HTML = 20_000
# Beyond this nobody wrote it as a text; it bounds the work too.
_MOST_READ = 100_000

TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
_UNREAD = {"script", "style", "head", "title", "template", "noscript", "iframe", "svg", "math", "object"}
_REL = "nofollow noopener"
# The bounded middle keeps this linear on a text of nothing but "<b<b<b".
_OTHER_NAMES = re.compile(r"<(/?)(b|i|h[1-6]|div|section|article)(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_SAME_AS = {"b": "strong", "i": "em"}
_DEAD_LINK = re.compile(rf'<a rel="{_REL}">(.*?)</a>', re.DOTALL)
_NOTHING = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")


def safe_html(text: str) -> str:
    """`text` with nothing but TAGS, and links to http and https only; empty when that is too long to be a text."""
    named = _OTHER_NAMES.sub(_usual_name, text[:_MOST_READ])
    clean = nh3.clean(
        named,
        tags=TAGS,
        clean_content_tags=_UNREAD,
        attributes={"a": {"href"}},
        attribute_filter=_kept,
        url_schemes={"http", "https"},
        link_rel=_REL,
        strip_comments=True,
    )
    shown = _NOTHING.sub("", _DEAD_LINK.sub(r"\1", clean)).strip()
    return shown if len(shown) <= LONGEST_HTML and len(text) <= _MOST_READ else ""


SafeHtml = Annotated[str, AfterValidator(safe_html)]
"""HTML that has been through `safe_html`, wherever it came from."""


def _usual_name(match: re.Match[str]) -> str:
    return f"<{match[1]}{_SAME_AS.get(match[2].lower(), 'p')}>"


def _kept(_tag: str, name: str, value: str) -> str | None:
    """A link's address if it is a whole one; others would lead into our own site."""
    if name != "href":
        return value
    return value if re.match(r"https?://[^\s/\\]", value, re.IGNORECASE) else None
