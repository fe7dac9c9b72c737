"""Sites to visit in a test: the application on a folder, at a fixed moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from schuifaan.app import create_app
from schuifaan.config import Settings, load_settings
from schuifaan.services.installation import Installation
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


@contextmanager
def empty_site(var: Path, **environment: str) -> Iterator[Flask]:
    """The application of an installation with nothing in it yet: no demonstration, an empty database."""
    app = application(demo_settings(var, SCHUIFAAN_DEMO="0", **environment))
    installation: Installation = app.extensions["schuifaan"]
    installation.database.upgrade()
    try:
        yield app
    finally:
        installation.database.dispose()


def visitor(app: Flask) -> Visitor:
    """Somebody who visits `app`."""
    client = app.test_client()
    assert isinstance(client, Visitor)
    return client
