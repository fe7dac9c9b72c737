"""What the base map is made from; kept apart from `base_map`, which imports folium."""

from dataclasses import dataclass
from typing import Any

from schuifaan.content import Bounds


@dataclass(frozen=True, slots=True)
class Label:
    """A place name on the map; of two that would touch, the first is shown."""

    name: str
    latitude: float
    longitude: float
    small: bool
    """A hamlet or a district: only shown close by."""


@dataclass(frozen=True, slots=True)
class MapInputs:
    """Everything the script depends on."""

    area: Bounds
    labels: tuple[Label, ...]
    """The most important first."""
    outlines: dict[str, Any] | None
    """GeoJSON of municipalities, as `outlines.read_outlines` gives it."""
    tiles: bool
