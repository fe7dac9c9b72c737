"""Why the words of a question give a document the score that it has."""

from dataclasses import dataclass

from zoekindex.groups import Group


@dataclass(frozen=True, slots=True)
class Explanation:
    """The groups of one question."""

    groups: tuple[Group, ...]

    def lines(self, document: int) -> list[str]:
        """A line for each word: how the document answers it; and one for what it lacks."""
        lines = []
        for group in self.groups:
            reason = group.reason(document)
            impact = group.impacts.get(document, 0.0)
            lines.append(f"{group.word}: {reason}, {impact:.2f}" if reason else f"{group.word}: not found")
        answered = sum(document in group.impacts for group in self.groups)
        if answered < len(self.groups):
            lines.append(f"{answered} of {len(self.groups)} words: x {answered / len(self.groups):.2f}")
        return lines
