"""Looking after activities: the same pages for an editor and for the partner whose they are."""

from schuifaan.web.managing import editing
from schuifaan.web.managing.views import blueprint

__all__ = ["blueprint", "editing"]
