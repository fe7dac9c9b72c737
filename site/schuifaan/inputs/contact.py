"""Telephone numbers and addresses people may be given: usable as they stand, or unknown."""

import re

from schuifaan.inputs.text import one_line

_NO_DIGITS = re.compile(r"[^0-9+]")
_DUTCH_NUMBER = re.compile(r"0[0-9]{9}|0[89]00[0-9]{4,7}|1[0-9]{2,5}")
# What every mail server takes (RFC 5321, Dot-string): an address that we keep is one we can write to.
_ATOM = r"[A-Za-z0-9!#$%&*+/=^_{|}~-]+"
_EMAIL = re.compile(rf"(?=.{{1,64}}@.{{1,190}}$){_ATOM}(?:\.{_ATOM})*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,24}}")
_WEBSITE = re.compile(r"https?://[^\s<>\"'@]{3,500}", re.IGNORECASE)
_BARE_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def clean_phone(value: object) -> str | None:
    """A number that can be dialled in the Netherlands, as given; a zero a spreadsheet ate is put back."""
    text = str(one_line(str(value or "")))
    digits = re.sub(r"^(\+31|0031)0?", "0", _NO_DIGITS.sub("", text))
    if _DUTCH_NUMBER.fullmatch(digits):
        return text
    return f"0{digits}" if re.fullmatch(r"[1-9][0-9]{8}", digits) and digits == text else None


def clean_email(value: object) -> str | None:
    """An e-mail address that mail can be sent to."""
    text = str(one_line(str(value or ""))).removeprefix("mailto:")
    return text if _EMAIL.fullmatch(text) else None


def clean_website(value: object) -> str | None:
    """Only http and https; a bare host name gets https."""
    text = str(one_line(str(value or "")))
    if text and "://" not in text and _BARE_HOST.match(text):
        text = f"https://{text}"
    return text if _WEBSITE.fullmatch(text) else None
