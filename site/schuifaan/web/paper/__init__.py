"""Posters, booklets and cards to print."""

from schuifaan.web.paper.views import blueprint

__all__ = ["blueprint"]
