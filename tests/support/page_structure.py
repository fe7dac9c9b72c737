"""Page rules: document, headings, landmarks, links and words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from urllib.parse import urldefrag

from tests.support.page_tree import LEVELS, PageTree, shown, squeeze, text_of

RIGHT_TO_LEFT = frozenset({"ar"})
LANGUAGE_PREFIXES = frozenset({"en", "ar", "tr", "uk", "pl", "de", "fr"})
NOT_FOR_RESIDENTS = "/redactie/overzicht"
"""The coalition reads figures of the plans, and that attendance says nothing about loneliness."""
SAYS_NOTHING = frozenset(
    {"klik hier", "hier", "lees meer", "meer", "meer info", "meer informatie", "link", "verder"}
)
CAN_HAVE_FOCUS = ("a", "button", "input", "select", "textarea", "summary", "iframe")
# What a template leaves behind when something went wrong in it.
LEFT_BEHIND = re.compile(r"\bNone\b|\bundefined\b|\{\{|\}\}|\{%|%\(|&amp;|&lt;")


def document(page: PageTree) -> Iterator[str]:
    """A whole, valid document in the language that its address promises."""
    if not page.html.lstrip().lower().startswith("<!doctype html>"):
        yield "does not start with <!doctype html>"
    yield from (f"mark-up: {error}" for error in page.parsed[1])
    prefix = page.path.split("?", 1)[0].strip("/").split("/", 1)[0]
    language = prefix if prefix in LANGUAGE_PREFIXES else "nl"
    if page.root.get("lang") == "nl" and _says_it_is_dutch(page, language):
        language = "nl"
    if page.root.get("lang") != language:
        yield f"<html lang> is {page.root.get('lang')!r}, not {language!r}"
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    if page.root.get("dir", "ltr") != direction:
        yield f"<html dir> is {page.root.get('dir')!r}, not {direction!r}"
    for name, elements in page.ids.items():
        if len(elements) > 1 or not name or re.search(r"\s", name):
            yield f"id {name!r} stands {len(elements)} times or is no id"
    yield from _dangling_references(page)


def _says_it_is_dutch(page: PageTree, language: str) -> bool:
    """Some pages have no other language, and say so in that of the address."""
    return any(it.get("lang") == language and page.inside(it, "main") for it in page.all("p"))


def _dangling_references(page: PageTree) -> Iterator[str]:
    for element in page.root.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "form"):
            for name in (element.get(attribute) or "").split():
                if name not in page.ids:
                    yield f"{shown(element)}: {attribute} names {name!r}, which is not on the page"
        href = element.get("href") or ""
        if element.tag == "a" and href.startswith("#") and href[1:] not in page.ids:
            yield f"{shown(element)}: leads to {href}, which is not on the page"


def headings(page: PageTree) -> Iterator[str]:
    """One h1, inside main; no level skipped; a title that says the same."""
    tops = page.all("h1")
    if len(tops) != 1 or not page.inside(tops[0], "main"):
        yield f"{len(tops)} h1, where exactly one inside main is wanted"
    level = 0
    for heading in page.all(*LEVELS):
        if LEVELS[heading.tag] > level + 1:
            yield f"{shown(heading)}: skips a heading level after h{level}"
        if not text_of(heading):
            yield f"{shown(heading)}: empty heading"
        level = LEVELS[heading.tag]
    titles = [title for title in page.all("title") if page.inside(title, "head")]
    title = text_of(titles[0]) if len(titles) == 1 else ""
    if not title:
        yield "no title, or more than one"
    elif tops and not _words(title) & _words(text_of(tops[0])):
        yield f"title {title!r} shares no word with the h1 {text_of(tops[0])!r}"


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{2,}", text)}


def landmarks(page: PageTree) -> Iterator[str]:
    """Header, labelled navigation, main and footer; the first thing to reach is the link to main."""
    sectioning = ("main", "article", "section", "aside", "nav")
    for tag in ("header", "footer"):
        count = sum(not page.inside(element, *sectioning) for element in page.all(tag))
        if count != 1:
            yield f"{count} page-wide <{tag}>, where one is wanted"
    mains = page.all("main")
    if len(mains) != 1:
        yield f"{len(mains)} <main>, where one is wanted"
    navigations = page.all("nav")
    if not navigations:
        yield "no <nav>"
    names = [
        page.name_of(nav) if nav.get("aria-label") or nav.get("aria-labelledby") else ""
        for nav in navigations
    ]
    if not all(names) or len(set(names)) != len(names):
        yield f"every <nav> needs a label of its own: {names}"
    yield from _regions_of_one_name(page)
    first = next((e for e in page.all(*CAN_HAVE_FOCUS) if e.get("type") != "hidden"), None)
    target = (first.get("href") or "") if first is not None and first.tag == "a" else ""
    found = page.ids.get(target[1:], []) if target.startswith("#") else []
    if not any(element.tag == "main" or page.inside(element, "main") for element in found):
        yield "the first thing that can have focus is not a link to main"


def _regions_of_one_name(page: PageTree) -> Iterator[str]:
    named = [
        page.name_of(it)
        for it in page.all("section", "div")
        if (it.tag == "section" or it.get("role") == "region")
        and (it.get("aria-label") or it.get("aria-labelledby"))
    ]
    for name, times in Counter(named).items():
        if times > 1:
            yield f"{times} regions are called {name!r}"


def links(page: PageTree) -> Iterator[str]:
    """Link texts say where they lead, and the same text always leads to the same place."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in page.all("a"):
        if link.get("href") is None:
            yield f"{shown(link)}: a link without href"
            continue
        name = page.name_of(link)
        if not name:
            yield f"{shown(link)}: a link without text"
        elif name.casefold().strip(" .>»…:") in SAYS_NOTHING:
            yield f"{shown(link)}: {name!r} does not say where it leads"
        targets[name.casefold()].add(link.get("href", ""))
        if link.get("target") not in (None, "_self"):
            yield f"{shown(link)}: opens a new window"
    for name, where in targets.items():
        if name and len({urldefrag(href).url or href for href in where}) > 1:
            yield f"{len(where)} links are called {name!r} and lead to different places: {sorted(where)[:4]}"


def pictures(page: PageTree) -> Iterator[str]:
    """Every picture has its text, or says that it is decoration."""
    for image in page.all("img"):
        if image.get("alt") is None:
            yield f"{shown(image)}: no alt"
    for element in page.root.iter():
        if str(element.tag).rpartition("}")[2] != "svg" or element.get("aria-hidden") == "true":
            continue
        if element.get("role") != "img" or not page.name_of(element):
            yield "an <svg> that is neither aria-hidden nor role=img with a name"


def tables(page: PageTree) -> Iterator[str]:
    """Every table says what it holds, and every heading in it of what it is one."""
    for table in page.all("table"):
        named = table.get("aria-label") or table.get("aria-labelledby")
        if not named and not any(text_of(it) for it in table.iter("caption")):
            yield f"{shown(table)}: a table without a name"
        for heading in table.iter("th"):
            if heading.get("scope") is None:
                yield f"{shown(heading)}: a <th> without scope"


def words(page: PageTree) -> Iterator[str]:
    """Our own text never speaks of lonely people, and holds nothing a template left behind."""
    meta = [m.get("content", "") for m in page.all("meta") if m.get("name") or m.get("property")]
    attributes = [
        e.get(name, "") for e in page.root.iter() for name in ("alt", "aria-label", "title") if e.get(name)
    ]
    head = squeeze(" ".join([text_of(t) for t in page.all("title")] + meta + attributes))
    word = "eenzaam"
    # Titles and labels cannot be marked: they may repeat a word that somebody else's marked text holds.
    if not page.path.startswith(NOT_FOR_RESIDENTS) and (
        word in page.our_text().casefold()
        or (word in head.casefold() and word not in page.their_text().casefold())
    ):
        yield f"{word!r} in our own words (mark others' words with data-eigen-tekst)"
    if found := LEFT_BEHIND.search(page.our_text()):
        yield f"left behind by a template: {page.our_text()[max(0, found.start() - 30) : found.end() + 30]!r}"
