"""How far and how fast people walk to a stop, from a stop, and between two stops."""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

EARTH_RADIUS = 6_371_000  # metres
DETOUR = 1.3
"""Streets are longer than the straight line; the factor is issue 4's."""


@dataclass(frozen=True, slots=True)
class Walking:
    """One way of walking. Metres are walked metres: the straight line times `DETOUR`."""

    metres_per_minute: float
    most_metres: int
    """Nobody is asked to walk further than this in one go."""
    change_minutes: int
    """Getting off one vehicle and being ready to board the next at the same stop."""

    def minutes(self, metres: float) -> int:
        """Whole minutes for that walk, rounded up: we would rather have people early."""
        return ceil(metres / self.metres_per_minute)


ON_FOOT = Walking(metres_per_minute=4_000 / 60, most_metres=800, change_minutes=2)
"""Issue 4: 4 km/h, at most 800 m."""

WITH_ROLLATOR = Walking(metres_per_minute=2_500 / 60, most_metres=400, change_minutes=4)
"""Slower and shorter (issue 4). 2.5 km/h is the 0.7 m/s usually measured of people with a walking aid; 400 m is how
far a stop may be to count as near (`bushalte`)."""


def walked_metres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """What one walks between two points (WGS 84): the straight line over the globe times `DETOUR`."""
    low, high = radians(lat), radians(other_lat)
    chord = sin((high - low) / 2) ** 2
    chord += cos(low) * cos(high) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(chord)) * DETOUR
