"""What an agenda is made of, before it is on the clock: each step with how long it may last."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP, Span, fixed, span
from labo_cli.agenda.parts import parts_of
from labo_cli.library.occasion import publics_of
from labo_cli.library.rules_of_thumb import (
    BREAK,
    BREAK_WITH_SENIORS,
    BUFFER,
    BUFFER_WITH_SENIORS,
    LONGEST_CLOSING,
    LONGEST_OPENING,
    LUNCH,
    PEOPLE_AT_A_TABLE,
    STRETCH,
    STRETCH_WITH_SENIORS,
)
from labo_cli.library.running import run_method
from labo_cli.model.card_words import Public
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labo_cli.i18n import Language
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Track, Workshop

    AnyStep = MethodStep | Pause | OwnStep | ParallelStep

__all__ = ["Element", "Line", "Session", "element"]

Path = tuple[str | int, ...]
SHORTEST_OPENING = 10
"""Minutes under which a first word from everyone is a formality; only a method that takes less is shorter."""
EDGES = {AgendaPart.OPENING: LONGEST_OPENING, AgendaPart.CLOSING: LONGEST_CLOSING}
USUAL = {
    # How long a step of one's own lasts when nobody says.
    AgendaPart.NEXT_STEPS: 5,
    AgendaPart.ENERGISER: 5,
}
OWN_STEP_MINUTES = 10


@dataclass(frozen=True)
class Session:
    """A workshop with what its agenda depends on.

    Attributes:
        workshop: what the user wrote.
        cards: the cards of its methods, by id; one that is missing has vanished.
        language: what is added is written in.
        publics: the publics among those who come.
        path: where the workshop stands in the project.
        absent: ids of groups that the workshop names, with nobody of them.
    """

    workshop: Workshop
    cards: Mapping[str, MethodCard]
    language: Language
    publics: frozenset[Public] = frozenset()
    path: Path = ()
    absent: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        workshop: Workshop,
        project: Project,
        cards: Mapping[str, MethodCard],
        language: Language,
        path: Path = (),
    ) -> Session:
        """The session that a workshop is; groups that the project does not know count for nobody's needs."""
        groups = [group for group in project.groups if group.id in workshop.groups]
        absent = tuple(group for group, count in workshop.groups.items() if not count)
        publics = frozenset(public for group in groups for public in publics_of(group))
        if not workshop.headcount:
            # Nobody is announced, which is remarked upon; the plan is shown for whole groups meanwhile.
            sizes = {group.id: group.size for group in groups} or {"": PEOPLE_AT_A_TABLE}
            workshop = workshop.model_copy(update={"groups": sizes})
        return cls(workshop, cards, language, publics, path, absent)

    @property
    def has_seniors(self) -> bool:
        """Whether seniors come."""
        return Public.SENIORS in self.publics

    @property
    def stretch(self) -> int:
        """The longest that these people work without a break, in minutes."""
        return STRETCH_WITH_SENIORS if self.has_seniors else STRETCH

    @property
    def pause(self) -> int:
        """How long a break lasts with these people, in minutes."""
        return BREAK_WITH_SENIORS if self.has_seniors else BREAK

    @property
    def buffer_share(self) -> float:
        """The share of the time that is kept free with these people."""
        return BUFFER_WITH_SENIORS if self.has_seniors else BUFFER

    def refuses(self, part: AgendaPart) -> bool:
        """Whether the user does without a part that labo would add."""
        return f"no-{part}" in self.workshop.accept


@dataclass(frozen=True)
class Line:
    """One of the lines that run at the same time, its elements in order."""

    track: Track
    people: int
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Element:
    """A step with how long it may last.

    Attributes:
        step: what the user wrote, or labo added.
        span: the bounds of its length.
        parts: what it plays in the session.
        people: how many take part.
        path: where it stands in the project; empty for what labo added.
        card: the method's card.
        lines: those of a parallel block.
        at: the time it is pinned at, in minutes after midnight.
    """

    step: AnyStep
    span: Span
    parts: frozenset[AgendaPart]
    people: int
    path: Path = ()
    card: MethodCard | None = None
    lines: tuple[Line, ...] = ()
    at: int | None = None
    added: bool = field(default=False)


def element(step: AnyStep, session: Session, people: int, path: Path, *, is_first: bool = False) -> Element:
    """A step with its bounds, for so many people."""
    at = None if step.at is None else step.at.hour * 60 + step.at.minute
    parts = parts_of(step, session.cards, is_first=is_first)
    if isinstance(step, ParallelStep):
        lines = tuple(_line(track, session, (*path, "parallel", n)) for n, track in enumerate(step.parallel))
        return Element(step, _together(lines), parts, people, path, None, lines, at)
    card = session.cards.get(step.method) if isinstance(step, MethodStep) else None
    return Element(step, _span(step, card, session, people, parts), parts, people, path, card, (), at)


def _line(track: Track, session: Session, path: Path) -> Line:
    groups = session.workshop.groups
    people = sum(groups.get(group, 0) for group in track.groups) or session.workshop.headcount
    steps = (element(step, session, people, (*path, "steps", n)) for n, step in enumerate(track.steps))
    return Line(track, people, tuple(steps))


def _together(lines: Sequence[Line]) -> Span:
    """As long as the longest line: what the others have left is free."""
    sums = [[sum(getattr(e.span, bound) for e in line.elements) for line in lines] for bound in Span.__annotations__]
    return Span(*(max(each) for each in sums))


def _span(
    step: MethodStep | OwnStep | Pause,
    card: MethodCard | None,
    session: Session,
    people: int,
    parts: frozenset[AgendaPart],
) -> Span:
    if step.minutes is not None:
        return fixed(step.minutes)
    if isinstance(step, Pause):
        return _pause(step, session)
    if card is not None:
        run = run_method(card, people)
        more = max((a.more_minutes for a in card.adaptations if a.public in session.publics), default=0)
        least = max(card.minutes.min, run.least)
        if AgendaPart.OPENING in parts:
            least = max(least, min(SHORTEST_OPENING, run.minutes))
        most = max(card.minutes.max + more, run.minutes)
        # What opens or closes a session is kept short, whatever the card allows when it is the work itself.
        # Work is not stretched beyond what people hold without a break, unless the method itself needs it.
        held = min(most, max(session.stretch, run.minutes + more))
        edge = next((EDGES[part] for part in parts if part in EDGES), held)
        most = min(most, max(ceil(least / STEP) * STEP, edge))
        return span(least, min(run.minutes + more, most), most)
    if AgendaPart.REPORT_BACK in parts:
        return fixed(15)
    return fixed(next((USUAL[part] for part in parts if part in USUAL), OWN_STEP_MINUTES))


def _pause(step: Pause, session: Session) -> Span:
    if step.pause == "lunch":
        return fixed(LUNCH)
    if step.pause == "buffer":
        return Span(0, ceil(session.workshop.slot * session.buffer_share / STEP) * STEP, session.workshop.slot)
    return fixed(session.pause)
