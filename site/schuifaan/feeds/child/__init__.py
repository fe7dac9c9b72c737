"""Reading in another process: whatever a partner's file does to it, we live."""

from schuifaan.feeds.child.messages import SiteRules
from schuifaan.feeds.child.parent import Read, Reader, check_in_child, close_reader, read_in_child

__all__ = ["Read", "Reader", "SiteRules", "check_in_child", "close_reader", "read_in_child"]
