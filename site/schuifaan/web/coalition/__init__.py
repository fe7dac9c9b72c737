"""What the coalition hears: what residents miss, and who wants to join."""

from schuifaan.web.coalition import joining, missed
from schuifaan.web.coalition.views import blueprint

__all__ = ["blueprint", "joining", "missed"]
