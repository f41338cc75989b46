"""Puts the steps of a workshop on the clock.

Start times are always computed. A pinned time (`at:`) is kept, and reported when what
comes before runs over it; nothing is ever moved in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from labo_cli.agenda.elements import Element, Session
from labo_cli.agenda.fitting import fit
from labo_cli.agenda.framing import laid_out
from labo_cli.agenda.lengths import FREE, placed
from labo_cli.agenda.shortfall import misfits
from labo_cli.library.running import Need, run_method
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import MethodStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from labo_cli.agenda.elements import AnyStep, Line, Path
    from labo_cli.errors import Remark
    from labo_cli.i18n import Language
    from labo_cli.model.methods import CardStep, MethodCard
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Track, Workshop

__all__ = ["Agenda", "Item", "Moment", "TimedTrack", "clock", "on_the_clock", "time_agenda"]


@dataclass(frozen=True)
class Moment:
    """One of a card's steps, on the clock."""

    start: int
    minutes: int
    step: CardStep


@dataclass(frozen=True)
class TimedTrack:
    """A track of a parallel block, on the clock; when it is the shorter one, its last line is free time."""

    track: Track
    people: int
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """How long the track lasts, what is free at its end left out."""
        return sum(item.minutes for item in self.items if item.step is not None)


@dataclass(frozen=True)
class Item:
    """A line of the agenda.

    Attributes:
        start: minutes after midnight.
        minutes: how long it lasts.
        step: what the user wrote, or labo added; None for time that is kept free.
        parts: what it plays in the session.
        people: how many take part.
        card: the method's card, when the step uses one.
        moments: the card's steps, their minutes fitted to the item's.
        needs: the materials, for the people who take part.
        tables: how many tables these people sit at; 0 when everybody works together.
        tracks: the tracks of a parallel block.
        path: where the step stands in the project; empty for what labo added.
        added: whether labo added it.
    """

    start: int
    minutes: int
    step: AnyStep | None
    parts: frozenset[AgendaPart] = FREE
    people: int = 0
    card: MethodCard | None = None
    moments: tuple[Moment, ...] = ()
    needs: tuple[Need, ...] = ()
    tables: int = 0
    tracks: tuple[TimedTrack, ...] = ()
    path: tuple[str | int, ...] = ()
    added: bool = False

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
        has_seniors: whether seniors come.
    """

    workshop: Workshop
    items: tuple[Item, ...]
    remarks: tuple[Remark, ...] = ()
    has_seniors: bool = False

    @property
    def setup_at(self) -> int:
        """When the team arrives, in minutes after midnight."""
        return self.workshop.starts_at - self.workshop.setup

    @property
    def ends_at(self) -> int:
        """When participants leave, in minutes after midnight."""
        return self.workshop.starts_at + self.workshop.slot

    @property
    def debrief_until(self) -> int:
        """When the team's debrief ends, in minutes after midnight."""
        return self.ends_at + self.workshop.debrief

    @cached_property
    def buffer(self) -> int:
        """Minutes that are kept free, in all."""
        return sum(item.minutes for item in self.items if item.step is None)

    def lines(self) -> Iterator[Item]:
        """Every line, those within tracks after the block that holds them."""
        for item in self.items:
            yield item
            for track in item.tracks:
                yield from track.items


def time_agenda(
    workshop: Workshop,
    project: Project,
    cards: Mapping[str, MethodCard],
    language: Language,
    path: Path = (),
) -> Agenda:
    """Puts a workshop on the clock, with what every session needs around its methods.

    Args:
        workshop: what the user wrote, its agenda not empty.
        project: for the groups that come.
        cards: the cards of the methods that it uses, by id; a step whose card has vanished keeps its place.
        language: what is added is written in.
        path: where the workshop stands in the project, for the remarks.
    """
    return on_the_clock(Session.of(workshop, project, cards, language, path))


def on_the_clock(session: Session) -> Agenda:
    """The same, for a session that is at hand."""
    workshop = session.workshop
    elements = laid_out(session)
    items = []
    for one, start, minutes in placed(elements, session):
        if one is None:
            items.append(Item(start, minutes, None, people=workshop.headcount))
        elif minutes:
            items.append(_item(one, start, minutes))
    return Agenda(workshop, tuple(_merged(items)), tuple(misfits(elements, session)), session.has_seniors)


def clock(minutes: int) -> str:
    """Minutes after midnight as a machine reads them: `09:30`."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _merged(items: Sequence[Item]) -> Iterator[Item]:
    """Two stretches of free time running are one."""
    last: Item | None = None
    for item in items:
        if last is not None and last.step is None and item.step is None:
            last = Item(last.start, last.minutes + item.minutes, None, people=last.people)
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _item(one: Element, start: int, minutes: int) -> Item:
    if one.parts == FREE:
        return Item(start, minutes, None, people=one.people, path=one.path, added=one.added)
    if one.lines:
        tracks = tuple(_track(line, start, minutes) for line in one.lines)
        return Item(start, minutes, one.step, one.parts, one.people, tracks=tracks, path=one.path)
    card = one.card
    if card is None or not isinstance(one.step, MethodStep):
        return Item(start, minutes, one.step, one.parts, one.people, path=one.path, added=one.added)
    run = run_method(card, one.people, minutes)
    moments = []
    now = start
    for card_step, share in zip(card.steps, run.steps, strict=True):
        moments.append(Moment(now, share, card_step))
        now += share
    tables = len(run.tables) if card.table else 0
    return Item(
        start,
        minutes,
        one.step,
        one.parts,
        one.people,
        card,
        tuple(moments),
        run.needs,
        tables,
        (),
        one.path,
        one.added,
    )


def _track(line: Line, start: int, minutes: int) -> TimedTrack:
    items = []
    now = start
    for one, length in zip(line.elements, fit(minutes, [e.span for e in line.elements]), strict=True):
        if length:
            items.append(_item(one, now, length))
        now += length
    if now < start + minutes:
        items.append(Item(now, start + minutes - now, None, people=line.people))
    return TimedTrack(line.track, line.people, tuple(items))
