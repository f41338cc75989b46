"""Opens a file as a table: CSV, JSON, workbooks old and new, or one of these in a zip."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.table_files.csv_file import csv_table
from labo_cli.table_files.looks import no_table, of_another_program, packed_otherwise

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.table_files.table import Table

__all__ = ["open_table"]

SAMPLE = 1_000_000
"""Bytes that are looked at to tell what a file is."""
LONGEST_KIND = 200
"""Bytes that are read of what a zip says of itself: unpacked whole, they may fill the memory."""
_OLD = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00", re.DOTALL)
"""How workbooks begin that are older than the way in which old ones are packed."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What the reading of a damaged zip may raise."""
_INSIDE = (".csv", ".tsv", ".json")
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
    if not sample.strip(b"\xef\xbb\xbf \t\r\n"):
        raise LaboError(_("{file} is empty").format(file=name), _("export it again"))
    if sample.startswith(b"PK\x05\x06"):
        raise LaboError(_("{file} is empty").format(file=name), _("export it again"))
    if sample.startswith(b"PK\x03\x04"):
        return _packed(stream, name)
    if sample.startswith(b"\xd0\xcf\x11\xe0") or _OLD.match(sample):
        from labo_cli.table_files.workbooks import old_workbook

        if other := of_another_program(sample, name):
            raise other
        return old_workbook(stream, name)
    return _text_table(stream, sample, size, name)


def _text_table(stream: IO[bytes], sample: bytes, size: int, name: str) -> Table:
    """A table that is written as text."""
    if other := no_table(sample, name):
        raise other
    if sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        from labo_cli.table_files.json_file import json_table

        return json_table(stream, size)
    return csv_table(stream, sample, size)


def _packed(stream: IO[bytes], name: str) -> Table:
    """A workbook, or a zip with one table in it, as some platforms send."""
    try:
        archive = zipfile.ZipFile(stream)
        names = archive.namelist()
        kind = b""
        if "mimetype" in names:
            with archive.open("mimetype") as said:
                kind = said.read(LONGEST_KIND)
    except _BROKEN:
        raise _broken(name) from None
    if "xl/workbook.xml" in names:
        from labo_cli.table_files.workbooks import workbook

        return workbook(stream, archive, name)
    if other := packed_otherwise(names, kind, name):
        raise other
    tables = [inner for inner in names if inner.lower().endswith(_INSIDE) and "__MACOSX" not in inner]
    if not tables:
        raise LaboError(
            _("{file} holds no table that labo can read in there: {names}").format(
                file=name, names=", ".join(names[:10]) or "–"
            ),
            _("unpack it, and import the table that is in it"),
        )
    if len(tables) > 1:
        raise LaboError(
            _("{file} holds {n} tables: {names}").format(file=name, n=len(tables), names=", ".join(tables[:10])),
            _("unpack it, and import one of them at a time"),
        )
    entry = archive.getinfo(tables[0])
    if entry.flag_bits & 1:
        raise LaboError(
            _("{file} is protected by a password").format(file=name), _("unpack it, and import the table that is in it")
        )
    try:
        inner = archive.open(entry)
        sample = inner.read(SAMPLE)
        inner.seek(0)
    except _BROKEN:
        raise _broken(name) from None
    return _text_table(inner, sample, entry.file_size, tables[0])


def _broken(name: str) -> LaboError:
    return LaboError(_("{file} is broken: it cannot be unpacked").format(file=name), _("download it again"))
