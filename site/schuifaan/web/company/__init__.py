""" "Ga met mij mee": asking for company, and reading who asked."""

from schuifaan.web.company import reading
from schuifaan.web.company.views import blueprint

__all__ = ["blueprint", "reading"]
