"""Rules for the parts that every session has: what labo adds to an agenda, unless the user does without it.

Doing without one is accepting its rule; the ids are `no-` and the name of the part.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.rules_of_thumb import (
    FRAMES,
    LUNCH_FROM,
    LUNCH_STARTS,
    NEXT_STEPS,
    STRETCH,
    STRETCH_WITH_SENIORS,
)
from labo_cli.lint.reading import PAUSES, SHORTEST_WITH_BUFFER, at, lasting, place, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Energy
from labo_cli.model.words import AgendaPart, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from labo_cli.agenda.timing import Item

__all__ = ["ARC_RULES"]


def _frame(case: SessionCase) -> tuple[int, int, int]:
    return next(frame for least, frame in FRAMES if case.workshop.slot >= least)


def _lacking(
    part: AgendaPart, asked: Callable[[SessionCase], bool], message: str, *, within: AgendaPart | None = None
) -> Callable[[SessionCase], Iterator[Finding]]:
    """What finds a part missing, or put in by labo; silent when labo has it said within another part."""

    def find(case: SessionCase) -> Iterator[Finding]:
        there = [item for item in case.agenda.items if part in item.parts]
        if there:
            yield from _added(case, part, there, within)
        elif asked(case):
            yield Finding(("agenda",), _(message).format(minutes=lasting(case.workshop.slot)), _written(part))

    return find


def _added(
    case: SessionCase, part: AgendaPart, there: Sequence[Item], within: AgendaPart | None = None
) -> Iterator[Finding]:
    added = [item for item in there if item.added and (within is None or within not in item.parts)]
    if added and not case.is_proposed:
        text = _("labo puts in “{title}” at {at}, for {minutes}: the agenda as it is written has none")
        first = added[0]
        yield Finding(
            ("agenda",),
            text.format(title=titled(first), at=at(first.start), minutes=lasting(first.minutes)),
            _written(part),
            severity=Severity.ADVICE,
        )


def _written(part: AgendaPart) -> str:
    return _("write it where you want it, or do without: accept: {{no-{part}: why}}").format(part=part)


def _no_break(case: SessionCase) -> Iterator[Finding]:
    most = STRETCH_WITH_SENIORS if case.agenda.has_seniors else STRETCH
    text = _("{start} to {end}: {minutes} minutes of work without a break; {most} at the most")
    if case.agenda.has_seniors:
        text = _("{start} to {end}: {minutes} minutes of work without a break; with seniors, {most} at the most")
    yield from _added(case, AgendaPart.BREAK, [i for i in case.agenda.items if AgendaPart.BREAK in i.parts])
    for stretch in _stretches(case.agenda.items):
        minutes = sum(item.minutes for item in stretch)
        if minutes <= most:
            continue
        worked, last = 0, stretch[0]
        for last in stretch:
            worked += last.minutes
            if worked > most:
                break
        hint = _("put a break before “{step}”, at {at}").format(step=titled(last), at=at(last.start))
        if last is stretch[0]:
            hint = _("“{step}” is longer than that by itself: cut it in two, with a break between").format(
                step=titled(last)
            )
        start, end = stretch[0].start, stretch[-1].end
        yield Finding(place(last), text.format(start=at(start), end=at(end), minutes=minutes, most=most), hint)


def _stretches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """What is done between two breaks; time that is kept free is no work, nor is waking up."""
    stretch: list[Item] = []
    for item in items:
        if item.tracks:
            left = []
            for track in item.tracks:
                *done, last = _cut_at_breaks(stretch, track.items)
                yield from done
                left.append(last)
            # Who had no break in their track has been at work the longest.
            stretch = max(left, key=lambda worked: sum(line.minutes for line in worked))
        else:
            *done, stretch = _cut_at_breaks(stretch, [item])
            yield from done
    yield stretch


def _cut_at_breaks(begun: Sequence[Item], items: Sequence[Item]) -> list[list[Item]]:
    """Stretches, the first one begun already; the last one is not over yet."""
    made = [list(begun)]
    for item in items:
        if item.parts & PAUSES:
            made.append([])
        elif item.step is not None and AgendaPart.ENERGISER not in item.parts:
            made[-1].append(item)
    return made


def _asks_lunch(case: SessionCase) -> bool:
    start, end = case.workshop.starts_at, case.agenda.ends_at
    first, last = LUNCH_STARTS
    return (case.workshop.slot >= LUNCH_FROM and start < first and end > last) or (start <= first and end >= last + 60)


def _no_energiser(case: SessionCase) -> Iterator[Finding]:
    items = [item for item in case.agenda.items if item.step is not None]
    yield from _added(case, AgendaPart.ENERGISER, [i for i in items if AgendaPart.ENERGISER in i.parts])
    for meal, after in pairwise(items):
        if AgendaPart.LUNCH in meal.parts and not _wakes(after):
            yield Finding(
                place(after),
                _("“{step}” comes right after lunch, at {at}, and nothing wakes people up before it").format(
                    step=titled(after), at=at(after.start)
                ),
                _("five minutes are enough: energiseur-assis is done in one's chair"),
            )


def _wakes(item: Item) -> bool:
    firsts = [track.items[0] for track in item.tracks if track.items]
    if firsts:
        return all(_wakes(first) for first in firsts)
    lively = item.card is not None and item.card.energy is Energy.LIVELY
    return lively or bool(item.parts & {AgendaPart.ENERGISER, AgendaPart.OPENING})


def _no_report_back(case: SessionCase) -> Iterator[Finding]:
    items = case.agenda.items
    yield from _added(case, AgendaPart.REPORT_BACK, [i for i in items if AgendaPart.REPORT_BACK in i.parts])
    pending = None
    for item in items:
        if AgendaPart.REPORT_BACK in item.parts:
            pending = None
        elif _is_apart(item):
            pending = item
    if pending is not None:
        text = _("after “{step}”, no group hears what the others found")
        if pending.tracks:
            text = _("after the parallel groups, no group hears what the others found")
        yield Finding(
            place(pending),
            text.format(step=titled(pending)),
            _("put a step after it, three minutes for each group: what surprised us, what we do not agree on"),
        )


def _is_apart(item: Item) -> bool:
    """Whether groups work without hearing one another, the method having no moment for it."""
    if item.tracks:
        return True
    worked = item.card is not None and AgendaPart.WORK in item.parts and item.tables > 1
    return worked and item.moments[-1].step.format is not Format.PLENARY


def _no_buffer(case: SessionCase) -> Iterator[Finding]:
    if case.agenda.buffer == 0 and case.workshop.slot >= SHORTEST_WITH_BUFFER:
        yield Finding(
            ("agenda",),
            _("{minutes} together, and every minute of them is taken").format(minutes=lasting(case.workshop.slot)),
            _("shorten a step or end later, so that {n} minutes are free before the end").format(
                n=round(case.workshop.slot / 50) * 5
            ),
        )


def _rule(
    part: AgendaPart,
    severity: Severity,
    title: str,
    why: str,
    remedy: str,
    find: Callable[[SessionCase], Iterator[Finding]],
) -> Rule[SessionCase]:
    return Rule(f"no-{part}", Family.TIME, severity, title, why, remedy, find)


ARC_RULES: tuple[Rule[SessionCase], ...] = (
    _rule(
        AgendaPart.WELCOME,
        Severity.WARNING,
        N_("Nobody is welcomed"),
        N_(
            "People arrive from a bus, a counter or a night shift, and do not know who is who or when they will leave. "
            "Started cold, the first method loses its first ten minutes to these questions."
        ),
        N_("Open with five to ten minutes: who we are, what we will do, when we finish, where the toilets are."),
        _lacking(
            AgendaPart.WELCOME, lambda case: _frame(case)[0] > 0, N_("{minutes} together, and nobody is welcomed")
        ),
    ),
    _rule(
        AgendaPart.CHARTER,
        Severity.WARNING,
        N_("No rules are agreed on"),
        N_(
            "Without rules agreed on aloud, the rules of everyday hold: the manager concludes, the shy keep quiet, and "
            "whoever is cut short has nothing to point to."
        ),
        N_(
            "Read the rules out, ask which one is missing, have them adopted by a show of hands. Five minutes, on the "
            "wall until the end."
        ),
        _lacking(
            AgendaPart.CHARTER,
            lambda case: _frame(case)[0] > 0,
            N_("{minutes} together, and no rules are agreed on at the start"),
            within=AgendaPart.WELCOME,
        ),
    ),
    _rule(
        AgendaPart.OPENING,
        Severity.WARNING,
        N_("No opening round"),
        N_(
            "Whoever has not spoken in the first quarter of an hour often does not speak at all. An opening round "
            "makes every voice heard once, about something that nobody can get wrong."
        ),
        N_("Give ten to twenty minutes to a round at each table: a first name, and something lived. People may pass."),
        _lacking(
            AgendaPart.OPENING,
            lambda case: _frame(case)[1] > 0,
            N_("{minutes} together, and nobody is asked for a first word before the work starts"),
        ),
    ),
    _rule(
        AgendaPart.BREAK,
        Severity.WARNING,
        N_("Too long without a break"),
        N_(
            "After an hour and a half, earlier with older people, heads tire and bodies ask for the toilet: some slip "
            "out, the others agree to anything in order to finish."
        ),
        N_(
            "Put a break of 15 minutes after 90 minutes at most; with seniors, 20 minutes after 75. Take it from a "
            "method rather than from the end."
        ),
        _no_break,
    ),
    _rule(
        AgendaPart.LUNCH,
        Severity.WARNING,
        N_("No lunch in a session that spans noon"),
        N_(
            "Nobody listens on an empty stomach, and people with diabetes cannot wait. Meals are also where an agent "
            "and a user first talk as neighbours."
        ),
        N_("Put 60 to 90 minutes of lunch in, starting between 12:00 and 13:00, and say who pays for it."),
        _lacking(AgendaPart.LUNCH, _asks_lunch, N_("{minutes} together around noon, and nobody has lunch")),
    ),
    _rule(
        AgendaPart.REPORT_BACK,
        Severity.WARNING,
        N_("Groups that work apart never hear one another"),
        N_(
            "What a table found stays at that table. The others vote or decide without it, and those who worked on it "
            "conclude that it served no purpose."
        ),
        N_("Count three minutes for each table or group, right after the work, or run a gallery walk."),
        _no_report_back,
    ),
    _rule(
        AgendaPart.NEXT_STEPS,
        Severity.WARNING,
        N_("Nobody says what happens next"),
        N_(
            "People gave their time and their stories. If they leave without a date and a name, they take it that "
            "nothing will come of it, and do not come back."
        ),
        N_(
            "Five minutes near the end, by the person who will decide: who reads this, when they answer, how you will "
            "know."
        ),
        _lacking(
            AgendaPart.NEXT_STEPS,
            lambda case: _frame(case)[2] > 0,
            N_("{minutes} together, and nobody says what becomes of it"),
        ),
    ),
    _rule(
        AgendaPart.CLOSING,
        Severity.WARNING,
        N_("No closing round"),
        N_(
            "What was not said in the room is said in the corridor. A last round lets disagreement out while it can "
            "still be noted, and tells you what to change next time."
        ),
        N_("Keep ten to fifteen minutes: one sentence each, at the tables; nobody comments."),
        _lacking(
            AgendaPart.CLOSING,
            lambda case: _frame(case)[2] > NEXT_STEPS,
            N_("{minutes} together, and nobody is asked for a last word"),
            within=AgendaPart.NEXT_STEPS,
        ),
    ),
    _rule(
        AgendaPart.BUFFER,
        Severity.WARNING,
        N_("Not a minute is kept free"),
        N_(
            "People arrive late, a story takes longer, a microphone fails. Without slack, the time is taken from the "
            "end: from what happens next and the last word."
        ),
        N_("Keep 10 to 15% of the session free, 20% with seniors, before the end rather than after it."),
        _no_buffer,
    ),
    _rule(
        AgendaPart.ENERGISER,
        Severity.ADVICE,
        N_("Nothing wakes people up after lunch"),
        N_(
            "Between one and two in the afternoon attention is at its lowest. Of a calm step right after the meal, "
            "almost nothing is left."
        ),
        N_("Begin the afternoon with five lively minutes, standing or in one's chair, or with the liveliest method."),
        _no_energiser,
    ),
)
"""In the order of a session."""
