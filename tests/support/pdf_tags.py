"""What a program that reads a PDF aloud is told of it, read by another library than the one that wrote it."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium


def tags_of(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """Each tag of each page in order of reading, with the words that stand in for a picture."""
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _within(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number))
        pdfium.FPDF_StructTree_Close(tree)


def _within(element: Any) -> Iterator[tuple[str, str]]:
    yield (
        _text(pdfium.FPDF_StructElement_GetType, element),
        _text(pdfium.FPDF_StructElement_GetAltText, element),
    )
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _within(child)


def _text(ask: Callable[..., int], element: Any) -> str:
    length = ask(element, None, 0)
    held = ctypes.create_string_buffer(length)
    ask(element, held, length)
    return held.raw[:length].decode("utf-16-le").rstrip("\0")
