"""Room between the lines: who reads slowly finds the next line back."""

from playwright.sync_api import Page

LEAST = 1.5  # of the size of the letters, WCAG 1.4.8
LEAST_OF_HEADINGS = 1.2
LARGE = 1.2  # times the body's letters: a name or a number as large as a heading is set like one

# Text that stands in more than one line, with the height of its lines as a share of its letters.
_TIGHT = """([least, leastOfHeadings, large]) => {
  const body = parseFloat(getComputedStyle(document.body).fontSize), found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || element.closest("h1,h2,h3,h4,legend,.visually-hidden,option")) continue;
    range.selectNodeContents(text);
    const lines = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.bottom)));
    const { fontSize, lineHeight } = getComputedStyle(element), size = parseFloat(fontSize);
    const room = parseFloat(lineHeight) / size;
    if (lines.size > 1 && room < (size >= body * large - 0.01 ? leastOfHeadings : least) - 0.01)
      found.add(`lines of ${room.toFixed(2)}: ${text.data.trim().slice(0, 40)}`);
  }
  return [...found];
}"""


def lines_have_room(page: Page) -> list[str]:
    """Where text runs on, its lines are 1.5 times as high as its letters; 1.2 in headings."""
    return [str(line) for line in page.evaluate(_TIGHT, [LEAST, LEAST_OF_HEADINGS, LARGE])]
