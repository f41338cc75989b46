"""The plan of a room, drawn: tables with their numbers and seats, or chairs alone, a wall and a door.

Lengths are in units of the drawing; a chair is 9 wide. It is a scheme and no survey: what counts
is how many tables of how many seats, and that somebody can pass between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, cos, pi, sin
from typing import TYPE_CHECKING

from labo_cli.agenda.tables import tables_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.timing import Agenda, Item

__all__ = ["FloorPlan", "PlanTable", "floor_plans", "seats_at"]

CHAIR = 4.5
DEEP = 16.0
ALONG = 13.0
"""What a seat takes along a table's side."""
AISLE = 20.0
MARGIN = 24.0
SMALLEST = 250.0
"""The least width of a plan, so that one table does not fill the page."""
CIRCLE_AT_MOST = 20
ROW = 10
ROOM_WIDTH, ROOM_HEIGHT, LARGEST = 174.0, 92.0, 0.5
"""The millimetres that a plan may take, and the most that a unit may."""


@dataclass(frozen=True)
class PlanTable:
    """A table: its number, its top left corner, its size, the middles of its chairs, the free place at its end."""

    number: int
    x: float
    y: float
    width: float
    height: float
    chairs: tuple[tuple[float, float], ...]
    free: tuple[float, float]


@dataclass(frozen=True)
class FloorPlan:
    """A room.

    Attributes:
        title: whose room it is; empty when there is only one.
        people: how many sit in it.
        width: of the drawing, in its units.
        height: likewise.
        tables: with their chairs; empty when people sit without tables.
        chairs: the middles of the chairs that stand without a table.
        scale: millimetres a unit.
    """

    title: str
    people: int
    width: float
    height: float
    tables: tuple[PlanTable, ...] = ()
    chairs: tuple[tuple[float, float], ...] = ()

    @property
    def scale(self) -> float:
        """Millimetres on paper for each unit."""
        return min(ROOM_WIDTH / self.width, ROOM_HEIGHT / self.height, LARGEST)


def seats_at(people: int, tables: int) -> list[int]:
    """How many people sit at each table, as even as can be, largest first."""
    return [people // tables + (n < people % tables) for n in range(tables)]


def floor_plans(agenda: Agenda) -> list[FloorPlan]:
    """The rooms when the most tables stand: one, or one for each track."""
    most = tables_at_once(agenda)
    if not most:
        return [_chairs_alone("", agenda.workshop.headcount or max((i.people for i in agenda.items), default=1))]
    together = next((item for item in agenda.items if item.tables == most), None)
    if together:
        return [_with_tables("", seats_at(together.people, most), 1)]
    block = max(agenda.items, key=_tables_of_tracks)
    plans = []
    number = 1
    for track in block.tracks:
        tables = max((item.tables for item in track.items), default=0)
        if tables:
            plans.append(_with_tables(track.track.name, seats_at(track.people, tables), number))
        else:
            plans.append(_chairs_alone(track.track.name, track.people))
        number += tables
    return plans


def _tables_of_tracks(item: Item) -> int:
    return sum(max((line.tables for line in track.items), default=0) for track in item.tracks)


def _with_tables(title: str, sizes: Sequence[int], first: int) -> FloorPlan:
    long = max(2, ceil(max(sizes) / 2)) * ALONG
    cell = (long + AISLE + 3 * CHAIR, DEEP + 4 * CHAIR + AISLE)
    across = min(range(1, len(sizes) + 1), key=lambda n: abs(n * cell[0] / (ceil(len(sizes) / n) * cell[1]) - 1.9))
    down = ceil(len(sizes) / across)
    width = max(SMALLEST, across * cell[0] + 2 * MARGIN)
    left = (width - across * cell[0]) / 2
    tables = []
    for n, size in enumerate(sizes):
        row, column = divmod(n, across)
        x = left + column * cell[0] + AISLE / 2 + CHAIR / 2
        y = MARGIN + row * cell[1] + AISLE / 2 + 2 * CHAIR
        chairs = tuple(_around(x, y, long, size))
        tables.append(PlanTable(first + n, x, y, long, DEEP, chairs, (x + long + 2 * CHAIR, y + DEEP / 2)))
    return FloorPlan(title, sum(sizes), width, down * cell[1] + 2 * MARGIN, tuple(tables))


def _around(x: float, y: float, long: float, size: int) -> Iterator[tuple[float, float]]:
    above = ceil(size / 2)
    for count, level in ((above, y - CHAIR - 3), (size - above, y + DEEP + CHAIR + 3)):
        for n in range(count):
            yield x + long * (n + 0.5) / count, level


def _chairs_alone(title: str, people: int) -> FloorPlan:
    if people > CIRCLE_AT_MOST:
        return _in_rows(title, people)
    radius = max(22.0, people * 2.4 * CHAIR / (2 * pi))
    width, middle = max(SMALLEST, 2 * radius + 2 * MARGIN + 20), MARGIN + radius + 8
    chairs = tuple(
        (width / 2 + radius * sin(2 * pi * n / people), middle - radius * cos(2 * pi * n / people))
        for n in range(people)
    )
    return FloorPlan(title, people, width, 2 * middle, (), chairs)


def _in_rows(title: str, people: int) -> FloorPlan:
    step, aisle = 2.6 * CHAIR, 18.0
    width = max(SMALLEST, ROW * step + aisle + 2 * MARGIN)
    left = (width - (ROW - 1) * step - aisle) / 2
    chairs = []
    for n in range(people):
        row, column = divmod(n, ROW)
        chairs.append((left + column * step + (aisle if column >= ROW / 2 else 0), MARGIN + 20 + row * 18))
    return FloorPlan(title, people, width, MARGIN * 2 + 24 + ceil(people / ROW) * 18, (), tuple(chairs))
