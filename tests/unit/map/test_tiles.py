"""The tile proxy: one fixed upstream, bounded, kept on disk, and at rest when it fails."""

import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import xyzservices.providers as providers

from schuifaan.errors import SetupError
from schuifaan.web.map.breather import REST_SECONDS
from schuifaan.web.map.tile_cache import FRESH_SECONDS, TileCache
from schuifaan.web.map.tiles import (
    LARGEST_TILE,
    PDOK_GREY,
    TileProxy,
    image_type,
    tile_credit,
    tile_proxy,
    tile_template,
)
from tests.support.tile_server import PNG, Upstream

GOOR = (12, 2122, 1348)


def files_of(folder: Path) -> list[Path]:
    return list(folder.glob("*/*/*/*"))


def age(file: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(file, (then, then))


def test_a_tile_comes_from_the_upstream_once_and_from_disk_after_that(
    upstream: Upstream, tmp_path: Path
) -> None:
    assert TileProxy(upstream.template, tmp_path).tile(GOOR) == PNG
    assert TileProxy(upstream.template, tmp_path).tile(GOOR) == PNG
    assert upstream.asked == ["/kaart/12/2122/1348.png"]


def test_tiles_of_one_upstream_are_not_shown_as_those_of_another(upstream: Upstream, tmp_path: Path) -> None:
    TileProxy(upstream.template, tmp_path).tile(GOOR)
    upstream.body = PNG + b" in other colours"
    assert TileProxy(upstream.template + "?stijl=pastel", tmp_path).tile(GOOR) == upstream.body


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"status": 500},
        {"content_type": "text/html", "body": b"<h1>storing</h1>"},
        {"content_type": "image/svg+xml", "body": b"<svg onload='alert(1)'/>"},
        {"body": b"no image at all"},
        {"body": PNG + bytes(LARGEST_TILE)},
        {"body": b""},
        {"status": 302, "location": "http://127.0.0.1:1/elders.png"},
    ],
    ids=["missing", "broken", "a page", "an svg", "not an image", "too large", "empty", "elsewhere"],
)
def test_what_is_no_small_image_is_no_tile_and_is_not_kept(
    upstream: Upstream, tmp_path: Path, answer: dict[str, object]
) -> None:
    for name, value in answer.items():
        setattr(upstream, name, value)
    assert TileProxy(upstream.template, tmp_path).tile(GOOR) is None
    assert files_of(tmp_path) == []


def test_after_three_failures_nobody_calls_for_ten_minutes(upstream: Upstream, tmp_path: Path) -> None:
    upstream.status = 503
    one, other = TileProxy(upstream.template, tmp_path), TileProxy(upstream.template, tmp_path)
    for proxy in (one, other, one):
        assert not proxy.resting
        proxy.tile(GOOR)
    assert one.resting
    assert other.resting
    upstream.status = 200
    assert one.tile(GOOR) is None
    assert len(upstream.asked) == 3


def test_after_the_rest_one_good_answer_forgets_the_failures(upstream: Upstream, tmp_path: Path) -> None:
    proxy = TileProxy(upstream.template, tmp_path)
    upstream.status = 503
    for _ in range(3):
        proxy.tile(GOOR)
    age(next(tmp_path.glob("*.mislukt")), REST_SECONDS + 1)
    upstream.status = 200
    assert proxy.tile(GOOR) == PNG
    assert not list(tmp_path.glob("*.mislukt"))


def test_after_the_rest_one_more_failure_is_enough_to_rest_again(upstream: Upstream, tmp_path: Path) -> None:
    proxy = TileProxy(upstream.template, tmp_path)
    upstream.status = 503
    for _ in range(3):
        proxy.tile(GOOR)
    age(next(tmp_path.glob("*.mislukt")), REST_SECONDS + 1)
    proxy.tile(GOOR)
    assert proxy.resting


def test_two_failures_between_good_answers_are_no_reason_to_rest(upstream: Upstream, tmp_path: Path) -> None:
    proxy = TileProxy(upstream.template, tmp_path)
    for number, status in enumerate((503, 503, 200, 503, 503)):
        upstream.status = status
        proxy.tile((12, 2122, number))
    assert not proxy.resting


def test_an_upstream_that_nobody_answers_at_is_a_failure_and_no_error(tmp_path: Path) -> None:
    assert TileProxy("http://127.0.0.1:1/{z}/{x}/{y}.png", tmp_path).tile(GOOR) is None


def test_an_old_tile_is_fetched_again_and_still_shown_when_that_fails(
    upstream: Upstream, tmp_path: Path
) -> None:
    proxy = TileProxy(upstream.template, tmp_path)
    proxy.tile(GOOR)
    age(files_of(tmp_path)[0], FRESH_SECONDS + 1)
    upstream.status = 503
    assert proxy.tile(GOOR) == PNG
    upstream.status, upstream.body = 200, PNG + b" of this year"
    assert proxy.tile(GOOR) == upstream.body


def test_at_most_four_calls_are_made_at_once(upstream: Upstream, tmp_path: Path) -> None:
    upstream.gate = threading.Event()
    proxies = [TileProxy(upstream.template, tmp_path) for _ in range(2)]
    with ThreadPoolExecutor(10) as pool:
        waiting = [pool.submit(proxies[n % 2].tile, (12, 2122, n)) for n in range(10)]
        assert upstream.four_busy.wait(10)
        upstream.gate.set()
        tiles = [tile.result() for tile in waiting]
    assert tiles == [PNG] * 10
    assert upstream.most_at_once == 4


def test_the_cache_throws_the_oldest_tiles_away_first(tmp_path: Path) -> None:
    cache = TileCache(tmp_path, "kaart", kept_bytes=250)
    for number in range(4):
        cache.write((12, 0, number), bytes(100))
        age(tmp_path / "kaart/12/0" / str(number), 1000 - number)
    cache.trim()
    assert [cache.read((12, 0, number)) is not None for number in range(4)] == [False, False, True, True]


def test_the_cache_looks_at_its_size_by_itself(tmp_path: Path) -> None:
    cache = TileCache(tmp_path, "kaart", kept_bytes=1000)
    for number in range(32):
        cache.write((12, 0, number), bytes(100))
    assert len(files_of(tmp_path)) == 10


def test_a_cache_that_cannot_be_written_still_shows_the_tile(upstream: Upstream, tmp_path: Path) -> None:
    proxy = TileProxy(upstream.template, tmp_path)
    proxy.tile(GOOR)
    zoom = files_of(tmp_path)[0].parents[1]
    shutil.rmtree(zoom)
    zoom.write_text("a file stands where the folder should be")
    assert proxy.tile(GOOR) == PNG


def test_without_tiles_there_is_no_proxy(tmp_path: Path) -> None:
    assert tile_proxy("none", tmp_path) is None


def test_the_default_upstream_is_the_grey_map_of_the_kadaster() -> None:
    assert tile_template("proxy") == PDOK_GREY == providers.nlmaps.grijs.build_url(fill_subdomain=False)
    assert tile_credit(PDOK_GREY) == "© Kadaster"


@pytest.mark.parametrize(
    "setting", ["proxy:https://{z}.example.org/{x}/{y}.png", "proxy:https://example.org/{z}.png"]
)
def test_an_upstream_without_a_fixed_host_or_without_a_column_is_refused(setting: str) -> None:
    with pytest.raises(SetupError, match="fixed host"):
        tile_template(setting)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
    ],
)
def test_only_pictures_that_cannot_hold_a_script_are_tiles(body: bytes, kind: str | None) -> None:
    assert image_type(body) == kind
