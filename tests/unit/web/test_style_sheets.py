"""Style sheets are written in layers and travel without: an older browser leaves out what is in one."""

import re
from collections import defaultdict

import pytest

from schuifaan.paths import shipped
from schuifaan.web.assets import Assets
from schuifaan.web.style_sheets import layers_of, without_layers

LAYERS = ("low", "middle", "high")


def test_the_first_statement_says_the_order() -> None:
    assert layers_of("@layer low, middle, high; @layer other { p { margin: 0 } }") == list(LAYERS)
    assert layers_of("p { margin: 0 }") == []


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("@layer low, middle;", ""),
        ("@layer low { p { margin: 0 } }", "p{margin: 0}"),
        ("@layer middle { p, .a > b { margin: 0 } }", "p:not(#_),.a:not(#_) > b{margin: 0}"),
        ("@layer high { p { margin: 0 } }", "p:not(#_#_){margin: 0}"),
        ("p { margin: 0 }", "p:not(#_#_#_){margin: 0}"),
        ("@layer low { a { b: c } } @layer middle { d { e: f } }", "a{b: c}d:not(#_){e: f}"),
        ("@media print { @layer middle { p { margin: 0 } } }", "@media print{p:not(#_){margin: 0}}"),
        (
            "@layer middle { @media print { @page { size: a4 } p { margin: 0 } } }",
            "@media print{@page{size: a4}p:not(#_){margin: 0}}",
        ),
        ('@font-face { src: url("/a;b{c}.woff2") }', '@font-face{src: url("/a;b{c}.woff2")}'),
        ('@import "a.css"; @layer low { p { margin: 0 } }', '@import "a.css";p{margin: 0}'),
    ],
)
def test_a_rule_weighs_what_its_layer_weighed(written: str, sent: str) -> None:
    assert without_layers(written, LAYERS) == sent


@pytest.mark.parametrize(
    ("selector", "sent"),
    [
        ("::before", ":not(#_)::before"),
        ("a:hover::after", "a:hover:not(#_)::after"),
        ("p:first-letter", "p:not(#_):first-letter"),
        ("li:first-child", "li:first-child:not(#_)"),
        ("a[href^='tel:, x'] b", "a[href^='tel:, x']:not(#_) b"),
        ('a[title="]"]', 'a[title="]"]:not(#_)'),
        (":is(.a, .b:not(:lang(ar, en))) ul", ":is(.a, .b:not(:lang(ar, en))):not(#_) ul"),
        ("li:nth-child(2n + 1)+li", "li:nth-child(2n + 1):not(#_)+li"),
        ("*", "*:not(#_)"),
    ],
)
def test_the_weight_is_hung_on_what_comes_first_in_a_selector(selector: str, sent: str) -> None:
    assert without_layers(f"@layer middle {{ {selector} {{ margin: 0 }} }}", LAYERS) == f"{sent}{{margin: 0}}"


def test_a_layer_that_nobody_put_in_order_stops_the_start() -> None:
    with pytest.raises(ValueError, match="not in"):
        without_layers("@layer lost { p { margin: 0 } }", LAYERS)


@pytest.fixture(scope="module", params=["css", "map"])
def sent(request: pytest.FixtureRequest) -> str:
    """A style sheet as the browser gets it."""
    assets = Assets(shipped("static"))
    sheet = assets.at(assets.url(request.param).removeprefix("/static/"))
    assert sheet
    return sheet.body.decode()


# Later than the autumn of 2021, each with something that cannot be done without it.
TOO_NEW = re.compile(
    r"@layer|@container|@scope|@starting-style|:has\(|\b\d*[dsl]v[hwib]\b|color-mix|light-dark|subgrid|\(width [<>]|&"
)


def test_nothing_is_sent_that_a_browser_of_five_years_ago_leaves_out(sent: str) -> None:
    assert TOO_NEW.findall(sent) == []
    assert sent.count("{") == sent.count("}")


def test_what_is_important_is_said_one_way(sent: str) -> None:
    """With layers the first of two would win, without them the last: `without_layers` cannot make up for that."""
    values = defaultdict(set)
    for name, value in re.findall(r"([\w-]+):\s*([^;{}]+?)\s*!important", sent):
        values[name].add(value)
    assert {name: said for name, said in values.items() if len(said) > 1} == {}
