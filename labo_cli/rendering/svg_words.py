"""Words in a drawing, written as SVG."""

from __future__ import annotations

from markupsafe import escape

__all__ = ["svg_words"]

_INK = "#1b2430"


def svg_words(
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    weight: int = 400,
    fill: str = _INK,
    anchor: str = "start",
    style: str = "normal",
) -> str:
    """A line of words, whatever signs are in it.

    Args:
        x: where the anchor stands, in the measure of the drawing.
        y: the height of the line that the letters stand on.
        words: the line.
        size: of the type, in the measure of the drawing.
        weight: of the type: 400 is plain, 600 bold.
        fill: the colour.
        anchor: which part of the line stands at x: start, middle or end.
        style: normal or italic.
    """
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" font-style="{style}" '
        f'font-size="{size:.2f}" fill="{fill}">{escape(words)}</text>'
    )
