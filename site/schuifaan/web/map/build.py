"""Building the map's script: at start-up and after an import of outlines, only when something changed.

It is Leaflet as its makers gave it, the base map that folium wrote, and what shows the results on it: one request, for
who comes to the map.
"""

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from schuifaan.config import Settings
from schuifaan.content import Content, area_of
from schuifaan.services.outlines import read_outlines
from schuifaan.web.map.inputs import Label, MapInputs
from schuifaan.web.map.published import PublishedMap, publish, published_map
from schuifaan.web.map.tiles import tile_template

AROUND = ("vendor/leaflet-1.9.4/leaflet.js", "js/map.js")
"""What comes before the base map, and after it."""
_IMPORTANCE = {"stad": 0, "dorp": 1, "buurtschap": 2, "wijk": 3, "buurt": 4}


def build_base_map(settings: Settings, content: Content) -> PublishedMap:
    """Make sure the base map of this installation is there and fits its content and settings.

    Quick when nothing changed; otherwise folium is imported and the script written, in about two seconds.
    Raises SetupError when the tile setting or the imported outlines cannot be used.
    """
    folder = settings.map
    outlines = read_outlines(folder)
    inputs = MapInputs(
        area=area_of(content.municipalities.values()),
        labels=_labels(content),
        outlines=outlines,
        tiles=tile_template(settings.tiles) is not None,
    )
    before, after = ((settings.static / name).read_text(encoding="utf-8") for name in AROUND)
    wanted = PublishedMap(_hash(inputs, before, after), outlines is not None)
    if published_map(folder) != wanted:
        # Imported here because importing folium takes a second, and mostly nothing has changed.
        from schuifaan.web.map.base_map import script

        publish(folder, wanted, "\n".join((before, script(inputs), after)))
    return wanted


def _hash(inputs: MapInputs, *around: str) -> str:
    """Of the inputs, of what makes the base map from them, and of what is around it."""
    facts = {**asdict(inputs), "area": inputs.area.model_dump()}
    maker = (Path(__file__).parent / "base_map.py").read_text()
    whole = json.dumps([facts, maker, version("folium"), version("branca"), around], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _labels(content: Content) -> tuple[Label, ...]:
    """Towns, villages, hamlets, districts."""
    places = sorted(content.places.values(), key=lambda place: _IMPORTANCE[place.kind])
    return tuple(Label(it.name, it.lat, it.lon, small=_IMPORTANCE[it.kind] > 1) for it in places)
