"""Sentences that are made before it is known in which language somebody reads them.

A `Message` is the Dutch sentence, so whoever only speaks Dutch (JSON, the command line, mail) needs to know nothing
of this; `wording.catalogs` says it in another language.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date


class Message(str):
    """A Dutch sentence, with what is needed to say it in another language.

    `Message("Wij zoeken in %(plaats)s.", plaats=...)`; a value may be text, a number, a date or a Message of its own.
    Without values nothing is filled in, so that a label of the content files may be one too.
    """

    __slots__ = ("many", "number", "one", "values")

    one: str
    many: str | None
    """The sentence for more than one; None when it does not depend on a number."""
    number: int
    values: Mapping[str, Any]

    def __new__(cls, sentence: str, /, **values: object) -> "Message":
        return cls._made(sentence, None, 0, values)

    @classmethod
    def _made(cls, one: str, many: str | None, number: int, values: Mapping[str, Any]) -> "Message":
        chosen = one if many is None or number == 1 else many
        text = chosen % {name: _dutch(value) for name, value in values.items()} if values else chosen
        message = super().__new__(cls, text)
        message.one, message.many, message.number, message.values = one, many, number, values
        return message


class Counted(Message):
    """One that depends on a number, which is `%(aantal)s` in it."""

    __slots__ = ()

    def __new__(cls, one: str, many: str, number: int, /, **values: object) -> "Counted":
        made = cls._made(one, many, number, {"aantal": number, **values})
        assert isinstance(made, Counted)
        return made


class Label(Message):
    """One of the content files' labels inside a Dutch sentence, where it begins with a small letter."""

    __slots__ = ()

    def __new__(cls, label: str) -> "Label":
        lower = label if label[:2].isupper() else label[:1].lower() + label[1:]
        made = str.__new__(cls, lower)
        made.one, made.many, made.number, made.values = label, None, 0, {}
        return made


def marked(sentence: str) -> str:
    """The same sentence, found by whoever collects what is to be translated; its values are filled in elsewhere."""
    return sentence


def _dutch(value: object) -> object:
    return format_date(value, "EEEE d MMMM y", locale="nl") if isinstance(value, date) else value
