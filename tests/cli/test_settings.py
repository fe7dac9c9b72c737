"""Settings that cannot be used, or are not safe for real use, are refused with one sentence that says what to do."""

import re
from pathlib import Path

import pytest

from schuifaan.app import create_app
from schuifaan.config import load_settings
from schuifaan.errors import SetupError

KEY = "0123456789abcdef" * 2


def environment(folder: Path, **settings: str) -> dict[str, str]:
    return {"SCHUIFAAN_VAR": str(folder / "var"), **settings}


def refusal(folder: Path, **settings: str) -> str:
    """The sentence with which these settings are refused."""
    with pytest.raises(SetupError) as refused:
        load_settings(environment(folder, **settings))
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCHUIFAAN_DEMO", "yes"),
        ("SCHUIFAAN_PRODUCTION", "true"),
        ("SCHUIFAAN_FEEDS_ALLOW_LOOPBACK", "2"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "８０００"),
        ("PORT", "-1"),
        ("PORT", "http"),
        ("SCHUIFAAN_WORKERS", "0"),
        ("SCHUIFAAN_TRUSTED_PROXIES", "1.5"),
        ("SCHUIFAAN_NOW", "morgen"),
        ("SCHUIFAAN_NOW", "2026-02-30"),
        ("SCHUIFAAN_TILES", "https://tegels.example/{z}/{x}/{y}.png"),
        ("SCHUIFAAN_TILES", "proxy:file:///etc/{z}/passwd"),
    ],
)
def test_a_value_that_means_nothing_is_named_with_what_it_should_be(
    name: str, value: str, tmp_path: Path
) -> None:
    sentence = refusal(tmp_path, **{name: value})
    assert sentence.startswith(f"{name} must")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SCHUIFAAN_SECRET_KEY": ""}, "SCHUIFAAN_SECRET_KEY"),
        ({"SCHUIFAAN_SECRET_KEY": "x" * 31}, "SCHUIFAAN_SECRET_KEY"),
        ({"SCHUIFAAN_PUBLIC_URL": "http://x.example"}, "SCHUIFAAN_PUBLIC_URL"),
        ({"SCHUIFAAN_DEMO": "1"}, "SCHUIFAAN_DEMO"),
        ({"SCHUIFAAN_FEEDS_ALLOW_LOOPBACK": "1"}, "SCHUIFAAN_FEEDS_ALLOW_LOOPBACK"),
        ({"SCHUIFAAN_NOW": "2026-11-18T08:00"}, "SCHUIFAAN_NOW"),
    ],
)
def test_production_refuses_what_is_not_safe(settings: dict[str, str], named: str, tmp_path: Path) -> None:
    safe = {
        "SCHUIFAAN_PRODUCTION": "1",
        "SCHUIFAAN_SECRET_KEY": KEY,
        "SCHUIFAAN_PUBLIC_URL": "https://x.example",
    }
    load_settings(environment(tmp_path, **safe))
    sentence = refusal(tmp_path, **safe | settings)
    assert named in sentence
    assert re.search(r"production", sentence, re.IGNORECASE)
    assert "\n" not in sentence


def test_production_makes_no_key_of_its_own(tmp_path: Path) -> None:
    refusal(tmp_path, SCHUIFAAN_PRODUCTION="1")
    assert not (tmp_path / "var").exists()


def test_production_refuses_a_municipality_without_a_number_to_ring(tmp_path: Path) -> None:
    safe = {"SCHUIFAAN_SECRET_KEY": KEY, "SCHUIFAAN_PUBLIC_URL": "https://x.example"}
    settings = load_settings(environment(tmp_path, SCHUIFAAN_PRODUCTION="1", **safe))
    with pytest.raises(
        SetupError, match=r"^Almelo has no checked help-line number; add it to content/\S+ before"
    ):
        create_app(settings)


def test_the_key_we_make_ourselves_is_kept_and_only_ours_to_read(tmp_path: Path) -> None:
    first = load_settings(environment(tmp_path))
    assert load_settings(environment(tmp_path)).secret_key == first.secret_key
    assert len(first.secret_key) >= 32
    assert ((tmp_path / "var" / "secret_key").stat().st_mode & 0o077) == 0


def test_the_key_is_never_shown_with_the_settings(tmp_path: Path) -> None:
    assert KEY not in repr(load_settings(environment(tmp_path, SCHUIFAAN_SECRET_KEY=KEY)))
