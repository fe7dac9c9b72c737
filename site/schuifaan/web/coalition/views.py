"""The blueprint, and the page after any of its forms."""

from flask import Blueprint, render_template, request

blueprint = Blueprint("coalition", __name__)


@blueprint.get("/bedankt")
def thanks() -> str:
    """Thank you; `voor` says for what."""
    return render_template("coalition/thanks.html", what=request.args.get("voor", ""))
