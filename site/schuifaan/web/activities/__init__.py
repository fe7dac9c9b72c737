"""The page of one activity, and activities as calendar files."""

from schuifaan.web.activities.views import blueprint

__all__ = ["blueprint"]
