"""What somebody needs: a name, and the ways in which it can be met."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Since:
    """From when on something counts, which may differ by activity: pairs of a value of a facet and the first date
    for the activities with that value. What has none of the values counts on any date.
    """

    facet: str
    first: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """It is known of the activity that this holds. On dates before `since` it is known not to."""

    name: str
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """It holds for the date (Occurrence.codes, Occurrence.unsure)."""

    name: str


@dataclass(frozen=True, slots=True)
class Near:
    """The activity is at most `km` from a point, as the crow flies, and has `flag`; never "perhaps"."""

    point: tuple[float, float]
    km: float
    flag: str


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must hold in at least one of several ways."""

    name: str
    any_of: tuple[Flag | Code | Near, ...]

    @property
    def depends_on_date(self) -> bool:
        """Whether it may hold for one date of an activity, and not for another one."""
        return any(isinstance(way, Code) or (isinstance(way, Flag) and way.since) for way in self.any_of)


def family(code: str) -> str:
    """What may stand for a code among those that are not known: "ov" for "ov:goor"."""
    return code.partition(":")[0]
