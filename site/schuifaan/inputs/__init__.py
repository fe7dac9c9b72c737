"""What comes in from outside, under one set of rules for the form and for every feed row."""

from schuifaan.inputs.activity import ActivityInput, VenueInput
from schuifaan.inputs.feed import FeedItem, FeedProblem, Reading

__all__ = ["ActivityInput", "FeedItem", "FeedProblem", "Reading", "VenueInput"]
