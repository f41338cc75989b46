"""The grid of a Word table: rows, cells, their widths, grounds and what keeps them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.rendering.word.styles import style_id
from labo_cli.rendering.word.xml import node, twips, val

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["PADDING", "cell", "close", "grid", "is_dark", "keep", "line", "row_properties"]

PADDING = {"Labo Table": 1.6, "Labo Layout": 2.2, "Labo Box": 3.2, "Labo Tint": 3.2}
"""What a table's cells leave free on either side, in millimetres: as the styles have it."""


def grid(style: str, widths: Sequence[float], *, heads: bool = False) -> Any:
    """A table of a style with columns so wide, in millimetres; `heads` when its first row is a head."""
    total = sum(map(twips, widths))
    look = {"w:val": "0020" if heads else "0000", "w:firstRow": int(heads), "w:lastRow": 0, "w:firstColumn": 0}
    look |= {"w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}
    properties = node(
        "w:tblPr",
        None,
        val("w:tblStyle", style_id(style)),
        node("w:tblW", {"w:w": total, "w:type": "dxa"}),
        node("w:tblLayout", {"w:type": "fixed"}),
        node("w:tblLook", look),
    )
    columns = [node("w:gridCol", {"w:w": twips(width)}) for width in widths]
    return node("w:tbl", None, properties, node("w:tblGrid", None, *columns))


def line(height: float, *, head: bool = False) -> Any:
    """A row at least so high, in millimetres; a head is repeated on each page."""
    return node("w:tr", None, row_properties(height, head=head))


def row_properties(height: float, *, head: bool, whole: bool = True) -> Any:
    """What a row says of itself: it is not cut in two, unless it may take more than a page."""
    return node(
        "w:trPr",
        None,
        node("w:cantSplit") if whole else None,
        node("w:trHeight", {"w:val": twips(height), "w:hRule": "atLeast"}) if height else None,
        node("w:tblHeader") if head else None,
    )


def cell(width: float, span: int, *, ground: str = "", down: str = "", empty: bool = False) -> Any:
    """A cell so wide, in millimetres, over so many columns; `down` when it goes over several rows."""
    made = node(
        "w:tc",
        None,
        node(
            "w:tcPr",
            None,
            node("w:tcW", {"w:w": twips(width), "w:type": "dxa"}),
            val("w:gridSpan", span) if span > 1 else None,
            val("w:vMerge", down) if down else None,
            node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ground}) if ground else None,
        ),
    )
    if empty:
        close(made, "Table Text")
    return made


def close(cell: Any, style: str) -> None:
    """A cell ends with a paragraph, even when there is nothing to say."""
    from docx.oxml.ns import qn

    if cell[-1].tag != qn("w:p"):
        cell.append(node("w:p", None, node("w:pPr", None, val("w:pStyle", style_id(style)))))
    elif len(cell) > 2 and cell[-1].tag == qn("w:p") and cell[-2].tag != qn("w:tbl") and _is_gap(cell[-1]):
        cell.remove(cell[-1])


def _is_gap(paragraph: Any) -> bool:
    from docx.oxml.ns import qn

    style = paragraph.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) == style_id("Gap")


def keep(made: Any) -> None:
    """Keeps the paragraphs of what was written with what follows."""
    from docx.oxml.ns import qn

    for paragraph in made.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties.find(qn("w:keepNext")) is None:
            style = properties.find(qn("w:pStyle"))
            properties.insert(0 if style is None else 1, node("w:keepNext"))


def is_dark(ground: str | None) -> bool:
    """Whether words on a ground have to be white."""
    if not ground:
        return False
    red, green, blue = (int(ground[index : index + 2], 16) for index in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 120
