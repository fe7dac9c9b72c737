"""Whatever somebody sends: never an error of ours, and a page that keeps every rule.

The `Visitor` fails on any 5xx and on any page that breaks a rule; the tests only have to think of something.
"""

import json
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schuifaan.inputs.search import KEYS
from schuifaan.services.drafts.questions import MAIL, QUESTIONS, SENDER, Question
from tests.support.giving import PAGE_OF, at, begin, question
from tests.support.sites import visitor
from tests.support.visitor import Visitor

FORM = "application/x-www-form-urlencoded"
NASTY = [
    "",
    " ",
    "\x00",
    "\x1b[31m",
    "\u202e\u2066",
    "\ufeff",
    "\ud800",
    "\U0010ffff",
    "🍵" * 300,
    "e" + "\u0301" * 500,
    "a" * 20_000,
    "-1",
    "0",
    "1e309",
    "9" * 500,
    "NaN",
    "2026-13-45",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
    "{{7*7}}",
    "${7*7}",
    "%(naam)s %s %",
    "../../etc/passwd",
    "\r\nSet-Cookie: x=1",
    "None",
    "null",
    "[]",
    "vandaag.morgen",
    "*", "AND", "OR NOT", "(((((", '"', "koffie~99", "titel:x", "a*b?c", "[a TO z]",
]  # fmt: skip
KEYS_AND_MORE = [*KEYS, "weergave", "nummer", "onbekend"]
PAGES = [
    "/",
    "/zoeken",
    "/kaart",
    "/instellingen",
    "/doorgeven/dank",
    "/voor-iemand-anders",
    "/week-van-de-ontmoeting",
]
OTHERS = ["/agenda.ics", "/api/v1/activiteiten"]
# Pages take a tenth of a second to read; more examples are for whoever raises this for an evening.
A_FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ask(client: Visitor, path: str, *pairs: tuple[str, str]) -> None:
    """Fetch `path` with this query; lone surrogates go as the bytes a broken program would send."""
    query = urlencode(pairs, encoding="utf-8", errors="surrogatepass")
    answer = client.get(path, query_string=query)
    assert answer.status_code < 400, (path, query[:200])


@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value[:20]))
def test_a_nasty_value_of_any_key_is_answered(value: str, client: Visitor) -> None:
    for path in [*PAGES, *OTHERS]:
        ask(client, path, *[(key, value) for key in KEYS_AND_MORE])
    ask(client, "/zoeken", ("q", value))


@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_a_key_a_thousand_times_is_answered(path: str, client: Visitor) -> None:
    for key in ("plaats", "dag", "q", "gemeente", "weergave", "pagina", "\x00"):
        ask(client, path, *[(key, str(number)) for number in range(1000)])
    ask(client, path, *[(f"sleutel{number}", "x") for number in range(2000)])


@pytest.mark.parametrize(
    "query",
    [
        "&&&&",
        "=",
        "=&=",
        "?",
        "q",
        "q=%",
        "q=%zz",
        "q=%ff%fe",
        "%ff=%ff",
        "q=a;plaats=goor",
        "q[]=x",
        "q.x=1",
        "#",
        "q=a+b%2Bc",
        "%00=%00",
    ],
)
@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_a_query_that_no_form_would_send_is_answered(path: str, query: str, client: Visitor) -> None:
    assert client.get(path, query_string=query).status_code == 200


@A_FEW
@given(st.lists(st.tuples(st.sampled_from(KEYS_AND_MORE), st.text(max_size=60)), max_size=6))
def test_any_text_in_any_key_is_answered(app: Flask, pairs: list[tuple[str, str]]) -> None:
    ask(visitor(app), "/zoeken", *pairs)


@A_FEW
@given(st.text(max_size=40))
def test_any_path_is_answered(app: Flask, path: str) -> None:
    answer = visitor(app).get("/" + quote(path.lstrip("/"), safe="/", errors="surrogatepass"))
    assert answer.status_code in {200, 301, 308, 404}


@pytest.mark.parametrize("value", [it for it in NASTY if it.strip(" .")], ids=lambda value: ascii(value[:20]))
@pytest.mark.parametrize(
    "pattern",
    ["/{}", "/activiteiten/{}", "/activiteiten/1-{}", "/activiteiten/{}.ics", "/activiteiten/1-{}/klopt-niet",
     "/organisaties/{}", "/static/{}", "/kaart/basiskaart.{}.js", "/tegels/{}/1/1.png", "/tegels/1/{}/1.png", "/api/v1/{}"],
)  # fmt: skip
def test_a_nasty_part_of_a_path_is_answered(pattern: str, value: str, client: Visitor) -> None:
    address = pattern.format(quote(value, safe="", errors="surrogatepass"))
    assert client.get(address).status_code in {200, 301, 308, 404}


def test_a_very_long_address_is_answered(client: Visitor) -> None:
    for path in ("/" + "a" * 50_000, "/" + "a/" * 20_000, "/zoeken?" + "q" * 50_000):
        assert client.get(path).status_code in {200, 404}


HEADERS = [
    *[{"Host": host} for host in (
        "", "a b", "x" * 5000, "[::1]", "[::1", "almelo.localhost.", "@", "<script>", ":80", "::::", "..", "%00",
        "127.0.0.1:abc", "almelo.localhost:99999999", "evil.example/../", "eenzaam.example",
    )],
    {"Host": "é"},
    {"Accept": "*/*;q=nonsense"},
    {"Accept-Language": "x" * 10_000},
    {"Accept-Encoding": "gzip;q=0"},
    {"Accept-Encoding": "gzip, gzip, *;q=-1"},
    {"Cookie": "=;=;;; session=\x7f; a=b=c; \"x"},
    {"Cookie": "session=eyJ4Ijox.fQ; " * 500},
    {"Range": "bytes=9-1"},
    {"If-None-Match": "W/\"\", *, ,"},
    {"If-Modified-Since": "gisteren"},
    {"X-Forwarded-For": "1.2.3.4, <script>", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"},
    {"X-HTTP-Method-Override": "DELETE"},
    {"Content-Length": "abc"},
    {"Content-Type": "text/plain; charset=klingon"},
    {"Authorization": "Basic %%%"},
    {"Referer": "javascript:alert(1)"},
    {"User-Agent": ""},
    {"Transfer-Encoding": "nonsense"},
]  # fmt: skip


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: ascii(str(headers)[:40]))
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/zoeken?dag=vandaag",
        "/activiteiten/1",
        "/agenda.ics?plaats=goor",
        "/api/v1/activiteiten?plaats=goor",
        "/bestaat-niet",
    ],
)
def test_odd_headers_are_answered(path: str, headers: dict[str, str], client: Visitor) -> None:
    answer = client.get(path, headers=headers, follow_redirects="Host" not in headers)
    assert answer.status_code in {200, 301, 304, 400, 404}
    assert "Host" in headers or b"evil.example" not in answer.data


def test_nobody_can_make_us_link_to_his_own_site(client: Visitor) -> None:
    """Only a proxy that we were told of may say which host a visitor asked for."""
    answer = client.get(
        "/activiteiten/1", headers={"X-Forwarded-Host": "evil.example"}, follow_redirects=True
    )
    assert "evil.example" not in answer.text
    for path in ("//evil.example", "//evil.example/zoeken", "/\\evil.example", "/%2f%2fevil.example"):
        answer = client.get("/", environ_overrides={"PATH_INFO": path, "REQUEST_URI": path})
        assert "//evil.example" not in answer.headers.get("Location", "")


BODIES = [
    ("", None),
    ("x" * 5000, "text/plain"),
    (json.dumps({"titel": "x"}), "application/json"),
    ("{" * 1000, "application/json"),
    ("titel=" + "%ff" * 500, "application/x-www-form-urlencoded"),
    ("titel=x&" * 5000, "application/x-www-form-urlencoded"),
    ("&" * 5000, "application/x-www-form-urlencoded"),
    ("titel=x", "application/x-www-form-urlencoded; charset=klingon"),
    ("--x\r\nContent-Disposition: form-data; name=\"titel\"\r\n\r\nx", "multipart/form-data; boundary=x"),
    ("nonsense", "multipart/form-data; boundary=x"),
    ("nonsense", "multipart/form-data"),
    ("nonsense", "multipart/form-data; boundary=" + "x" * 300),
    ("--x\r\nContent-Disposition: form-data; name=\"titel\"; filename=\"a.exe\"\r\n\r\nMZ\r\n--x--\r\n", "multipart/form-data; boundary=x"),
    ("<a/>", "application/xml"),
    ("titel=x", "x"),
]  # fmt: skip


@pytest.mark.parametrize("body, kind", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("path", ["/doorgeven/stap/wat", "/activiteiten/1-x/klopt-niet"])
def test_a_body_that_is_no_form_of_ours_is_refused_in_words(
    path: str, body: str, kind: str | None, client: Visitor
) -> None:
    answer = client.post(path, data=body, content_type=kind)
    assert answer.status_code in {400, 413, 415, 422}


LARGE = "x" * 2_000_000
MANY = "&".join(f"veld{number}=x" for number in range(5000))
PARTS = "".join(
    f'--x\r\nContent-Disposition: form-data; name="{number}"\r\n\r\nx\r\n' for number in range(5000)
)


@pytest.mark.parametrize(
    "body, kind",
    [
        (f"omschrijving={LARGE}", "application/x-www-form-urlencoded"),
        (MANY, "application/x-www-form-urlencoded"),
        (f'--x\r\nContent-Disposition: form-data; name="titel"\r\n\r\n{LARGE}\r\n--x--', "multipart/form-data; boundary=x"),
        (PARTS + "--x--", "multipart/form-data; boundary=x"),
        (LARGE, "text/plain"),
    ],
    ids=["one large field", "many fields", "one large part", "many parts", "large and no form"],
)  # fmt: skip
def test_too_much_at_once_is_refused_in_words(body: str, kind: str, client: Visitor) -> None:
    assert client.post("/doorgeven/stap/vertellen", data=body, content_type=kind).status_code in {413, 422}


@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value[:20]))
def test_a_nasty_answer_in_every_field_is_pointed_out(value: str, client: Visitor) -> None:
    for path in ("/doorgeven/stap/wanneer", "/activiteiten/1-x/klopt-niet"):
        assert client.post(path, data=nasty(value), content_type=FORM).status_code == 422


def test_nasty_answers_are_kept_and_shown_back(own_client: Visitor) -> None:
    address = begin(own_client)
    token = next(it for it in question(own_client, address).iter("input") if it.get("name") == "token")
    for value in NASTY:
        for slug in ("bellen", "wat", "wanneer", "vaker", "plek", "meedoen", "vertellen"):
            data = f"{nasty(value)}&token={token.get('value')}"
            assert own_client.post(at(address, slug), data=data, content_type=FORM).status_code in {303, 422}
        own_client.page(at(address, "controleer"))


def nasty(value: str) -> str:
    """A body with this value in every field of our open forms."""
    names = {*PAGE_OF, *SENDER, MAIL}
    return urlencode({**dict.fromkeys(names, value), "wat": ""}, encoding="utf-8", errors="surrogatepass")


@A_FEW
@given(
    st.sampled_from(QUESTIONS),
    st.dictionaries(st.sampled_from(sorted(PAGE_OF)), st.text(max_size=50)),
)
def test_any_answers_without_a_token_of_ours_are_shown_back(
    app: Flask, page: Question, answers: dict[str, str]
) -> None:
    data = urlencode(answers, encoding="utf-8", errors="surrogatepass")
    answer = visitor(app).post(f"/doorgeven/stap/{page.slug}", data=data, content_type=FORM)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "method",
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "CONNECT",
        "BREW",
        "get",
        "X" * 500,
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/zoeken", "/doorgeven", "/static/x", "/api/v1/activiteiten", "/bestaat-niet"]
)
def test_any_method_is_answered(method: str, path: str, client: Visitor) -> None:
    assert client.open(path, method=method).status_code in {200, 404, 405, 422}
