"""axe-core with every rule on, best practices and experiments included."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "vendor" / "axe-core-4.14.1" / "axe.min.js"


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong, at the present width, colour scheme and contrast; one line an element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate(
        """async () => {
            const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
            const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
            return violations.flatMap((rule) => rule.nodes.map(
                (node) => `axe ${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`
                    + ` (${(node.any.concat(node.all, node.none)[0] || {}).message || ""})`));
        }"""
    )
    return [str(line) for line in violations]


def axe_in_every_dress(page: Page) -> list[str]:
    """`axe` in light, dark and high contrast; leaves the page in light."""
    problems = []
    for scheme, contrast in (("light", "no-preference"), ("dark", "no-preference"), ("light", "more")):
        page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
        problems += [f"{scheme}, contrast {contrast}: {problem}" for problem in axe(page)]
    page.emulate_media(color_scheme="light", contrast="no-preference")
    return problems
