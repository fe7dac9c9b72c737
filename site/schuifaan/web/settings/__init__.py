"""What somebody wants of the site: in the address, on this computer only when asked, and all of it gone again."""

from schuifaan.web.settings import library, wiping
from schuifaan.web.settings.views import blueprint

__all__ = ["blueprint", "library", "wiping"]
