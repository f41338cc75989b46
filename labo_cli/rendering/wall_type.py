"""The size of type of what is read from afar: the charter on the wall, first names on badges.

The widths are those of Source Sans 3 at its semibold weight: rules are set a little lighter, so that what
holds here holds on paper. A test lays posters out and counts their pages.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Poster", "Rule", "fit_badge", "fit_charter", "height_of", "length_of", "wrapped"]

_WIDTHS = {
    # How wide characters are, as a part of the size of type; letters without their accents.
    0.12: "\N{NARROW NO-BREAK SPACE}",
    0.20: " \N{NO-BREAK SPACE}",
    0.28: "ijl’'.,;:",
    0.34: "If!-()",
    0.38: "rt/",
    0.46: "sz?«»",
    0.50: "cxvyJ“”–",
    0.54: "aegkEFLVYZ0123456789",
    0.58: "bdhnopquACSTX",
    0.60: "BKPR",
    0.64: "DG",
    0.68: "HNUOQ",
    0.76: "wM",
    0.80: "Wæ—",
    0.86: "mœŒ%",
}
_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_UNKNOWN = 1.0
_MM = 25.4 / 72

WIDTH, HEIGHT = 241.0, 294.0
"""The room for the rules in mm: right of their numbers, between the title and the line left empty."""
LEADING = 1.16
GAPS = 0.42, 1.3
"""The least and the largest space between two rules, as a part of the size of type."""
SIZES = 8.0, 54.0
"""The least and the largest size of type, in points."""
SMALLEST_NAME = 14.0


@dataclass(frozen=True)
class Rule:
    """A rule on its poster: its words, and the width in mm that makes its lines about as long as each other."""

    text: str
    width: float


@dataclass(frozen=True)
class Poster:
    """How the rules of a charter fill their page.

    Attributes:
        rules: in order.
        size: of the type, in points.
        gap: between two rules, in mm.
        above: the room left above the first rule and below the last one, in mm.
    """

    rules: tuple[Rule, ...]
    size: float
    gap: float
    above: float


def fit_charter(texts: Sequence[str]) -> Poster:
    """The largest type in which some rules hold on an A3 poster, with the room left shared between them."""
    steps = range(int((SIZES[1] - SIZES[0]) * 4) + 1)
    sizes = (SIZES[1] - step / 4 for step in steps)
    size = next(
        (size for size in sizes if _height(texts, size) + len(texts) * GAPS[0] * size * _MM <= HEIGHT), SIZES[0]
    )
    height = _height(texts, size)
    gap = max(0.0, min((HEIGHT - height) / len(texts), GAPS[1] * size * _MM))
    rules = tuple(Rule(text, _balanced(text, size)) for text in texts)
    return Poster(rules, size, round(gap, 2), round(max(0.0, HEIGHT - height - gap * len(texts)) / 2, 2))


def fit_badge(first_name: str, width: float, largest: float) -> float:
    """The size, in points, in which a first name holds in a width in mm, on two lines where it is made of two."""
    steps = range(int((largest - SMALLEST_NAME) * 2) + 1)
    sizes = (largest - step / 2 for step in steps)
    # A name on two lines is set a little smaller, or it would fill the badge from top to bottom.
    most = {1: largest, 2: largest * 0.8}
    breakable = first_name.replace("-", "- ")
    return next(
        (
            size
            for size in sizes
            if size <= most.get(_lines(breakable, width / (size * _MM)), 0.0)
            and max(map(_width, breakable.split(" "))) * size * _MM <= width
        ),
        SMALLEST_NAME,
    )


def height_of(text: str, width: float, size: float, leading: float = LEADING) -> float:
    """How high a text stands, in mm, in a width in mm and a size in points."""
    return _lines(text, width / (size * _MM)) * size * leading * _MM


def length_of(text: str, size: float) -> float:
    """How wide a line is, in mm, in a size in points."""
    return _width(text) * size * _MM


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines of a width in mm, in a size in points."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and length_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
        if length_of(lines[-1], size) > width:
            lines[-1:] = _broken(lines[-1], width / (size * _MM))
    return lines


def _broken(word: str, width: float) -> list[str]:
    """A word that no line holds, in as many lines as it takes; the width is a part of the size of type."""
    lines, filled = [""], 0.0
    for letter in word:
        wide = _width(letter)
        if wide and lines[-1] and filled + wide > width:
            lines.append("")
            filled = 0.0
        lines[-1] += letter
        filled += wide
    return lines


def _height(texts: Sequence[str], size: float) -> float:
    """How high the rules are, in mm, without the space between them."""
    return sum(_lines(text, WIDTH / (size * _MM)) for text in texts) * size * LEADING * _MM


def _balanced(text: str, size: float) -> float:
    """The least width, in mm, that takes no more lines than the whole width."""
    whole = WIDTH / (size * _MM)
    lines = _lines(text, whole)
    if lines == 1:
        return WIDTH
    share = next(share for share in range(50, 101) if _lines(text, whole * share / 100) <= lines)
    return min(WIDTH, round(WIDTH * (share + 1) / 100, 1))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a width, a part of the size of type."""
    lines, filled = 1, 0.0
    for word in text.split(" "):
        wide = _width(word)
        if filled and filled + _OF[" "] + wide > width:
            lines, filled = lines + 1, wide
        else:
            filled += wide + (_OF[" "] if filled else 0.0)
        while filled > width:
            # A word that no line holds is broken.
            lines, filled = lines + 1, filled - width
    return lines


def _width(text: str) -> float:
    plain = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(_OF.get(character, _UNKNOWN) for character in plain)
