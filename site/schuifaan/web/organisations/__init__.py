"""The page of one organisation."""

from schuifaan.web.organisations.views import blueprint

__all__ = ["blueprint"]
