"""Pieces of a page that come back are written once, and never for somebody else's question."""

from jinja2 import Environment, Template

from schuifaan.web.fragments import kept, kept_each

ENVIRONMENT = Environment(autoescape=True)


def card(written: list[str]) -> Template:
    """A file with the macro `card`, which notes each time that it is run."""
    return ENVIRONMENT.from_string(
        "{% macro card(title, place) %}{{ note(title) }}<b>{{ title }}, {{ place }}</b>{% endmacro %}",
        globals={"note": lambda title: written.append(title) or ""},
    )


def test_a_piece_is_written_once_for_the_same_arguments() -> None:
    written: list[str] = []
    macro = card(written).module.card  # type: ignore[attr-defined]
    assert kept(macro, "Koffie", "Goor") == kept(macro, "Koffie", "Goor") == "<b>Koffie, Goor</b>"
    assert kept(macro, "Koffie", "Delden") == "<b>Koffie, Delden</b>"
    assert written == ["Koffie", "Koffie"]


def test_what_somebody_wrote_stays_text_in_a_kept_piece() -> None:
    macro = card([]).module.card  # type: ignore[attr-defined]
    assert kept(macro, "<script>", "Goor") == "<b>&lt;script&gt;, Goor</b>"
    assert kept_each(macro, ["<i>", "Soep"], "Goor") == "<b>&lt;i&gt;, Goor</b>\n<b>Soep, Goor</b>"
