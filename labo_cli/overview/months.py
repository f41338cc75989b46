"""The course of a project as pictures: months on grids, and a line of time; places only, no drawing."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.overview.course import Course, Day, Kind

__all__ = ["Box", "Gap", "Lane", "Line", "Month", "line_of_time", "months_of"]

MOST_MONTHS = 12
"""The months that are drawn; a longer course is told by its table."""
KINDS: tuple[Kind, ...] = ("interviews", "immersions", "workshops")


@dataclass(frozen=True)
class Box:
    """A day on a month's grid.

    Attributes:
        day: the day.
        holds: what is on it; None on most days.
        is_inside: whether it belongs to the project's time.
    """

    day: date
    holds: Day | None
    is_inside: bool


@dataclass(frozen=True)
class Month:
    """A month as weeks of seven boxes, Monday first; None outside the month."""

    first: date
    weeks: tuple[tuple[Box | None, ...], ...]


@dataclass(frozen=True)
class Gap:
    """Months running in which nothing is planned: the first day of the first one and of the last one."""

    first: date
    last: date


@dataclass(frozen=True)
class Lane:
    """A row of the line of time.

    Attributes:
        kind: a section, or "milestones".
        marks: what is printed, where it stands in percent of the line, and on which level,
            from 0, so that no two touch.
        levels: how many levels there are.
    """

    kind: str
    marks: tuple[tuple[str, float, int], ...]
    levels: int


@dataclass(frozen=True)
class Line:
    """The line of time, over whole months.

    Attributes:
        months: the first day of each month, and where it stands, in percent.
        start: where the project starts, in percent.
        end: where it ends.
        lanes: a row for each kind that there is.
    """

    months: tuple[tuple[date, float], ...]
    start: float
    end: float
    lanes: tuple[Lane, ...]


def months_of(course: Course) -> tuple[Month | Gap, ...]:
    """The months with something in them, in order, and the gaps between them.

    A project of more than twelve such months has the first twelve.
    """
    held = {day.day: day for day in course.days}
    busy = sorted({day.replace(day=1) for day in held})[:MOST_MONTHS]
    found: list[Month | Gap] = []
    for n, first in enumerate(busy):
        if n and first != _next(busy[n - 1]):
            found.append(Gap(_next(busy[n - 1]), _before(first)))
        found.append(Month(first, tuple(_weeks(first, held, course))))
    return tuple(found)


def _weeks(first: date, held: dict[date, Day], course: Course) -> Iterator[tuple[Box | None, ...]]:
    calendar = course.project.calendar
    for week in Calendar().monthdatescalendar(first.year, first.month):
        yield tuple(
            Box(day, held.get(day), calendar is None or calendar.start <= day <= calendar.end)
            if day.month == first.month
            else None
            for day in week
        )


def line_of_time(course: Course, width: float) -> Line | None:
    """The line of time; None for a course without a date.

    Args:
        course: what to place.
        width: how wide a mark is, in percent of the line.
    """
    if not course.days:
        return None
    calendar = course.project.calendar
    ends = [course.days[0].day, course.days[-1].day, *((calendar.start, calendar.end) if calendar else ())]
    months = [min(ends).replace(day=1)]
    while months[-1] <= max(ends):
        months.append(_next(months[-1]))
    whole = (months[-1] - months[0]).days

    def place(day: date) -> float:
        return round(float((day - months[0]).days * 100 / whole), 2)

    lanes = []
    for kind in KINDS:
        marks = [(s.session.mark, place(s.day)) for s in course.sittings if s.session.kind == kind]
        if marks:
            lanes.append(_lane(kind, marks, width))
    dates = [("", place(day.day)) for day in course.days for _milestone in day.milestones]
    if dates:
        lanes.append(_lane("milestones", dates, width / 2))
    start, end = (calendar.start, calendar.end) if calendar else (min(ends), max(ends))
    return Line(tuple((m, place(m)) for m in months[:-1]), place(start), place(end), tuple(lanes))


def _lane(kind: str, marks: Sequence[tuple[str, float]], width: float) -> Lane:
    """Each mark on the first level where it has room."""
    free: list[float] = []
    placed = []
    for mark, at in marks:
        level = next((n for n, until in enumerate(free) if until <= at), len(free))
        free[level : level + 1] = [at + width]
        placed.append((mark, at, level))
    return Lane(kind, tuple(placed), len(free))


def _next(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _before(first: date) -> date:
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)
