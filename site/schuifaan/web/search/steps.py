"""`/zoeken/stap/...`: the same search, one question a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.content import Code, Content, Municipality
from schuifaan.inputs.search import SearchInput, parse
from schuifaan.services.search.words import phrase
from schuifaan.web.addresses import link, municipality, start
from schuifaan.web.current import current
from schuifaan.web.language import translate as _

blueprint = Blueprint("steps", __name__)

Choices = Iterable[tuple[str, str, str]]
"""(value, words, pictogram) of each choice; no pictogram is empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question: its place in the address, the query key it fills, and what one can answer."""

    slug: str
    key: str
    question: Callable[[], str]
    choices: Callable[[Content, Municipality], Choices]


def _kinds(content: Content, _here: Municipality) -> Choices:
    return _of_codes(content.categories.values())


def _places(_content: Content, here: Municipality) -> Choices:
    return [(place.slug, place.name, "") for place in here.places]


def _days(content: Content, _here: Municipality) -> Choices:
    return _of_codes(content.days.values())


def _ways(content: Content, _here: Municipality) -> Choices:
    return _of_codes(content.transport.values())


def _of_codes(codes: Iterable[Code]) -> Choices:
    return [(code.code, code.label, code.pictogram or "") for code in codes]


STEPS = (
    Step("wat", "soort", lambda: _("Wat wilt u doen?"), _kinds),
    Step("waar", "plaats", lambda: _("Waar wilt u iets doen?"), _places),
    Step("wanneer", "dag", lambda: _("Wanneer kunt u?"), _days),
    Step("hoe", "vervoer", lambda: _("Hoe komt u er?"), _ways),
)


@blueprint.get("/zoeken/stap")
def first() -> Response:
    """The first question."""
    return redirect(start(_path(STEPS[0])))


@blueprint.get("/zoeken/stap/<slug>")
def step(slug: str) -> Response | str:
    """One question, with what was chosen before; choosing for one municipality comes before all."""
    number = next((number for number, it in enumerate(STEPS) if it.slug == slug), None)
    if number is None:
        abort(404)
    here, content = municipality(), current().content
    if here is None:
        return render_template("search/step_municipality.html", question_path=_path(STEPS[number]))
    asked, _problems = parse(request.args.items(multi=True), content)
    this = STEPS[number]
    following = _path(STEPS[number + 1]) if number + 1 < len(STEPS) else "/zoeken"
    return render_template(
        "search/step.html",
        step=this,
        number=number + 1,
        steps=len(STEPS),
        question=this.question(),
        choices=this.choices(content, here),
        chosen=dict(asked.pairs()).get(this.key, ""),
        others=[pair for pair in asked.pairs() if pair[0] not in {this.key, "gemeente"}],
        following=following,
        before=link(_path(STEPS[number - 1]), _along(asked)) if number else "",
        said=list(_said(asked, content)),
    )


def _said(asked: SearchInput, content: Content) -> Iterable[tuple[str, str]]:
    """What was chosen, in words, and the page on which to choose again."""
    for it in STEPS:
        for key, value in asked.pairs():
            if key == it.key:
                yield phrase(key, value, content), link(_path(it), _along(asked))


def _along(asked: SearchInput) -> list[tuple[str, str]]:
    return [pair for pair in asked.pairs() if pair[0] != "gemeente"]


def _path(it: Step) -> str:
    return f"/zoeken/stap/{it.slug}"
