"""`/redactie`: one hour a week, from one list."""

from schuifaan.web.editors import sampling, submissions, undelivered
from schuifaan.web.editors.views import blueprint

__all__ = ["blueprint", "sampling", "submissions", "undelivered"]
