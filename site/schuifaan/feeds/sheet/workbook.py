"""Workbooks (XLSX, XLSB, XLS, ODS): their cells as the text a person would have typed."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from schuifaan.feeds.sheet.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

# A sheet of 20,000 full rows is 15 MB unpacked; ten times that is a bomb.
MOST_UNPACKED_BYTES = 150_000_000
MOST_PARTS = 2_000
# A locked XLSX lies encrypted in a container of the old kind, in a stream whose name begins so (UTF-16).
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# What a fault in the reader (written in Rust) is to Python: no Exception, and not to be imported by name.
_PANIC = "PanicException"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class WorkbookError(Exception):
    """A workbook we do not read; `code` is that of the problem, `value` what to say in it."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value


def read_sheets(body: bytes) -> list[list[list[str]]]:
    """The rows of every visible sheet, in order; raises WorkbookError."""
    _refuse_bombs(body)
    if body.startswith(OLD_OFFICE) and _LOCKED in body:
        raise WorkbookError("wachtwoord")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        return [_rows(workbook, name) for name in names[:50]]
    except WorkbookError:
        raise
    except (
        BaseException
    ) as error:  # it has no error class of its own, and a damaged file may fail anywhere in it
        if not (isinstance(error, Exception) or type(error).__name__ == _PANIC):
            raise
        locked = "password" in f"{type(error).__name__} {error}".lower()
        raise WorkbookError("wachtwoord" if locked else "bestand_kapot") from error


def _refuse_bombs(body: bytes) -> None:
    """A zip's directory says what it unpacks to; more than that, an unpacker must not give.

    XLS is not packed: it is what it is.
    """
    if body.startswith(OLD_OFFICE):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise WorkbookError("bestand_kapot") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise WorkbookError("te_groot", "uitgepakt meer dan 150 MB")


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS + 1 or sheet.total_width > MOST_COLUMNS:
        raise WorkbookError("te_groot", f"{sheet.total_height} regels, {sheet.total_width} kolommen")
    return [[_text(cell)[:LONGEST_CELL] for cell in row] for row in sheet.iter_rows()]


def _text(cell: object) -> str:
    """Dates and times in ISO form, whole numbers without a point: `25.0` in a price column is 25."""
    match cell:
        case datetime() if cell.time() == time.min:
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case timedelta():  # a time of day in a cell formatted as a duration
            return f"{int(cell.total_seconds()) // 3600:02}:{int(cell.total_seconds()) // 60 % 60:02}"
        case bool():
            return "ja" if cell else "nee"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            return str(cell)
