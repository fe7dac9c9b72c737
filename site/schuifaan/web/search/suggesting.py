"""`/zoeken/suggesties`: ways on while somebody types, for our own script."""

import json

from flask import Response, request

from schuifaan.services.search.suggestions import Way, ways_on
from schuifaan.web.addresses import link, municipality
from schuifaan.web.current import current, now
from schuifaan.web.language import language
from schuifaan.wording.catalogs import gettext_for

# As long as an answer is remembered (services.search.finder).
KEPT_SECONDS = 60


def suggestions() -> Response:
    """`{"ways": [{"text", "note", "url"}]}`: at most five, `note` says what it is, where that is not plain."""
    here = municipality()
    found = ways_on(current(), request.args.get("q", ""), here.code if here else None, now())
    body = json.dumps({"ways": [_written(way) for way in found]}, ensure_ascii=False)
    response = Response(body, mimetype="application/json")
    response.cache_control.max_age = KEPT_SECONDS
    return response


def _written(way: Way) -> dict[str, str]:
    _ = gettext_for(language())
    notes = {"soort": _("alles van deze soort"), "organisatie": _("organisatie")}
    text = _(way.text) if way.kind == "soort" else way.text
    return {"text": text, "note": notes.get(way.kind, ""), "url": link(way.path, list(way.pairs))}
