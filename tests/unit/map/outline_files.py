"""Files of outlines as an administrator could have them."""

import json
from pathlib import Path
from typing import Any

from schuifaan.content import Content
from schuifaan.services.outlines import import_outlines


def outline_of(name: str, content: Content, key: str = "statnaam") -> dict[str, Any]:
    """A square in the middle of the municipality, as a national file has it."""
    town = next(it for it in content.municipalities.values() if it.name == name)
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = [[town.lon + x * 0.0100001, town.lat + y * 0.0100001] for x, y in corners]
    return {
        "type": "Feature",
        "properties": {key: name, "code": f"GM-{name}", "inwoners": 12345},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def save(folder: Path, *features: Any) -> Path:
    file = folder / "gemeenten.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return file


def save_outlines(content: Content, folder: Path) -> None:
    file = save(folder.parent, outline_of("Almelo", content), outline_of("Hof van Twente", content))
    import_outlines(file, content, folder)
