"""The pages of a draft, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from schuifaan.recurrence import Moment
from schuifaan.recurrence.times import parse_date
from schuifaan.services.drafts.hints import hints
from schuifaan.services.drafts.judging import completeness
from schuifaan.services.drafts.keeping import KEPT_DAYS
from schuifaan.services.drafts.looking import DraftLook, look_at, villages_venues
from schuifaan.services.drafts.questions import (
    FORTNIGHTLY,
    MAIL,
    MONTHLY,
    QUESTIONS,
    WEEKLY,
    Answers,
    Question,
    first_unseen,
    rhythm_in_words,
)
from schuifaan.web.addresses import municipality
from schuifaan.web.cards import card_views
from schuifaan.web.current import current, now
from schuifaan.web.forgery import sent_name
from schuifaan.web.language import language
from schuifaan.web.open_form import TRAP, kept_token
from schuifaan.web.sign_in.access import private
from schuifaan.web.submissions.answers import shown_form, summary_of
from schuifaan.web.submissions.draft_addresses import (
    LATER_PATH,
    MAILED,
    draft_link,
    from_last_page,
    path_of_page,
)
from schuifaan.web.submissions.words import CHECK, answer_names, answer_words, missing_words, question_text
from schuifaan.wording import facts as wording

GONE = 404


def step_page(question: Question, key: str, answers: Answers, status: int = 200) -> Response:
    """One question. A page that was sent before says again what is to be mended on it."""
    content, slug = current().content, question.slug
    day = parse_date(answers.get("datum", ""))
    with current().database.read() as session:
        look = look_at(session, content, answers, now())
        venues = villages_venues(session, content, answers) if slug == "plek" else []
        seen = bool(set(question.fields) & answers.keys())
        return _page(
            "submissions/step.html",
            status,
            **shown_form(answers, look.mistakes.get(slug, ()) if seen else ()),
            **_common(key, look),
            slug=slug,
            heading=question_text(slug),
            number=QUESTIONS.index(question) + 1,
            too_old=request.method == "POST" and sent_name() is None,
            action=draft_link(path_of_page(slug), key, back_to=from_last_page()),
            hints=[it.sentence for it in hints(look.columns, content) if it.field in question.fields],
            venues=venues,
            rhythms=_rhythms(day),
            first_day=wording.full_day(day, language()) if day else "",
            here=municipality(),
        )


def check_page(key: str, answers: Answers, status: int = 200, *, too_old: bool = False) -> Response:
    """All answers, how it will look to residents, and the last button."""
    content = current().content
    with current().database.read() as session:
        look = look_at(session, content, answers, now())
    unseen = first_unseen(answers)
    asked = status != 200 or unseen is None
    mistakes = {slug: [it.sentence for it in found] for slug, found in look.mistakes.items()} if asked else {}
    cards = card_views([look.card] if look.card else [], content, now().date(), language())
    return _page(
        "submissions/check.html",
        status,
        **_common(key, look),
        answers=answers,
        mistakes=mistakes,
        summary=summary_of((slug, sentence) for slug, found in mistakes.items() for sentence in found),
        sections=[_section(it, key, look) for it in QUESTIONS],
        go_on=(question_text(unseen.slug), draft_link(path_of_page(unseen.slug), key)) if unseen else None,
        hints=[(answer_names(content)[it.field], it.sentence) for it in hints(look.columns, content)],
        card=cards[0] if cards else None,
        over=look.is_over,
        alike=look.alike,
        too_old=too_old,
        action=draft_link(path_of_page(CHECK), key),
    )


def later_page(key: str, answers: Answers, mistake: str = "") -> Response:
    """It is kept; where shall the link go?"""
    return _page(
        "submissions/later.html",
        422 if mistake else 200,
        token=kept_token(),
        trap=TRAP,
        field_name=MAIL,
        address=answers.get(MAIL, ""),
        mistake=mistake,
        mailed=MAILED in request.args and not mistake,
        action=draft_link(LATER_PATH, key),
        go_on=draft_link(path_of_page(CHECK), key),
        days=KEPT_DAYS,
    )


def gone_page() -> Response:
    """Nothing is kept under this address."""
    return _page("submissions/gone.html", GONE, days=KEPT_DAYS, first=path_of_page(QUESTIONS[0].slug))


def _page(template: str, status: int, **values: Any) -> Response:
    return private(make_response(render_template(template, **values), status))


def _common(key: str, look: DraftLook) -> dict[str, Any]:
    known = completeness(look.columns)
    return {
        "key": key,
        "token": kept_token(),
        "trap": TRAP,
        "pages": len(QUESTIONS) + 1,
        "known": known,
        "missing": missing_words(known.missing),
        "dates": [_in_words(it) for it in look.coming],
        "more": wording.more_dates(look.more + 1 - len(look.coming), language()),
    }


def _in_words(moment: Moment) -> str:
    day = wording.day_from(moment.start.date(), now().date(), language())
    return f"{day}, {wording.hours(moment.start, moment.end, moment.all_day, language())}"


def _rhythms(day: date | None) -> Iterable[tuple[str, str]]:
    return [(it, rhythm_in_words(it, day).capitalize()) for it in (WEEKLY, FORTNIGHTLY, MONTHLY)]


def _section(question: Question, key: str, look: DraftLook) -> dict[str, Any]:
    """One page's answers, for the last page; three-state facts say what is not known."""
    content, names = current().content, answer_names(current().content)
    facts = {**content.transport, **content.needs}
    stated = {"ja": True, "nee": False}
    return {
        "slug": question.slug,
        "heading": question_text(question.slug),
        "change": draft_link(path_of_page(question.slug), key, back_to=CHECK),
        "rows": [
            (names[it], answer_words(it, look.columns[it], content))
            for it in question.fields
            if it in look.columns and it in names and it not in facts
        ],
        "facts": [(names[it], stated.get(look.columns.get(it, ""))) for it in question.fields if it in facts],
    }
