"""What becomes of an address: from a good server, from every bad one, and from those that point inwards."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schuifaan.feeds.fetching import Fetcher, FetchError, SiteReader, readable_address
from schuifaan.feeds.fetching.networks import is_public, resolve_by_system
from schuifaan.feeds.fetching.retry_after import LONGEST_SECONDS, seconds_to_wait
from tests.feeds.fetching.server import ANSWERS, GOOD, Misbehaving, misbehaving, whole


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with misbehaving() as running:
        yield running


@pytest.fixture
def fetch() -> Fetcher:
    return Fetcher("https://schuifaan.example/colofon", allow_loopback=True, host_pause=0)


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, ssl.SSLContext]]:
    """Port of a server with a certificate for agenda.example, and who trusts it."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "36500", "-subj", "/CN=agenda.example",
         "-addext", "subjectAltName=DNS:agenda.example", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    with misbehaving(tls=served) as server:
        yield server.port, ssl.create_default_context(cafile=str(certificate))


def refusal(fetcher: Fetcher, address: str) -> FetchError:
    with pytest.raises(FetchError) as refused:
        fetcher(address)
    assert refused.value.problem.next_step
    return refused.value


def test_a_calendar_is_fetched_with_what_its_server_says_of_it(server: Misbehaving, fetch: Fetcher) -> None:
    fetched = fetch(server.url("conditional"))
    assert (fetched.body, fetched.complete, fetched.content_type) == (GOOD, True, "text/calendar")
    assert (fetched.etag, fetched.fresh_seconds) == ('"v1"', 7200)
    assert "user-agent: schuifaan/1.0 (+https://schuifaan.example/colofon)" in server.requests[-1].lower()


def test_a_server_may_say_that_nothing_has_changed(server: Misbehaving, fetch: Fetcher) -> None:
    fetched = fetch(server.url("conditional"), etag='"v1"')
    assert (fetched.not_modified, fetched.body) == (True, b"")


@pytest.mark.parametrize("path", ["good", "gzip", "deflate", "chunked", "without-length", "to-good", "hop1"])
def test_every_usual_way_of_sending_gives_the_whole_body(
    server: Misbehaving, fetch: Fetcher, path: str
) -> None:
    fetched = fetch(server.url(path))
    assert (fetched.body, fetched.complete) == (GOOD, True)


@pytest.mark.parametrize("path", ["short", "half-gzip", "half-chunked", "no-gzip"])
def test_a_body_that_stops_before_its_end_is_not_complete(
    server: Misbehaving, fetch: Fetcher, path: str
) -> None:
    assert not fetch(server.url(path)).complete


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bomb", "te_groot"),
        ("endless", "te_groot"),
        ("eleven-megabytes", "te_groot"),
        ("gone", "adres_verdwenen"),
        ("locked", "inlog_nodig"),
        ("broken", "server_fout"),
        ("busy", "server_druk"),
        ("too-many", "server_druk"),
        ("brotli", "server_fout"),
        ("nothing", "server_fout"),
        ("no-http", "server_fout"),
        ("long-head", "server_fout"),
        ("loop", "te_vaak_doorgestuurd"),
        ("hop0", "te_vaak_doorgestuurd"),
        ("to-metadata", "adres_geweigerd"),
        ("to-private", "adres_geweigerd"),
        ("to-mapped", "adres_geweigerd"),
        ("to-file", "adres_ongeldig"),
    ],
)
def test_a_bad_answer_is_refused_with_a_reason(
    server: Misbehaving, fetch: Fetcher, path: str, code: str
) -> None:
    assert refusal(fetch, server.url(path)).code == code


@pytest.mark.parametrize(
    ("path", "words"), [("no-http", "(geen leesbaar antwoord)"), ("nothing", "(geen verbinding)")]
)
def test_a_partner_reads_in_dutch_what_is_wrong_with_an_answer(
    server: Misbehaving, fetch: Fetcher, path: str, words: str
) -> None:
    assert words in refusal(fetch, server.url(path)).problem.text


@pytest.mark.parametrize("path", ["drip", "drip-without-length", "drip-head", "silent"])
def test_a_server_that_takes_its_time_is_cut_off(server: Misbehaving, path: str) -> None:
    impatient = Fetcher(allow_loopback=True, host_pause=0, whole_seconds=0.5)
    assert refusal(impatient, server.url(path)).code == "server_traag"


def test_busy_servers_say_when_to_come_back(server: Misbehaving, fetch: Fetcher) -> None:
    assert refusal(fetch, server.url("busy")).retry_seconds == 120
    assert refusal(fetch, server.url("too-many")).retry_seconds == 600


def test_loopback_and_odd_ports_are_for_tests_only(server: Misbehaving) -> None:
    production = Fetcher(host_pause=0)
    seen = len(server.requests)
    for host in (
        f"127.0.0.1:{server.port}",
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "[::1]",
    ):
        assert refusal(production, f"http://{host}/good").code in ("adres_geweigerd", "adres_onbekend")
    assert len(server.requests) == seen


INWARDS = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "192.0.2.1",
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2001:0:53aa::1", "2002:7f00:1::", "fe80::1", "fec0::1",
    "fc00::1", "ff02::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", INWARDS)
def test_an_address_that_points_inwards_is_never_asked(address: str) -> None:
    assert not is_public(ip_address(address))
    asked = Fetcher(resolve=lambda _host: [address], host_pause=0)
    assert refusal(asked, "https://agenda.example/").code == "adres_geweigerd"


@pytest.mark.parametrize("address", ["8.8.8.8", "145.97.1.1", "2a02:a40f::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_name_that_points_both_ways_is_refused() -> None:
    asked = Fetcher(resolve=lambda _host: ["8.8.8.8", "127.0.0.1"], host_pause=0)
    assert refusal(asked, "https://agenda.example/").code == "adres_geweigerd"


def test_the_address_that_was_checked_is_the_one_that_is_asked(server: Misbehaving) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])  # rebinding: another answer the second time
    fetch = Fetcher(allow_loopback=True, resolve=lambda _host: next(answers), host_pause=0)
    assert fetch(f"http://agenda.example:{server.port}/good").complete
    assert f"Host: agenda.example:{server.port}" in server.requests[-1]
    assert refusal(fetch, f"http://agenda.example:{server.port}/good").code == "adres_geweigerd"


def test_the_certificate_is_checked_for_the_name_and_not_for_the_address(
    secure: tuple[int, ssl.SSLContext],
) -> None:
    port, trust = secure
    fetch = Fetcher(allow_loopback=True, resolve=lambda _host: ["127.0.0.1"], host_pause=0, trust=trust)
    assert fetch(f"https://agenda.example:{port}/good").body == GOOD
    for host in ("anders.example", "127.0.0.1"):
        assert refusal(fetch, f"https://{host}:{port}/good").code == "verbinding_onveilig"
    stranger = Fetcher(allow_loopback=True, resolve=lambda _host: ["127.0.0.1"], host_pause=0)
    assert refusal(stranger, f"https://agenda.example:{port}/good").code == "verbinding_onveilig"


def test_proxies_of_the_environment_are_left_alone(
    server: Misbehaving, fetch: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    assert fetch(server.url("good")).complete


def test_one_host_is_not_asked_twice_in_a_breath(server: Misbehaving) -> None:
    waited: list[float] = []
    fetch = Fetcher(allow_loopback=True, host_pause=2.0, sleep=waited.append)
    for _ in range(3):
        fetch(server.url("good"))
    assert [round(seconds) for seconds in waited] == [2, 4]


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("webcal://www.kerkgoor.nl/agenda.ics", "https://www.kerkgoor.nl/agenda.ics"),
        ("  https://Dorpshuis.NL/agenda ", "https://dorpshuis.nl/agenda"),
        ("http://bücher.example/straße", "http://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://docs.google.com/spreadsheets/d/1abcdefghijklmnop/edit#gid=7", "https://docs.google.com/spreadsheets/d/1abcdefghijklmnop/export?gid=7&format=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-abcdefghij/pubhtml?gid=0", "https://docs.google.com/spreadsheets/d/e/2PACX-abcdefghij/pub?gid=0&single=true&output=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-abcdefghij/pub?output=csv", "https://docs.google.com/spreadsheets/d/e/2PACX-abcdefghij/pub?single=true&output=csv"),
    ],
)  # fmt: skip
def test_addresses_are_read_as_people_paste_them(pasted: str, address: str) -> None:
    assert readable_address(pasted) == address


@pytest.mark.parametrize("pasted", ["", "agenda", "file:///etc/passwd", "https://", "https://a b.nl/", "https://x.nl/\r\nX: 1", "gopher://x.nl", "https://me:secret@x.nl/"])  # fmt: skip
def test_what_is_no_address_is_refused(pasted: str) -> None:
    with pytest.raises(FetchError):
        readable_address(pasted)


@given(st.text(max_size=200) | st.text(max_size=50).map(lambda text: f"https://{text}"))
@settings(max_examples=150, deadline=None)
def test_any_text_is_an_address_or_a_refusal(text: str) -> None:
    fetch = Fetcher(resolve=lambda _host: [], host_pause=0)
    with pytest.raises(FetchError):
        fetch(text)


@given(st.text(max_size=40) | st.none(), st.text(max_size=40) | st.none())
@settings(max_examples=100, deadline=None)
def test_any_retry_after_is_bounded(header: str | None, date: str | None) -> None:
    assert 0 <= (seconds_to_wait(header, date) or 0) <= LONGEST_SECONDS


def test_names_are_looked_up_by_the_system() -> None:
    assert resolve_by_system("127.0.0.1") == ["127.0.0.1"]
    with pytest.raises(OSError, match="no address"):
        resolve_by_system("a..b")


class TestSite:
    """Pages of one website."""

    def test_robots_are_obeyed(self, server: Misbehaving, fetch: Fetcher) -> None:
        site = SiteReader(fetch, server.url("good"))
        assert site("/good").body == GOOD
        with pytest.raises(FetchError, match="robots_verboden"):
            site("/secret")
        assert SiteReader(fetch, server.url("good"), obey_robots=False)("/secret").body == GOOD

    def test_another_host_is_not_part_of_it(self, server: Misbehaving, fetch: Fetcher) -> None:
        site = SiteReader(fetch, server.url("good"))
        for address in ("http://elders.example/agenda", "http://127.0.0.1/good", "/to-private"):
            with pytest.raises(FetchError, match="adres_geweigerd"):
                site(address)

    def test_two_hundred_pages_are_enough(self, server: Misbehaving, fetch: Fetcher) -> None:
        site = SiteReader(fetch, server.url("good"), most_pages=2)
        site("/good")
        site("/good")
        with pytest.raises(FetchError, match="te_veel_paginas"):
            site("/good")
        assert site.pages == 2

    def test_a_site_whose_robots_txt_fails_is_left_alone(self, fetch: Fetcher) -> None:
        broken = whole(b"", "500 Internal Server Error")
        with (
            misbehaving(**{"robots.txt": broken}) as server,
            pytest.raises(FetchError, match="robots_verboden"),
        ):
            SiteReader(fetch, server.url("good"))("/good")
        with misbehaving(**{"robots.txt": ANSWERS["gone"]}) as server:
            assert SiteReader(fetch, server.url("good"))("/good").complete
