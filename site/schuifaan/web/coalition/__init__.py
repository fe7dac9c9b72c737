"""What the coalition hears and sees: what residents miss, who wants to join, and what is on offer where."""

from schuifaan.web.coalition import joining, missed, overview
from schuifaan.web.coalition.views import blueprint

__all__ = ["blueprint", "joining", "missed", "overview"]
