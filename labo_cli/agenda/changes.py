"""The smallest changes that make an agenda fit: each one is made on a copy, and kept only where that copy fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, combinations, count, takewhile
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP
from labo_cli.agenda.framing import laid_out
from labo_cli.agenda.lengths import pinned_parts
from labo_cli.i18n import Language, _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.library.running import run_method
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labo_cli.agenda.elements import AnyStep, Element, Path, Session
    from labo_cli.model.workshops import Workshop

__all__ = ["MOST_CHANGES", "Change", "hour", "length", "smallest_changes"]

MOST_CHANGES = 3
_KEPT = frozenset({AgendaPart.WELCOME, AgendaPart.BREAK, AgendaPart.LUNCH, AgendaPart.BUFFER, AgendaPart.CLOSING})
"""What nobody should be advised to leave out, unless labo added it."""
_FARTHEST = 180
"""Minutes beyond what is missing that an end or a pinned time is moved by: a longer session has a longer frame."""


@dataclass(frozen=True)
class Change:
    """A change that makes it fit: how many minutes it moves, and what to write."""

    minutes: int
    text: str


def smallest_changes(part: Sequence[Element], over: int, session: Session, pinned: Element | None) -> list[Change]:
    """The two or three smallest changes, the smallest first; among equals, those that keep the hour.

    Args:
        part: the elements that take too long together.
        over: the minutes that are missing.
        session: around them.
        pinned: what follows at a pinned time; None when they run over the end.
    """
    case = _Case(session, over, _missing(session.workshop, session) - over)
    found = [*_shortenings(part, case), *_omissions(part, case), *_delays(case, pinned)]
    return sorted(found, key=lambda change: change.minutes)[:MOST_CHANGES]


def _missing(workshop: Workshop, session: Session) -> int:
    """The minutes that are missing in all, where one thing runs over another."""
    elements = laid_out(replace(session, workshop=workshop))
    now, end = workshop.starts_at, workshop.starts_at + workshop.slot
    missing = 0
    for part, until in pinned_parts(elements, end):
        begins = now if part[0].at is None else part[0].at
        missing += max(0, begins + sum(e.span.least for e in part) - until)
        now = until
    return missing


@dataclass(frozen=True)
class _Case:
    """A session with the minutes that are missing at one place of it, and those that may be missing elsewhere."""

    session: Session
    over: int
    elsewhere: int

    def fits(self, workshop: Workshop) -> bool:
        return _missing(workshop, self.session) <= self.elsewhere


def _shortenings(part: Sequence[Element], case: _Case) -> Iterator[Change]:
    """The shortening of one step, or of several together where none is enough, by as little as is enough."""
    steps = [e for one in part for e in _of_the_user(one)]
    blocks = [[e] for e in steps if e.path in {one.path for one in part}]
    blocks += [[e for line in one.lines for e in line.elements] for one in part if one.lines]
    singles = [(least, block) for block in blocks if (least := _least_cut(block, case)) is not None]
    if singles:
        cut, block = min(singles, key=lambda single: single[0])
        yield Change(cut, _shortened(block, cut, case.session))
        return
    by_gain = sorted(steps, key=lambda e: -_gain(e))
    together = [e for e in by_gain if _gain(e) > 0]
    for n in range(2, len(together) + 1):
        cut_all = _with_lengths(together[: n - 1], 10**6, case.session)
        rest = _least_cut([together[n - 1]], case, cut_all)
        if rest is not None:
            cuts = [*map(_gain, together[: n - 1]), rest]
            told = (_given(e, cut, case.session) for e, cut in zip(together, cuts, strict=False))
            yield Change(sum(cuts), _(" and ").join(told))
            return


def _of_the_user(one: Element) -> Iterable[Element]:
    return chain((e for line in one.lines for e in line.elements), () if one.lines or one.added else (one,))


def _least_cut(block: Sequence[Element], case: _Case, workshop: Workshop | None = None) -> int | None:
    """The fewest minutes by which steps that run at the same time must all give way; None when that is not enough."""
    most = max((_gain(e) for e in block), default=0)
    cuts = sorted({*range(STEP, most + 1, STEP), most, case.over} - {0})
    cuts = [cut for cut in cuts if cut <= most]
    low, high = 0, len(cuts)
    while low < high:
        middle = (low + high) // 2
        if case.fits(_with_lengths(block, cuts[middle], case.session, workshop)):
            high = middle
        else:
            low = middle + 1
    return cuts[low] if low < len(cuts) else None


def _with_lengths(block: Sequence[Element], cut: int, session: Session, workshop: Workshop | None = None) -> Workshop:
    """The workshop with each of these steps shorter by so many minutes, as far as it goes."""
    changed = workshop or session.workshop
    for e in block:
        if gain := min(cut, _gain(e)):
            shorter = e.step.model_copy(update={"minutes": e.span.least - gain})
            changed = _with_step(changed, e.path[len(session.path) :], shorter)
    return changed


def _with_step(workshop: Workshop, path: Path, step: AnyStep | None) -> Workshop:
    """The workshop with another step in that place, or none."""
    agenda = list(workshop.agenda)
    n = path[1]
    assert isinstance(n, int)
    if len(path) == 2:
        agenda[n : n + 1] = [] if step is None else [step]
        return workshop.model_copy(update={"agenda": agenda})
    block, line, k = agenda[n], path[3], path[5]
    assert isinstance(block, ParallelStep)
    assert isinstance(line, int)
    assert isinstance(k, int)
    tracks = list(block.parallel)
    steps = list(tracks[line].steps)
    steps[k : k + 1] = [step]  # type: ignore[list-item]  # a track holds no tracks
    tracks[line] = tracks[line].model_copy(update={"steps": steps})
    agenda[n] = block.model_copy(update={"parallel": tracks})
    return workshop.model_copy(update={"agenda": agenda})


def _gain(e: Element) -> int:
    """The minutes that can be taken off a length that the user gave."""
    step = e.step
    if isinstance(step, ParallelStep | Pause) or step.minutes is None or e.added:
        return 0
    if isinstance(step, MethodStep) and e.card is not None:
        floor = max(e.card.minutes.min, run_method(e.card, e.people).least)
    else:
        floor = STEP
    return max(0, (step.minutes - floor) // STEP * STEP if step.minutes % STEP == 0 else step.minutes - floor)


def _shortened(block: Sequence[Element], cut: int, session: Session) -> str:
    return _(" and ").join(_given(e, min(cut, _gain(e)), session) for e in block if _gain(e))


def _given(e: Element, cut: int, session: Session) -> str:
    return _("give “{step}” {minutes}").format(step=_name(e, session), minutes=length(e.span.least - cut))


def _omissions(part: Sequence[Element], case: _Case) -> Iterator[Change]:
    """Leaving a step out, or doing without what labo added."""
    session = case.session
    found = []
    for e in part:
        if e.added:
            parts = sorted(e.parts)
            tries = [*([name] for name in parts), *([parts] if len(parts) > 1 else [])]
        elif e.parts & _KEPT or len(session.workshop.agenda) == 1:
            continue
        else:
            tries = [[]]
        for refused in tries:
            without = (
                _refusing(refused, session)
                if refused
                else _with_step(session.workshop, e.path[len(session.path) :], None)
            )
            if case.fits(without):
                found.append(Change(e.span.least, _left_out(e, refused, session)))
                break
    if not found:
        found = list(_pairs([e for e in part if not e.added and not e.parts & _KEPT], case))
    yield from sorted(dict.fromkeys(found), key=lambda change: change.minutes)[:2]


def _pairs(steps: Sequence[Element], case: _Case) -> Iterator[Change]:
    """Leaving two steps out, where no single one is enough."""
    session = case.session
    if len(session.workshop.agenda) <= 2:
        return
    for one, other in combinations(steps, 2):
        # The later one first: the place of the earlier stays what it is.
        without = _with_step(session.workshop, other.path[len(session.path) :], None)
        if case.fits(_with_step(without, one.path[len(session.path) :], None)):
            told = _(" and ").join(_left_out(e, (), session) for e in (one, other))
            yield Change(one.span.least + other.span.least, told)


def _refusing(parts: Sequence[str], session: Session) -> Workshop:
    accept = {**session.workshop.accept, **{f"no-{part}": "·" for part in parts}}
    return session.workshop.model_copy(update={"accept": accept})


def _delays(case: _Case, pinned: Element | None) -> Iterator[Change]:
    """A later end, or a later time for what is pinned."""
    session, over = case.session, case.over
    workshop = session.workshop
    latest = 24 * 60 - 1
    end = workshop.starts_at + workshop.slot
    begins = end if pinned is None or pinned.at is None else pinned.at
    for more in takewhile(
        lambda more: more <= over + _FARTHEST, chain((over,), count(over // STEP * STEP + STEP, STEP))
    ):
        if begins + more > latest:
            return
        if pinned is None:
            later = workshop.model_copy(update={"end": None, "duration": workshop.slot + more})
            text = _("end the session at {time}").format(time=hour(end + more))
        else:
            moved = pinned.step.model_copy(update={"at": _clock(begins + more)})
            later = _with_step(workshop, pinned.path[len(session.path) :], moved)
            text = _("pin this step at {time}").format(time=hour(begins + more))
        if case.fits(later):
            yield Change(more, text)
            return


def _clock(minutes: int) -> object:
    from datetime import time

    return time(*divmod(minutes, 60))


def _left_out(e: Element, refused: Sequence[str], session: Session) -> str:
    minutes = length(e.span.least)
    if refused:
        why = _("why")
        rules = ", ".join(f"no-{part}: {why}" for part in refused)
        return _("do without “{step}” ({minutes}), by writing accept: {{{rules}}}").format(
            step=_name(e, session), minutes=minutes, rules=rules
        )
    return _("leave out “{step}” ({minutes})").format(step=_name(e, session), minutes=minutes)


def _name(e: Element, session: Session) -> str:
    if isinstance(e.step, ParallelStep):
        return " / ".join(track.name for track in e.step.parallel)
    if isinstance(e.step, Pause):
        return _(next(iter(e.parts)).label)
    if isinstance(e.step, OwnStep):
        name = e.step.title
    else:
        name = e.step.title or (e.card.name.within(session.language.code) if e.card else e.step.method)
    inside = e.path[len(session.path) :]
    block = session.workshop.agenda[int(inside[1])] if len(inside) > 2 else None
    # The same method may run in two tracks.
    return f"{name}, {block.parallel[int(inside[3])].name}" if isinstance(block, ParallelStep) else name


def hour(minutes: int) -> str:
    """A time of day in the message's language, from minutes after midnight."""
    return Language(current_language()).time(minutes)


def length(minutes: int) -> str:
    """A number of minutes, in words."""
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
