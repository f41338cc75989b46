"""Lists of a Word document, the table of contents among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.pages import hidden
from labo_cli.rendering.word import inline
from labo_cli.rendering.word.inline import Piece
from labo_cli.rendering.word.styles import style_id
from labo_cli.rendering.word.xml import node

if TYPE_CHECKING:
    from labo_cli.rendering.word.blocks import Place, Writer

__all__ = ["contents", "written"]

_WITHIN = {"Read Out": "Read Out List", "Note": "Note List", "Table Small": "Table Bullet"}
"""The style of bullets among paragraphs of a style."""


def written(writer: Writer, element: Any, place: Place) -> None:
    """Writes a list, numbered from 1 on its own, with boxes to tick, with bullets, or plain."""
    level = place.level + 1
    deep = " 2" if level > 1 else ""
    number = 0
    if element.tag == "ol":
        writer.restarts += 1
        number = writer.restarts
        style = f"List Number{deep}"
    elif "checks" in element.get("class", "").split():
        style = f"Check Item{deep}"
    elif place.style in _WITHIN:
        style = _WITHIN[place.style]
    else:
        style = f"List Bullet{deep}" if writer.looks.of(element).marker else "Plain Item"
    for item in element:
        if item.tag != "li" or hidden(item, writer.looks):
            continue
        writer.mark(item)
        before = len(place.into)
        if not "".join(item.itertext()).strip():
            _to_write(writer, item, place)
            continue
        writer.flow(item, replace(place, style=style, level=level, number=number))
        _continue(place.into, before, style)


def _to_write(writer: Writer, item: Any, place: Place) -> None:
    """An item to write by hand: its number at the beginning of its first line."""
    lines = item.findall("p")
    rank = item.getparent().index(item) + 1
    writer.paragraph([Piece(f"{rank}." if item.getparent().tag == "ol" else "•")], "Fill In", place)
    for _line in lines[1:]:
        writer.paragraph([], "Write Line", place)


def _continue(into: Any, before: int, style: str) -> None:
    """Only the first paragraph of an item has its bullet."""
    from docx.oxml.ns import qn

    style_of = f"./{qn('w:pPr')}/{qn('w:pStyle')}"
    styles = [found.find(style_of) for found in into[before:] if found.tag == qn("w:p")]
    marked = [found for found in styles if found is not None and found.get(qn("w:val")) == style_id(style)]
    for found in marked[1:] if style != "Plain Item" else []:
        found.set(qn("w:val"), style_id("List Continue"))
        properties = found.getparent()
        for numbering in properties.findall(qn("w:numPr")):
            properties.remove(numbering)


def contents(writer: Writer, element: Any, place: Place) -> None:
    """A table of contents: each line leads to its section, and gives its page once fields are worked out."""
    for child in element.iter("li", "h2", "h3", "h4"):
        if hidden(child, writer.looks):
            continue
        if child.tag != "li":
            writer.block(child, place)
            continue
        there = replace(place, style="toc 1")
        link = child.find(".//a")
        name = writer.anchors.get((link.get("href") or "").removeprefix("#"), "") if link is not None else ""
        made = writer.paragraph(writer.inside(child, there), "toc 1", place)
        if name:
            made.append(node("w:r", None, node("w:tab")))
            made.extend(inline.field(f"PAGEREF {name} \\h", "…", dirty=True))
