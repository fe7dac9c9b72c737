"""One good feed of every format, with five activities in it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.feeds.calendars import calendar, event
from tests.feeds.pages import page, party
from tests.feeds.sheets import old_workbook, open_document, sheet, workbook
from tests.feeds.test_json_feeds import PAGES
from tests.feeds.test_rss import rss

NUMBERS = range(1, 6)
TITLES = [f"Koffie {number} caf\u00e9" for number in NUMBERS]


@dataclass(frozen=True, slots=True)
class Good:
    """A feed as a partner means it."""

    body: bytes
    name: str
    content_type: str
    packed: bool = False
    """A zip or the like: there is no text to change in it."""


def _ical() -> str:
    lines = (
        "RRULE:FREQ=WEEKLY;COUNT=6\nLOCATION:Zaal\\, 7471 AA Goor",
        "RRULE:FREQ=MONTHLY;BYDAY=1TU\nEXDATE;TZID=Europe/Amsterdam:20270105T100000",
        "DTEND;TZID=Europe/Amsterdam:20261201T113000\nDESCRIPTION:Kom erbij.\nURL:https://voorbeeld.nl/",
        "DURATION:PT1H\nSTATUS:CANCELLED\nRDATE:20261208T090000Z,20261215T090000Z",
        "GEO:52.23;6.58\nCATEGORIES:koffie\nSEQUENCE:2\nDTSTAMP:20261101T000000Z",
    )
    events = [
        event(it, uid=f"u{n}", title=title) for n, (it, title) in enumerate(zip(lines, TITLES, strict=True))
    ]
    changed = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T090000Z", uid="u0", title=TITLES[0])
    return calendar(*events, changed)


def _rows() -> list[dict[str, str]]:
    return [
        {
            "nummer": str(number),
            "titel": title,
            "datum": f"{number}-12-2026",
            "begintijd": "10.00 - 11:30",
            "herhaling": "elke dinsdag" if number == 2 else "",
            "einddatum": "29-12-2026" if number == 2 else "",
            "uitzonderingen": "8-12-2026;15-12-2026" if number == 2 else "",
            "kosten": "2,50",
            "plaats": "Goor",
            "telefoon": "0547-123456",
        }
        for number, title in zip(NUMBERS, TITLES, strict=True)
    ]


def _table() -> list[list[str]]:
    rows = _rows()
    return [list(rows[0]), *(list(row.values()) for row in rows)]


_OWN: dict[str, Callable[[int, str], dict[str, Any]]] = {
    "the events calendar": lambda n, title: {"global_id": f"x?id={n}", "title": title},
    "ndtrc": lambda n, title: {"trcid": f"t{n}", "trcItemDetails": [{"lang": "nl", "title": title}]},
    "uitdatabank": lambda n, title: {"@id": f"https://io.uitdatabank.be/event/{n}", "name": {"nl": title}},
    "linked events": lambda n, title: {"id": f"kulke:{n}", "name": {"nl": title}},
    "gancio": lambda n, title: {"id": n, "slug": f"s{n}", "title": title},
    "mobilizon": lambda n, title: {"id": f"https://mobilizon.voorbeeld.nl/events/{n}", "name": title},
    "openactive": lambda n, title: {"id": n, "modified": n, "data": party(name=title)},
}


def _json(program: str) -> str:
    rows = [_OWN[program](number, title) for number, title in zip(NUMBERS, TITLES, strict=True)]
    data = PAGES[program](*rows)
    if program == "openactive":
        data = data | {"next": None}
    return json.dumps(data, ensure_ascii=False)


def _trc() -> str:
    items = "".join(
        f'<trcitem trcid="{n}" entitytype="EVENEMENT" wfstatus="approved" published="true"><trcitemdetails>'
        f'<trcitemdetail lang="nl"><title>{title}</title></trcitemdetail></trcitemdetails><calendar>'
        f'<single date="{n:02}/12/2026"><when timestart="10:00" timeend="11:30"/></single></calendar>'
        f"<location><label>Dorpshuis</label><address><city>Goor</city></address></location></trcitem>"
        for n, title in zip(NUMBERS, TITLES, strict=True)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><x:trcitems xmlns:x="http://x">{items}</x:trcitems>'


def _rss() -> str:
    return rss(
        *(
            f"<title>{title}</title><guid>g{n}</guid><ev:startdate>2026-12-0{n}T10:00:00</ev:startdate>"
            for n, title in zip(NUMBERS, TITLES, strict=True)
        )
    )


def _atom() -> str:
    entries = "".join(
        f"<entry><title>{title}</title><id>tag:{n}</id><updated>2026-11-01T00:00:00Z</updated>"
        f'<gd:when startTime="2026-12-0{n}T10:00:00+01:00"/></entry>'
        for n, title in zip(NUMBERS, TITLES, strict=True)
    )
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:gd="http://schemas.google.com/g/2005"'
    return f'<?xml version="1.0" encoding="utf-8"?><feed {spaces}><title>x</title>{entries}</feed>'


def _page() -> str:
    return page(
        *(party(name=title, url=f"https://x.nl/{n}") for n, title in zip(NUMBERS, TITLES, strict=True))
    )


def _microdata() -> str:
    return "<!DOCTYPE html><html><body>{}</body></html>".format(
        "".join(
            f'<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">{title}</h2>'
            f'<meta itemprop="startDate" content="2026-12-0{n}T10:00"><a itemprop="url" href="/{n}">meer</a></div>'
            for n, title in zip(NUMBERS, TITLES, strict=True)
        )
    )


def good_feeds() -> Mapping[str, Good]:
    """By the name of the format."""
    texts = {
        "ical": (_ical(), "agenda.ics", "text/calendar"),
        "csv": (sheet(*_rows()), "lijst.csv", "text/csv"),
        "json-ld": (_page(), "pagina.html", "text/html"),
        "microdata": (_microdata(), "pagina.html", "text/html"),
        "rss": (_rss(), "feed.xml", "application/rss+xml"),
        "atom": (_atom(), "feed.xml", "application/atom+xml"),
        "ndtrc xml": (_trc(), "feed.xml", "application/xml"),
        **{program: (_json(program), "feed.json", "application/json") for program in PAGES},
    }
    feeds = {name: Good(text.encode(), *rest) for name, (text, *rest) in texts.items()}
    return feeds | {
        "xlsx": Good(workbook(*_table()), "lijst.xlsx", "application/octet-stream", packed=True),
        "xls": Good(old_workbook(), "lijst.xls", "application/vnd.ms-excel", packed=True),
        "ods": Good(open_document(*_table()), "lijst.ods", "application/octet-stream", packed=True),
    }
