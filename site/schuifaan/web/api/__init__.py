"""What other programs ask of us."""

from schuifaan.web.api.views import blueprint

__all__ = ["blueprint"]
