"""The interchange sheet."""

from schuifaan.feeds.sheet.adapter import read_csv, read_workbook

__all__ = ["read_csv", "read_workbook"]
