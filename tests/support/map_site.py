"""A small real site with activities at known places, for tests of the map."""

import shutil
from pathlib import Path

from flask import Flask

from schuifaan.app import create_app
from schuifaan.config import load_settings
from schuifaan.content import load_content
from schuifaan.web.map.build import build_base_map
from tests.support.village import Village

NASTY = "${alert(1)}`</script><img src=x onerror=alert(1)>"
GOOR_HALL = (52.2301, 6.5895)
"""A hall half a kilometre from the middle of Goor."""


def fill(village: Village) -> None:
    """Five activities: two at a hall in Goor, one of which nobody knows more than the village, one nowhere."""
    village.add("Koffie in het Dorpshuis", "2026-11-18T10:00", venue="Het Dorpshuis", point=GOOR_HALL)
    village.add(
        "Wandelen in Markelo", "2026-11-19T10:00", place="markelo", venue="De Kerk", point=(52.2372, 6.4965)
    )
    village.add(NASTY, "2026-11-20T10:00", venue="Het Dorpshuis", point=GOOR_HALL)
    village.add("Schilderen ergens in Goor", "2026-11-21T10:00", venue="Atelier")
    village.add("Puzzelen bij iemand thuis", "2026-11-22T10:00", place=None, venue="Thuis")
    village.sync()


def map_app(folder: Path, *, tiles: str = "none", built: bool = True) -> Flask:
    """The application on those activities; `built`: with the base map that start-up makes."""
    village = Village(folder)
    fill(village)
    village.close()
    settings = load_settings({**village.environment, "SCHUIFAAN_TILES": tiles})
    app = create_app(settings)
    if built:
        build_base_map(settings, load_content(settings.content))
    else:
        shutil.rmtree(settings.map, ignore_errors=True)
    return app
