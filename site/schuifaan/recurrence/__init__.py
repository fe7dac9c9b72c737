"""Repeating dates: checking a rule, expanding it, and saying it in Dutch. Local wall time throughout."""

from schuifaan.recurrence.describe import describe
from schuifaan.recurrence.expand import MOST_MOMENTS, expand, first_by_rule, is_too_often
from schuifaan.recurrence.rules import Rule, RuleError, parse_rule
from schuifaan.recurrence.series import Moment, Override, Series

__all__ = [
    "MOST_MOMENTS",
    "Moment",
    "Override",
    "Rule",
    "RuleError",
    "Series",
    "describe",
    "expand",
    "first_by_rule",
    "is_too_often",
    "parse_rule",
]
