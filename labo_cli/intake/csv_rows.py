"""Rows out of the lines of a CSV file: what is broken costs its own row, and never those after it."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING

from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["LONGEST_CELL", "LONGEST_LINE", "rows"]

LONGEST_CELL = 1_000_000
"""Characters of one cell; nobody's contribution has as many, and an open quotation mark is told by it."""
LONGEST_LINE = 4 * LONGEST_CELL
TELLING = 5
"""Cells of a row that nobody types by chance in a line of a text."""


def rows(
    lines: Iterable[str], separator: str, report: Callable[[int, str], None], first: int = 1
) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it starts on, the header first; empty ones are passed over.

    The header's number of cells is the measure of all others: a row with fewer or more is given all the same, and
    it is for the reader of its cells to tell whether those needed are there. Lines that a stray quotation mark would
    swallow are read again, one by one.

    Args:
        lines: the lines with their ends, none longer than `LONGEST_LINE`.
        separator: the character between cells.
        report: told the line and the reason of what cannot be read.
        first: the number of the first line.
    """
    csv.field_size_limit(LONGEST_CELL)
    source = iter(lines)
    again: deque[str] = deque()
    held: list[str] = []

    def fed() -> Iterator[str]:
        while again:
            held.append(again.popleft())
            yield held[-1]
        for line in source:
            held.append(line)
            yield line
            while again:
                held.append(again.popleft())
                yield held[-1]

    reader = csv.reader(fed(), delimiter=separator, strict=True)
    width = 0
    at = first
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report(at, _reason(str(error), len(held)))
            again.extendleft(reversed(held[1:]))
            held.clear()
            at += 1
            reader = csv.reader(fed(), delimiter=separator, strict=True)
            continue
        count = len(held)
        if row:
            width = width or len(row)
            if count > 1 and _swallowed(held, row, separator, width):
                report(at, _unpaired())
                again.extendleft(reversed(held[1:]))
                count = 1
            else:
                yield at, row
        held.clear()
        at += count


def _swallowed(lines: list[str], row: list[str], separator: str, width: int) -> bool:
    """Whether there is a whole row among the lines that a quotation mark held together.

    A row that has all its cells is believed, unless a line in the midst of it is one that looks just like it.
    """
    is_whole = len(row) == width
    if is_whole and width < TELLING:
        return False
    for line in lines[1:-1] if is_whole else lines[1:]:
        if line.count(separator) < width - 1:
            continue
        try:
            found = next(csv.reader([line], delimiter=separator, strict=True), [])
        except csv.Error:
            continue
        if len(found) == width and (not is_whole or found[0].isdecimal() == row[0].isdecimal()):
            return True
    return False


def _reason(error: str, lines: int) -> str:
    if "field limit" in error and lines == 1:
        return _("a cell has more than {n} characters").format(n=f"{LONGEST_CELL:,}".replace(",", " "))
    if "newline" in error:
        return _("a line break stands in the middle of it, outside quotation marks")
    return _unpaired()


def _unpaired() -> str:
    return _("a quotation mark that opens here is not closed before the next cell")
