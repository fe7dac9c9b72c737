"""What editors change in use, laid over the shipped files: one mechanism for everything they may change.

A change names a kind, a key and a value with the keys of the file it lies over. `KINDS` says for each kind where that
is; `lay_over` checks the result by the rules of the files themselves.
"""

from schuifaan.content.overlay.kind import GoneError, Kind, Value
from schuifaan.content.overlay.kinds import KINDS, standing
from schuifaan.content.overlay.laying import Change, LeftOut, Overlaid, lay_over

__all__ = [
    "KINDS",
    "Change",
    "GoneError",
    "Kind",
    "LeftOut",
    "Overlaid",
    "Value",
    "lay_over",
    "standing",
]
