"""The search page."""

from schuifaan.web.search.views import blueprint

__all__ = ["blueprint"]
