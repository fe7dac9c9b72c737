"""What can be wrong with a timetable somebody hands us."""

from schuifaan.errors import SchuifAanError


class TimetableError(SchuifAanError):
    """A timetable cannot be used; the message is one sentence for the administrator. What was there stays."""
