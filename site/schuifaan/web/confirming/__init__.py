"""Living confirmation: `/bevestigen/<key>` for partners without signing in, `/redactie/bevestigen` for editors."""

from schuifaan.web.confirming import change, editors
from schuifaan.web.confirming.views import blueprint

__all__ = ["blueprint", "change", "editors"]
