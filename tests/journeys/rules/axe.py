"""axe-core with every rule on, best practices and experiments included."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "vendor" / "axe-core-4.14.1" / "axe.min.js"
ABOUT_COLOUR = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules whose answer can change with colours alone."""


def axe(page: Page, only: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong, at the present width, colour scheme and contrast; one line an element.

    `only` are the rules to look at; without them, all.
    """
    if not page.evaluate("'axe' in window"):  # windows that see many pages have it from the start
        page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate(
        """async (only) => {
            const names = axe.getRules().map((rule) => rule.ruleId);
            const chosen = only.length ? only : names;
            const rules = Object.fromEntries(names.map((name) => [name, { enabled: chosen.includes(name) }]));
            const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
            return violations.flatMap((rule) => rule.nodes.map(
                (node) => `axe ${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`
                    + ` (${(node.any.concat(node.all, node.none)[0] || {}).message || ""})`));
        }""",
        list(only),
    )
    return [str(line) for line in violations]


def axe_in_every_dress(page: Page) -> list[str]:
    """`axe` in light, and what depends on colour in dark and high contrast; leaves the page in light."""
    problems = axe(page)
    for scheme, contrast in (("dark", "no-preference"), ("light", "more")):
        page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
        problems += [f"{scheme}, contrast {contrast}: {problem}" for problem in axe(page, ABOUT_COLOUR)]
    page.emulate_media(color_scheme="light", contrast="no-preference")
    return problems
