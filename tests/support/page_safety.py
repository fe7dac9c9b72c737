"""Page rules: nothing runs or loads that we did not mean, and nothing takes over the reader's device."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from tests.support.page_tree import PageTree, shown

LOADS = {
    "link": ("href",), "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"),
    "iframe": ("src",), "audio": ("src",), "video": ("src", "poster"), "track": ("src",), "embed": ("src",),
    "object": ("data",), "form": ("action",), "button": ("formaction",), "input": ("src", "formaction"),
    "base": ("href",),
}  # fmt: skip
LINKS_THAT_LOAD_NOTHING = frozenset({"canonical", "alternate", "license", "author", "help", "prev", "next"})
LINK_SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal", "geo"})
TAKES_OVER = ("placeholder", "autofocus", "accesskey", "style")


def inline_code(page: PageTree) -> Iterator[str]:
    """No script or style in the page itself: the content security policy would refuse it."""
    for script in page.all("script"):
        data_only = (script.get("type") or "").endswith("json")
        if script.get("src") is None and not data_only:
            yield "an inline <script>"
    if page.all("style"):
        yield "an inline <style>"
    for element in page.root.iter():
        for name in element.attrib:
            if name.startswith("on"):
                yield f"{shown(element)}: {name} attribute"


def outside(page: PageTree) -> Iterator[str]:
    """The browser fetches from us only; a link that leaves tells the other side nothing."""
    for tag, attributes in LOADS.items():
        for element in page.all(tag):
            if tag == "link" and set((element.get("rel") or "").split()) & LINKS_THAT_LOAD_NOTHING:
                continue
            for attribute in attributes:
                for address in re.split(r"\s*,\s+|\s+", element.get(attribute) or ""):
                    parts = urlsplit(address)
                    inline_picture = tag in {"img", "source"} and parts.scheme == "data"
                    if (parts.scheme or parts.netloc) and not inline_picture:
                        yield f"{shown(element)}: {attribute} fetches from elsewhere: {address[:80]}"
    for link in page.all("a", "area"):
        parts = urlsplit((link.get("href") or "").strip())
        if parts.scheme.lower() not in LINK_SCHEMES:
            yield f"{shown(link)}: a {parts.scheme}: link"
        if parts.netloc and "noopener" not in (link.get("rel") or "").split():
            yield f"{shown(link)}: leaves the site without rel=noopener"


def takes_over(page: PageTree) -> Iterator[str]:
    """Nothing that fights the reader's own keyboard, zoom or pace."""
    for element in page.root.iter():
        for name in TAKES_OVER:
            if element.get(name) is not None:
                yield f"{shown(element)}: {name} attribute"
        if re.fullmatch(r"\+?0*[1-9]\d*", (element.get("tabindex") or "").strip()):
            yield f"{shown(element)}: tabindex above 0"
    viewports = [
        m.get("content") or "" for m in page.all("meta") if (m.get("name") or "").lower() == "viewport"
    ]
    if len(viewports) != 1 or "width=device-width" not in viewports[0]:
        yield "no <meta name=viewport> with width=device-width"
    for viewport in viewports:
        if re.search(r"user-scalable\s*=\s*(no|0)|maximum-scale", viewport):
            yield "the viewport forbids zooming"
    for meta in page.all("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            yield "the page reloads or leaves by itself"


def response_headers(headers: Mapping[str, str]) -> Iterator[str]:
    """The headers that every page carries, error pages too."""
    given = {name.lower(): value for name, value in headers.items()}
    policy = given.get("content-security-policy", "")
    if not policy.startswith("default-src 'none'"):
        yield "Content-Security-Policy does not start with default-src 'none'"
    if "unsafe-" in policy:
        yield "Content-Security-Policy allows unsafe-*"
    if given.get("x-content-type-options") != "nosniff":
        yield "no X-Content-Type-Options: nosniff"
    if not given.get("referrer-policy"):
        yield "no Referrer-Policy"
    if "set-cookie" in given:
        yield "sets a cookie"
    if not re.fullmatch(r"text/html;\s*charset=utf-8", given.get("content-type", ""), re.IGNORECASE):
        yield f"Content-Type is {given.get('content-type')!r}"


def one_visitors(page: PageTree, headers: Mapping[str, str]) -> Iterator[str]:
    """A token is one visitor's: a cache on the way must not give the page to the next one too."""
    has_token = any(it.get("name") == "token" for it in page.all("input"))
    kept = next((value for name, value in headers.items() if name.lower() == "cache-control"), "")
    if has_token and not re.search(r"no-store|private", kept):
        yield "a form with a token on a page that a cache may keep"
