"""When each element of an agenda starts, and how long it lasts: from one pinned time to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP, fit
from labo_cli.model.words import AgendaPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.elements import Element, Session

__all__ = ["ENDING", "FREE", "lengths", "pinned_parts", "placed"]

FREE = frozenset({AgendaPart.BUFFER})
ENDING = frozenset({AgendaPart.NEXT_STEPS, AgendaPart.CLOSING})


def pinned_parts(elements: Sequence[Element], end: int) -> Iterator[tuple[list[Element], int]]:
    """The elements from one pinned time to the next, with the time that they may last until."""
    part: list[Element] = []
    for one in elements:
        if one.at is not None and part:
            yield part, one.at
            part = []
        part.append(one)
    if part:
        yield part, end


def placed(elements: Sequence[Element], session: Session) -> Iterator[tuple[Element | None, int, int]]:
    """Each element with its start, in minutes after midnight, and its minutes; None for a time that is left free."""
    now = session.workshop.starts_at
    for part, until in pinned_parts(elements, now + session.workshop.slot):
        if part[0].at is not None:
            if part[0].at > now:
                yield None, now, part[0].at - now
            now = part[0].at
        shares = lengths(part, until - now, session)
        left, end = until - now - sum(shares), _end_of_work(part)
        for n, (one, minutes) in enumerate(zip(part, shares, strict=True)):
            if n == end and left > 0:
                yield None, now, left
                now += left
            yield one, now, minutes
            now += minutes
        if now < until:
            yield None, now, until - now
            now = until


def _end_of_work(part: Sequence[Element]) -> int:
    """Where the session's end begins in a stretch: what is left comes before it. The stretch's length for nowhere."""
    end = len(part)
    while end and part[end - 1].parts & ENDING and part[end - 1].at is None:
        end -= 1
    return end if end else len(part)


def lengths(part: Sequence[Element], minutes: int, session: Session) -> list[int]:
    """Minutes for each element: what is kept free first gives way, once the methods are at their shortest."""
    free = [n for n, e in enumerate(part) if e.parts == FREE and e.span.least == 0]
    spans = [e.span for n, e in enumerate(part) if n not in free]
    least = sum(s.least for s in spans)
    kept = 0 if session.refuses(AgendaPart.BUFFER) else round(minutes * session.buffer_share / STEP) * STEP
    kept = max(0, kept - sum(e.span.least for e in part if e.parts == FREE))
    wanted = max(minutes - kept, least)
    if free or kept:
        # Lengths grow by five minutes, so that the methods stay on the grid and free time takes the odd minutes.
        wanted -= (wanted - least) % STEP
    fitted = iter(fit(wanted, spans))
    shares = [0 if n in free else next(fitted) for n in range(len(part))]
    if free:
        # All that is left: the last place kept free takes it, which is before the end of the session.
        shares[free[-1]] = max(0, minutes - sum(shares))
    return shares
