"""Sites to visit in a test: the application on a folder, at a fixed moment."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from schuifaan.app import create_app
from schuifaan.config import Settings, load_settings
from tests.support.server import FIXED
from tests.support.visitor import Visitor

SiteAt = Callable[..., Visitor]
"""A visitor of the demo site at a moment, with these settings in the environment."""


def demo_settings(var: Path, **environment: str) -> Settings:
    """Settings of a demo installation in `var`; "now" is Wednesday 18 November 2026, 8.00."""
    return load_settings({**FIXED, "SCHUIFAAN_VAR": str(var), **environment})


def application(settings: Settings) -> Flask:
    """The application of an installation, whose test client is a `Visitor`."""
    app = create_app(settings)
    app.test_client_class = Visitor
    return app


def visitor(app: Flask) -> Visitor:
    """Somebody who visits `app`."""
    client = app.test_client()
    assert isinstance(client, Visitor)
    return client
