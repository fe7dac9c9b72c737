"""The running application's parts, for views."""

from datetime import datetime
from typing import cast

from flask import current_app

from schuifaan.services.installation import Installation


def current() -> Installation:
    """The installation that the running application serves."""
    return cast(Installation, current_app.extensions["schuifaan"])


def now() -> datetime:
    """The current moment, aware; the same clock for every page and command."""
    return current().settings.clock.now()
