"""Workbooks: .xlsx as a stream, .xls whole (it has 65,536 rows at the most)."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from contextlib import redirect_stdout
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from labo_cli.errors import LaboError
from labo_cli.i18n import _, ngettext
from labo_cli.intake.columns import unique_names
from labo_cli.table_files.header_row import header_row, tell_above
from labo_cli.table_files.looks import no_workbook
from labo_cli.table_files.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["old_workbook", "sheets", "workbook"]

LARGEST_TEXTS = 300_000_000
"""Bytes of a workbook's texts, unpacked: they are held in memory all at once."""
LARGEST_PART = 30_000_000
"""Bytes of any other part of a workbook that is held whole, such as its styles."""
LARGEST_OLD = 200_000_000
BLOCK = 1 << 20
_FORMULA = (b"<f>", b"<f ")
_TEXTS = "xl/sharedStrings.xml"
_HELD_WHOLE = frozenset({"", "_rels", "docProps", "xl", "xl/_rels", "xl/theme"})
"""The folders of a workbook whose files are unpacked whole; rows are not among them."""


def workbook(stream: IO[bytes], archive: zipfile.ZipFile, name: str) -> Table:
    """The first sheet with something in it; of a formula, the value that was last worked out.

    Raises:
        LaboError: when it cannot be opened, is too large, or is empty.
    """
    from openpyxl import load_workbook

    _look_at_sizes(archive, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and such that are of no use here
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            has_formulas = any(
                _has_formula(archive, entry) for entry in archive.namelist() if entry.startswith("xl/worksheets/sheet")
            )
            written = load_workbook(stream, read_only=True, keep_links=False) if has_formulas else None
            table = Table("xlsx", [], iter(()), to_close=[opened for opened in (book, written, archive) if opened])
            filled = [(sheet, first) for sheet in book.worksheets if (first := header_row(_values(sheet)))]
    except Exception as error:  # openpyxl raises whatever the broken part of a file leads to
        raise no_workbook(name, error) from None
    if not filled:
        raise LaboError(_("{file} is empty").format(file=name), _("export it again"))
    sheet, (at, header, above) = filled[0]
    _tell_others(table, sheet.title, [other.title for other, _first_row in filled[1:]])
    tell_above(table, at, above)
    table.columns = unique_names(_trimmed(header))
    formulas = _formula_rows(written[sheet.title], table) if written else None
    table.rows = _rows(_values(sheet), formulas, at, len(table.columns), table)
    return table


def old_workbook(stream: IO[bytes], name: str) -> Table:
    """The first sheet of a workbook in the form of Excel 97 to 2003.

    Raises:
        LaboError: when it cannot be opened, is protected, or is empty.
    """
    import xlrd

    content = stream.read(LARGEST_OLD + 1)
    if len(content) > LARGEST_OLD:
        raise LaboError(
            _("{file} is larger than {n} MB").format(file=name, n=LARGEST_OLD // 1_000_000),
            _("save it as CSV in UTF-8, which labo reads row by row"),
        )
    try:
        with redirect_stdout(StringIO()):  # xlrd prints what it wonders about
            book = xlrd.open_workbook(file_contents=content, logfile=StringIO())
    except Exception as error:  # xlrd too
        raise no_workbook(name, error) from None
    table = Table("xls", [], iter(()))
    filled = [sheet for sheet in book.sheets() if sheet.nrows and sheet.ncols]
    found = header_row(_old_values(filled[0], book.datemode)) if filled else None
    if not found:
        raise LaboError(_("{file} is empty").format(file=name), _("export it again"))
    at, header, above = found
    _tell_others(table, filled[0].name, [sheet.name for sheet in filled[1:]])
    tell_above(table, at, above)
    table.columns = unique_names(_trimmed(header))
    table.rows = _rows(_old_values(filled[0], book.datemode), None, at, len(table.columns), table)
    return table


def sheets(path: Path, most: int | None = None) -> list[list[list[str]]]:
    """The first rows of each sheet of a workbook, old or new; of a formula, the value that was last worked out.

    Args:
        path: the workbook.
        most: how many rows of each sheet; all of them when it is None.

    Raises:
        LaboError: when it cannot be opened, or breaks off.
        OSError: when the file cannot be read.
    """
    content = path.read_bytes()
    try:
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            import xlrd

            with redirect_stdout(StringIO()):
                old = xlrd.open_workbook(file_contents=content, logfile=StringIO())
            return [list(islice(_old_values(sheet, old.datemode), most)) for sheet in old.sheets()]
        from openpyxl import load_workbook

        with zipfile.ZipFile(BytesIO(content)) as archive:
            _look_at_sizes(archive, path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return [list(islice(_values(sheet), most)) for sheet in book.worksheets]
    except LaboError:
        raise
    except Exception as error:  # both raise whatever the broken part of a file leads to
        raise no_workbook(path.name, error) from None


def _look_at_sizes(archive: zipfile.ZipFile, name: str) -> None:
    """Looks at what would be unpacked whole, before it is.

    Raises:
        LaboError: when a part is too large.
    """
    for entry in archive.infolist():
        most = LARGEST_TEXTS if entry.filename == _TEXTS else LARGEST_PART
        if entry.file_size > most and entry.filename.rpartition("/")[0] in _HELD_WHOLE:
            raise LaboError(
                _("{file} unpacks to more than {n} MB of text").format(file=name, n=most // 1_000_000),
                _("save it as CSV in UTF-8, which labo reads row by row"),
            )


def _tell_others(table: Table, read: str, others: list[str]) -> None:
    if others:
        table.said.append(
            _("the sheet “{sheet}” is read, and these are not: {others}").format(sheet=read, others=", ".join(others))
        )


def _values(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # some programs write that a sheet has one cell
    for row in sheet.iter_rows(values_only=True):
        yield ["" if value is None else value if isinstance(value, str) else _text(value) for value in row]


def _old_values(sheet: Any, mode: int) -> Iterator[list[str]]:
    import xlrd

    for n in range(sheet.nrows):
        cells = []
        for kind, value in zip(sheet.row_types(n), sheet.row_values(n), strict=True):
            if kind == xlrd.XL_CELL_DATE:
                try:
                    cells.append(_text(xlrd.xldate_as_datetime(value, mode)))
                except (ValueError, OverflowError, xlrd.XLDateError):
                    cells.append(_text(value))
            elif kind == xlrd.XL_CELL_BOOLEAN:
                cells.append("true" if value else "false")
            elif kind == xlrd.XL_CELL_ERROR:
                cells.append("")
            else:
                cells.append(value if isinstance(value, str) else _text(value))
        yield cells


def _rows(
    values: Iterator[list[str]], formulas: Iterator[dict[int, str]] | None, header: int, width: int, table: Table
) -> Iterator[tuple[int, list[str]]]:
    try:
        for n, row in enumerate(values, 1):
            own = next(formulas, {}) if formulas else {}
            for column, formula in own.items():
                if column < len(row) and not row[column] and n > header:
                    row[column] = formula
            if n > header and any(row):
                yield n, row[:width] + [cell for cell in row[width:] if cell] if len(row) > width else row
        if formulas:
            next(formulas, None)  # so that it comes to its end
    except (zipfile.BadZipFile, EOFError, SyntaxError, OSError, ValueError, KeyError, zlib.error) as error:
        table.fault(0, _("the workbook is broken from here on: {why}").format(why=str(error)[:200]))


def _formula_rows(sheet: Any, table: Table) -> Iterator[dict[int, str]]:
    """The formulas of each row, as they are written, by column; the user is told that there are some."""
    sheet.reset_dimensions()
    count = 0
    for row in sheet.iter_rows():
        found = {
            n: str(cell.value)
            for n, cell in enumerate(row)
            if cell.data_type == "f" and str(cell.value).startswith("=")
        }
        count += len(found)
        yield found
    if count:
        table.said.append(
            ngettext(
                "{n} cell is a formula: what it last showed is kept as text, or else the formula",
                "{n} cells are formulas: what they last showed is kept as text, or else the formula",
                count,
            ).format(n=count)
        )


def _has_formula(archive: zipfile.ZipFile, entry: str) -> bool:
    with archive.open(entry) as sheet:
        before = b""
        while block := sheet.read(BLOCK):
            if any(mark in before + block for mark in _FORMULA):
                return True
            before = block[-2:]
    return False


def _trimmed(header: list[str]) -> list[str]:
    """A header without the empty cells at its end."""
    width = max(n for n, cell in enumerate(header, 1) if cell.strip())
    return header[:width]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
