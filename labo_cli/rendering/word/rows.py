"""What stands side by side or in a box, laid out by tables without a head: facts, columns, boxes, bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.pages import hidden
from labo_cli.rendering.word import cells
from labo_cli.rendering.word.xml import node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.rendering.word.blocks import Place, Writer

__all__ = ["bar", "box", "definitions", "side_by_side"]


_HIGHEST = 100.0
"""The height of the highest box to write in, in millimetres: it has to stand on a page beside its heading."""
_LONG = 700
"""From so many characters on, a box may go on over the page: it would not hold on one in large print."""


def definitions(writer: Writer, element: Any, place: Place) -> None:
    """Writes a list of terms with what is said of each, as the page sets it: facts in a row, columns, or lines."""
    pairs = [child for child in element if child.tag == "div" and not hidden(child, writer.looks)]
    if not pairs:
        writer.flow(element, place)
    elif "facts" in element.get("class", "").split():
        _facts(writer, pairs, place)
    elif writer.looks.of(element).display == "flex":
        side_by_side(writer, element, place)
    else:
        _terms(writer, pairs, place)


def _facts(writer: Writer, pairs: Sequence[Any], place: Place) -> None:
    """Facts in rows, what each is under what it is called; a long one takes the room of several."""
    across = max(2, int(place.width // (4.2 * writer.characters.tokens.size)))
    width = place.width / across
    made = cells.grid("Labo Layout", [width] * across)
    for row in _packed(pairs, across):
        line = cells.line(0)
        for pair, span in row:
            into = cells.cell(width * span, span)
            _term(writer, pair, replace(place, into=into, width=width * span - 4.4, table=True))
            cells.close(into, "Fact")
            line.append(into)
        made.append(line)
    place.into.append(made)
    writer.gap(place)


def _packed(pairs: Sequence[Any], across: int) -> list[list[tuple[Any, int]]]:
    """Facts in rows of so many columns, with the columns that each takes; the last of a row takes those left."""
    rows: list[list[tuple[Any, int]]] = [[]]
    for pair in pairs:
        letters = max(len(" ".join("".join(part.itertext()).split())) for part in pair)
        span = min(across, 1 + letters // 34)
        if sum(taken for _pair, taken in rows[-1]) + span > across:
            rows.append([])
        rows[-1].append((pair, span))
    for row in rows:
        pair, span = row[-1]
        row[-1] = (pair, across - sum(taken for _pair, taken in row[:-1]))
    return rows


def _term(writer: Writer, pair: Any, place: Place) -> None:
    for part in pair:
        style = "Fact Label" if part.tag == "dt" else "Fact"
        if not hidden(part, writer.looks):
            writer.flow(part, replace(place, style=style))


def _terms(writer: Writer, pairs: Sequence[Any], place: Place) -> None:
    """Terms on the left, what is said of them on the right, as a table whose first column names the row."""
    left = min(38 * writer.characters.tokens.size / 10.5, place.width * 0.28)
    widths = [left, place.width - left]
    made = cells.grid("Labo Table", widths)
    place.into.append(made)
    for pair in pairs:
        row = cells.line(0)
        for width, tag, style in zip(widths, ("dt", "dd"), ("Row Heading", "Table Text"), strict=True):
            into = cells.cell(width, 1)
            there = replace(place, into=into, width=width - 3.2, table=True, style=style)
            for part in pair.iter(tag):
                writer.flow(part, there)
            cells.close(into, style)
            row.append(into)
        made.append(row)
    writer.gap(place)


def side_by_side(writer: Writer, element: Any, place: Place) -> None:
    """Writes the parts of a row beside one another, in a table without lines."""
    parts = [part for part in element if not hidden(part, writer.looks)]
    looks = [writer.looks.of(part) for part in parts]
    if len(parts) < 2:
        writer.flow(element, place)
        return
    fixed = sum(look.width or 0 for look in looks)
    shares = [0 if look.width else look.grow or 1 for look in looks]
    free = max(place.width - fixed, place.width * 0.3)
    widths = [look.width or free * share / max(sum(shares), 1) for look, share in zip(looks, shares, strict=True)]
    widths = [width * place.width / sum(widths) for width in widths]
    boxed = any(look.framed or look.background for look in looks)
    style = "Labo Box" if any(look.framed for look in looks) else "Labo Tint" if boxed else "Labo Layout"
    made = cells.grid(style, widths)
    row = cells.line(max(look.height for look in looks))
    for part, look, width in zip(parts, looks, widths, strict=True):
        into = cells.cell(width, 1, ground="" if cells.is_dark(look.background) else look.background or "")
        there = replace(place, into=into, width=width - 2 * cells.PADDING[style], table=True)
        if part.find("dt") is not None:
            _term(writer, part, there)
        elif boxed:
            writer.flow(part, there)
        else:
            writer.block(part, there)
        cells.close(into, "Normal")
        row.append(into)
    made.append(row)
    place.into.append(made)
    writer.gap(place)


def box(writer: Writer, element: Any, place: Place) -> None:
    """Writes a box with a line or a ground: one cell; a heading that opens it stays outside, where Word lists it."""
    look = writer.looks.of(element)
    if not look.framed and not element.xpath("normalize-space()") and element.find(".//img") is None:
        return  # A ground with nothing on it is a decoration.
    opening = next(iter(element), None)
    if opening is not None and opening.tag in {"h2", "h3", "h4"} and not (element.text or "").strip():
        writer.block(opening, place)
        tail = opening.tail
        element.remove(opening)
        element.text = tail
    is_short = len("".join(element.itertext())) <= _LONG
    ground = writer.characters.tokens.colors["brand-tint"] if cells.is_dark(look.background) else look.background or ""
    made = cells.grid("Labo Box" if look.framed or not ground else "Labo Tint", [place.width])
    into = cells.cell(place.width, 1, ground=ground)
    writer.flow(element, replace(place, into=into, width=place.width - 6.4, table=True))
    cells.close(into, "Normal")
    made.append(node("w:tr", None, cells.row_properties(min(look.height, _HIGHEST), head=False, whole=is_short), into))
    place.into.append(made)
    writer.gap(place)


def bar(writer: Writer, element: Any, place: Place) -> None:
    """Writes a bar of colours, each as long as its part of the whole."""
    parts = [part for part in element if isinstance(part.tag, str)]
    weights = [max(writer.looks.of(part).grow, 0.01) for part in parts]
    if not parts:
        return
    widths = [max(1.2, place.width * weight / sum(weights)) for weight in weights]
    widths = [width * place.width / sum(widths) for width in widths]
    made = cells.grid("Labo Bar", widths)
    row = node("w:tr", None, cells.row_properties(5, head=False))
    for part, width in zip(parts, widths, strict=True):
        into = cells.cell(width, 1, ground=writer.looks.of(part).background or "")
        cells.close(into, "Gap")
        row.append(into)
    made.append(row)
    place.into.append(made)
    writer.gap(place)
