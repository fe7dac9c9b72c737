"""Fetching what strangers put on the internet, from addresses that strangers give us."""

from schuifaan.feeds.fetching.answers import Fetched, FetchError
from schuifaan.feeds.fetching.fetcher import Fetcher
from schuifaan.feeds.fetching.site import SiteReader
from schuifaan.feeds.fetching.spelling import reachable_address, readable_address

__all__ = ["FetchError", "Fetched", "Fetcher", "SiteReader", "reachable_address", "readable_address"]
