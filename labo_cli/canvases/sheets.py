"""The sheet of paper that a canvas is printed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.model.card_words import Paper

if TYPE_CHECKING:
    from labo_cli.model.canvases import Canvas
    from labo_cli.model.methods import MethodCard

__all__ = ["CanvasPrint", "Sheet"]

LARGER = 1.17
"""How much larger words are in large print: 16 points on A3, as far as their places let them grow."""
_SCALES = {"a4": 1.0, "a3": 2**0.5}


@dataclass(frozen=True)
class CanvasPrint:
    """A canvas to be printed.

    Attributes:
        id: the method's id and the canvas's, which its file is named after.
        card: the card that it belongs to, whose authors it credits.
        canvas: what to draw.
        themes: the titles of the themes it is filled in about; empty, to be written by hand.
        large_print: whether its words are larger whatever is around it; they hold on A3 only.
    """

    id: str
    card: MethodCard
    canvas: Canvas
    themes: tuple[str, ...] = ()
    large_print: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet, in millimetres of A4; `scale` makes A3 of it, `larger` makes the words of it larger."""

    width: float
    height: float
    scale: float
    larger: float = 1.0
    margin: float = 9.0
    header: float = 24.0
    footer: float = 5.0

    @classmethod
    def of(cls, paper: Paper, name: str, *, large_print: bool = False) -> Sheet:
        """The sheet held that way, of a size named a4 or a3."""
        width, height = (297.0, 210.0) if paper is Paper.LANDSCAPE else (210.0, 297.0)
        return cls(width, height, _SCALES[name], LARGER if large_print else 1.0)

    @property
    def room(self) -> tuple[float, float]:
        """The width and the height left for the drawing."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin - self.header - self.footer
