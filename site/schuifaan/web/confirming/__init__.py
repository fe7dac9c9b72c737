"""Living confirmation: `/bevestigen/<key>` for partners without signing in, `/redactie/bevestigen` for editors."""

from schuifaan.web.confirming import attendance, change, editors
from schuifaan.web.confirming.views import blueprint

__all__ = ["attendance", "blueprint", "change", "editors"]
