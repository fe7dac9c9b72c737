"""Is this text plain Dutch? Says which sentence, which word, and what would be plainer; never only a score.

    >>> judge("Indien u zich wenst aan te melden, dient u te bellen.", words_to_avoid, OWN_TEXT)

No formula can certify a level such as B1: scores find texts that are too hard, people decide.
"""

from schuifaan.plain_dutch.judging import judge
from schuifaan.plain_dutch.levels import ACTIVITY_TEXT, OWN_TEXT, Level
from schuifaan.plain_dutch.report import Finding, Report

__all__ = ["ACTIVITY_TEXT", "OWN_TEXT", "Finding", "Level", "Report", "judge"]
