"""iCalendar files."""

from schuifaan.feeds.ical.adapter import read

__all__ = ["read"]
