"""Settings come from the environment, once, and a value that cannot be used is refused in one sentence."""

from dataclasses import FrozenInstanceError
from multiprocessing import get_context
from pathlib import Path

import pytest

from schuifaan.config import SHORTEST_SECRET_KEY, Settings, load_settings
from schuifaan.errors import SetupError

KEY = "k" * SHORTEST_SECRET_KEY


def load(folder: Path, **environment: str) -> Settings:
    return load_settings({"SCHUIFAAN_VAR": str(folder / "var"), **environment})


def test_without_any_setting_the_site_is_safe_to_show(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert (settings.demo, settings.production, settings.feeds_allow_loopback) == (False, False, False)
    assert (settings.tiles, settings.port, settings.trusted_proxies) == ("proxy", 8000, 0)
    assert settings.clock.fixed is None
    assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'schuifaan.sqlite'}"
    assert settings.index == tmp_path / "var" / "index"
    assert (settings.content / "municipalities").is_dir()
    assert (settings.static / "css").is_dir()


def test_an_empty_setting_is_as_good_as_none(tmp_path: Path) -> None:
    names = [
        "SCHUIFAAN_DATABASE_URL", "SCHUIFAAN_SECRET_KEY", "SCHUIFAAN_CONTENT", "SCHUIFAAN_DEMO", "SCHUIFAAN_TILES",
        "SCHUIFAAN_PRODUCTION", "SCHUIFAAN_PUBLIC_URL", "SCHUIFAAN_SMTP_URL", "SCHUIFAAN_MAIL_FROM", "PORT", "SCHUIFAAN_WORKERS", "SCHUIFAAN_NOW", "SCHUIFAAN_TRUSTED_PROXIES",
    ]  # fmt: skip
    assert load(tmp_path, **dict.fromkeys(names, "")) == load(tmp_path)


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        load(tmp_path).demo = True  # type: ignore[misc]


def test_the_moment_can_be_fixed(tmp_path: Path) -> None:
    assert (
        load(tmp_path, SCHUIFAAN_NOW="2026-11-18T08:00").clock.now().isoformat()
        == "2026-11-18T08:00:00+01:00"
    )


@pytest.mark.parametrize(
    "name, value",
    [
        ("SCHUIFAAN_NOW", "morgen"),
        ("SCHUIFAAN_DEMO", "ja"),
        ("SCHUIFAAN_DEMO", "2"),
        ("SCHUIFAAN_PRODUCTION", "true"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("PORT", "80a"),
        ("PORT", "٨٠"),
        ("SCHUIFAAN_WORKERS", "0"),
        ("SCHUIFAAN_TRUSTED_PROXIES", "99"),
        ("SCHUIFAAN_PUBLIC_URL", "x.example"),
        ("SCHUIFAAN_PUBLIC_URL", "https://x.example/schuif-aan"),
        ("SCHUIFAAN_SMTP_URL", "mail.example"),
        ("SCHUIFAAN_SMTP_URL", "http://mail.example"),
        ("SCHUIFAAN_MAIL_FROM", "Salut"),
        ("SCHUIFAAN_MAIL_FROM", "a@b.example\nBcc: c@d.example"),
        ("SCHUIFAAN_MAIL_NAME", "Salut\nBcc: c@d.example"),
        ("SCHUIFAAN_TILES", "osm"),
        ("SCHUIFAAN_TILES", "proxy:ftp://x/{z}/{x}/{y}.png"),
        ("SCHUIFAAN_TILES", "proxy:https://x.example/tiles.png"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=name) as refused:
        load(tmp_path, **{name: value})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("tiles", ["none", "proxy", "proxy:https://x.example/{z}/{x}/{y}.png"])
def test_tiles_come_from_nowhere_from_pdok_or_from_a_template(tiles: str, tmp_path: Path) -> None:
    assert load(tmp_path, SCHUIFAAN_TILES=tiles).tiles == tiles


def production(folder: Path, **environment: str) -> Settings:
    unsaid = {
        "SCHUIFAAN_PRODUCTION": "1",
        "SCHUIFAAN_SECRET_KEY": KEY,
        "SCHUIFAAN_PUBLIC_URL": "https://x.example",
    }
    return load(folder, **{**unsaid, **environment})


def test_production_starts_with_a_key_of_its_own(tmp_path: Path) -> None:
    assert production(tmp_path).secret_key == KEY


@pytest.mark.parametrize(
    "environment",
    [
        {"SCHUIFAAN_SECRET_KEY": ""},
        {"SCHUIFAAN_SECRET_KEY": KEY[1:]},
        {"SCHUIFAAN_PUBLIC_URL": ""},
        {"SCHUIFAAN_PUBLIC_URL": "http://x.example"},
        {"SCHUIFAAN_DEMO": "1"},
        {"SCHUIFAAN_FEEDS_ALLOW_LOOPBACK": "1"},
        {"SCHUIFAAN_NOW": "2026-11-18T08:00"},
    ],
)
def test_production_refuses_what_is_unsafe(environment: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=next(iter(environment))):
        production(tmp_path, **environment)


def test_a_key_is_made_once_kept_and_read_by_nobody_else(tmp_path: Path) -> None:
    first, second = load(tmp_path), load(tmp_path)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= SHORTEST_SECRET_KEY
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_the_key_is_not_in_a_traceback(tmp_path: Path) -> None:
    assert KEY not in repr(production(tmp_path))


def key_of(folder: str) -> str:
    return load(Path(folder)).secret_key


def test_processes_that_start_together_get_one_key(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(key_of, [str(tmp_path)] * 8))) == 1
