"""What can go wrong with an index."""


class IndexUnusable(Exception):  # noqa: N818 - it is a state of affairs; callers read `except IndexUnusable`
    """There is no index to search in, or it cannot be trusted; the message says why. A rebuild mends it."""


class IndexBusy(Exception):  # noqa: N818
    """Another process has been writing to the index for longer than we were willing to wait."""
