"""Pieces of a page that come back are written once, and never for somebody else's question."""

import gc
from pathlib import Path
from weakref import ref

from jinja2 import Environment, Template

from schuifaan.web.fragments import Fragments
from tests.support.sites import empty_site, visitor

ENVIRONMENT = Environment(autoescape=True)


def card(written: list[str]) -> Template:
    """A file with the macro `card`, which notes each time that it is run."""
    return ENVIRONMENT.from_string(
        "{% macro card(title, place) %}{{ note(title) }}<b>{{ title }}, {{ place }}</b>{% endmacro %}",
        globals={"note": lambda title: written.append(title) or ""},
    )


def test_a_piece_is_written_once_for_the_same_arguments() -> None:
    written: list[str] = []
    kept, macro = Fragments().kept, card(written).module.card  # type: ignore[attr-defined]
    assert kept(macro, "Koffie", "Goor") == kept(macro, "Koffie", "Goor") == "<b>Koffie, Goor</b>"
    assert kept(macro, "Koffie", "Delden") == "<b>Koffie, Delden</b>"
    assert written == ["Koffie", "Koffie"]


def test_what_somebody_wrote_stays_text_in_a_kept_piece() -> None:
    fragments, macro = Fragments(), card([]).module.card  # type: ignore[attr-defined]
    assert fragments.kept(macro, "<script>", "Goor") == "<b>&lt;script&gt;, Goor</b>"
    assert fragments.kept_each(macro, ["<i>", "Soep"], "Goor") == "<b>&lt;i&gt;, Goor</b>\n<b>Soep, Goor</b>"


def test_an_application_that_nobody_uses_any_more_is_gone_with_all_its_pieces(tmp_path: Path) -> None:
    with empty_site(tmp_path / "var") as app:
        visitor(app).page("/?gemeente=hof-van-twente")
        left = ref(app)
    del app
    gc.collect()
    assert left() is None
