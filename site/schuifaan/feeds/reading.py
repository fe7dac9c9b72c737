"""The one way into the adapters: any bytes in, a Reading out."""

import logging
from collections.abc import Mapping

from schuifaan.feeds import ical, sheet
from schuifaan.feeds.context import Adapter, ReadContext
from schuifaan.feeds.detect import CSV, ICAL, XLSX, detect
from schuifaan.feeds.items import refusal
from schuifaan.inputs import Reading

MOST_BYTES = 10 * 1024 * 1024

ADAPTERS: Mapping[str, Adapter] = {
    ICAL: ical.read,
    CSV: sheet.read_csv,
    XLSX: sheet.read_xlsx,
}
"""Every format we read, by the name `detect` gives it."""

log = logging.getLogger(__name__)


def read_feed(body: bytes, context: ReadContext) -> Reading:
    """What `body` says, in whatever format it is. Never raises."""
    if len(body) > MOST_BYTES:
        return refusal("te_groot", waarde=f"{len(body) // 1024 // 1024} MB")
    if not body.strip():
        return refusal("bestand_leeg")
    kind = detect(body, context.name, context.content_type)
    if kind is None:
        return refusal("geen_agenda")
    try:
        return ADAPTERS[kind](body, context)
    except Exception:  # a partner's file must never take down a run that reads others too
        log.exception("The %s adapter failed on %s", kind, context.name or "a file")
        return refusal("onze_fout")
