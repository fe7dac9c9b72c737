"""`/wegwijzer`: doors by wish or life event, and pages about one thing each."""

from schuifaan.web.topics.views import blueprint

__all__ = ["blueprint"]
