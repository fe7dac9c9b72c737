"""Partners' calendars: how they are doing, what waits, what is double, and giving us a new one."""

from schuifaan.web.feeds import adding, choosing, duplicates, renewing
from schuifaan.web.feeds.views import blueprint

__all__ = ["adding", "blueprint", "choosing", "duplicates", "renewing"]
