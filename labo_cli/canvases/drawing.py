"""What a canvas is drawn with: places for words, strokes, and the sheet that holds them.

Lengths are in units of a millimetre on A4; on A3 the same drawing is √2 larger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.model.card_words import Fill

if TYPE_CHECKING:
    from labo_cli.model.bilingual import Words
    from labo_cli.model.canvases import Box

__all__ = ["GAP", "ROUND", "Drawing", "Numbered", "Spot", "Stroke", "ellipse", "numbered", "rectangle", "row_heights"]

GAP = 3.0
"""Between two boxes."""
ROUND = 1.8
"""The radius of a box's corners."""
LINE = 8.5
"""Between two lines to write on by hand."""


@dataclass(frozen=True)
class Numbered:
    """A box, and its number when it is one of several copies."""

    box: Box
    number: int | None


@dataclass(frozen=True)
class Spot:
    """A place for words, from its top left corner.

    Attributes:
        sort: box, heading (of a column), side (of a row), axis or upright (of a matrix).
        sign: a + or a − that stands there instead of words.
        centred: whether the words stand in the middle of its width.
    """

    x: float
    y: float
    width: float
    height: float
    title: Words | None = None
    prompt: Words | None = None
    number: int | None = None
    sort: str = "box"
    centred: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Stroke:
    """A line or a shape, as the path of an SVG drawing."""

    path: str
    sort: str = "line"


@dataclass
class Drawing:
    """A canvas, drawn: strokes under, words over them.

    Attributes:
        larger: how much larger than usual the words are set.
    """

    width: float
    height: float
    larger: float = 1.0
    spots: list[Spot] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def box(self, numbered_box: Numbered, x: float, y: float, width: float, height: float) -> None:
        """Adds a box with its outline, its words and what it is prepared with."""
        self.strokes.append(rectangle(x, y, width, height, ROUND))
        self.words(numbered_box, x + 2.4, y + 1.8, width - 4.8, height - 3.6)
        self.prepared(numbered_box.box, x, y + self._words_height(numbered_box.box, width), width, y + height)

    def words(self, numbered_box: Numbered, x: float, y: float, width: float, height: float, **how: object) -> None:
        """Adds the title and the question of a box."""
        box = numbered_box.box
        self.spots.append(Spot(x, y, width, height, box.title, box.prompt, numbered_box.number, **how))  # type: ignore[arg-type]

    def prepared(self, box: Box, x: float, top: float, width: float, bottom: float) -> None:
        """Adds lines to write on, a frame to draw in, or a curve's middle line."""
        left, right = x + 3, x + width - 3
        if box.fill is Fill.LINES:
            self._ruled(left, right, top + LINE * 0.7, bottom - 2.5)
        elif box.fill is Fill.FRAME:
            foot = bottom - 2.5 - 2 * LINE
            self.strokes.append(rectangle(left, top, right - left, max(10.0, foot - top), 0.8, "frame"))
            self._ruled(left, right, max(top + 10, foot) + LINE, bottom - 2.5)
        elif box.fill is Fill.CURVE:
            middle = (top + bottom) / 2
            self.strokes.append(Stroke(f"M{left} {middle}H{right}", "dashed"))

    def _ruled(self, left: float, right: float, y: float, bottom: float) -> None:
        while y <= bottom:
            self.strokes.append(Stroke(f"M{left} {y:.2f}H{right}", "rule"))
            y += LINE

    def _words_height(self, box: Box, width: float) -> float:
        """About what the words take of a box's height, the question running over where it must."""
        if box.prompt is None:
            return 8.5 * self.larger
        longest = max(len(box.prompt.fr), len(box.prompt.en))
        lines = -(-longest // max(1, int((width - 4.8) / (1.62 * self.larger))))
        return (8.0 + 4.4 * lines) * self.larger


def numbered(boxes: list[Box]) -> list[Numbered]:
    """The boxes, those that repeat written out with their numbers."""
    return [Numbered(box, number if box.repeat > 1 else None) for box in boxes for number in range(1, box.repeat + 1)]


def rectangle(x: float, y: float, width: float, height: float, radius: float = 0.0, sort: str = "box") -> Stroke:
    """A rectangle, its corners rounded or not."""
    if not radius:
        return Stroke(f"M{x:.2f} {y:.2f}h{width:.2f}v{height:.2f}h-{width:.2f}z", sort)
    r = radius
    return Stroke(
        f"M{x + r:.2f} {y:.2f}h{width - 2 * r:.2f}a{r} {r} 0 0 1 {r} {r}v{height - 2 * r:.2f}a{r} {r} 0 0 1 -{r} {r}"
        f"h-{width - 2 * r:.2f}a{r} {r} 0 0 1 -{r} -{r}v-{height - 2 * r:.2f}a{r} {r} 0 0 1 {r} -{r}z",
        sort,
    )


def ellipse(x: float, y: float, rx: float, ry: float, sort: str = "ring") -> Stroke:
    """An ellipse around a middle."""
    return Stroke(
        f"M{x - rx:.2f} {y:.2f}a{rx:.2f} {ry:.2f} 0 1 0 {2 * rx:.2f} 0a{rx:.2f} {ry:.2f} 0 1 0 -{2 * rx:.2f} 0z", sort
    )


def row_heights(weights: list[int], height: float, gap: float = GAP) -> list[float]:
    """The heights of rows that fill a height together, gaps left between them."""
    free = height - gap * (len(weights) - 1)
    return [free * weight / sum(weights) for weight in weights]
