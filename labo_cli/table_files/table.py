"""A table whose rows are read as they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labo_cli.errors import LaboError
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Fault", "Table"]

MOST_FAULTS = 100_000


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be read.

    Attributes:
        at: its line in a text, its row in a workbook, its number among those of a JSON file.
    """

    at: int
    reason: str


@dataclass
class Table:
    """A table, its rows still to be read.

    Attributes:
        kind: csv, xlsx, xls, json, or jsonl for an object a line.
        columns: their names, each once.
        rows: each with its place and its cells, read as they are asked for.
        faults: the rows that cannot be read, as they are met.
        said: what the user should know of how the file was read.
        separator: between the cells of a CSV file; empty for others.
        spare: how many empty cells most rows have beyond the header.
        stream: where it is read from, whose place tells how far the reading is.
        size: of the whole stream, in bytes; 0 when nobody can tell.
        to_close: whatever was opened, in the order of closing.
        late_columns: those of a JSON file that its first objects do not have.
    """

    kind: str
    columns: list[str]
    rows: Iterator[tuple[int, list[str]]]
    said: list[str] = field(default_factory=list)
    separator: str = ""
    spare: int = 0
    encoding: str = ""
    late_columns: dict[str, None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    stream: Any = None
    size: int = 0
    to_close: list[Any] = field(default_factory=list)

    def fault(self, at: int, reason: str) -> None:
        """Notes a row that cannot be read.

        Raises:
            LaboError: when there are so many that the file must be something else.
        """
        self.faults.append(Fault(at, reason))
        if len(self.faults) >= MOST_FAULTS:
            raise LaboError(
                _("{n} rows cannot be read; the last one is at {at}: {reason}").format(
                    n=len(self.faults), at=at, reason=reason
                ),
                _("open the file: is it a table whose first row names the columns?"),
            )

    def done(self) -> float:
        """The part of the file that is read, from 0 to 1; 0 when nobody can tell."""
        try:
            return float(min(1.0, self.stream.tell() / self.size)) if self.stream and self.size else 0.0
        except (OSError, ValueError):
            return 0.0

    def __enter__(self) -> Table:
        """The table itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Closes its file, and what it was read through."""
        for opened in self.to_close:
            opened.close()
