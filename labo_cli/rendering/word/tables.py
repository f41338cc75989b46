"""Real tables of a Word document: captions above, heads on each page, no row cut in two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.pages import hidden
from labo_cli.rendering.word import cells
from labo_cli.rendering.word.xml import val

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.rendering.word.blocks import Place, Writer

__all__ = ["table"]

_HAND = 0.85
"""How high rows to write in are, beside those of the page: Word's lines of type take more of the sheet."""
_NARROW = 16.0
"""Columns narrower than that, in millimetres, have hardly any room left beside their words."""


def table(writer: Writer, element: Any, place: Place) -> None:
    """Writes a table: its caption above, its head on each page, no row cut in two."""
    caption = element.find("caption")
    if caption is not None and not hidden(caption, writer.looks):
        writer.flow(caption, replace(place, style="Caption"))
    lines = [row for row in element.iter("tr") if _owner(row) is element and not hidden(row, writer.looks)]
    if not lines:
        return
    count = max(sum(int(cell.get("colspan", 1)) for cell in row if cell.tag in {"td", "th"}) for row in lines)
    widths = _widths(writer, element, count, place.width)
    heads = bool(element.findall("thead"))
    ruled = any(writer.looks.of(cell).framed for cell in lines[-1])
    style = "Labo Grid" if ruled else "Labo Dense" if min(widths) < _NARROW else "Labo Table"
    made = cells.grid(style, widths, heads=heads)
    described = "" if caption is None else " ".join("".join(caption.itertext()).split())
    if described:
        made[0].append(val("w:tblCaption", described))
    place.into.append(made)
    held: dict[int, tuple[int, int]] = {}
    for row in lines:
        line = _row(writer, row, widths, place, held)
        if writer.looks.of(row.getparent()).keeps_whole and row.getnext() is not None:
            cells.keep(line)
        made.append(line)
    writer.gap(place)


def _row(writer: Writer, row: Any, widths: Sequence[float], place: Place, held: dict[int, tuple[int, int]]) -> Any:
    """One row; `held` has, for columns that a cell above takes, how many rows and columns it still takes."""
    head = row.getparent().tag == "thead"
    look = writer.looks.of(row)
    found = [cell for cell in row if cell.tag in {"td", "th"}]
    height = max([look.height, *(writer.looks.of(cell).height for cell in found)])
    if not "".join(row.itertext()).strip():
        height *= _HAND
    made = cells.line(height, head=head)
    column = 0
    waiting = list(found)
    while waiting or column in held:
        if column in held:
            left, span = held.pop(column)
            made.append(cells.cell(sum(widths[column : column + span]), span, down="continue", empty=True))
            if left > 1:
                held[column] = (left - 1, span)
                column += span
                continue
            column += span
            continue
        cell = waiting.pop(0)
        span, down = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
        width = sum(widths[column : column + span])
        cell_look = writer.looks.of(cell)
        ground = cell_look.background or look.background
        into = cells.cell(width, span, ground=ground or "", down="restart" if down > 1 else "")
        there = replace(
            place,
            into=into,
            width=width - 2 * cells.PADDING["Labo Table"],
            style=_style_of(writer, cell, head=head),
            table=True,
            dark=cells.is_dark(ground),
            level=0,
        )
        writer.flow(cell, there)
        cells.close(into, there.style)
        if look.keeps_next or head:
            cells.keep(into)
        made.append(into)
        if down > 1:
            held[column] = (down - 1, span)
        column += span
    return made


def _owner(row: Any) -> Any:
    return next(row.iterancestors("table"))


def _style_of(writer: Writer, cell: Any, *, head: bool) -> str:
    look = writer.looks.of(cell)
    if head:
        return "Table Heading"
    if cell.tag == "th":
        return "Row Heading" if look.weight >= 600 else "Row Label"
    return "Table Small" if look.size < writer.characters.tokens.size * 0.9 else "Table Text"


def _widths(writer: Writer, element: Any, count: int, width: float) -> list[float]:
    """The widths of columns, in millimetres: as the page's style says, what is left shared out among the others."""
    columns = list(element.iter("col"))[:count]
    looks = [writer.looks.of(column) for column in columns]
    said = [look.width or (look.share or 0) * width for look in looks] + [0.0] * (count - len(looks))
    open_ones = sum(1 for column in said if not column)
    least = 14.0 * writer.characters.tokens.size / 10.5
    room = width - least * open_ones
    if sum(said) > room:
        said = [column * room / sum(said) for column in said]
    free = (width - sum(said)) / open_ones if open_ones else 0
    return _with_room([column or free for column in said], _needed(writer, element, count), width)


def _needed(writer: Writer, element: Any, count: int) -> list[float]:
    """How wide each column has to be for its longest word to stay whole, even in a font wider than the house's."""
    needed = [0.0] * count
    for row in element.iter("tr"):
        found = [cell for cell in row if cell.tag in {"td", "th"}]
        if len(found) != count:
            continue
        for column, cell in enumerate(found):
            # No-break spaces hold words together: these are split at ordinary ones.
            longest = max((len(word) for part in cell.itertext() for word in re.split(r"[ \n/-]+", part)), default=0)
            letter = min(writer.looks.of(cell).size, writer.characters.tokens.size) * 0.64 * 25.4 / 72
            needed[column] = max(needed[column], longest * letter + 2 * cells.PADDING["Labo Table"])
    return [min(width, 27 * writer.characters.tokens.size / 10.5) for width in needed]


def _with_room(widths: list[float], needed: list[float], total: float) -> list[float]:
    """Widths where no column is narrower than it needs, at the cost of those that have room to spare."""
    if sum(needed) < total:
        lacking = sum(max(0, need - width) for width, need in zip(widths, needed, strict=True))
        spare = sum(max(0, width - need) for width, need in zip(widths, needed, strict=True))
        if spare:
            part = min(1, lacking / spare)
            pairs = zip(widths, needed, strict=True)
            widths = [need if width < need else width - (width - need) * part for width, need in pairs]
    return [width * total / sum(widths) for width in widths]
