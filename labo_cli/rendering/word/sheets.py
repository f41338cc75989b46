"""Sheets that tables of participants fill in: what the page places on a drawing, placed by tables in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.pages import hidden
from labo_cli.rendering.word import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.rendering.word.blocks import Place, Writer

__all__ = ["sheet"]

_LEVEL = 8.0
"""Places that begin within so many millimetres of one another are in one row."""

_AROUND = 100.0
"""What the title, the lines to fill in and the margins take of a sheet's height, in millimetres."""


@dataclass(frozen=True)
class _Spot:
    """A place of the sheet and its words, in millimetres from the top left of the drawing."""

    left: float
    top: float
    width: float
    height: float
    sort: frozenset[str]
    element: Any


def sheet(writer: Writer, element: Any, place: Place) -> None:
    """Writes the places of a sheet in rows, or as a table where they are its columns and its lines."""
    spots = [
        _spot(writer, part)
        for part in element
        if not hidden(part, writer.looks) and part.xpath("boolean(.//h2 | .//h3)")
    ]
    heads = [spot for spot in spots if "heading" in spot.sort]
    sides = [spot for spot in spots if "side" in spot.sort]
    lowest = max((spot.top + spot.height for spot in spots), default=1)
    scale = min(0.9, (writer.looks.paper().height - _AROUND) / lowest)
    if heads and sides:
        _table(writer, heads, sides, place, scale)
        spots = [spot for spot in spots if spot not in {*heads, *sides}]
    rows = _rows(spots)
    for n, row in enumerate(rows):
        height = max(spot.height for spot in row)
        _boxes(writer, row, place, scale * (rows[n + 1][0].top - row[0].top if rows[n + 1 :] else height))


def _spot(writer: Writer, part: Any) -> _Spot:
    def length(name: str) -> float:
        found = re.match(r"-?[\d.]+", writer.looks.value(part, name))
        return float(found[0]) if found else 0.0

    left, top, width, height = (length(name) for name in ("left", "top", "width", "height"))
    return _Spot(left, top, width, height, frozenset(part.get("class", "").split()), part)


def _rows(spots: Sequence[_Spot]) -> list[list[_Spot]]:
    rows: list[list[_Spot]] = []
    for spot in sorted(spots, key=lambda spot: (spot.top, spot.left)):
        if rows and spot.top - rows[-1][0].top < _LEVEL and "axis" not in spot.sort | rows[-1][0].sort:
            rows[-1].append(spot)
        else:
            rows.append([spot])
    return [sorted(row, key=lambda spot: spot.left) for row in rows]


def _boxes(writer: Writer, row: Sequence[_Spot], place: Place, height: float) -> None:
    whole = sum(spot.width for spot in row) or 1
    widths = [place.width * spot.width / whole for spot in row]
    made = cells.grid("Labo Layout" if "axis" in row[0].sort else "Labo Box", widths)
    line = cells.line(0 if "axis" in row[0].sort else max(height - 3, 0))
    for spot, width in zip(row, widths, strict=True):
        line.append(_cell(writer, spot, width, "Table Text", place))
    made.append(line)
    place.into.append(made)
    writer.gap(place)


def _table(writer: Writer, heads: Sequence[_Spot], sides: Sequence[_Spot], place: Place, scale: float) -> None:
    ordered = sorted(heads, key=lambda spot: spot.left)
    whole = sides[0].width + sum(spot.width for spot in ordered)
    widths = [place.width * spot.width / whole for spot in (sides[0], *ordered)]
    made = cells.grid("Labo Grid", widths, heads=True)
    head = cells.line(0, head=True)
    corner = cells.cell(widths[0], 1)
    cells.close(corner, "Table Heading")
    head.append(corner)
    for spot, width in zip(ordered, widths[1:], strict=True):
        head.append(_cell(writer, spot, width, "Table Heading", place))
    made.append(head)
    for side in sorted(sides, key=lambda spot: spot.top):
        line = cells.line(side.height * scale)
        line.append(_cell(writer, side, widths[0], "Table Small", place))
        for width in widths[1:]:
            empty = cells.cell(width, 1)
            cells.close(empty, "Table Text")
            line.append(empty)
        made.append(line)
    place.into.append(made)
    writer.gap(place)


def _cell(writer: Writer, spot: _Spot, width: float, style: str, place: Place) -> Any:
    into = cells.cell(width, 1)
    there = replace(place, into=into, width=width - 6.4, table=True, style=style)
    for part in spot.element:
        if part.tag in {"h2", "h3"}:
            titled = replace(there, style="Table Heading" if style == "Table Heading" else "Row Heading")
            writer.paragraph(writer.inside(part, titled), titled.style, titled)
        elif not hidden(part, writer.looks):
            writer.paragraph(writer.inside(part, there), style, there)
    cells.close(into, style)
    return into
