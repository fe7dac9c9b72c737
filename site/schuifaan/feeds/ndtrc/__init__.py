"""NDTRC, the Dutch exchange of tourist and event data (The Feed Factory), as JSON and as TRC-XML 2.1."""

from schuifaan.feeds.ndtrc.xml_items import read_xml

__all__ = ["read_xml"]
