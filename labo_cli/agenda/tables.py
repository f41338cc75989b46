"""The tables of a session: how many stand at once, and the sign that each is known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_

if TYPE_CHECKING:
    from labo_cli.agenda.timing import Agenda, Item

__all__ = ["TableSign", "tables_at_once", "tables_of"]

SHAPES = (
    # Drawn in a square of 100; in the order that they are given out in, the least alike first.
    (N_("the circle"), "M50 4a46 46 0 1 0 .1 0z"),
    (N_("the triangle"), "M50 6 98 92H2z"),
    (N_("the square"), "M8 8H92V92H8z"),
    (N_("the star"), "M50 2 61.8 36.8 98.5 37.2 69 59.2 80 94.2 50 73 20 94.2 31 59.2 1.5 37.2 38.2 36.8z"),
    (N_("the cross"), "M34 4H66V34H96V66H66V96H34V66H4V34H34z"),
    (N_("the diamond"), "M50 1 97 50 50 99 3 50z"),
    (N_("the house"), "M50 4 96 46H84V94H16V46H4z"),
    (N_("the drop"), "M50 2C60 24 86 42 86 64a36 34 0 0 1-72 0C14 42 40 24 50 2z"),
    (N_("the moon"), "M70 8A46 46 0 1 0 70 92A50 50 0 0 1 70 8z"),
)
COLOURS = ("#0b5563", "#9c3d12", "#2f6690", "#54691f", "#6b4a7f", "#8a5a00", "#1b2430", "#a3295b")
"""Dark enough for white to be read on them. One fewer than the shapes: no two tables share both before the 72nd."""


@dataclass(frozen=True)
class TableSign:
    """What a table is known by.

    Attributes:
        number: from 1.
        shape: what the shape is called, in the catalogue's words.
        path: the shape's outline in a square of 100, as SVG writes it.
        colour: in hexadecimal.
    """

    number: int
    shape: str
    path: str
    colour: str


def tables_at_once(agenda: Agenda) -> int:
    """The largest number of tables that stand at the same time; 0 when everybody always works together."""
    return max((_tables(item) for item in agenda.items), default=0)


def tables_of(agenda: Agenda) -> list[TableSign]:
    """The sign of each table of a session."""
    return [
        TableSign(n + 1, *SHAPES[n % len(SHAPES)], COLOURS[n % len(COLOURS)]) for n in range(tables_at_once(agenda))
    ]


def _tables(item: Item) -> int:
    # Tracks each have their own tables, which stay where they are for as long as the block lasts.
    of_tracks = sum(max((line.tables for line in track.items), default=0) for track in item.tracks)
    return max(item.tables, of_tracks)
