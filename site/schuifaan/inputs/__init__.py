"""What comes in from outside, under one set of rules for the form and for every feed row."""

from schuifaan.inputs.activity import ActivityInput, VenueInput
from schuifaan.inputs.feed import FeedItem, FeedProblem, Heading, KnownText, Reading

__all__ = ["ActivityInput", "FeedItem", "FeedProblem", "Heading", "KnownText", "Reading", "VenueInput"]
