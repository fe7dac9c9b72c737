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
            little = f" x {group.weight} (says little)" if group.weight < 1 else ""
            lines.append(
                f"{group.word}: {reason}, {impact:.2f}{little}" if reason else f"{group.word}: not found"
            )
        answered = [group for group in self.groups if document in group.impacts]
        if len(answered) < len(self.groups):
            share = sum(it.weight for it in answered) / sum(it.weight for it in self.groups)
            lines.append(f"{len(answered)} of {len(self.groups)} words: x {share:.2f}")
        return lines
