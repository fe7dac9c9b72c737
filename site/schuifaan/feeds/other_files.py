"""Files that people send for a list and that are something else: what they are, in a word."""

import io
import zipfile
from collections.abc import Iterable

_PICTURE, _PDF, _WORD, _SLIDES = "een foto of plaatje", "een pdf", "een Word-document", "een presentatie"
_FIRST = {
    b"%PDF-": _PDF,
    b"\xff\xd8\xff": _PICTURE,
    b"\x89PNG\r\n": _PICTURE,
    b"GIF87a": _PICTURE,
    b"GIF89a": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"{\\rtf": _WORD,
}
"""What they begin with."""
_IN_OLD_OFFICE = {
    name.encode("utf-16-le"): what
    for name, what in {
        "WordDocument": _WORD,
        "PowerPoint Document": _SLIDES,
        "__substg1.0": "een e-mail",
    }.items()
}
_PARTS = {
    "word/document.xml": _WORD,
    "ppt/presentation.xml": _SLIDES,
    "Index/Document.iwa": "een bestand van Apple",
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "een tekstdocument",
    b"application/vnd.oasis.opendocument.presentation": _SLIDES,
}
_OF_WORKBOOKS = ("[content_types].xml", "content.xml", "mimetype")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LONGEST_KIND = 100


def other_file(body: bytes) -> str | None:
    """What `body` is when it can be no calendar and no list, as "een pdf"; None when it may be one."""
    for first, what in _FIRST.items():
        if body.startswith(first):
            return what
    if body[8:12] == b"WEBP" and body.startswith(b"RIFF"):
        return _PICTURE
    if body[4:8] == b"ftyp":  # what telephones make
        return "een foto of film"
    if body.startswith(_OLE):
        return next((what for name, what in _IN_OLD_OFFICE.items() if name in body), None)
    return _zipped(body) if body.startswith(_ZIP) else None


def _zipped(body: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            kind = _kind(archive) if "mimetype" in names else b""
    except Exception:  # whoever opens it as a workbook says that it is damaged
        return None
    if kind in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[kind]
    known = next((what for part, what in _PARTS.items() if part in names), None)
    return known or (None if _may_be_workbook(names) else "een zip-bestand")


def _kind(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as file:
        return file.read(_LONGEST_KIND).strip()


def _may_be_workbook(names: Iterable[str]) -> bool:
    return any(name.startswith("xl/") or name.casefold().endswith(_OF_WORKBOOKS) for name in names)
