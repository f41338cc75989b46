"""Breaks and lunch where the rules of thumb ask for them, unless the user placed or refused them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labo_cli.agenda.elements import element
from labo_cli.agenda.fitting import STEP
from labo_cli.agenda.lengths import ENDING, FREE, lengths, pinned_parts, placed
from labo_cli.library.rules_of_thumb import LUNCH_FROM, LUNCH_STARTS
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import Pause

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labo_cli.agenda.elements import Element, Session

    Finish = Callable[[list[Element]], list[Element]]

__all__ = ["asks_for_lunch", "with_breaks", "with_lunch"]

NOON = 12 * 60 + 30
_PAUSES = frozenset({AgendaPart.BREAK, AgendaPart.LUNCH})
_NO_BREAK_BEFORE = ENDING | {AgendaPart.BUFFER, AgendaPart.CHARTER, AgendaPart.OPENING}
_NO_WORK = FREE | {AgendaPart.ENERGISER}
_SELDOM_BEFORE = frozenset({AgendaPart.REPORT_BACK})
"""A break there is a poor one, and better than none."""


def asks_for_lunch(session: Session) -> bool:
    """Whether a session is long enough, and at such hours, that people eat in it."""
    workshop = session.workshop
    ends = workshop.starts_at + workshop.slot
    return workshop.slot >= LUNCH_FROM and workshop.starts_at < LUNCH_STARTS[0] and ends > LUNCH_STARTS[1] + 60


def with_lunch(made: list[Element], session: Session, finish: Finish) -> list[Element]:
    """A lunch between its hours, where what comes before it and after it is nearest to its usual length.

    Everything is at least at its shortest then; among equals, the lunch that is nearest to its hour.

    Args:
        made: the elements without a lunch.
        session: around them.
        finish: adds what depends on where the lunch is: what wakes people up after it, breaks.
    """
    lunch = replace(element(Pause(pause="lunch"), session, session.workshop.headcount, ()), added=True)
    now, starts = session.workshop.starts_at, []
    for e in made:
        now = now if e.at is None else e.at
        starts.append(now)
        now += e.span.usual
    gaps = sorted(range(1, len(made)), key=lambda n: (bool(made[n].parts & (ENDING | FREE)), abs(starts[n] - NOON)))
    hours = sorted(range(LUNCH_STARTS[0], LUNCH_STARTS[1] + STEP, STEP), key=lambda at: (abs(at - NOON), at))
    found: list[tuple[int, list[Element]]] = []
    for gap in gaps:
        for at in hours:
            halves = [*made[:gap], replace(lunch, at=at), *made[gap:]]
            # What is added to them takes time, and never gives any.
            if _holds(halves, session) and _holds(tried := finish(halves), session):
                found.append((_strain(tried, session), tried))
                break
    if found:
        return min(found, key=lambda one: one[0])[1]
    # It comes when it can, and what does not fit is remarked upon.
    return finish([*made[: gaps[0]], lunch, *made[gaps[0] :]]) if gaps else finish(made)


def _strain(tried: Sequence[Element], session: Session) -> int:
    """Minutes by which work is shorter or longer than usual, and those that are left free beyond the margin."""
    margin = round(session.workshop.slot * session.buffer_share)
    laid = [(e, minutes) for e, _start, minutes in placed(tried, session)]
    free = sum(minutes for e, minutes in laid if e is None or e.parts == FREE)
    bent = sum(abs(minutes - e.span.usual) for e, minutes in laid if e is not None and e.parts != FREE)
    return bent + max(0, free - margin)


def _holds(tried: Sequence[Element], session: Session) -> bool:
    """Whether what stands on both sides of an added lunch fits, at its shortest."""
    now = session.workshop.starts_at
    for part, until in pinned_parts(tried, now + session.workshop.slot):
        ends = any(e.added and e.at == until for e in tried)
        if ends or part[0].added:
            begins = now if part[0].at is None else part[0].at
            if begins + sum(e.span.least for e in part) > until:
                return False
        now = until
    return True


def with_breaks(made: list[Element], session: Session) -> list[Element]:
    """As few breaks as keep every stretch of work within bounds, where the stretches come out most even."""
    pause = element(Pause(pause="break", minutes=session.pause), session, session.workshop.headcount, ())
    pause = replace(pause, added=True)
    best, least = made, _longest(_worked(made, 0, session), ())
    for count in range(1, len(made)):
        if least <= session.stretch:
            break
        gaps = _gaps(made, count, session)
        if gaps is None:
            break
        broken = list(made)
        for gap in reversed(gaps):
            broken.insert(gap, pause)
        longest = _longest(_worked(made, count, session), gaps)
        if longest < least:
            best, least = broken, longest
    return best


def _worked(made: Sequence[Element], count: int, session: Session) -> list[int]:
    """Minutes of work of each element once there are so many breaks; -1 for a pause, which ends a stretch."""
    if any(e.at is not None for e in made):
        # Breaks only take time from their own part of the agenda: without them lengths are never too short.
        found = [minutes for e, _start, minutes in placed(made, session) if e is not None]
    else:
        found = lengths(made, session.workshop.slot - count * session.pause, session)
    return [_work(e, minutes) for e, minutes in zip(made, found, strict=True)]


def _work(e: Element, minutes: int) -> int:
    if e.parts & _PAUSES:
        return -1
    return 0 if e.parts & _NO_WORK else minutes


def _longest(worked: Sequence[int], gaps: Sequence[int]) -> int:
    longest = now = 0
    for n, minutes in enumerate(worked):
        now = 0 if minutes < 0 else (0 if n in gaps else now) + minutes
        longest = max(longest, now)
    return longest


def _gaps(made: Sequence[Element], count: int, session: Session) -> tuple[int, ...] | None:
    """The places of so many breaks that make the stretches most even; None when there are not so many places."""
    worked = _worked(made, count, session)
    allowed = [n for n in range(1, len(made)) if _may_break(made, n, _NO_BREAK_BEFORE | _SELDOM_BEFORE)]
    if len(allowed) < count:
        allowed = [n for n in range(1, len(made)) if _may_break(made, n, _NO_BREAK_BEFORE)]
    # For each number of breaks so far and each place of the last: the least sum of squares up to there.
    start: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _each in range(count):
        after: dict[int, tuple[int, tuple[int, ...]]] = {}
        for last, (squares, chosen) in start.items():
            for gap in allowed:
                if gap > last and _is_room(made, (*chosen, gap), session):
                    found = (squares + _squares(worked[last:gap]), (*chosen, gap))
                    after[gap] = min(found, after.get(gap, found))
        start = after
    ends = [(squares + _squares(worked[last:]), chosen) for last, (squares, chosen) in start.items()]
    return min(ends)[1] if ends else None


def _may_break(made: Sequence[Element], n: int, never: frozenset[AgendaPart]) -> bool:
    return not (made[n].parts & (never | _PAUSES) or made[n - 1].parts & (_PAUSES | FREE))


def _is_room(made: Sequence[Element], gaps: Sequence[int], session: Session) -> bool:
    """Whether breaks leave the pinned times as they are; none makes worse what does not hold anyway."""
    pinned = [n for n, e in enumerate(made) if e.at is not None]
    if not pinned:
        return True
    until_last = next((n for n in pinned if n >= gaps[-1]), len(made))
    since = max((n for n in pinned if n < gaps[-1]), default=0)
    begins, ends = made[since].at, made[until_last].at if until_last < len(made) else None
    begins = session.workshop.starts_at if begins is None else begins
    ends = session.workshop.starts_at + session.workshop.slot if ends is None else ends
    taken = sum(e.span.least for e in made[since:until_last])
    breaks = sum(since < gap <= until_last for gap in gaps) * session.pause
    return taken + breaks <= ends - begins


def _squares(worked: Sequence[int]) -> int:
    total = now = 0
    for minutes in [*worked, -1]:
        if minutes < 0:
            total, now = total + now * now, 0
        else:
            now += minutes
    return total
