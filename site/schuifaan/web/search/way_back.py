"""The list from which somebody comes to an activity: its question travels in the address of the activity.

So the page of an activity leads back to that list without scripts or cookies, and depends on its address alone. What we
offer to send to others says nothing of it (`addresses.to_give`).
"""

import re
from collections.abc import Iterable

from flask import request

from schuifaan.inputs.search import KEYS, LONGEST_QUERY, MOST_VALUES, SearchInput, parse
from schuifaan.inputs.search_values import read_words
from schuifaan.services.search.cards import SearchPage
from schuifaan.services.travel.storage import ROLLATOR
from schuifaan.web.addresses import Pairs, link
from schuifaan.web.current import current
from schuifaan.web.search.chosen import link_to

KEY = "lijst"
SEARCH, MAP, PICK, GIVE = "zoeken", "kaart", "kiezen", "geven"
LISTS = {SEARCH: "/zoeken", MAP: "/kaart", PICK: "/keuzelijst/kies", GIVE: "/voor-iemand-anders/kies"}
"""Lists one comes from, by their value of KEY; all answer the same question."""
ACTIVITY = "activiteit"
"""On the page that says thank you: the number of the activity one comes from."""
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")

# The municipality goes with every link, and how many one sees is not for the visitor to say.
_ALONG = frozenset({KEY, *KEYS}) - {"gemeente", "limit"}


def along(page: SearchPage, came_from: str) -> Pairs:
    """What the links of this list's cards say: which list it is, its question, and how one travels.

    Not the words of who feels alone: the address of an activity is shown to others and passed on.
    """
    said = [pair for pair in page.input.pairs() if pair[0] in _ALONG and not (page.alone and pair[0] == "q")]
    return [(KEY, came_from), *said, *(pair for pair in _travelling(page.searched) if pair not in said)]


def said_along() -> Pairs:
    """What the address of this request says of a list and its question, to be said again as it stands there."""
    said = [(key, value) for key, value in request.args.items(multi=True) if key in _ALONG]
    return [(key, read_words(value, LONGEST_QUERY)) for key, value in said[:MOST_VALUES]]


def list_before() -> str:
    """The address of the list that the address of this request names; empty when it names none of ours."""
    path = LISTS.get(request.args.get(KEY, ""))
    if path is None:
        return ""
    asked, _problems = parse(request.args.items(multi=True), current().content)
    return link_to(path, asked)


def thanks_link(what: str, number: int) -> str:
    """The page after a form about activity `number`: it leads back to that, and to the list before it."""
    return link("/bedankt", said_along(), voor=what, activiteit=number)


def activity_before() -> str:
    """The address of the activity that the address of this request names, as it was left; empty when it names none."""
    number = request.args.get(ACTIVITY, "")
    return link(f"/activiteiten/{number}", said_along()) if _NUMBER.fullmatch(number) else ""


def _travelling(searched: SearchInput) -> Iterable[tuple[str, str]]:
    """What the words of a question said of where one leaves from, and how one walks."""
    if searched.vertrek is None:
        return []
    return [("vertrek", searched.vertrek), *([("nodig", ROLLATOR)] if ROLLATOR in searched.nodig else [])]
