"""The blueprint, and the page after any of its forms."""

from flask import Blueprint, render_template, request

from schuifaan.web.search.way_back import activity_before, list_before

blueprint = Blueprint("coalition", __name__)


@blueprint.get("/bedankt")
def thanks() -> str:
    """Thank you; `voor` says for what, and the way back is that of an activity."""
    return render_template(
        "coalition/thanks.html",
        what=request.args.get("voor", ""),
        activity_before=activity_before(),
        list_before=list_before(),
    )
