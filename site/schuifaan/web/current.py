"""The running application's parts, for views."""

from datetime import datetime
from typing import cast

from flask import Flask, current_app

from schuifaan.services.installation import Installation


def current() -> Installation:
    """The installation that the running application serves."""
    return cast(Installation, current_app.extensions["schuifaan"])


def now() -> datetime:
    """The current moment, aware; the same clock for every page and command."""
    return current().settings.clock.now()


def follow_content(app: Flask) -> None:
    """Take over what editors changed, in whatever process, before the next request is answered."""

    @app.before_request
    def _notice() -> None:
        current().in_use.notice()
