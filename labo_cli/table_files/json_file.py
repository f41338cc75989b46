"""JSON files: a list of objects, alone or within an object, or an object a line."""

from __future__ import annotations

import json
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.intake.csv_rows import LONGEST_CELL
from labo_cli.intake.flattening import flattened
from labo_cli.table_files.csv_file import mended
from labo_cli.table_files.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["json_table"]

LOOKED_AT = 500
"""Objects whose keys are the table's columns."""
BLOCK = 65_536
LONGEST_TEXT = 4 * LONGEST_CELL
"""Bytes without a quotation mark after which a text is cut."""
_INSIDE_LETTERS = bytes(range(0x80, 0xC0))
_LETTERS = bytes(range(0x80, 0x100))
FIRST_LINES = 5
"""Lines that tell whether a file has an object on each."""
DEEPEST = 4
"""Levels of objects within which the list is looked for."""


class _WithoutMonsters:
    """A file of which the inside of a text that never ends is passed over, so that no parser has to hold it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._since_quote = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none only at the end of the file."""
        if size == 0:
            return b""
        while block := self._stream.read(BLOCK):
            if b'"' in block:
                # What was cut off may have ended within a letter.
                block = block.lstrip(_INSIDE_LETTERS) if self._since_quote >= LONGEST_TEXT else block
                self._since_quote = 0
                return block
            before, self._since_quote = self._since_quote, self._since_quote + len(block)
            if self._since_quote < LONGEST_TEXT:
                return block
            if before < LONGEST_TEXT:
                # Neither a letter nor an escape, \u00e9 at the longest, is left half.
                whole = block[: -6 if b"\\" not in block[-6:] else -6 + block[-6:].index(b"\\")]
                whole = whole[: whole.rfind(b"\\")] if b"\\" in whole[-6:] else whole
                return whole.rstrip(_LETTERS) or b" "
        return b""


def json_table(stream: IO[bytes], size: int) -> Table:
    """A JSON file as a table: the keys of its objects are the columns, those within others joined by a slash.

    Raises:
        LaboError: when there is no list of objects in it.
    """
    import ijson

    table = Table("json", [], iter(()), encoding="utf-8", stream=stream, size=size)
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    start = stream.tell()
    is_lines = _has_one_a_line(stream)
    stream.seek(start)
    try:
        prefix = "" if is_lines else _prefix(ijson.parse(_WithoutMonsters(stream), multiple_values=True))
    except ijson.JSONError as error:
        raise LaboError(_("this is not JSON as it should be: {fault}").format(fault=_said(error)), _again()) from None
    if prefix is None:
        raise LaboError(
            _("there is no list of objects in this file"),
            _('labo reads [{"id": 1, "title": …}, …], or the same within an object, such as {"proposals": […]}'),
        )
    stream.seek(start)
    if is_lines:
        table.kind = "jsonl"
    objects = _one_a_line(stream, table) if is_lines else _objects(stream, prefix, table)
    first = list(islice(objects, LOOKED_AT))
    if not first and table.faults:
        raise LaboError(table.faults[0].reason, _again())
    table.columns = list(dict.fromkeys(key for _n, item in first for key in item))
    table.rows = _rows(chain(first, objects), table)
    return table


def _has_one_a_line(stream: IO[bytes]) -> bool:
    """Whether two of the first lines are objects, each whole, and most of these are."""
    lines = [line for _n in range(FIRST_LINES) if (line := stream.readline(LONGEST_TEXT)).strip()]
    whole = sum(isinstance(_object(line.decode("utf-8", "replace")), dict) for line in lines)
    return whole > 1 and whole * 2 > len(lines)


def _one_a_line(stream: IO[bytes], table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """The objects of a file that has one a line, with its number: what is broken costs its own line."""
    n = 0
    while line := stream.readline(LONGEST_TEXT):
        n += 1
        if len(line) == LONGEST_TEXT and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_TEXT)
            table.fault(n, _("a cell has more than {n} characters").format(n=LONGEST_CELL))
            continue
        if line.isspace():
            continue
        item = _object(mended(line.decode("utf-8", "surrogateescape"), table).strip())
        if isinstance(item, dict):
            yield n, flattened(_inner(item))
        elif isinstance(item, Exception):
            table.fault(n, _("this is not JSON as it should be: {fault}").format(fault=_said(item)))
        else:
            table.fault(n, _("this is no object with keys and values"))


def _object(line: str) -> Any:
    """What a line holds, its numbers as they are written; or what is wrong with it."""
    try:
        return json.loads(line, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        return error


def _prefix(events: Iterator[tuple[str, str, Any]]) -> str | None:
    """Where the first list of objects stands; an object alone at the top is one of several, a line each."""
    lists: list[str] = []
    keys = 0
    for prefix, event, _value in events:
        if event == "start_array" and prefix.count(".") < DEEPEST:
            lists.append(prefix)
        elif event == "start_map" and lists and prefix == (f"{lists[-1]}.item" if lists[-1] else "item"):
            # A list within a row, such as its tags, is not the table.
            return prefix
        elif event == "end_map" and not prefix:
            return "" if keys else None
        elif event == "map_key":
            keys += 1
    return None


def _objects(stream: IO[bytes], prefix: str, table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    import ijson

    n = 0
    items = ijson.items(_WithoutMonsters(stream), prefix, multiple_values=True)
    while True:
        n += 1
        try:
            item = next(items)
        except StopIteration:
            return
        except ijson.JSONError as error:
            table.fault(
                n,
                _("the file breaks off or is broken here, and the rest cannot be read: {fault}").format(
                    fault=_said(error)
                ),
            )
            return
        if isinstance(item, dict):
            yield n, flattened(_inner(item))
        else:
            table.fault(n, _("this is no object with keys and values"))


def _inner(item: dict[str, Any]) -> dict[str, Any]:
    """What an object is about, where a GraphQL answer wraps it: `{"node": {"id": 1}}`."""
    node = item.get("node")
    return node if isinstance(node, dict) and item.keys() <= {"node", "cursor"} else item


def _rows(objects: Iterator[tuple[int, dict[str, str]]], table: Table) -> Iterator[tuple[int, list[str]]]:
    columns = table.columns
    known = set(columns)
    for n, item in objects:
        if not item.keys() <= known:
            table.late_columns.update(dict.fromkeys(key for key in item if key not in known and item[key]))
        yield n, [item.get(column, "") for column in columns]


def _said(error: Exception) -> str:
    # Some parsers quote the bytes around the fault, which say nothing to a reader.
    if isinstance(error, json.JSONDecodeError):
        # Of the place, the column alone: lines are counted elsewhere.
        return f"{error.msg} {error.colno}" if error.msg.endswith(" at") else error.msg
    said = str(error.args[0].decode("utf-8", "replace") if error.args and isinstance(error.args[0], bytes) else error)
    return said.splitlines()[0].strip()[:100] if said else type(error).__name__


def _again() -> str:
    return _("export it again, or as CSV")
