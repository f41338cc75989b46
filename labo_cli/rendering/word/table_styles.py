"""The styles of tables in a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.rendering.word.xml import border, node, twips, val

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.rendering.word.styles import Tokens

__all__ = ["table_styles"]


def table_styles(tokens: Tokens) -> Iterator[tuple[str, str, list[Any]]]:
    """Each style of tables: its name, the one that it is based on, what it says."""
    yield "Labo Table", "Normal Table", list(_table(tokens))
    yield "Labo Dense", "Labo Table", [_margins(0.7, 0.6)]
    yield "Labo Grid", "Labo Table", list(_grid(tokens))
    yield "Labo Layout", "Normal Table", [_margins(0, 2.2)]
    yield "Labo Box", "Normal Table", list(_box(tokens))
    yield "Labo Tint", "Normal Table", list(_tint())
    yield "Labo Bar", "Normal Table", list(_bar(tokens))


def _margins(upright: float, across: float) -> Any:
    sides = {"top": upright, "left": across, "bottom": upright, "right": across}
    margins = [node(f"w:{side}", {"w:w": twips(width), "w:type": "dxa"}) for side, width in sides.items()]
    return node("w:tblPr", None, node("w:tblInd", {"w:w": 0, "w:type": "dxa"}), node("w:tblCellMar", None, *margins))


def _table(tokens: Tokens) -> Iterator[Any]:
    line, brand = tokens.colors["line"], tokens.colors["brand"]
    properties = _margins(0.8, 1.6)
    borders = node("w:tblBorders", None, border("bottom", line, 5), border("insideH", line, 5))
    properties.insert(1, borders)
    yield properties
    under = node("w:tcPr", None, node("w:tcBorders", None, border("bottom", brand, 10)), val("w:vAlign", "bottom"))
    yield node("w:tblStylePr", {"w:type": "firstRow"}, node("w:tblPr"), under)


def _grid(tokens: Tokens) -> Iterator[Any]:
    properties = _margins(0.8, 1.4)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties.insert(1, node("w:tblBorders", None, *(border(side, tokens.colors["quiet"], 5) for side in sides)))
    yield properties


def _box(tokens: Tokens) -> Iterator[Any]:
    properties = _margins(1.4, 3.2)
    lines = [
        border(side, tokens.colors["line"], 5) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    properties.insert(1, node("w:tblBorders", None, *lines))
    yield properties


def _bar(tokens: Tokens) -> Iterator[Any]:
    properties = _margins(0, 0)
    lines = [border(side, tokens.colors["quiet"], 5) for side in ("top", "left", "bottom", "right")]
    properties.insert(1, node("w:tblBorders", None, *lines, border("insideV", "FFFFFF", 5)))
    yield properties


def _tint() -> Iterator[Any]:
    properties = _margins(1.6, 3.2)
    properties.insert(1, node("w:tblBorders", None, border("insideV", "FFFFFF", 48)))
    yield properties
