"""Markdown of the content files as HTML."""

from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# Only what our pages use; raw HTML is shown as text.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def to_html(text: str, link: Callable[[str], str]) -> Markup:
    """The text as HTML that may stand in a page. Links within the site go through `link`."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                _set_link(child, link)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704  (HTML is switched off)


def _set_link(token: Token, link: Callable[[str], str]) -> None:
    href = str(token.attrs["href"])
    if href.startswith("/"):
        token.attrSet("href", link(href))
    elif href.startswith("http"):
        token.attrSet("rel", "noopener noreferrer")
