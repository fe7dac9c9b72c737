"""What a partner chooses for a feed before sending it: columns, what to fill in, what to leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from schuifaan.errors import InputError
from schuifaan.feeds.columns import COLUMNS
from schuifaan.feeds.rules import COLUMNS as RULE_COLUMNS
from schuifaan.feeds.rules import LONGEST_WORDS, NOT, ONLY, read_rules
from schuifaan.inputs import Heading
from schuifaan.inputs.text import one_line
from schuifaan.recurrence.times import DAY_FIRST, MONTH_FIRST
from schuifaan.services.accounts.permissions import Action
from schuifaan.services.feeds.defaults import DEFAULTS, mistakes_in
from schuifaan.services.feeds.drafts import Draft
from schuifaan.services.feeds.registered import DATE_ORDER
from schuifaan.services.feeds.trying import draft_for, drafts_of
from schuifaan.web.addresses import link
from schuifaan.web.current import current, now
from schuifaan.web.feeds.adding import HERE, try_draft
from schuifaan.web.feeds.views import blueprint
from schuifaan.web.forgery import UNUSABLE
from schuifaan.web.sign_in.access import SEE_OTHER, me, requires

MOST_HEADINGS = 60
"""Of a sheet with more columns the rest is read as we would."""
LONGEST_VALUE = 300
NEEDED = ("titel", "datum")

Mistakes = Sequence[tuple[str, str]]
"""Field and sentence."""


@blueprint.get(f"{HERE}/<key>/kolommen")
@requires(Action.ADD_FEED)
def columns(key: str) -> Response:
    """Which column is which?"""
    trial = try_draft(key)
    headings = trial.preview.headings[:MOST_HEADINGS]
    return _columns_page(trial.draft, headings, [it.column for it in headings], ())


@blueprint.post(f"{HERE}/<key>/kolommen")
@requires(Action.ADD_FEED)
def take_columns(key: str) -> Response:
    """Keep it, and show what it makes."""
    trial = try_draft(key)
    headings = trial.preview.headings[:MOST_HEADINGS]
    if not headings:
        return redirect(link(f"{HERE}/{key}"), SEE_OTHER)
    sent = [request.form.get(f"kolom-{number}", "") for number in range(1, len(headings) + 1)]
    chosen = [column if column in COLUMNS else "" for column in sent]
    mistakes = [
        (f"kolom-{number}", f"Twee kolommen kunnen niet allebei '{column}' zijn.")
        for number, column in enumerate(chosen, 1)
        if column and column in chosen[: number - 1]
    ]
    if missing := [it for it in NEEDED if it not in chosen]:
        verb = "staat" if len(missing) == 1 else "staan"
        mistakes.append(("kolom-1", f"Kies in welke kolom de {' en de '.join(missing)} {verb}."))
    if mistakes:
        return _columns_page(trial.draft, headings, chosen, mistakes)
    said = {it.text: column for it, column in zip(headings, chosen, strict=True)}
    return _keep(replace(trial.draft, headings=said, defaults=_with_order(trial.draft.defaults)))


@blueprint.get(f"{HERE}/<key>/standaard")
@requires(Action.ADD_FEED)
def defaults(key: str) -> Response:
    """What holds for all of them?"""
    draft = draft_for(current().settings, key, me())
    return _defaults_page(draft, dict(draft.defaults), ())


@blueprint.post(f"{HERE}/<key>/standaard")
@requires(Action.ADD_FEED)
def take_defaults(key: str) -> Response:
    """Keep it, and show what it makes."""
    draft = draft_for(current().settings, key, me())
    sent = {
        name: "; ".join(str(one_line(it))[:LONGEST_VALUE] for it in request.form.getlist(name) if it.strip())
        for name in DEFAULTS
    }
    answers = {name: value for name, value in sent.items() if value}
    if mistakes := mistakes_in(current().content, answers):
        return _defaults_page(draft, answers, mistakes)
    kept = {name: value for name, value in draft.defaults.items() if name == DATE_ORDER}
    return _keep(replace(draft, defaults={**answers, **kept}))


@blueprint.get(f"{HERE}/<key>/regels")
@requires(Action.ADD_FEED)
def rules(key: str) -> Response:
    """What is for the site, and what is not?"""
    return _rules_page(draft_for(current().settings, key, me()), {}, ())


@blueprint.post(f"{HERE}/<key>/regels")
@requires(Action.ADD_FEED)
def take_rules(key: str) -> Response:
    """One rule more, or one less."""
    draft = draft_for(current().settings, key, me())
    choice = request.form.get("besluit", "")
    if choice.startswith("weg-"):
        kept = tuple(it for number, it in enumerate(draft.rules, 1) if choice != f"weg-{number}")
        return _keep(replace(draft, rules=kept), "/regels")
    rule = {
        name: str(one_line(request.form.get(name, "")))[: LONGEST_WORDS + 1]
        for name in ("doe", "kolom", "woorden")
    }
    try:
        read_rules([*draft.rules, rule])
    except InputError as error:
        return _rules_page(draft, rule, (("woorden", str(error)),))
    return _keep(replace(draft, rules=(*draft.rules, rule)), "/regels")


def _with_order(defaults: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, with the order of dates that was chosen; the day first goes without saying."""
    others = {name: value for name, value in defaults.items() if name != DATE_ORDER}
    return others | ({DATE_ORDER: MONTH_FIRST} if request.form.get(DATE_ORDER) == MONTH_FIRST else {})


def _keep(draft: Draft, then: str = "") -> Response:
    drafts_of(current().settings).change(replace(draft, seen=False), now())
    return redirect(link(f"{HERE}/{draft.key}{then}"), SEE_OTHER)


def _columns_page(
    draft: Draft, headings: Sequence[Heading], chosen: Sequence[str], mistakes: Mistakes
) -> Response:
    page = render_template(
        "feeds/columns.html",
        draft_path=f"{HERE}/{draft.key}",
        headings=list(zip(headings, chosen, strict=True)),
        columns=COLUMNS,
        order=draft.defaults.get(DATE_ORDER, DAY_FIRST),
        mistakes=mistakes,
    )
    return make_response(page, UNUSABLE if mistakes else 200)


def _defaults_page(draft: Draft, answers: dict[str, str], mistakes: Mistakes) -> Response:
    page = render_template(
        "feeds/defaults.html",
        draft_path=f"{HERE}/{draft.key}",
        answers=answers,
        places=sorted({it.name for it in current().content.places.values()}),
        mistakes=mistakes,
    )
    return make_response(page, UNUSABLE if mistakes else 200)


def _rules_page(draft: Draft, rule: dict[str, str], mistakes: Mistakes) -> Response:
    page = render_template(
        "feeds/rules.html",
        draft_path=f"{HERE}/{draft.key}",
        rules=draft.rules,
        rule=rule,
        does=(NOT, ONLY),
        columns=RULE_COLUMNS,
        mistakes=mistakes,
    )
    return make_response(page, UNUSABLE if mistakes else 200)
