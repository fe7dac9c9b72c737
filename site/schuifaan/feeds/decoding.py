"""From bytes to text, by fixed rules: guessing by statistics goes wrong on short Dutch files."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(body: bytes) -> tuple[str, bool]:
    """The text, and whether every byte of it could be read.

    A byte order mark decides; else strict UTF-8; else Windows-1252, in which Excel saves CSV.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            text = body.decode(encoding, errors="replace").removeprefix("\ufeff")
            return text.replace("\0", ""), "\ufffd" not in text
    try:
        return body.decode("utf-8").replace("\0", ""), True
    except UnicodeDecodeError:
        pass
    try:
        return body.decode("cp1252").replace("\0", ""), True
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252 either; the rest of the text is still worth having.
        return body.decode("cp1252", errors="replace").replace("\0", ""), False
