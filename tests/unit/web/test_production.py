"""A site that goes live without a checked number to ring does not start."""

from pathlib import Path

import pytest

from schuifaan.app import create_app
from schuifaan.config import load_settings
from schuifaan.errors import SetupError


def test_production_refuses_a_municipality_without_a_number(tmp_path: Path) -> None:
    environment = {
        "SCHUIFAAN_VAR": str(tmp_path),
        "SCHUIFAAN_PRODUCTION": "1",
        "SCHUIFAAN_SECRET_KEY": "k" * 32,
        "SCHUIFAAN_PUBLIC_URL": "https://x.example",
    }
    with pytest.raises(SetupError, match="Almelo has no checked help-line number"):
        create_app(load_settings(environment))
