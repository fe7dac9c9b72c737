"""Sites to visit in a test: the application on a folder, at a fixed moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from schuifaan.app import create_app
from schuifaan.config import Settings, load_settings
from schuifaan.services.installation import Installation
from tests.support.server import FIXED
from tests.support.tables import make_tables
from tests.support.visitor import Visitor

SiteAt = Callable[..., Visitor]
"""A visitor of the demo site at a moment, with these settings in the environment."""


class TemplatesOnce(BytecodeCache):
    """Translates each template once in a process, and not once in each application: Jinja compares the text itself."""

    def __init__(self) -> None:
        self._translated: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it translates a template."""
        if known := self._translated.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it translated one."""
        self._translated[bucket.key] = bucket.bytecode_to_string()


_TEMPLATES = TemplatesOnce()


def demo_settings(var: Path, **environment: str) -> Settings:
    """Settings of a demo installation in `var`; "now" is Wednesday 18 November 2026, 8.00."""
    return load_settings({**FIXED, "SCHUIFAAN_VAR": str(var), **environment})


def application(settings: Settings) -> Flask:
    """The application of an installation, whose test client is a `Visitor`."""
    app = create_app(settings)
    app.test_client_class = Visitor
    app.jinja_env.bytecode_cache = _TEMPLATES
    return app


@contextmanager
def empty_site(var: Path, **environment: str) -> Iterator[Flask]:
    """The application of an installation with nothing in it yet: no demonstration, an empty database."""
    app = application(demo_settings(var, SCHUIFAAN_DEMO="0", **environment))
    installation: Installation = app.extensions["schuifaan"]
    make_tables(installation.database)
    try:
        yield app
    finally:
        installation.database.dispose()


def visitor(app: Flask) -> Visitor:
    """Somebody who visits `app`."""
    client = app.test_client()
    assert isinstance(client, Visitor)
    return client
