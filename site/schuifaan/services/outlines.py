"""Outlines of municipalities that an administrator imports: `schuifaan content outlines FILE`.

They are not shipped, because no package we may use has them. The file is GeoJSON in degrees (WGS 84), for
example the generalised municipalities of CBS and Kadaster (CC BY 4.0); of a whole country ours are picked.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schuifaan.content import Content, Municipality, area_of
from schuifaan.content.folding import fold
from schuifaan.errors import SetupError
from schuifaan.services.whole_file import write_whole

CREDIT = "CBS/Kadaster"
LARGEST_FILE = 60_000_000
"""Bytes: the whole country, not generalised, is about 50 MB."""
MOST_POINTS = 5_000
"""Of all our municipalities together: a browser draws these, a telephone too."""
DECIMALS = 4
"""Eleven metres: less than a pixel at the deepest zoom is not worth sending."""
NAME_PROPERTIES = ("naam", "statnaam", "gemeentenaam", "gm_naam", "name")
_FILE = "grenzen.geojson"

Ring = list[list[float]]
Polygon = list[Ring]


def read_outlines(folder: Path) -> dict[str, Any] | None:
    """The imported outlines in `var/kaart`; None when nobody imported any.

    Raises SetupError when somebody spoilt the file.
    """
    file = folder / _FILE
    try:
        outlines: dict[str, Any] = json.loads(file.read_text())
    except FileNotFoundError:
        return None
    except ValueError:
        raise SetupError(f"{file} is not what was imported; import it again or delete it.") from None
    return outlines


def import_outlines(file: Path, content: Content, folder: Path) -> tuple[str, ...]:
    """Take our municipalities' outlines out of a GeoJSON file and keep them in `folder`.

    Returns the names of the municipalities that were found. Raises SetupError with a sentence when the file
    cannot be used; then nothing changes. The map shows them from the next start on.
    """
    features = list(_ours(_features(file), content))
    if not features:
        names = " en ".join(it.name for it in content.municipalities.values())
        keys = ", ".join(NAME_PROPERTIES)
        raise SetupError(f"{file.name} has no outline of {names} (looked for their name under: {keys}).")
    points = sum(len(ring) for feature in features for polygon in _polygons(feature) for ring in polygon)
    if points > MOST_POINTS:
        raise SetupError(
            f"The outlines in {file.name} have {points} points; use generalised ones, at most {MOST_POINTS}."
        )
    folder.mkdir(parents=True, exist_ok=True)
    collection = {"type": "FeatureCollection", "features": features}
    write_whole(folder / _FILE, json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode())
    return tuple(content.municipalities[feature["properties"]["code"]].name for feature in features)


def _features(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise SetupError(f"{file.name} is larger than {LARGEST_FILE // 1_000_000} MB.")
        document = json.loads(file.read_bytes())
    except OSError as error:
        raise SetupError(f"{file} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise SetupError(f"{file.name} is not a GeoJSON file.") from None
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise SetupError(f"{file.name} is not a GeoJSON FeatureCollection.")
    return features


def _ours(features: list[Any], content: Content) -> Iterator[dict[str, Any]]:
    """One feature of our own making for each municipality of ours, in the order of the content files."""
    for municipality in content.municipalities.values():
        for feature in features:
            if isinstance(feature, dict) and _is_of(feature.get("properties"), municipality):
                polygons = [_checked(polygon, municipality) for polygon in _polygons(feature)]
                yield {
                    "type": "Feature",
                    "properties": {"code": municipality.code, "bron": CREDIT},
                    "geometry": {"type": "MultiPolygon", "coordinates": polygons},
                }
                break


def _is_of(properties: Any, municipality: Municipality) -> bool:
    if not isinstance(properties, dict):
        return False
    named = {key.lower(): value for key, value in properties.items() if isinstance(key, str)}
    return any(fold(str(named.get(key, ""))) == fold(municipality.name) for key in NAME_PROPERTIES)


def _polygons(feature: dict[str, Any]) -> list[Any]:
    geometry = feature.get("geometry")
    match geometry:
        case {"type": "Polygon", "coordinates": list(rings)}:
            return [rings]
        case {"type": "MultiPolygon", "coordinates": list(polygons)}:
            return polygons
    raise SetupError("An outline must be a Polygon or a MultiPolygon.")


def _checked(polygon: Any, municipality: Municipality) -> Polygon:
    """The polygon rounded; raises SetupError when it does not lie where the municipality is."""
    try:
        rings = [[_rounded(*point[:2]) for point in ring] for ring in polygon]
    except (TypeError, ValueError):
        raise SetupError(f"The outline of {municipality.name} has a point that is not two numbers.") from None
    box = area_of([municipality])
    for lon, lat in (point for ring in rings for point in ring):
        if not box.contains(lat, lon):
            raise SetupError(
                f"The outline of {municipality.name} has a point outside its box: {lon}, {lat}. "
                "It must be in degrees (WGS 84, longitude first), not in metres (RD)."
            )
    return [_without_repeats(ring) for ring in rings]


def _rounded(longitude: Any, latitude: Any) -> list[float]:
    return [round(float(longitude), DECIMALS), round(float(latitude), DECIMALS)]


def _without_repeats(ring: Ring) -> Ring:
    """Rounding makes neighbours equal; a ring keeps its first point as its last."""
    return [point for number, point in enumerate(ring) if number == 0 or point != ring[number - 1]]
