"""What a source said of an activity, by column of the interchange sheet: to lay two versions side by side."""

from dataclasses import dataclass

from schuifaan.content import Content
from schuifaan.inputs import ActivityInput
from schuifaan.recurrence import Series, describe
from schuifaan.recurrence.series import Override
from schuifaan.services.editing.form_answers import cost_in_words, dates_of, yes_or_no

_REPEAT = "herhaling"


@dataclass(frozen=True, slots=True)
class Difference:
    """One column that is not the same in both; an empty text is what was not said."""

    column: str
    before: str
    after: str


def told(content: Content, it: ActivityInput) -> dict[str, str]:
    """Everything `it` says, by column, in the words of the form; without what it does not say."""
    venue = it.venue
    place = content.places.get(venue.place or "")
    columns = {
        "titel": it.title,
        **dates_of(it.series),
        _REPEAT: describe(it.series) if it.series.rrule else "",
        "uitzonderingen": _exceptions(it.series),
        "gaat het door": content.statuses[it.series.status].label,
        "locatie": venue.name,
        "adres": venue.address or "",
        "postcode": venue.postcode or "",
        "plaats": place.name if place else venue.town,
        "samenvatting": it.summary,
        "omschrijving": it.description,
        "organisatie": it.organisation or "",
        "soort": "; ".join([*it.categories, *it.keywords]),
        "vorm": it.contact_form or "",
        "doelgroep": "; ".join(it.audiences),
        "taal": "; ".join(it.languages),
        "kosten": cost_in_words(it.cost_cents, it.cost_note),
        "aanmelden": it.sign_up or "",
        "contactpersoon": it.contact_name or "",
        "telefoon": it.phone or "",
        "e-mail": it.email or "",
        "website": it.website or "",
        "alleen komen": yes_or_no(it.come_alone),
        "eerste keer": it.first_time,
        "vervolg": it.follow_up,
        **{code: yes_or_no(value) for code, value in it.facts.items()},
    }
    return {column: text for column, text in columns.items() if text}


def differences(content: Content, before: ActivityInput, after: ActivityInput) -> tuple[Difference, ...]:
    """The columns that changed, in the order of the form."""
    old, new = told(content, before), told(content, after)
    if before.series.rrule != after.series.rrule and old.get(_REPEAT) == new.get(_REPEAT):  # as 5 or 6 times
        old, new = ({**said, **dates_of(it.series)} for said, it in ((old, before), (new, after)))
    return tuple(
        Difference(column, old.get(column, ""), new.get(column, ""))
        for column in dict.fromkeys([*new, *old])
        if old.get(column) != new.get(column)
    )


def _exceptions(series: Series) -> str:
    """Dates that are other than the rule says."""
    without = [f"niet op {day:%d-%m-%Y}" for day in series.exdates]
    besides = [f"ook op {day:%d-%m-%Y}" for day in series.rdates]
    return "; ".join([*without, *besides, *(_other(it) for it in series.overrides)])


def _other(it: Override) -> str:
    moved = f" naar {it.start:%d-%m-%Y %H.%M} uur" if it.start and it.start != it.original else ""
    where = f" in {it.place}" if it.place else ""
    return f"{it.original:%d-%m-%Y}: {it.status or 'anders'}{moved}{where}"
