"""The short list, and giving it to somebody else."""

from schuifaan.web.shortlist.views import blueprint

__all__ = ["blueprint"]
