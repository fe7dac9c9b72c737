"""The first page: three questions, one button, and somebody to ring."""

from schuifaan.web.home.views import blueprint

__all__ = ["blueprint"]
