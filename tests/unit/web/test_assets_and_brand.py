"""Static files under names that change with them, and a municipality's own colours."""

import gzip
import re
from pathlib import Path

import pytest

from schuifaan.content import load_content
from schuifaan.paths import shipped
from schuifaan.web.assets import Assets
from schuifaan.web.brand import brand_class, brand_rules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "order.txt").write_text("b.css\na.css\n")
    (tmp_path / "css" / "a.css").write_text(
        "/* Why\n  this. */\np {\n  background: url(/static/icons/stip.svg);\n  margin: 0 auto }"
    )
    (tmp_path / "css" / "b.css").write_text("@layer een; @layer een { b { margin: 0 } }")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "order.txt").write_text("kaart.css")
    (tmp_path / "map" / "kaart.css").write_text("")
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "order.txt").write_text("een.js twee.js")
    (tmp_path / "js" / "een.js").write_text("/* one */ een();")
    (tmp_path / "js" / "twee.js").write_text("twee();")
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "stip.svg").write_text("<svg/>")
    return tmp_path


def test_a_name_changes_when_the_file_does(folder: Path) -> None:
    before = Assets(folder).url("icons/stip.svg")
    (folder / "icons" / "stip.svg").write_text("<svg> </svg>")
    after = Assets(folder).url("icons/stip.svg")
    assert before != after
    assert after.startswith("/static/icons/stip.")
    assert after.endswith(".svg")


def test_the_style_sheet_is_one_file_in_order_with_the_colours_last(folder: Path) -> None:
    assets = Assets(folder, ":root { --brand: #123456 }")
    sheet = assets.at(assets.url("css").removeprefix("/static/"))
    assert sheet
    text = sheet.body.decode()
    assert text.index("b{margin: 0}") < text.index("background") < text.index("--brand")
    assert f"url({assets.url('icons/stip.svg')})" in text
    assert sheet.zipped
    assert gzip.decompress(sheet.zipped) == sheet.body


def test_the_scripts_of_every_page_are_one_file_too(folder: Path) -> None:
    assets = Assets(folder)
    script = assets.at(assets.url("js").removeprefix("/static/"))
    assert script
    assert script.body == b"/* one */ een();\ntwee();"


def test_what_only_the_makers_of_the_style_sheet_read_does_not_travel(folder: Path) -> None:
    assets = Assets(folder)
    sheet = assets.at(assets.url("css").removeprefix("/static/"))
    assert sheet
    assert sheet.body.decode() == (
        f"b{{margin: 0}}p:not(#_){{background: url({assets.url('icons/stip.svg')}); margin: 0 auto}}"
    )


def test_no_words_in_our_style_sheets_could_be_taken_for_a_remark_or_for_space() -> None:
    for file in sorted(shipped("static").joinpath("css").rglob("*.css")):
        rules = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
        assert not [words for words in re.findall(r"\"[^\"\n]*\"", rules) if "  " in words or "/*" in words]


def test_a_style_sheet_that_names_a_file_we_do_not_ship_stops_the_start(folder: Path) -> None:
    (folder / "css" / "a.css").write_text("p { background: url(/static/icons/weg.svg) }")
    with pytest.raises(KeyError):
        Assets(folder)


def test_a_path_we_never_gave_out_is_not_there(folder: Path) -> None:
    assets = Assets(folder)
    for path in ("icons/stip.svg", "../pyproject.toml", "", "css/a.css", "icons/stip.000000000000.svg"):
        assert assets.at(path) is None


def test_every_picture_the_style_sheet_of_the_site_names_is_shipped() -> None:
    assert Assets(shipped("static")).url("css")


def test_only_a_municipality_with_colours_of_its_own_gets_rules() -> None:
    municipalities = load_content(shipped("content")).municipalities.values()
    with_colours = [it for it in municipalities if it.brand]
    rules = brand_rules(municipalities)
    assert with_colours
    for it in municipalities:
        assert (f".gemeente-{it.code}" in rules) == (it in with_colours)
        assert brand_class(it) == (f"gemeente-{it.code}" if it in with_colours else "")
    assert brand_class(None) == ""
    assert rules.count("{") == rules.count("}")
