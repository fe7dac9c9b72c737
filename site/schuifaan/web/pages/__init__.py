"""Pages of text, and what machines ask for (`/gezond`, `/robots.txt`)."""

from schuifaan.web.pages.views import blueprint

__all__ = ["blueprint"]
