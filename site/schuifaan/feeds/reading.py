"""The one way into the adapters: any bytes in, a Reading out."""

import logging
import zlib
from collections.abc import Mapping
from dataclasses import replace

from schuifaan.feeds import ical, sheet
from schuifaan.feeds.context import Adapter, ReadContext
from schuifaan.feeds.detect import CSV, ICAL, JSON, NDTRC, PAGE, RSS, WORKBOOK, detect
from schuifaan.feeds.items import refusal
from schuifaan.feeds.json_feeds import read_json
from schuifaan.feeds.limits import MOST_BYTES
from schuifaan.feeds.ndtrc import read_xml
from schuifaan.feeds.other_files import other_file
from schuifaan.feeds.problems import problem
from schuifaan.feeds.rss_atom import read_rss
from schuifaan.feeds.rules import choose
from schuifaan.feeds.wordpress import read_site
from schuifaan.inputs import Reading

ADAPTERS: Mapping[str, Adapter] = {
    ICAL: ical.read,
    CSV: sheet.read_csv,
    WORKBOOK: sheet.read_workbook,
    PAGE: read_site,
    JSON: read_json,
    RSS: read_rss,
    NDTRC: read_xml,
}
"""Every format we read, by the name `detect` gives it."""

_GZIP = b"\x1f\x8b"

log = logging.getLogger(__name__)


def read_feed(body: bytes, context: ReadContext) -> Reading:
    """What `body` says, in whatever format it is. Never raises."""
    whole = True
    if body.startswith(_GZIP):
        body, whole = _unpacked(body)
    if len(body) > MOST_BYTES:
        return refusal("te_groot", waarde=f"{len(body) // 1024 // 1024} MB")
    if not body.strip():
        return refusal("bestand_leeg")
    if other := other_file(body):
        return refusal("ander_bestand", waarde=other)
    kind = detect(body, context.name, context.content_type)
    if kind is None:
        return refusal("geen_agenda")
    try:
        reading = ADAPTERS[kind](body, context)
    except MemoryError:
        return refusal("te_groot", waarde=f"{len(body) // 1024} kB, en uitgepakt veel meer")
    except Exception:  # a partner's file must never take down a run that reads others too
        log.exception("The %s adapter failed on %s", kind, context.name or "a file")
        return refusal("onze_fout")
    reading = choose(reading, context.rules)
    return reading if whole else _incomplete(reading)


def _unpacked(body: bytes) -> tuple[bytes, bool]:
    """The bytes inside a gzip, at most one more than we read, and whether its end was there."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(body, MOST_BYTES + 1), unpacker.eof
    except zlib.error:
        return body, True  # no gzip after all: the adapters will say what it is not


def _incomplete(reading: Reading) -> Reading:
    problems = reading.problems
    if reading.usable and not any(it.code == "bestand_onvolledig" for it in problems):
        problems = (*problems, problem("bestand_onvolledig"))
    return replace(reading, problems=problems, complete=False)
