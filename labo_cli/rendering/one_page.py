"""The largest type in which a method card holds on one page.

Laying a card out several times would cost more than the book itself: the height is
estimated from the lengths of its texts, with the widths of `method-macros.html` and
Source Sans's average character. A test lays every shipped card out and counts its pages.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labo_cli.model.methods import MethodCard

__all__ = ["size_of_type"]

SIZES = (10.0, 9.8, 9.6, 9.4, 9.2, 9.0, 8.8, 8.6, 8.4, 8.2, 8.0)
"""In points. A card that holds at none of them runs over onto a second page at the smallest."""
PAGE = 281.0
"""The height that the estimate may reach, in mm: it comes out 3 to 11 % above the real one, and the page has 277."""
CHARACTER = 0.159
"""The width of an average character with its share of ragged ends, in mm for each point of size."""
POINT = 25.4 / 72
LEADING = 1.22


def size_of_type(card: MethodCard, language: str) -> float:
    """The size of type of a card's page, in points."""
    return next((size for size in SIZES if _height(card, language, size) <= PAGE), SIZES[-1])


def _height(card: MethodCard, language: str, size: float) -> float:
    line = size * POINT * LEADING

    def said(texts: Iterable[str], width: float) -> int:
        return sum(ceil(len(text) * CHARACTER * size / width) for text in texts)

    heading = line * (1 + 2 + 1.15 * said([card.purpose.within(language)], 172) + 2.1) + 5
    when, avoid = (said(lists.within(language), 88) for lists in (card.when, card.avoid))
    steps = sum(
        1 + max(said([step.say.within(language)], 91), said([step.do.within(language)], 78)) for step in card.steps
    )
    rows = line * (1.2 + steps) + 1.35 * len(card.steps) + 3
    return heading + line * (1.1 + max(when, avoid)) + rows + _below(card, language, size, line)


def _below(card: MethodCard, language: str, size: float, line: float) -> float:
    """The three columns under the steps."""
    lists = [
        [f"{material.name.within(language)} 10 par personne" for material in card.materials],
        [f"{role.name.within(language)} (1 par table) {role.does.within(language)}" for role in card.roles],
        [card.room.within(language)],
        [card.output.within(language)],
        [f"{a.public:20} 10 min {a.change.within(language)}" for a in card.adaptations],
        [f"{risk.risk.within(language)} {risk.answer.within(language)}" for risk in card.risks],
        [card.fallback.within(language)],
        card.variants.within(language) if card.variants else [],
        [f"{card.data.consent:20} {card.data.note.within(language)}"],
        ["x" * 80, "x" * 80],
        ["x" * (70 * len(card.sources) + 40)],
    ]
    width = 57.0
    lines = sum(1 + sum(ceil(len(text) * CHARACTER * size / width) for text in texts) for texts in lists if texts)
    return line * (lines / 3 + 1.5) + 1.0 * len(lists) / 3 + 1
