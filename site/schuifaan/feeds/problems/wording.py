"""How one kind of problem is told, and how bad it is."""

from dataclasses import dataclass

ERROR, HELD, NOTE, TIP = "fout", "vastgehouden", "let op", "tip"


@dataclass(frozen=True, slots=True)
class Wording:
    """A problem's severity, what to tell the partner, and what the partner can do."""

    severity: str
    text: str
    next_step: str
