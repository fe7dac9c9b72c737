"""What can go wrong, told apart by whose move it is next.

`InputError` is about something a person or a partner sent: its text is Dutch and may be shown as it is.
`SetupError` is about how this installation is set up: its text is one sentence for the administrator.
Everything else is our own fault and may raise whatever it raises.
"""


class SchuifAanError(Exception):
    """Base of all errors this application raises on purpose."""


class InputError(SchuifAanError):
    """Something sent to us cannot be used; the message is a Dutch sentence for whoever sent it."""


class NotFoundError(InputError):
    """The thing asked for does not exist (any more)."""


class MovedError(NotFoundError):
    """It is shown as another activity, whose number is `to`."""

    def __init__(self, message: str, to: int) -> None:
        super().__init__(message)
        self.to = to


class UnavailableError(SchuifAanError):
    """The database cannot be read or written at this moment (locked, full disk, away); later it may be.

    Nothing of what was asked has been done.
    """


class SetupError(SchuifAanError):
    """This installation cannot run as it is set up; the message is one sentence that says what to change."""
