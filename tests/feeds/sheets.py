"""Small sheets to read."""

import csv
import io
from typing import Any

import xlsxwriter


def sheet(*rows: dict[str, str], delimiter: str = ";") -> str:
    """CSV with the columns of the first row."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, list(dict.fromkeys(name for row in rows for name in row)), delimiter=delimiter
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def workbook(*rows: list[Any], date_1904: bool = False, options: dict[str, Any] | None = None) -> bytes:
    """XLSX with these cells."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {"in_memory": True, "date_1904": date_1904, "default_date_format": "dd-mm-yy", **(options or {})},
    )
    page = book.add_worksheet()
    for row_number, row in enumerate(rows):
        for position, cell in enumerate(row):
            page.write(row_number, position, cell)
    book.close()
    return file.getvalue()
