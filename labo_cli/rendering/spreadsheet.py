"""Tables as an Excel workbook: a header that stays, filters, numbers as numbers, ready to print.

No cell is ever a formula, whatever it begins with: what people typed must not run on
somebody else's machine.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Column", "Sheet", "to_xlsx"]

Cell = str | int | float | date | None

WRITTEN = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same tables give the same bytes."""
NARROWEST, WIDEST = 8, 60
"""Of a column whose width is left open, in characters."""
_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet might take for a formula."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        title: what the header says.
        width: in characters; None for as wide as what it holds, within reason.
    """

    title: str
    width: int | None = None


@dataclass(frozen=True)
class Sheet:
    """A table.

    Attributes:
        title: what its tab says; cut to 31 characters, the most that a tab holds.
        columns: from left to right.
        rows: a cell for each column; None for an empty one.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_xlsx(sheets: Sequence[Sheet], title: str = "", language: str = "") -> bytes:
    """A workbook of one tab a table, the same bytes each time.

    Args:
        sheets: one or more.
        title: of the workbook, for screen readers and searches.
        language: its code.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.create_sheet(_tab(sheet.title, taken)), sheet)
    book.properties.creator = "labo"
    book.properties.title = title or None
    book.properties.language = language or None
    book.properties.created = WRITTEN
    written = io.BytesIO()
    book.save(written)
    return _dated(written.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    widths = [column.width or _width(column, [row[n] for row in sheet.rows]) for n, column in enumerate(sheet.columns)]
    for n, (column, width) in enumerate(zip(sheet.columns, widths, strict=True), 1):
        head = page.cell(1, n)
        _write(head, column.title)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="0B5563")
        head.alignment = Alignment(vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(n)].width = width
    for down, row in enumerate(sheet.rows, 2):
        for n, value in enumerate(row, 1):
            cell = page.cell(down, n)
            _write(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
        # Readers that do not work heights out themselves would show the first line of a wrapped cell only.
        lines = max((_lines(value, width) for value, width in zip(row, widths, strict=True)), default=1)
        page.row_dimensions[down].height = 15 * lines
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{last}{len(sheet.rows) + 1}"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if sum(widths) > 90 else "portrait"
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = "&A"
    page.oddFooter.right.text = "&P / &N"


def _write(cell: Any, value: Cell) -> None:
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "DD/MM/YYYY"
        return
    cell.value = _NOT_TEXT.sub("", value)
    if value.startswith(_STARTS):
        # The type keeps it text in the file, the quote mark keeps it text once somebody edits it.
        cell.data_type = "s"
        cell.quotePrefix = True


def _width(column: Column, values: Sequence[Cell]) -> int:
    longest = max((len(line) for value in values if value is not None for line in str(value).splitlines()), default=0)
    # The header's filter button hides its last characters.
    return min(max(longest + 2, len(column.title) + 4, NARROWEST), WIDEST)


def _lines(value: Cell, width: int) -> int:
    return sum(max(1, ceil(len(line) * 1.1 / width)) for line in str(value or "").splitlines()) or 1


def _tab(title: str, taken: set[str]) -> str:
    """A title as tabs may say it, told apart from those that are there; tabs take no notice of capitals."""
    name = _NOT_IN_A_TITLE.sub(" ", _NOT_TEXT.sub("", title)).strip("' ")[:31] or "1"
    n = 2
    chosen = name
    while chosen.casefold() in taken:
        chosen = f"{name[: 30 - len(str(n))]} {n}"
        n += 1
    taken.add(chosen.casefold())
    return chosen


def _dated(book: bytes) -> bytes:
    """The same workbook, all of its dates the one that it was said to be made on."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                stamp = f"{WRITTEN:%Y-%m-%dT%H:%M:%SZ}".encode()
                content = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            plain = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, content)
    return written.getvalue()
