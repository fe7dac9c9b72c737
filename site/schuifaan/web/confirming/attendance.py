"""How many people came: `/bevestigen/<key>/aanwezig` for who has the link, `/redactie/bevestigen/<number>/aanwezig`
for an editor who has the organiser on the telephone or the sheet on the table. Looking changes nothing."""

from collections.abc import Callable

from werkzeug.wrappers import Response

from schuifaan.services.accounts.permissions import Action
from schuifaan.services.confirming.answers import by_link
from schuifaan.services.confirming.links import organisation_of
from schuifaan.services.confirming.mailing import partner_of
from schuifaan.services.confirming.vouching import BY_LINK
from schuifaan.services.editing.audit import actor_of
from schuifaan.web.addresses import about
from schuifaan.web.confirming.counting import Teller, days_page, numbers_page, take_numbers
from schuifaan.web.confirming.views import NO_LONGER, blueprint, no_longer, secret
from schuifaan.web.current import current, now
from schuifaan.web.forgery import UNUSABLE, keeps_answers, sent_name
from schuifaan.web.sign_in.access import me, requires


@blueprint.get("/bevestigen/<key>/aanwezig")
def sessions_held(key: str) -> Response:
    """The days that are over, and what was said of them."""
    return _by_link(key, days_page)


@blueprint.get("/bevestigen/<key>/aanwezig/<int:number>/<day>")
def who_came(key: str, number: int, day: str) -> Response:
    """Three questions about one day."""
    return _by_link(key, lambda it: numbers_page(it, number, day))


@blueprint.post("/bevestigen/<key>/aanwezig/<int:number>/<day>")
@keeps_answers
def say_who_came(key: str, number: int, day: str) -> Response:
    """Keep the numbers."""
    ended = UNUSABLE if sent_name() is None else NO_LONGER
    return _by_link(key, lambda it: take_numbers(it, number, day), ended)


@blueprint.get("/redactie/bevestigen/<int:owner>/aanwezig")
@requires(Action.CONFIRM)
def sessions_of(owner: int) -> Response:
    """The same days, in the order of the sheet."""
    return days_page(_for_partner(owner))


@blueprint.get("/redactie/bevestigen/<int:owner>/aanwezig/<int:number>/<day>")
@requires(Action.CONFIRM)
def who_came_there(owner: int, number: int, day: str) -> Response:
    """The same questions, without what the organiser said before."""
    return numbers_page(_for_partner(owner), number, day)


@blueprint.post("/redactie/bevestigen/<int:owner>/aanwezig/<int:number>/<day>")
@keeps_answers
@requires(Action.CONFIRM)
def say_who_came_there(owner: int, number: int, day: str) -> Response:
    """Keep what the organiser told."""
    return take_numbers(_for_partner(owner), number, day)


def _by_link(key: str, answer: Callable[[Teller], Response], ended: int = NO_LONGER) -> Response:
    with current().database.read() as session:
        organisation = organisation_of(session, key, now())
    if organisation is None:
        return no_longer(ended)
    about(organisation.municipality)
    actor = by_link(organisation, BY_LINK).actor
    return secret(answer(Teller(organisation, f"/bevestigen/{key}", actor, own=True)))


def _for_partner(number: int) -> Teller:
    with current().database.read() as session:
        organisation = partner_of(session, number)
    return Teller(organisation, f"/redactie/bevestigen/{number}", actor_of(me()), own=False)
