"""The layouts: each places the boxes of a canvas on a sheet of a given width and height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.canvases.drawing import (
    GAP,
    ROUND,
    Drawing,
    Numbered,
    Spot,
    Stroke,
    ellipse,
    numbered,
    rectangle,
    row_heights,
)
from labo_cli.model.card_words import Fill, Layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from labo_cli.model.canvases import Canvas

__all__ = ["draw"]


def draw(canvas: Canvas, width: float, height: float, larger: float = 1.0) -> Drawing:
    """A canvas drawn to fill a width and a height, in millimetres of A4.

    Args:
        canvas: what to draw.
        width: the width there is.
        height: the height there is.
        larger: how much larger than usual the words are set.
    """
    drawing = Drawing(width, height, larger)
    _LAYOUTS[canvas.layout](canvas, drawing)
    return drawing


def _boxes(canvas: Canvas, drawing: Drawing) -> None:
    rows = _rows(numbered(canvas.boxes))
    y = 0.0
    heights = row_heights([max(n.box.height for n in row) for row in rows], drawing.height)
    for row, height in zip(rows, heights, strict=True):
        free = drawing.width - GAP * (len(row) - 1)
        shares = sum(n.box.width for n in row)
        x = 0.0
        for box in row:
            width = free * box.box.width / shares
            drawing.box(box, x, y, width, height)
            x += width + GAP
        y += height + GAP


def _rows(boxes: list[Numbered]) -> list[list[Numbered]]:
    rows: list[list[Numbered]] = [[]]
    for box in boxes:
        if rows[-1] and sum(n.box.width for n in rows[-1]) + box.box.width > 100:
            rows.append([])
        rows[-1].append(box)
    return rows


def _table(canvas: Canvas, drawing: Drawing) -> None:
    rows = numbered(canvas.boxes)
    prompts = any(row.box.prompt for row in rows)
    longest = max(len(text) for row in rows for text in (row.box.title.fr, row.box.title.en))
    side = 42.0 if prompts else min(42.0, 10 + longest * 2.1)
    top = 10.0 if drawing.larger == 1 else 13.5  # where a heading may run over two lines
    columns = len(canvas.headings)
    width = (drawing.width - side) / columns
    heights = row_heights([row.box.height for row in rows], drawing.height - top, 0)
    drawing.strokes.append(rectangle(side, 0, drawing.width - side, top, 0, "shade"))
    drawing.strokes.append(rectangle(0, top, side, drawing.height - top, 0, "shade"))
    for n, heading in enumerate(canvas.headings):
        drawing.spots.append(
            Spot(side + n * width + 1.5, 2.2, width - 3, top - 3, heading, sort="heading", centred=columns > 1)
        )
    y = top
    for row, height in zip(rows, heights, strict=True):
        drawing.words(row, 2, y + 1.6, side - 4, height - 3, sort="side")
        drawing.strokes.append(Stroke(f"M0 {y:.2f}H{drawing.width}"))
        if row.box.fill is Fill.CURVE:
            drawing.prepared(row.box, side - 3, y, drawing.width - side + 6, y + height)
            for sign, at in (("+", y + 1.2), ("−", y + height - 7)):
                drawing.spots.append(Spot(side + 1.5, at, 6, 6, sign=sign))
        y += height
    for n in range(1, columns):
        x = side + n * width
        drawing.strokes.append(Stroke(f"M{x:.2f} 0V{drawing.height}"))
    drawing.strokes.append(rectangle(side, 0, drawing.width - side, drawing.height))
    drawing.strokes.append(rectangle(0, top, drawing.width, drawing.height - top))


def _matrix(canvas: Canvas, drawing: Drawing) -> None:
    left, foot = 13.0, 13.0
    width, height = drawing.width - left - 3, drawing.height - foot - 3
    middle_x, middle_y = left + width / 2, 3 + height / 2
    for n, box in enumerate(numbered(canvas.boxes)):
        x, y = left + (n % 2) * width / 2, 3 + (n // 2) * height / 2
        drawing.words(box, x + 4, y + 3, width / 2 - 8, height / 2 - 6)
    bottom = 3 + height
    drawing.strokes += [
        Stroke(f"M{left} {bottom}H{left + width}M{left} {bottom}V3", "axis"),
        Stroke(f"M{left + width + 3} {bottom}l-4 -2v4z", "arrow"),
        Stroke(f"M{left} 0l-2 4h4z", "arrow"),
        Stroke(f"M{middle_x} 3V{bottom}M{left} {middle_y}H{left + width}", "dashed"),
    ]
    across, up = canvas.headings
    drawing.spots += [
        Spot(left, bottom + 3, width, 7, across, sort="axis", centred=True),
        Spot(left + 1, bottom + 3, 8, 7, sign="−"),
        Spot(left + width - 7, bottom + 3, 8, 7, sign="+"),
        Spot(0, 3, 10, height, up, sort="axis upright", centred=True),
        Spot(3, bottom - 8, 8, 7, sign="−"),
        Spot(3, 4, 8, 7, sign="+"),
    ]


def _tree(canvas: Canvas, drawing: Drawing) -> None:
    effects, problem, causes = numbered(canvas.boxes)
    band, trunk = drawing.height * 0.385, drawing.height * 0.23
    middle = drawing.width / 2
    across = 4 if drawing.width > drawing.height else 3
    width = (drawing.width - GAP * 2 * (across - 1)) / across
    box_height = (band - 13 - GAP * 2) / 2
    trunk_top, trunk_bottom = band, band + trunk
    for n in range(across):
        x = n * (width + GAP * 2)
        centre = x + width / 2
        for row in range(2):
            up = 12 + row * (box_height + GAP * 2)
            down = trunk_bottom + 1 + row * (box_height + GAP * 2)
            drawing.strokes += [
                rectangle(x, up, width, box_height, ROUND),
                rectangle(x, down, width, box_height, ROUND),
            ]
        gap_up, gap_down = 12 + box_height, trunk_bottom + 1 + box_height
        drawing.strokes += [
            Stroke(f"M{centre} {gap_up}v{GAP * 2}M{centre} {gap_down}v{GAP * 2}"),
            Stroke(f"M{centre} {12 + 2 * box_height + GAP * 2}L{middle} {trunk_top + 6}"),
            Stroke(f"M{centre} {trunk_bottom + 1}L{middle} {trunk_bottom - 6}"),
        ]
    drawing.words(effects, 0, 0, drawing.width, 11)
    drawing.words(causes, 0, drawing.height - 11, drawing.width, 11)
    half = drawing.width * 0.3
    drawing.strokes.append(rectangle(middle - half, trunk_top + 5, 2 * half, trunk - 10, 3, "strong"))
    drawing.words(problem, middle - half + 3, trunk_top + 7, 2 * half - 6, trunk - 14, centred=True)


def _chain(canvas: Canvas, drawing: Drawing) -> None:
    links = numbered(canvas.boxes)
    arrow = 6.0
    step = min(12.0, drawing.width * 0.18 / len(links))
    heights = row_heights([link.box.height for link in links], drawing.height, arrow)
    width = drawing.width - step * (len(links) - 1)
    y = 0.0
    for n, (link, height) in enumerate(zip(links, heights, strict=True)):
        x = n * step
        drawing.box(link, x, y, width, height)
        if n:
            tip = x + 12
            drawing.strokes += [
                Stroke(f"M{tip} {y - arrow:.2f}V{y - 2:.2f}"),
                Stroke(f"M{tip} {y:.2f}l-1.8 -3.4h3.6z", "arrow"),
            ]
        y += height + arrow


def _rings(canvas: Canvas, drawing: Drawing) -> None:
    rings = numbered(canvas.boxes)
    middle_x, middle_y = drawing.width / 2, drawing.height / 2
    for n, ring in reversed(list(enumerate(rings))):
        share = (n + 1) / len(rings)
        rx, ry = middle_x * share, middle_y * share
        drawing.strokes.append(ellipse(middle_x, middle_y, rx, ry))
        top = middle_y - ry
        width = min(90.0, rx * 1.1)
        inset = 3.5 if n else ry * 0.35
        drawing.words(ring, middle_x - width / 2, top + inset, width, 16, centred=True)


def _shield(canvas: Canvas, drawing: Drawing) -> None:
    *quarters, motto = numbered(canvas.boxes)
    height = drawing.height - 26
    width = min(drawing.width * 0.92, height * 1.35)
    left = (drawing.width - width) / 2
    right, waist = left + width, height * 0.56
    drawing.strokes += [
        Stroke(
            f"M{left} 2H{right}V{waist}C{right} {height * 0.82} {left + width * 0.72} {height * 0.93} "
            f"{left + width / 2} {height}C{left + width * 0.28} {height * 0.93} {left} {height * 0.82} {left} {waist}z",
            "strong",
        ),
        Stroke(f"M{left + width / 2} 2V{height}M{left} {waist - height * 0.06}H{right}"),
    ]
    for n, quarter in enumerate(quarters):
        x = left + (n % 2) * width / 2
        y = 5 if n < 2 else waist - height * 0.06 + 3
        inset = 4 if n < 2 else 11
        drawing.words(quarter, x + inset, y, width / 2 - 2 * inset, 20, centred=True)
    drawing.box(motto, left, height + 6, width, 20)


def _centre(canvas: Canvas, drawing: Drawing) -> None:
    middle, *around = numbered(canvas.boxes)
    height = drawing.height * 0.74
    centre_x, centre_y = drawing.width / 2, height / 2
    rx, ry = drawing.width * 0.13, height * 0.22
    drawing.strokes += [
        rectangle(0, 0, drawing.width, height, ROUND),
        Stroke(f"M0 0L{drawing.width} {height}M{drawing.width} 0L0 {height}"),
        ellipse(centre_x, centre_y, rx, ry, "ring strong"),
    ]
    drawing.words(middle, centre_x - rx + 5, centre_y - ry * 0.62, 2 * rx - 10, ry, centred=True)
    up, left, right, down = around[2], around[0], around[1], around[3]
    side = drawing.width * 0.24
    drawing.words(left, 3, centre_y - height * 0.17, side, height * 0.3)
    drawing.words(up, centre_x - drawing.width * 0.2, 3, drawing.width * 0.4, height * 0.2, centred=True)
    drawing.words(right, drawing.width - side - 3, centre_y - height * 0.17, side, height * 0.3, sort="box to-right")
    drawing.words(down, centre_x - drawing.width * 0.2, height - 14, drawing.width * 0.4, height * 0.2, centred=True)
    y = height + GAP
    half = (drawing.width - GAP) / 2
    for n, box in enumerate(around[4:]):
        drawing.box(box, n * (half + GAP), y, half, drawing.height - y)


_LAYOUTS: dict[Layout, Callable[[Canvas, Drawing], None]] = {
    Layout.BOXES: _boxes,
    Layout.TABLE: _table,
    Layout.MATRIX: _matrix,
    Layout.TREE: _tree,
    Layout.CHAIN: _chain,
    Layout.RINGS: _rings,
    Layout.SHIELD: _shield,
    Layout.CENTRE: _centre,
}
