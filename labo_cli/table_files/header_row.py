"""The row of a sheet that names its columns, which may have a title above it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labo_cli.table_files.table import Table

__all__ = ["header_row", "tell_above"]

FIRST_ROWS = 30
"""Rows below the first one with something in it among which the header is looked for."""
NARROWEST = 3
"""Columns of a table above which a title can be told from a header that leaves some without a name."""
CUT = 60


def header_row(rows: Iterable[list[str]]) -> tuple[int, list[str], str] | None:
    """The row that names the columns, after its number, and what stands above it; None when all are empty.

    That is the first row with something in it; where that is plainly a title, the first one that has as many cells
    filled as the widest of those below.
    """
    numbered = enumerate(rows, 1)
    start = next(((n, row) for n, row in numbered if any(map(str.strip, row))), None)
    if start is None:
        return None
    filled = [start, *((n, row) for n, row in islice(numbered, FIRST_ROWS) if any(map(str.strip, row)))]
    counts = [sum(bool(cell.strip()) for cell in row) for _n, row in filled]
    widest = max(counts)
    first = next(n for n, count in enumerate(counts) if count * 2 > widest)
    if widest < NARROWEST or counts[first] < widest or not _names_columns(filled[first][1]):
        first = 0
    above = next(cell for cell in filled[0][1] if cell.strip()) if first else ""
    at, header = filled[first]
    return at, header, " ".join(above.split())


def _names_columns(row: list[str]) -> bool:
    """Whether each cell may be a name: it has a letter, and is none of the others."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(set(cells)) == len(cells) and all(any(map(str.isalpha, cell)) for cell in cells)


def tell_above(table: Table, at: int, above: str) -> None:
    """Notes that rows above the header are passed over, where there are any.

    Args:
        table: that the header is of.
        at: the header's row, from 1.
        above: what the first of those rows says.
    """
    if above:
        table.said.append(
            _("the columns are named in row {n}; what stands above was passed over: “{text}”").format(
                n=at, text=above[:CUT]
            )
        )
