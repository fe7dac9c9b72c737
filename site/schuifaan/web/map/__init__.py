"""The map of the results, its base map and its tiles.

`folium` is imported by `base_map` only, and `base_map` by `build` only when a base map has to be made.
"""

from schuifaan.web.map.views import blueprint

__all__ = ["blueprint"]
