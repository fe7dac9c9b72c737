"""An activity written back as the answers of the form, so that a person can change it with the same questions."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session, select

from schuifaan.content import Content
from schuifaan.feeds.columns import FACTS
from schuifaan.models import AccessFact, Activity, Organisation, Schedule, Venue
from schuifaan.recurrence import RuleError, Series, describe, parse_rule
from schuifaan.recurrence.dutch import rule_from_dutch
from schuifaan.recurrence.expand import in_amsterdam
from schuifaan.services.schedules import series_of

_UNTIL = re.compile(r";?UNTIL=(\d{4})(\d{2})(\d{2})[^;]*", re.IGNORECASE)


def answers_of(session: Session, content: Content, activity: Activity) -> dict[str, str]:
    """What the form would say of `activity`, by column of the interchange sheet; without what is unknown."""
    answers = {
        "titel": activity.title,
        "samenvatting": activity.summary,
        "omschrijving": activity.description,
        "soort": "; ".join([*activity.categories, *activity.keywords]),
        "vorm": activity.contact_form or "",
        "doelgroep": "; ".join(activity.audiences),
        "taal": "; ".join(activity.languages),
        "kosten": cost_in_words(activity.cost_cents, activity.cost_note),
        "aanmelden": activity.sign_up or "",
        "contactpersoon": activity.contact_name or "",
        "telefoon": activity.phone or "",
        "e-mail": activity.email or "",
        "website": activity.website or "",
        "alleen komen": yes_or_no(activity.come_alone),
        "eerste keer": activity.first_time,
        "vervolg": activity.follow_up,
        **_place(session, content, activity),
        **_facts(session, activity),
    }
    schedule = session.get(Schedule, activity.id)
    if schedule:
        answers |= dates_of(series_of(schedule))
    return {column: text for column, text in answers.items() if text}


def dates_of(series: Series) -> dict[str, str]:
    """The date columns that make this series again by our own clock, as far as columns can."""
    start = series.start if series.all_day else in_amsterdam(series.start, series.zone)
    answers = {"datum": _day(start)}
    if series.all_day:
        answers["begintijd"] = "hele dag"
    else:
        answers["begintijd"] = _time(start)
        if series.minutes:
            answers["eindtijd"] = _time(start + timedelta(minutes=series.minutes))
    if series.rrule:
        until = _UNTIL.search(series.rrule)
        answers["herhaling"] = _repeat(series, _UNTIL.sub("", series.rrule).strip(";"))
        answers["einddatum"] = f"{int(until[3])}-{int(until[2])}-{until[1]}" if until else ""
    return answers


def _repeat(series: Series, rule: str) -> str:
    """In words where the same words mean the same rule, else the rule itself."""
    words = describe(Series(series.start, rrule=rule))
    try:
        told, kept = parse_rule(rule_from_dutch(words)), parse_rule(rule)
    except RuleError:
        return rule
    return words if told == kept else rule


def _day(moment: datetime) -> str:
    return f"{moment.day}-{moment.month}-{moment.year}"


def _time(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def cost_in_words(cents: int | None, note: str) -> str:
    """`gratis`, `2,50 per keer`; only the note when no amount is known."""
    if cents is None:
        return note
    amount = "gratis" if cents == 0 else f"{cents // 100},{cents % 100:02}"
    return f"{amount} {note}".strip()


def yes_or_no(value: bool | None) -> str:
    """`ja`, `nee`, or empty for unknown."""
    return "" if value is None else ("ja" if value else "nee")


def _place(session: Session, content: Content, activity: Activity) -> dict[str, str]:
    organisation = session.get(Organisation, activity.organisation_id) if activity.organisation_id else None
    answers = {"organisatie": organisation.name if organisation else ""}
    venue = session.get(Venue, activity.venue_id) if activity.venue_id else None
    if venue:
        known = content.places.get(venue.place or "")
        answers |= {
            "locatie": venue.name,
            "adres": venue.address or "",
            "postcode": venue.postcode or "",
            "plaats": known.name if known else venue.town,
        }
    return answers


def _facts(session: Session, activity: Activity) -> dict[str, str]:
    said = session.exec(select(AccessFact).where(AccessFact.activity_id == activity.id))
    return {it.code: yes_or_no(it.value) for it in said if it.code in FACTS}
