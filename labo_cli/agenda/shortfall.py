"""What does not fit, by how much, and the smallest changes that would make it fit: worked out, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP
from labo_cli.errors import Remark
from labo_cli.i18n import _, ngettext
from labo_cli.library.running import run_method
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.elements import Element, Session

__all__ = ["misfits", "pinned_parts"]

MOST_CHANGES = 3
_KEPT = frozenset({AgendaPart.WELCOME, AgendaPart.BREAK, AgendaPart.LUNCH, AgendaPart.BUFFER, AgendaPart.CLOSING})
"""What nobody should be advised to leave out, unless labo added it."""


@dataclass(frozen=True)
class _Change:
    """A change that makes it fit: how many minutes it moves, and what to write."""

    minutes: int
    text: str


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


def misfits(elements: Sequence[Element], session: Session) -> Iterator[Remark]:
    """A remark for each pinned time that cannot be kept as it is, and one when the session is too short."""
    workshop = session.workshop
    begin, end = workshop.starts_at, workshop.starts_at + workshop.slot
    parts = list(pinned_parts(elements, end))
    now = begin
    for n, (part, until) in enumerate(parts):
        at = part[0].at
        if at is not None:
            if at < begin:
                yield _pinned_before_the_start(part[0], begin)
            elif at >= end:
                yield _pinned_after_the_end(part[0], end)
            now = at
        follows = parts[n + 1][0][0] if n + 1 < len(parts) else None
        needed = sum(e.span.least for e in part)
        over = now + needed - until
        if over > 0 and follows is None:
            yield _too_long(part, parts, over, session)
        elif over > 0 and follows is not None and not follows.added:
            yield _runs_over(part, follows, until + over, over, session)


def _too_long(
    part: Sequence[Element], parts: Sequence[tuple[list[Element], int]], over: int, session: Session
) -> Remark:
    slot = session.workshop.slot
    end = session.workshop.starts_at + slot
    later = _Change(over, _("end the session at {time}").format(time=_hour(end + over)))
    if len(parts) > 1 and part[0].at is not None:
        message = _("after {at} the agenda needs {needs} at the least, and there is {has}: {over} too many").format(
            at=_hour(part[0].at),
            needs=_length(end - part[0].at + over),
            has=_length(max(0, end - part[0].at)),
            over=_length(over),
        )
    else:
        message = _("the agenda needs {needs} at the least, and the session has {has}: {over} too many").format(
            needs=_length(slot + over), has=_length(slot), over=_length(over)
        )
    return Remark((*session.path, "agenda"), message, _hint([*_changes(part, over, session), later]))


def _runs_over(part: Sequence[Element], pinned: Element, until: int, over: int, session: Session) -> Remark:
    assert pinned.at is not None
    message = _("this step is pinned at {at}, and what comes before cannot end before {until}").format(
        at=_hour(pinned.at), until=_hour(until)
    )
    later = _Change(over, _("pin this step at {time}").format(time=_hour(until)))
    return Remark((*pinned.path, "at"), message, _hint([*_changes(part, over, session), later]))


def _hint(changes: Sequence[_Change]) -> str:
    """The two or three smallest changes, the smallest first; among equals, those that keep the hour."""
    chosen = sorted(changes, key=lambda change: change.minutes)[:MOST_CHANGES]
    return _("the smallest changes that make it fit: {changes}").format(
        changes=_("; or ").join(change.text for change in chosen)
    )


def _changes(part: Sequence[Element], over: int, session: Session) -> Iterator[_Change]:
    """Every single change within a stretch of the agenda that is enough, and the shortening of several together."""
    gains = sorted(((gain, e) for e in part if (gain := _gain(e)) > 0), key=lambda pair: -pair[0])
    enough = [(gain, e) for gain, e in gains if gain >= over]
    if enough:
        gain, e = min(enough, key=lambda pair: pair[0])
        yield _Change(over, _shortened(e, over, session))
    elif sum(gain for gain, _e in gains) >= over:
        left, told = over, []
        for gain, e in gains:
            if left > 0:
                told.append(_shortened(e, min(gain, left), session))
                left -= gain
        yield _Change(over, _(" and ").join(told))
    droppable = [e for e in part if e.span.least >= over and (e.added or not e.parts & _KEPT)]
    for e in sorted(droppable, key=lambda e: (e.span.least, not e.added))[:2]:
        yield _Change(e.span.least, _left_out(e, session))


def _gain(e: Element) -> int:
    """The minutes that can be taken off a length that the user gave."""
    step = e.step
    if isinstance(step, ParallelStep):
        # Only the tracks that are the longest hold the block up; all of them have to give way.
        sums = [sum(one.span.least for one in line.elements) for line in e.lines]
        shortest = [sum(one.span.least - _gain(one) for one in line.elements) for line in e.lines]
        return max(sums) - max(shortest)
    if step.minutes is None or e.added or isinstance(step, Pause):
        return 0
    if isinstance(step, MethodStep) and e.card is not None:
        floor = max(e.card.minutes.min, run_method(e.card, e.people).least)
    else:
        floor = STEP
    return max(0, (step.minutes - floor) // STEP * STEP if step.minutes % STEP == 0 else step.minutes - floor)


def _shortened(e: Element, minutes: int, session: Session) -> str:
    if isinstance(e.step, ParallelStep):
        return _("shorten the longest track by {minutes}").format(minutes=_length(minutes))
    return _("give “{step}” {minutes}").format(step=_name(e, session), minutes=_length(e.span.least - minutes))


def _left_out(e: Element, session: Session) -> str:
    minutes = _length(e.span.least)
    if e.added:
        part = next(iter(sorted(e.parts)))
        return _("do without “{step}” ({minutes}), by writing accept: {{no-{part}: why}}").format(
            step=_name(e, session), minutes=minutes, part=part
        )
    return _("leave out “{step}” ({minutes})").format(step=_name(e, session), minutes=minutes)


def _name(e: Element, session: Session) -> str:
    if isinstance(e.step, ParallelStep):
        return _("In parallel")
    if isinstance(e.step, Pause):
        return _(next(iter(e.parts)).label)
    if isinstance(e.step, OwnStep):
        return e.step.title
    return e.step.title or (e.card.name.within(session.language.code) if e.card else e.step.method)


def _pinned_before_the_start(e: Element, begin: int) -> Remark:
    assert e.at is not None
    return Remark(
        (*e.path, "at"),
        _("this step is pinned at {at}, and the session starts at {start}").format(at=_hour(e.at), start=_hour(begin)),
        _("pin it later, or start the session earlier"),
    )


def _pinned_after_the_end(e: Element, end: int) -> Remark:
    assert e.at is not None
    return Remark(
        (*e.path, "at"),
        _("this step is pinned at {at}, and the session ends at {end}").format(at=_hour(e.at), end=_hour(end)),
        _("pin it earlier, or end the session later"),
    )


def _hour(minutes: int) -> str:
    """Minutes after midnight as they are typed in an agenda: `9:30`."""
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


def _length(minutes: int) -> str:
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
