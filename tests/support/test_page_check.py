"""Each page rule is proven to fire on a page with just that defect, and to leave a good page alone."""

import pytest

from tests.support.page_check import check_page

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
GOOD = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Koffie in Goor - Schuif aan</title>
<link rel="stylesheet" href="/static/site.css"><link rel="canonical" href="https://schuifaan.example/zoeken">
<script src="/static/map.js" defer></script>
</head>
<body>
<header><a href="#inhoud">Ga naar de inhoud</a>
<nav aria-label="Hoofdmenu"><a href="/">Home</a></nav></header>
<main id="inhoud" tabindex="-1">
<h1>Koffie in Goor</h1>
<!-- een opmerking over eenzaam telt niet -->
<h2>Zoek verder</h2>
<form action="/zoeken"><label for="q">Wat wilt u doen?</label><input type="text" id="q" name="q">
<fieldset><legend>Wanneer?</legend>
<label><input type="radio" name="dag" value="vandaag"> Vandaag</label>
<label><input type="radio" name="dag" value="morgen"> Morgen</label></fieldset>
<button>Zoek activiteiten</button></form>
<p><img src="/static/stoel.svg" alt=""> <svg aria-hidden="true"><title>stoel</title></svg></p>
<p data-eigen-tekst="organisatie">Samen tegen eenzaamheid</p>
<p><a href="https://example.org/" rel="noopener">Website van de organisatie</a> <a href="tel:0547000000">0547 00 00 00</a></p>
</main>
<footer><p>Schuif aan</p></footer>
</body>
</html>
"""


def test_a_good_page_has_no_problems() -> None:
    assert check_page(GOOD, HEADERS, "/zoeken?q=koffie") == []


def test_an_arabic_page_says_its_language_and_direction() -> None:
    arabic = GOOD.replace('lang="nl"', 'lang="ar" dir="rtl"')
    assert check_page(arabic, HEADERS, "/ar/zoeken") == []
    assert any("lang" in p for p in check_page(GOOD, HEADERS, "/ar/zoeken"))


@pytest.mark.parametrize(
    ("original", "defect", "complaint"),
    [
        ("<!doctype html>\n", "", "doctype"),
        ("<h2>Zoek verder</h2>", "<h2>Zoek verder</p></h2>", "mark-up"),
        ('lang="nl"', 'lang="en"', "<html lang>"),
        ('lang="nl"', 'lang="nl" dir="rtl"', "<html dir>"),
        ('id="q"', 'id="inhoud"', "stands 2 times"),
        ('for="q"', 'for="anders"', "not on the page"),
        ("<h2>Zoek verder</h2>", "<h1>Zoek verder</h1>", "2 h1"),
        ("<h2>Zoek verder</h2>", "<h3>Zoek verder</h3>", "skips a heading level"),
        ("<h2>Zoek verder</h2>", "<h2></h2>", "empty heading"),
        ("<title>Koffie in Goor - Schuif aan</title>", "<title></title>", "no title"),
        ("<title>Koffie in Goor - Schuif aan</title>", "<title>Resultaten</title>", "shares no word"),
        ("<footer><p>Schuif aan</p></footer>", "", "page-wide <footer>"),
        ("</main>", "</main><nav><a href='/a'>Nog een menu</a></nav>", "label of its own"),
        (
            "<h2>Zoek verder</h2>",
            '<section aria-label="Vandaag"><div role="region" aria-label="Vandaag"></div></section>',
            "2 regions are called",
        ),
        ('href="#inhoud"', 'href="/elders"', "first thing that can have focus"),
        (">Home<", ">Lees meer<", "does not say where it leads"),
        (">Home<", "><", "a link without text"),
        (">Home<", ">Website van de organisatie<", "lead to different places"),
        ('<a href="/">', '<a href="/" target="_blank">', "new window"),
        (' alt=""', "", "no alt"),
        ("<h2>Zoek verder</h2>", "<table><tr><td>1</td></tr></table>", "table without a name"),
        (
            "<h2>Zoek verder</h2>",
            '<table aria-label="Koffie"><tr><th>Dag</th></tr></table>',
            "<th> without scope",
        ),
        ('<svg aria-hidden="true">', "<svg>", "<svg>"),
        ('<p data-eigen-tekst="organisatie">', "<p>", "in our own words"),
        ("Wat wilt u doen?", "Wat wilt u doen, None?", "left behind"),
        ('<label for="q">Wat wilt u doen?</label>', "", "without a visible label"),
        (
            '<input type="text" id="q" name="q">',
            '<input type="text" id="q" placeholder="Zoek">',
            "placeholder",
        ),
        ("<fieldset><legend>Wanneer?</legend>", "<fieldset>", "fieldset with a legend"),
        ("<button>Zoek", '<label for="s">Plaats</label><select id="s"></select><button>Zoek', "of residents"),
        ('name="q">', 'name="telefoon">', "what it asks"),
        ("<button>Zoek activiteiten</button>", "<button></button>", "a button without text"),
        ("<button>", "<button disabled>", "does not work"),
        (
            "<button>Zoek activiteiten</button></form>",
            "</form><button>Zoek</button>",
            "without a button to send",
        ),
        ("</main>", "<script>alert(1)</script></main>", "inline <script>"),
        ("</head>", "<style>p{}</style></head>", "inline <style>"),
        ("<h2>", '<h2 onclick="x()">', "onclick"),
        ("<h2>", '<h2 style="color:red">', "style attribute"),
        ('href="/static/site.css"', 'href="https://cdn.example/site.css"', "fetches from elsewhere"),
        ('src="/static/map.js"', 'src="//cdn.example/map.js"', "fetches from elsewhere"),
        ('action="/zoeken"', 'action="https://elders.example/zoeken"', "fetches from elsewhere"),
        (' rel="noopener"', "", "without rel=noopener"),
        ('href="tel:0547000000"', 'href="javascript:bel()"', "a javascript: link"),
        ("<button>", "<button autofocus>", "autofocus"),
        ("<button>", '<button accesskey="z">', "accesskey"),
        ("<button>", '<button tabindex="2">', "tabindex above 0"),
        ("initial-scale=1", "initial-scale=1, user-scalable=no", "forbids zooming"),
        (
            '<meta charset="utf-8">',
            '<meta charset="utf-8"><meta http-equiv="refresh" content="5">',
            "by itself",
        ),
    ],
)
def test_a_defect_is_seen(original: str, defect: str, complaint: str) -> None:
    assert original in GOOD
    problems = check_page(GOOD.replace(original, defect, 1), HEADERS, "/zoeken")
    assert any(complaint in problem for problem in problems), problems


def test_a_list_to_open_is_for_who_signs_in_and_for_many_choices() -> None:
    def problems(choices: int) -> list[str]:
        listed = "".join(f'<option value="{n}">{n}</option>' for n in range(choices))
        field = f'<label for="s">Plaats</label><select id="s" name="s">{listed}</select><button>Zoek'
        return check_page(GOOD.replace("<button>Zoek", field), HEADERS, "/redactie/overzicht")

    assert problems(8) == []
    assert any("7 choices or fewer" in problem for problem in problems(7))


def test_the_word_in_a_title_is_allowed_only_with_somebody_elses_words_on_the_page() -> None:
    titled = GOOD.replace("Koffie in Goor - Schuif aan", "Koffie in Goor: eenzaam")
    assert check_page(titled, HEADERS, "/zoeken") == []
    unmarked = titled.replace("Samen tegen eenzaamheid", "Samen aan tafel")
    assert any("in our own words" in problem for problem in check_page(unmarked, HEADERS, "/zoeken"))


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("Content-Security-Policy", "script-src 'self'", "default-src 'none'"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'", "unsafe-*"),
        ("X-Content-Type-Options", "", "nosniff"),
        ("Referrer-Policy", "", "Referrer-Policy"),
        ("Set-Cookie", "session=1", "sets a cookie"),
        ("Content-Type", "text/html", "Content-Type"),
    ],
)
def test_a_header_that_is_missing_or_too_much_is_seen(name: str, value: str, complaint: str) -> None:
    problems = check_page(GOOD, {**HEADERS, name: value}, "/zoeken")
    assert any(complaint in problem for problem in problems)
