"""The base map as a script, made by folium: map, tile layer, outlines, scale bar and place names.

Importing folium takes a second, so this module is imported when the base map is built and never in a request.
What folium would do with its page is left out on purpose: its header forbids zooming and loads scripts from
four other sites. Activities never pass through folium: its tooltips execute what is in a title.
"""

from typing import Any, TypeVar

import folium
from branca.element import Element, MacroElement
from folium.template import Template
from folium.utilities import JsCode

from schuifaan.web.map.area import HIGHEST_ZOOM, LOWEST_ZOOM
from schuifaan.web.map.inputs import Label, MapInputs

Part = TypeVar("Part", bound=Element)
MAP_NAME = "resultaten"
"""Gives the script's variable and the id of its element the name `map_resultaten`."""

# folium's own arguments for limits go elsewhere: those of zoom to the tile layer, max_bounds to the world.
OPTIONS: dict[str, Any] = {
    "zoom": LOWEST_ZOOM + 1,
    "minZoom": LOWEST_ZOOM,
    "maxZoom": HIGHEST_ZOOM,
    # A finger that swipes over the map scrolls the page; two fingers zoom, and there are buttons for all.
    "dragging": JsCode('!window.matchMedia("(pointer: coarse)").matches'),
    "scrollWheelZoom": False,
    "zoomControl": False,
    "attributionControl": False,
    "zoomAnimation": False,
    "fadeAnimation": False,
    "markerZoomAnimation": False,
    "inertia": False,
    "bounceAtZoomLimits": False,
}


class BaseMap(folium.Map):
    """A folium map that is only its script."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )


class ScaleBar(MacroElement):
    """Kilometres only."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        L.control.scale({imperial: false, maxWidth: 140, updateWhenIdle: true})
          .addTo({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


class PlaceNames(MacroElement):
    """Names of places: written as text, set where nothing else stands; not read aloud, the list says them."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map) {
          var NEAR = 12, SIDES = ["below", "above", "after", "before"];
          var pane = map.createPane("namen");
          pane.style.zIndex = 450;
          pane.style.pointerEvents = "none";
          pane.setAttribute("aria-hidden", "true");
          var names = {{ this.labels|tojson }}.map(function (label) {
            var text = document.createElement("span");
            text.textContent = label[0];
            L.marker([label[1], label[2]], {
              pane: "namen", interactive: false, keyboard: false,
              icon: L.divIcon({className: "map-name", iconSize: null, html: text})
            }).addTo(map);
            return {at: [label[1], label[2]], small: label[3], text: text};
          });
          function box(name, side, clear) {
            var point = map.latLngToLayerPoint(name.at), x = point.x, y = point.y;
            var half = name.text.offsetWidth / 2, high = name.text.offsetHeight / 2;
            if (side === "after") { x += clear + half; }
            if (side === "before") { x -= clear + half; }
            if (side === "above") { y -= clear + high; }
            if (side === "below") { y += clear + high; }
            return [x - half, y - high, x + half, y + high];
          }
          function spread() {
            var corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
            // The scale bar has the lower left corner.
            var taken = [[corner.x, corner.y + size.y - 48, corner.x + 160, corner.y + size.y]];
            // As far from the point as the style sheet puts a name: past a button on the same point.
            var clear = Math.max(24, 1.25 * parseFloat(getComputedStyle(document.documentElement).fontSize)) + 4;
            map.eachLayer(function (layer) {
              if (!layer.getLatLng || layer.options.pane !== "markerPane") { return; }
              var middle = map.latLngToLayerPoint(layer.getLatLng()), half = clear - 2;
              taken.push([middle.x - half, middle.y - half, middle.x + half, middle.y + half]);
            });
            names.forEach(function (name) {
              var side = name.small && map.getZoom() < NEAR ? undefined : SIDES.find(function (side) {
                var mine = box(name, side, clear);
                var inside = mine[0] >= corner.x && mine[2] <= corner.x + size.x;
                return inside && taken.every(function (other) {
                  return mine[0] > other[2] || mine[2] < other[0] || mine[1] > other[3] || mine[3] < other[1];
                });
              });
              if (side) { taken.push(box(name, side, clear)); }
              name.text.className = "map-name-" + (side || "left-out");
            });
          }
          map.on("zoomend moveend resize drawn", spread);
        })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, labels: tuple[Label, ...]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "PlaceNames"
        self.labels = [[label.name, label.latitude, label.longitude, label.small] for label in labels]


def script(inputs: MapInputs) -> str:
    """The script; the same inputs give the same bytes."""
    area = inputs.area
    corners = [[area.south, area.west], [area.north, area.east]]
    centre = [(area.south + area.north) / 2, (area.west + area.east) / 2]
    base = _named(BaseMap(location=centre, tiles=None), MAP_NAME)
    base.options = {**OPTIONS, "center": centre, "maxBounds": corners}
    if inputs.tiles:
        # show=False: our script adds the layer, once it listens for failures.
        tiles = folium.TileLayer(
            "/tegels/{z}/{x}/{y}.png",
            attr="Schuif aan",
            min_zoom=LOWEST_ZOOM,
            max_zoom=HIGHEST_ZOOM,
            show=False,
            bounds=corners,
        )
        _named(tiles, "tegels").add_to(base)
    if inputs.outlines:
        outlines = folium.GeoJson(inputs.outlines, style_function=_outline_style, interactive=False)
        _named(outlines, "grenzen").add_to(base)
    scale = ScaleBar()  # type: ignore[no-untyped-call]
    _named(scale, "schaal").add_to(base)
    _named(PlaceNames(inputs.labels), "namen").add_to(base)
    figure: Any = base.get_root()
    figure.render()
    return str(figure.script.render())


def _outline_style(_feature: Any) -> dict[str, Any]:
    """The class carries the colours, so that they follow the theme."""
    return {"className": "map-outline", "weight": 3, "fillOpacity": 1}


def _named(element: Part, name: str) -> Part:
    """A fixed name instead of folium's random one, so that the script is the same at every build."""
    element._id = name
    return element
