"""The time bar of an agenda: how long each line shows, the hours under it, the times that were fixed."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.model.words import AgendaPart

if TYPE_CHECKING:
    from labo_cli.agenda.timing import Agenda, Item

__all__ = ["Segment", "TimeBar", "time_bar"]

LONG = 240
"""From how many minutes on only whole hours are written under the bar, and no half hours."""
CLOSEST = 1 / 11
"""Hours nearer to one another than that share of the bar would run into one another."""


@dataclass(frozen=True)
class Segment:
    """A line of the agenda in the bar: its number, and the minutes of it that show."""

    number: int
    item: Item
    minutes: int

    @property
    def parts(self) -> list[AgendaPart]:
        """What the line plays in the session, in the order of a session."""
        return [part for part in AgendaPart if part in self.item.parts]


@dataclass(frozen=True)
class TimeBar:
    """A session to scale.

    Attributes:
        starts: when it begins, in minutes after midnight.
        ends: when it ends, or the last line does when that is later.
        segments: the lines one after the other; where one runs over the next, only the next shows.
        hours: those to write under the bar between its two ends, in minutes after midnight.
        fixed: the times that the user fixed.
    """

    starts: int
    ends: int
    segments: tuple[Segment, ...]
    hours: tuple[int, ...]
    fixed: tuple[int, ...]

    def share(self, at: int) -> float:
        """How far along the bar a time is, in percent."""
        return round((at - self.starts) * 100 / (self.ends - self.starts), 2)


def time_bar(agenda: Agenda) -> TimeBar:
    """An agenda to scale."""
    starts = agenda.workshop.starts_at
    ends = max([agenda.ends_at, *(item.end for item in agenda.items[-1:])])
    segments = []
    cut = ends
    for number, item in reversed(list(enumerate(agenda.items, start=1))):
        segments.append(Segment(number, item, max(0, min(item.end, cut) - item.start)))
        cut = min(cut, item.start)
    pins = (getattr(item.step, "at", None) for item in agenda.items)
    fixed = sorted({at.hour * 60 + at.minute for at in pins if at is not None})
    return TimeBar(starts, ends, tuple(reversed(segments)), tuple(_hours(starts, ends)), tuple(fixed))


def _hours(starts: int, ends: int) -> list[int]:
    step = 60 if ends - starts >= LONG else 30
    room = (ends - starts) * CLOSEST
    marks = range(ceil((starts + 1) / step) * step, ends, step)
    # The end is written to the left of its mark, and takes the room of two.
    return [at for at in marks if at - starts >= room and ends - at >= 2 * room]
