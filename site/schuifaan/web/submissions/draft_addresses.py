"""The addresses of a draft. Its key travels in them, so that no cookie is needed and going back always works."""

from flask import request

from schuifaan.services.drafts.keeping import is_key
from schuifaan.web.addresses import link
from schuifaan.web.submissions.words import CHECK

KEY, BACK_TO, MAILED = "concept", "naar", "verstuurd"
LATER_PATH = "/doorgeven/bewaren"


def path_of_page(slug: str) -> str:
    """Where a page of the form is."""
    return f"/doorgeven/stap/{slug}"


def draft_key() -> str:
    """The key in the address; empty when there is none that can be one."""
    key = request.args.get(KEY, "")
    return key if is_key(key) else ""


def from_last_page() -> str | None:
    """The last page, for who came from there to mend one thing and goes back to it."""
    return CHECK if request.args.get(BACK_TO) == CHECK else None


def draft_link(path: str, key: str, *, back_to: str | None = None, **more: str) -> str:
    """The address of a page of a draft; `back_to` is the page to return to when it is mended."""
    return link(path, **{KEY: key, BACK_TO: back_to, **more})
