"""Page rules: forms that say what they ask."""

from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.support.page_tree import PageTree, shown, text_of

# What a field's name says it asks, where the browser may know it already.
KNOWN_BY_THE_BROWSER = frozenset({"telefoon", "e-mail", "contactpersoon", "postcode"})
FEW = 7
"""So many choices are shown, not kept in a list that one must open."""
BEHIND = ("/redactie", "/mijn-organisatie", "/mijn-account")
NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button", "image", "reset"})


def labels(page: PageTree) -> Iterator[str]:
    """Every field has a visible label; every group of choices a legend."""
    for_ids = {label.get("for"): label for label in page.all("label") if label.get("for")}
    groups: dict[tuple[Element | None, str], list[Element]] = defaultdict(list)
    for field in page.all("input", "select", "textarea"):
        kind = (field.get("type") or "text").lower()
        if kind in NEEDS_NO_LABEL:
            continue
        label = for_ids.get(field.get("id"))
        around = next((e for e in page.ancestors(field) if e.tag == "label"), None)
        told = [e for e in (label, around) if e is not None and text_of(e)]
        if not told and not (field.get("aria-labelledby") and page.name_of(field)):
            yield f"{shown(field)}: a field without a visible label"
        if kind in {"radio", "checkbox"} and field.get("name"):
            form = next((e for e in page.ancestors(field) if e.tag == "form"), None)
            groups[form, field.get("name", "")].append(field)
    for (_, name), fields in groups.items():
        if len(fields) > 1 and not all(_has_legend(page, field) for field in fields):
            yield f"the choices of {name!r} are not in a fieldset with a legend"


def _has_legend(page: PageTree, field: Element) -> bool:
    fieldset = next((e for e in page.ancestors(field) if e.tag == "fieldset"), None)
    return (
        fieldset is not None
        and len(fieldset) > 0
        and fieldset[0].tag == "legend"
        and bool(text_of(fieldset[0]))
    )


def buttons(page: PageTree) -> Iterator[str]:
    """Buttons say what they do and always work."""
    for button in page.all("button"):
        if not page.name_of(button):
            yield f"{shown(button)}: a button without text"
    for button in page.all("button", "input"):
        submits = button.tag == "button" or button.get("type") in {"submit", "button", "image"}
        if submits and (button.get("disabled") is not None or button.get("aria-disabled") == "true"):
            yield f"{shown(button)}: a button that does not work"
        if button.tag == "input" and button.get("type") in {"submit", "button"} and not button.get("value"):
            yield f"{shown(button)}: a button without text"


def can_be_sent(page: PageTree) -> Iterator[str]:
    """Every form has a button of its own: who has no mouse and no Enter key needs one (WCAG H32)."""
    for form in page.all("form"):
        if not any(it.get("type", "submit") == "submit" for it in form.iter("button")):
            yield f"{shown(form)}: a form without a button to send it"


def open_lists(page: PageTree) -> Iterator[str]:
    """Choices are there to see: a list to open is for editors and partners, and only for many choices."""
    for field in page.all("select"):
        if not page.path.startswith(BEHIND):
            yield f"{shown(field)}: a list to open on a page of residents"
        elif sum(bool(option.get("value")) for option in field.iter("option")) <= FEW:
            yield f"{shown(field)}: a list to open for {FEW} choices or fewer"


def purposes(page: PageTree) -> Iterator[str]:
    """A field that asks what the browser may know says so, or says that it is not about who fills it in."""
    for field in page.all("input"):
        if (
            field.get("name") in KNOWN_BY_THE_BROWSER
            and field.get("type") != "hidden"
            and not field.get("autocomplete")
        ):
            yield f"{shown(field)}: autocomplete does not say what it asks"
