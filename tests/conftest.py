"""A demo installation for whoever needs one: prepared once a test run, copied where a test writes."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from schuifaan.services.installation import Installation, open_installation
from schuifaan.services.locks import alone
from schuifaan.services.preparation import prepare
from schuifaan.web.map.build import build_base_map
from tests.support.server import FIXED
from tests.support.sites import SiteAt, application, demo_settings, visitor
from tests.support.visitor import Visitor

SECONDS_TO_PREPARE = 300


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything in it that `schuifaan start` prepares. Nobody opens it: copy it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "prepared"
    with alone(shared / "prepared.lock", SECONDS_TO_PREPARE):
        if not folder.exists():
            draft = shared / "being-prepared"
            installation = open_installation(demo_settings(draft))
            for _sentence in prepare(installation, installation.settings.clock.now()):
                pass
            installation.database.dispose()
            build_base_map(installation.settings, installation.content)
            draft.rename(folder)
    return folder


@pytest.fixture(scope="session")
def shared_var(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that tests only read."""
    return Path(shutil.copytree(prepared, tmp_path_factory.mktemp("shared") / "var"))


@pytest.fixture(scope="session")
def app(shared_var: Path) -> Iterator[Flask]:
    """The demo site, for tests that only read."""
    made = application(demo_settings(shared_var))
    yield made
    made.extensions["schuifaan"].database.dispose()


@pytest.fixture
def client(app: Flask) -> Visitor:
    """A visitor of the demo site whose every page is checked."""
    return visitor(app)


@pytest.fixture
def raw_client(app: Flask) -> FlaskClient:
    """One whose pages nobody checks, for answers that are wrong on purpose."""
    return FlaskClient(app, app.response_class)


@pytest.fixture
def site_at(shared_var: Path) -> Iterator[SiteAt]:
    """A visitor of the demo site at another moment or with other settings: `site_at("2026-09-25T10:00")`."""
    made: list[Flask] = []

    def visit(now: str = FIXED["SCHUIFAAN_NOW"], **environment: str) -> Visitor:
        made.append(application(demo_settings(shared_var, SCHUIFAAN_NOW=now, **environment)))
        return visitor(made[-1])

    yield visit
    for app in made:
        app.extensions["schuifaan"].database.dispose()


@pytest.fixture
def own_app(prepared: Path, tmp_path: Path) -> Iterator[Flask]:
    """A demo site of this test's own, to write in."""
    made = application(demo_settings(Path(shutil.copytree(prepared, tmp_path / "var"))))
    yield made
    made.extensions["schuifaan"].database.dispose()


@pytest.fixture
def own_client(own_app: Flask) -> Visitor:
    """A visitor of this test's own site."""
    return visitor(own_app)


@pytest.fixture
def own_installation(own_app: Flask) -> Installation:
    """The installation behind this test's own site."""
    installation: Installation = own_app.extensions["schuifaan"]
    return installation
