"""XML from strangers: decoded by rule, refused when it declares entities, saved when it was cut off."""

import codecs
import re
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, fromstring

from schuifaan.feeds.decoding import decode

_DECLARED = re.compile(
    rb"^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SAFE = ("utf", "iso", "latin", "cp", "windows", "koi", "us-ascii", "ascii", "mac")


class XmlRefusedError(Exception):
    """XML that is not read; `code` is that of the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def xml_text(body: bytes) -> tuple[str, bool]:
    """The text without its declaration, and whether every byte could be read. The declared encoding counts."""
    declared = _DECLARED.match(body)
    name = declared[1].decode().casefold() if declared else ""
    if name.startswith(_SAFE) and not name.startswith(("utf-7", "utf7", "utf_7")):
        try:
            text, clean = codecs.decode(body, name, "strict"), True
        except (UnicodeError, LookupError, AssertionError):
            text, clean = decode(body)
    else:
        text, clean = decode(body)
    return _NOT_XML.sub("", _DECLARATION.sub("", str(text).lstrip("\ufeff"))), clean


def refuse_entities(text: str) -> None:
    """Raises XmlRefusedError for a document that declares entities: a feed never needs them, an attack does."""
    if _ENTITY.search(text):
        raise XmlRefusedError("xml_gevaarlijk")


def parse_xml(text: str) -> tuple[Element, bool]:
    """The root, and whether the document is whole; of a damaged one all up to the damage.

    Raises XmlRefusedError for attacks, and for what has no root at all.
    """
    refuse_entities(text)
    try:
        return fromstring(text), True
    except DefusedXmlException:
        raise XmlRefusedError("xml_gevaarlijk") from None
    except (ParseError, ValueError):
        return _up_to_damage(text), False


def is_sound(text: str) -> bool:
    """Whether `text` is XML without a mistake."""
    try:
        return parse_xml(text)[1]
    except XmlRefusedError:
        return False


def _up_to_damage(text: str) -> Element:
    """The root as far as it got; raises XmlRefusedError when it did not even open."""
    builder = _Builder()
    with suppress(ParseError, ValueError):
        DefusedXMLParser(target=builder).feed(text)
    if builder.root is None:
        raise XmlRefusedError("geen_agenda")
    return builder.root


class _Builder(TreeBuilder):
    """Remembers the root, which the builder itself gives only at the end."""

    root: Element | None = None

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        element = super().start(tag, attrs)
        if self.root is None:
            self.root = element
        return element
