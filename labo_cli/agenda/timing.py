"""Puts the steps of a workshop on the clock.

Start times are always computed. A pinned time (`at:`) is kept, and reported when what
comes before runs over it; nothing is ever moved in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.errors import Remark
from labo_cli.i18n import _
from labo_cli.library.running import Need, run_method
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from labo_cli.model.methods import CardStep, MethodCard
    from labo_cli.model.workshops import Track, Workshop

    AnyStep = MethodStep | Pause | OwnStep | ParallelStep

__all__ = ["Agenda", "Item", "Moment", "TimedTrack", "clock", "time_agenda"]

SETUP, DEBRIEF = 60, 30
"""Minutes before and after the session, a rule of thumb of the field."""
PAUSE_MINUTES = {"break": 15, "lunch": 60}
OWN_STEP_MINUTES = 10


@dataclass(frozen=True)
class Moment:
    """One of a card's steps, on the clock."""

    start: int
    minutes: int
    step: CardStep


@dataclass(frozen=True)
class TimedTrack:
    """A track of a parallel block, on the clock."""

    track: Track
    people: int
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """How long the track lasts."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True)
class Item:
    """A line of the agenda.

    Attributes:
        start: minutes after midnight.
        minutes: how long it lasts.
        step: what the user wrote; None for time that is kept free.
        card: the method's card, when the step uses one.
        moments: the card's steps, their minutes fitted to the item's.
        needs: the materials, for the people who take part.
        tables: how many tables these people sit at; 0 when everybody works together.
        tracks: the tracks of a parallel block.
        path: where the step stands in the project.
    """

    start: int
    minutes: int
    step: AnyStep | None
    card: MethodCard | None = None
    moments: tuple[Moment, ...] = ()
    needs: tuple[Need, ...] = ()
    tables: int = 0
    tracks: tuple[TimedTrack, ...] = ()
    path: tuple[str | int, ...] = ()

    @property
    def end(self) -> int:
        """Minutes after midnight."""
        return self.start + self.minutes


@dataclass(frozen=True)
class Agenda:
    """A workshop on the clock.

    Attributes:
        workshop: what the user wrote.
        items: the lines, in order.
        remarks: what does not fit.
    """

    workshop: Workshop
    items: tuple[Item, ...]
    remarks: tuple[Remark, ...]

    @property
    def setup_at(self) -> int:
        """When the team arrives, in minutes after midnight."""
        return self.workshop.starts_at - SETUP

    @property
    def ends_at(self) -> int:
        """When participants leave, in minutes after midnight."""
        return self.workshop.starts_at + self.workshop.slot

    @property
    def debrief_until(self) -> int:
        """When the team's debrief ends, in minutes after midnight."""
        return self.ends_at + DEBRIEF

    def lines(self) -> Iterator[Item]:
        """Every line, those within tracks after the block that holds them."""
        for item in self.items:
            yield item
            for track in item.tracks:
                yield from track.items


def time_agenda(workshop: Workshop, cards: Mapping[str, MethodCard], path: tuple[str | int, ...] = ()) -> Agenda:
    """Puts a workshop on the clock.

    Args:
        workshop: what the user wrote, its agenda not empty.
        cards: the cards of the methods that it uses, by id.
        path: where the workshop stands in the project, for the remarks.
    """
    remarks: list[Remark] = []
    items: list[Item] = []
    now = workshop.starts_at
    end = workshop.starts_at + workshop.slot
    for n, step in enumerate(workshop.agenda):
        here = (*path, "agenda", n)
        pinned = _minutes_of(step)
        if pinned is not None and pinned > now:
            items.append(Item(now, pinned - now, None))
        if pinned is not None and pinned < now:
            remarks.append(_runs_over(here, pinned, now))
        if pinned is not None and pinned >= end:
            remarks.append(_pinned_after_the_end(here, pinned, end))
        now = now if pinned is None else pinned
        item = _timed(step, now, workshop, cards, here)
        items.append(item)
        now = item.end
    if now < end:
        items.append(Item(now, end - now, None))
    if now > end and not any(remark.path[-1] == "at" for remark in remarks):
        remarks.append(_too_long((*path, "agenda"), items, now - end, workshop.slot))
    return Agenda(workshop, tuple(items), tuple(remarks))


def clock(minutes: int) -> str:
    """Minutes after midnight as a machine reads them: `09:30`."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _timed(
    step: AnyStep, start: int, workshop: Workshop, cards: Mapping[str, MethodCard], path: tuple[str | int, ...]
) -> Item:
    if isinstance(step, ParallelStep):
        tracks = tuple(
            _timed_track(track, start, workshop, cards, (*path, "parallel", n)) for n, track in enumerate(step.parallel)
        )
        return Item(start, max(track.minutes for track in tracks), step, tracks=tracks, path=path)
    return _timed_simple(step, start, workshop.headcount, cards, path)


def _timed_track(
    track: Track, start: int, workshop: Workshop, cards: Mapping[str, MethodCard], path: tuple[str | int, ...]
) -> TimedTrack:
    people = sum(workshop.groups.get(group, 0) for group in track.groups) or workshop.headcount
    items: list[Item] = []
    for n, step in enumerate(track.steps):
        items.append(_timed_simple(step, start, people, cards, (*path, "steps", n)))
        start = items[-1].end
    return TimedTrack(track, people, tuple(items))


def _timed_simple(
    step: MethodStep | Pause | OwnStep,
    start: int,
    people: int,
    cards: Mapping[str, MethodCard],
    path: tuple[str | int, ...],
) -> Item:
    if not isinstance(step, MethodStep):
        usual = PAUSE_MINUTES[step.pause] if isinstance(step, Pause) else OWN_STEP_MINUTES
        return Item(start, step.minutes or usual, step, path=path)
    card = cards[step.method]
    run = run_method(card, people, step.minutes or _rounded(card, run_method(card, people).minutes))
    moments = []
    now = start
    for card_step, share in zip(card.steps, run.steps, strict=True):
        moments.append(Moment(now, share, card_step))
        now += share
    tables = len(run.tables) if card.table else 0
    return Item(start, run.minutes, step, card, tuple(moments), run.needs, tables, path=path)


def _rounded(card: MethodCard, minutes: int) -> int:
    """Up to the next five minutes, so that a timetable is easy to follow, as far as the method allows."""
    return max(minutes, min(ceil(minutes / 5) * 5, card.minutes.max))


def _minutes_of(step: AnyStep) -> int | None:
    return None if step.at is None else step.at.hour * 60 + step.at.minute


def _runs_over(path: tuple[str | int, ...], pinned: int, now: int) -> Remark:
    return Remark(
        (*path, "at"),
        _("this step is pinned at {at}, and what comes before ends at {now}").format(at=clock(pinned), now=clock(now)),
        _("shorten what comes before by {n} minutes, or pin this step at {now}").format(n=now - pinned, now=clock(now)),
    )


def _pinned_after_the_end(path: tuple[str | int, ...], pinned: int, end: int) -> Remark:
    return Remark(
        (*path, "at"),
        _("this step is pinned at {at}, and the session ends at {end}").format(at=clock(pinned), end=clock(end)),
        _("pin it earlier, or end the session later"),
    )


def _too_long(path: tuple[str | int, ...], items: Sequence[Item], over: int, slot: int) -> Remark:
    """The overrun, with the methods that could be run shorter and by how much."""
    spare = [
        (item.minutes - item.card.minutes.min, item.step.method)
        for item in items
        if item.card and isinstance(item.step, MethodStep) and item.minutes > item.card.minutes.min
    ]
    hint = _("take a step out, or end the session later")
    if spare:
        shorter = ", ".join(_("{method} by {n}").format(method=m, n=n) for n, m in sorted(spare, reverse=True)[:3])
        hint = _("{hint}; these methods can be run shorter, in minutes: {methods}").format(hint=hint, methods=shorter)
    message = _("the agenda takes {takes} minutes and the session has {slot}: {over} too many").format(
        takes=slot + over, slot=slot, over=over
    )
    return Remark(path, message, hint)
