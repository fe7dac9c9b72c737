"""`/redactie/inhoud`: what editors change in use, over the shipped files."""

from schuifaan.web.content_in_use.views import blueprint

__all__ = ["blueprint"]
