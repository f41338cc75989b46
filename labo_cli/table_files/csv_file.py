"""CSV files, of any encoding and separator."""

from __future__ import annotations

import io
from itertools import chain
from typing import IO, TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.intake.columns import unique_names
from labo_cli.intake.csv_rows import LONGEST_LINE, rows
from labo_cli.intake.sniffing import declared_separator, encoding_of, repaired, separator_of, spare_cells
from labo_cli.table_files.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["csv_table", "mended"]

BLOCK = 1 << 18
"""Characters that are read at a time."""


def csv_table(stream: IO[bytes], sample: bytes, size: int) -> Table:
    """A CSV file as a table; its separator and its encoding are told from a sample.

    Args:
        stream: the file, at its start.
        sample: its first bytes.
        size: in bytes.

    Raises:
        LaboError: when there is not even a header.
    """
    encoding = encoding_of(sample)
    errors = "replace" if encoding.startswith("utf-16") or encoding == "utf-32" else "surrogateescape"
    text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
    first = text.readline(LONGEST_LINE)
    declared = declared_separator(first)
    shown = sample.decode(encoding, "replace")
    separator = declared or separator_of(shown.lstrip("\r\n"))
    table = Table(
        "csv", [], iter(()), separator=separator, encoding=encoding, stream=stream, size=size, to_close=[text]
    )
    lines = chain.from_iterable(_blocks(text, "" if declared else first, table))
    found = rows(lines, separator, table.fault, first=2 if declared else 1)
    header = next(found, None)
    if header is None:
        raise LaboError(_("there is no row in this file"), _("its first row names the columns, the others follow"))
    table.columns = unique_names(header[1])
    table.spare = spare_cells(shown, separator)
    table.rows = found
    return table


def _blocks(text: io.TextIOWrapper, first: str, table: Table) -> Iterator[list[str]]:
    """The lines of a file, many at a time; one that never ends is cut off, and bytes in another encoding are mended."""
    left = mended(first, table)
    while block := text.read(BLOCK):
        if not block.isascii():
            block = mended(block, table)
        lines = io.StringIO(left + block, newline="").readlines()
        # Its end, or the second half of it, may be in the next block.
        left = "" if lines[-1].endswith("\n") else lines.pop()
        yield lines
        if len(left) > LONGEST_LINE and not left.endswith("\r"):
            left = left[:LONGEST_LINE] + _passed_over(text)
    if left:
        yield [left]


def _passed_over(text: io.TextIOWrapper) -> str:
    """Goes to the end of a line, and gives what ends it."""
    while rest := text.readline(BLOCK):
        if rest[-1] in "\r\n":
            return "\n"
    return ""


def mended(block: str, table: Table) -> str:
    """A text of which some bytes may be in another encoding than the table's: those are read as Windows wrote them."""
    try:
        block.encode()
    except UnicodeEncodeError:
        said = _("some bytes are not in {encoding}, and were read as Windows-1252").format(
            encoding=table.encoding.removesuffix("-sig").upper()
        )
        if said not in table.said:
            table.said.append(said)
        return repaired(block)
    return block
