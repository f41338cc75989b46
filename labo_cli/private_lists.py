"""The lists of people in `private/`, whatever they are called: told by their columns, read for the names in them."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError, Problem
from labo_cli.folders import PRIVATE
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.lint.list_columns import (
    FIRST_ROWS,
    LONGEST_NAME,
    people_in,
    people_named,
    says,
    understood,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    *("SPREADSHEETS", "Listed", "clean", "decoded", "lists_people", "named_in", "names_in", "separator_in"),
]

LIST = "participants"
SEPARATORS = (";", ",", "\t")
SPREADSHEETS = {".xlsx", ".xls", ".ods", ".numbers"}
_TEXTS = {".csv", ".tsv"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}
_KINDS = _TEXTS | _WORKBOOKS | SPREADSHEETS


@dataclass(frozen=True)
class Listed:
    """Who is named in `private/`.

    Attributes:
        names: each as in a register, “Dupont, Odile”, and once.
        problems: the files that look like lists of people and cannot be read.
    """

    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def named_in(root: Path) -> Listed:
    """The names in every list of people that `private/` holds, and what could not be read of them.

    Whatever can be read of a list is taken, whatever its problems, which `participants` tells: a name is to be kept
    out of documents even when its line is wrong. A first name alone is left out, being anybody's.
    """
    names: list[str] = []
    problems: list[Problem] = []
    for path in _candidates(root):
        file = path.relative_to(root)
        try:
            if path.is_symlink():
                raise LaboError(_("this is a link, which is not followed"), _("copy the list itself into the project"))
            if path.suffix.lower() not in _TEXTS | _WORKBOOKS:
                raise LaboError(_("labo does not read this kind of spreadsheet"), _("save it as .xlsx or as CSV"))
            names += _names(path)
        except OSError as error:
            problems.append(_unread(file, _("this file cannot be read: {reason}").format(reason=why(error)), ""))
        except LaboError as error:
            problems.append(_unread(file, error.message, error.hint))
    return Listed(tuple(dict.fromkeys(names)), tuple(problems))


def names_in(root: Path) -> tuple[str, ...]:
    """The names in every list of people that `private/` holds, each as in a register: “Dupont, Odile”."""
    return named_in(root).names


def lists_people(path: Path) -> bool:
    """Whether the first rows of a table name the columns of a list of people, whatever the file is called."""
    if path.suffix.lower() not in _TEXTS | _WORKBOOKS or path.name.startswith("~$"):
        return False
    try:
        return any(people_in(rows) for rows in _tables(path, only_start=True))
    except (OSError, LaboError):
        return False


def _candidates(root: Path) -> Iterator[Path]:
    """Every table in `private/`, and whatever leads elsewhere and may be one, in the order of their names."""
    folder = root / PRIVATE
    if folder.is_symlink():
        if not folder.resolve().is_relative_to(root.resolve()):
            yield folder
        return
    for where, inner, files in os.walk(folder):
        inner.sort()
        here = Path(where)
        yield from (here / name for name in inner if (here / name).is_symlink())
        for name in sorted(files):
            # Spreadsheets leave such files beside those that are open.
            if not name.startswith(("~$", ".")) and Path(name).suffix.lower() in _KINDS:
                yield here / name


def _unread(file: Path, message: str, hint: str) -> Problem:
    told = _("{what}: names that stand in it are not looked for in what will be published").format(what=message)
    return Problem(file, 0, 0, "", told, hint, "warning")


def _names(path: Path) -> Iterator[str]:
    """The names in a file.

    Raises:
        LaboError: when no column of names is found, and it is the list of participants by its name, or no heading of
            it is understood.
    """
    is_named = path.stem.casefold() == LIST
    is_understood, tells_something = False, False
    for rows in _tables(path):
        people = people_named(rows) if is_named else people_in(rows)
        if people:
            is_understood = True
            for row in rows[people.start :]:
                yield from people.names(row)
        elif is_named:
            tells_something = tells_something or sum(any(row) for row in rows) > 1
        elif not understood(rows):
            tells_something = tells_something or any(map(_may_be_a_name, chain.from_iterable(rows[1:])))
    if tells_something and not is_understood:
        raise LaboError(
            _("no column of names is found"),
            _("the first line names the columns: first name, name, group")
            if is_named
            else _("if it lists people, let its first line name the columns; if it does not, keep it outside private/"),
        )


def _may_be_a_name(cell: str) -> bool:
    return cell[:1].isupper() and len(cell) <= LONGEST_NAME


def _tables(path: Path, *, only_start: bool = False) -> Iterator[list[list[str]]]:
    """The rows of a file; those of each sheet, when it is a workbook.

    Raises:
        LaboError: when it is a workbook that cannot be opened.
        OSError: when the file cannot be read.
    """
    if path.suffix.lower() in _WORKBOOKS:
        from labo_cli.table_files.workbooks import sheets

        for sheet in sheets(path, FIRST_ROWS if only_start else None):
            yield [[clean(cell) for cell in row] for row in sheet if any(row)]
        return
    with path.open("rb") as file:
        text = decoded(file.read(4000 if only_start else -1))
    separator, text, _skipped = separator_in(text)
    yield [[clean(cell) for cell in row] for row in _rows(text, separator)]


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True))
    except csv.Error:
        # A quotation mark that is not closed would swallow the rest of the list.
        rows = []
        for line in text.splitlines():
            try:
                rows += csv.reader([line], delimiter=separator, skipinitialspace=True)
            except csv.Error:
                continue
    return [row for row in rows if any(row)]


def decoded(content: bytes) -> str:
    """The text of a list, whichever spreadsheet wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    # Taken off first, for the place of an error to be one in the content.
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # The start of a file may end within a letter.
        if error.start >= len(content) - 3 and error.reason == "unexpected end of data":
            return content[: error.start].decode("utf-8")
        return content.decode("cp1252", "replace")


def separator_in(text: str) -> tuple[str, str, int]:
    """What stands between cells, the text without a first line that says so, and how many lines that takes off."""
    said = re.match(r"sep=(.)\r?\n", text)
    if said:
        return said[1], text[said.end() :], 1
    lines = [line for line in text.splitlines() if line.strip()][:FIRST_ROWS]

    def known(separator: str) -> tuple[int, int]:
        counts = [line.split(separator) for line in lines]
        return (
            max((sum(bool(says(cell)) for cell in cells) for cells in counts), default=0),
            max(map(len, counts[:1]), default=0),
        )

    return max(SEPARATORS, key=known), text, 0


def clean(cell: str) -> str:
    """A cell on one line, without what no page can print."""
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())
