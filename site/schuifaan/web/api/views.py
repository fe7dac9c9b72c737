"""`/api/v1/activiteiten`: the search page as JSON; errors are in words too (`web.errors`)."""

import hashlib
import json
from datetime import datetime

from flask import Blueprint, Response, request

from schuifaan.inputs.search import parse
from schuifaan.services.search.document import as_document
from schuifaan.services.search.finding import find
from schuifaan.web.current import current, now

# As long as an answer is remembered (services.search.finder): asking more often brings nothing new.
KEPT_SECONDS = 60

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/activiteiten")
def activities() -> Response:
    """Activities that fit the query; at most `limit` of them, and `pages` says how many more pages there are.

    A client that sends back the ETag of its last answer gets 304 while that answer still holds.
    """
    installation, moment = current(), now()
    tag = _tag(installation.finder.generation, moment)
    response = Response(status=304, mimetype="application/json")
    if not request.if_none_match.contains(tag):
        asked, problems = parse(request.args.items(multi=True), installation.content)
        document = as_document(find(installation, asked, moment, problems))
        response = Response(json.dumps(document, ensure_ascii=False), mimetype="application/json")
    response.set_etag(tag)
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_SECONDS
    return response


def _tag(generation: str, moment: datetime) -> str:
    """Names everything an answer depends on; known before any searching is done."""
    parts = (generation, moment.isoformat(timespec="minutes"), request.full_path)
    return hashlib.blake2b("\n".join(parts).encode(errors="surrogatepass"), digest_size=12).hexdigest()
