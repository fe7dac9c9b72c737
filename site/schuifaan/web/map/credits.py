"""Whom the map must name."""

from schuifaan.content import Content
from schuifaan.services.outlines import CREDIT
from schuifaan.web.map.published import PublishedMap
from schuifaan.wording.catalogs import gettext_for


def credits_of(content: Content, tiles: str | None, base_map: PublishedMap | None, lang: str) -> list[str]:
    """A sentence for the makers of tiles (None: there are none), place names, outlines and the program."""
    if base_map is None:
        return []
    _ = gettext_for(lang)
    sentences = [_("Landkaart: %(bron)s.", bron=tiles)] if tiles else []
    # A dictionary keeps the order, and each credit once.
    sentences += {content.sources[place.source].credit: None for place in content.places.values()}
    if base_map.outlines:
        sentences.append(_("Randen van de gemeenten: %(bron)s.", bron=CREDIT))
    return [*sentences, _("Gemaakt met Leaflet en folium.")]
