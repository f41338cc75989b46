"""Opens a file as a table: CSV, JSON, workbooks old and new, or one of these in a zip."""

from __future__ import annotations

import os
import zipfile
from typing import IO, TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.table_files.csv_file import csv_table

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.table_files.table import Table

__all__ = ["open_table"]

SAMPLE = 1_000_000
"""Bytes that are looked at to tell what a file is."""
_TABLES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".xlsx", ".xls")


def open_table(path: Path) -> Table:
    """Opens a file as a table, told by its content and not by its name.

    Raises:
        LaboError: when it is missing, empty, or no table.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        hint = _("check the name; labo reads {kinds}").format(kinds=", ".join(_TABLES))
        raise LaboError(_("cannot read {file}: {why}").format(file=path, why=why(error)), hint) from None
    try:
        table = _table(stream, path.name, os.fstat(stream.fileno()).st_size)
    except BaseException:
        stream.close()
        raise
    table.to_close.append(stream)
    return table


def _table(stream: IO[bytes], name: str, size: int) -> Table:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    start = sample.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if not start:
        raise LaboError(_("{file} is empty").format(file=name), _("export it again"))
    if sample.startswith(b"PK\x03\x04"):
        return _packed(stream, name)
    if sample.startswith(b"\xd0\xcf\x11\xe0"):
        from labo_cli.table_files.workbooks import old_workbook

        return old_workbook(stream, name)
    if start.startswith((b"%pdf", b"<!doctype", b"<html", b"<?xml", b"{\\rtf")):
        raise LaboError(
            _("{file} is not a table").format(file=name),
            _("export it as CSV or as a spreadsheet; a page that asks to sign in may have been saved instead"),
        )
    if start.startswith((b"[", b"{")):
        from labo_cli.table_files.json_file import json_table

        return json_table(stream, size)
    return csv_table(stream, sample, size)


def _packed(stream: IO[bytes], name: str) -> Table:
    """A workbook, or a zip with one table in it, as some platforms send."""
    try:
        archive = zipfile.ZipFile(stream)
        names = archive.namelist()
    except (zipfile.BadZipFile, OSError):
        raise LaboError(
            _("{file} is broken: it cannot be unpacked").format(file=name), _("download it again")
        ) from None
    if "xl/workbook.xml" in names:
        from labo_cli.table_files.workbooks import workbook

        return workbook(stream, archive, name)
    if "mimetype" in names:
        raise LaboError(
            _("labo does not read this kind of spreadsheet: {file}").format(file=name),
            _("open it, and save it as .xlsx or as CSV in UTF-8"),
        )
    tables = [inner for inner in names if inner.lower().endswith((".csv", ".tsv", ".json")) and "__MACOSX" not in inner]
    if len(tables) != 1:
        raise LaboError(
            _("{file} holds {n} tables: {names}").format(file=name, n=len(tables), names=", ".join(tables[:10]) or "–"),
            _("unpack it, and import one of them at a time"),
        )
    inner = archive.open(tables[0])
    sample = inner.read(SAMPLE)
    inner.seek(0)
    size = archive.getinfo(tables[0]).file_size
    if sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        from labo_cli.table_files.json_file import json_table

        return json_table(inner, size)
    return csv_table(inner, sample, size)
