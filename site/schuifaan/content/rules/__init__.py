"""What must hold across content files: one function a subject, each yields what it finds wrong."""

from collections.abc import Callable, Iterator

from schuifaan.content.library import Library
from schuifaan.content.problems import ContentProblem
from schuifaan.content.rules.codes import codes_fit
from schuifaan.content.rules.colours import colours_are_readable
from schuifaan.content.rules.facts import facts_have_a_source
from schuifaan.content.rules.municipalities import municipalities_fit
from schuifaan.content.rules.organisations import organisations_fit
from schuifaan.content.rules.pages import pages_are_there
from schuifaan.content.rules.phrases import phrases_lead_somewhere
from schuifaan.content.rules.places import places_fit, places_lie_inside
from schuifaan.content.rules.rides import ride_services_are_real
from schuifaan.content.rules.thesaurus import thesaurus_is_clear
from schuifaan.content.rules.topics import topics_lead_somewhere
from schuifaan.content.rules.weeks import weeks_are_in_order
from schuifaan.content.rules.wishes import wishes_can_be_asked
from schuifaan.content.rules.words import words_are_plain

Rule = Callable[[Library], Iterator[ContentProblem]]

CONSISTENCY: tuple[Rule, ...] = (
    codes_fit,
    places_fit,
    municipalities_fit,
    organisations_fit,
    wishes_can_be_asked,
    pages_are_there,
    topics_lead_somewhere,
    thesaurus_is_clear,
    phrases_lead_somewhere,
)
"""Without these the site cannot start."""

EDITORIAL: tuple[Rule, ...] = (
    places_lie_inside,
    facts_have_a_source,
    ride_services_are_real,
    weeks_are_in_order,
    colours_are_readable,
    words_are_plain,
)
"""These keep what it says true and readable."""
