"""What does not fit, by how much, and the smallest changes that would make it fit: worked out, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.changes import hour, length, smallest_changes
from labo_cli.agenda.lengths import pinned_parts
from labo_cli.errors import Remark
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.changes import Change
    from labo_cli.agenda.elements import Element, Session

__all__ = ["misfits"]


def misfits(elements: Sequence[Element], session: Session) -> Iterator[Remark]:
    """A remark for each pinned time that cannot be kept as it is, and one when the session is too short.

    So is one for each group of which nobody comes: a plan for nobody fits anywhere.
    """
    for group in session.absent:
        yield Remark(
            (*session.path, "groups", group),
            _("nobody of “{group}” is expected").format(group=group),
            _("write how many come, or leave the group out; when no group has anybody, the plan counts them whole"),
        )
    yield from _tracks_of_nobody(elements, session)
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


def _tracks_of_nobody(elements: Sequence[Element], session: Session) -> Iterator[Remark]:
    group = next(iter(session.workshop.groups))
    for e in elements:
        for n, line in enumerate(e.lines):
            if not line.track.groups:
                yield Remark(
                    (*e.path, "parallel", n),
                    _("the track “{track}” has no group, and is planned for everybody").format(track=line.track.name),
                    _("write who follows it, such as groups: [{group}]").format(group=group),
                )


def _too_long(
    part: Sequence[Element], parts: Sequence[tuple[list[Element], int]], over: int, session: Session
) -> Remark:
    slot = session.workshop.slot
    end = session.workshop.starts_at + slot
    if len(parts) > 1 and part[0].at is not None:
        message = _("after {at} the agenda needs {needs} at the least, and there is {has}: {over} too many").format(
            at=hour(part[0].at),
            needs=length(end - part[0].at + over),
            has=length(max(0, end - part[0].at)),
            over=length(over),
        )
    else:
        message = _("the agenda needs {needs} at the least, and the session has {has}: {over} too many").format(
            needs=length(slot + over), has=length(slot), over=length(over)
        )
    return Remark((*session.path, "agenda"), message, _hint(smallest_changes(part, over, session, None)))


def _runs_over(part: Sequence[Element], pinned: Element, until: int, over: int, session: Session) -> Remark:
    assert pinned.at is not None
    message = _("this step is pinned at {at}, and what comes before cannot end before {until}").format(
        at=hour(pinned.at), until=hour(until)
    )
    return Remark((*pinned.path, "at"), message, _hint(smallest_changes(part, over, session, pinned)))


def _hint(changes: Sequence[Change]) -> str:
    if not changes:
        return _("leave steps out, or make two sessions of it")
    return _("the smallest changes that make it fit: {changes}").format(
        changes=_("; or ").join(change.text for change in changes)
    )


def _pinned_before_the_start(e: Element, begin: int) -> Remark:
    assert e.at is not None
    return Remark(
        (*e.path, "at"),
        _("this step is pinned at {at}, and the session starts at {start}").format(at=hour(e.at), start=hour(begin)),
        _("pin it later, or start the session earlier"),
    )


def _pinned_after_the_end(e: Element, end: int) -> Remark:
    assert e.at is not None
    return Remark(
        (*e.path, "at"),
        _("this step is pinned at {at}, and the session ends at {end}").format(at=hour(e.at), end=hour(end)),
        _("pin it earlier, or end the session later"),
    )
