"""What visitors and partners send: a new activity, or word that one is not right."""

from schuifaan.web.submissions.giving import blueprint as giving
from schuifaan.web.submissions.views import blueprint

__all__ = ["blueprint", "giving"]
