"""The course of a session: how its minutes are shared between the welcome, the breaks and the moments of work."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.rules_of_thumb import (
    BACK_TOGETHER,
    BREAK,
    BREAK_WITH_SENIORS,
    FRAMES,
    LONGEST_DAY,
    LONGEST_WITH_SENIORS,
    LUNCH,
    LUNCH_FROM,
    PEOPLE_A_FACILITATOR,
    STRETCH,
    STRETCH_WITH_SENIORS,
)
from labo_cli.model.card_words import Matter, Public, Where
from labo_cli.model.words import Goal, Phase

if TYPE_CHECKING:
    from labo_cli.library.occasion import Occasion

__all__ = ["AIMED_AT", "PHASES", "Course", "Moment", "course_of", "edges"]

PHASES = {
    # The phases that serve a goal, and those that lead up to it.
    Goal.UNDERSTAND: ((Phase.UNDERSTAND,), ()),
    Goal.DEFINE: ((Phase.DEFINE,), (Phase.UNDERSTAND,)),
    Goal.IMAGINE: ((Phase.IMAGINE,), (Phase.DEFINE,)),
    Goal.PROTOTYPE: ((Phase.PROTOTYPE,), (Phase.IMAGINE,)),
    Goal.TEST: ((Phase.TEST,), (Phase.PROTOTYPE,)),
    Goal.DECIDE: ((Phase.DECIDE,), (Phase.REPORT_BACK, Phase.DEFINE)),
    Goal.REPORT_BACK: ((Phase.REPORT_BACK,), (Phase.DECIDE,)),
}
_WORK = tuple(phase for phase in Phase if phase not in {Phase.ICEBREAKER, Phase.CLOSING})
AIMED_AT = {
    # What a session must put out, for its goal.
    Goal.UNDERSTAND: (Matter.STORIES, Matter.NEEDS, Matter.IRRITANTS, Matter.FACTS),
    Goal.DEFINE: (Matter.PROBLEMS, Matter.NEEDS, Matter.QUESTIONS),
    Goal.IMAGINE: (Matter.IDEAS,),
    Goal.PROTOTYPE: (Matter.PROTOTYPES,),
    Goal.TEST: (Matter.FEEDBACK, Matter.IRRITANTS),
    Goal.DECIDE: (Matter.PRIORITIES, Matter.DECISIONS, Matter.ACTIONS),
    Goal.REPORT_BACK: (Matter.FEEDBACK,),
}


@dataclass(frozen=True)
class Moment:
    """A part of the session that methods are suggested for.

    Attributes:
        name: what it is called, in the catalogue's words.
        phases: those that serve it.
        leading: those that lead up to it.
        room: the minutes there are for it.
        where: whether it takes place in the room or on site.
        count: how many methods are worth showing.
        aims: what it must put out.
        is_main: whether the work itself is done then, rather than before or after it.
    """

    name: str
    phases: tuple[Phase, ...]
    leading: tuple[Phase, ...]
    room: int
    where: Where
    count: int
    aims: tuple[Matter, ...] = ()
    is_main: bool = False


@dataclass(frozen=True)
class Course:
    """A session's minutes, which add up to the time there is.

    Attributes:
        welcome: minutes for the welcome and the charter.
        breaks: minutes of breaks, lunch included.
        moments: the rest, in order.
        remarks: what an experienced facilitator would say of it.
    """

    welcome: int
    breaks: int
    moments: tuple[Moment, ...]
    remarks: tuple[str, ...]


def course_of(occasion: Occasion) -> Course:
    """Shares a session's minutes out, by the rules of thumb of the field."""
    own, leading = PHASES[occasion.goal] if occasion.goal else (_WORK, ())
    aims = AIMED_AT[occasion.goal] if occasion.goal else ()
    welcome, opening, closing = next(frame for least, frame in FRAMES if occasion.minutes >= least)
    breaks = _breaks(occasion)
    room = occasion.minutes - welcome - closing - breaks
    if occasion.on_site:
        back = next(minutes for least, minutes in BACK_TOGETHER if occasion.minutes >= least)
        work = (
            Moment(N_("On site"), own, leading, room - back, Where.SITE, 4, aims, is_main=True),
            Moment(N_("Back together"), own, leading, back, Where.ROOM, 3, aims, is_main=True),
        )
    else:
        work = (
            _opening(opening),
            Moment(N_("The heart of the session"), own, leading, room - opening, Where.ROOM, 5, aims, is_main=True),
        )
    end = _closing(closing)
    return Course(
        welcome, breaks, tuple(moment for moment in (*work, end) if moment.room > 0), tuple(_remarks(occasion))
    )


def edges(minutes: int) -> tuple[Moment, ...]:
    """The moments that open and close a session of so many minutes; none where it is too short for them."""
    _welcome, opening, closing = next(frame for least, frame in FRAMES if minutes >= least)
    return tuple(moment for moment in (_opening(opening), _closing(closing)) if moment.room > 0)


def _opening(room: int) -> Moment:
    return Moment(N_("To open"), (Phase.ICEBREAKER,), (), room, Where.ROOM, 3, (Matter.TRUST,))


def _closing(room: int) -> Moment:
    return Moment(N_("To close"), (Phase.CLOSING,), (), room, Where.ROOM, 2, (Matter.FEEDBACK, Matter.ACTIONS))


def _breaks(occasion: Occasion) -> int:
    seniors = Public.SENIORS in occasion.publics
    count = max(0, ceil(occasion.minutes / (STRETCH_WITH_SENIORS if seniors else STRETCH)) - 1)
    minutes = count * (BREAK_WITH_SENIORS if seniors else BREAK)
    if occasion.minutes < LUNCH_FROM:
        return minutes
    return minutes - (BREAK_WITH_SENIORS if seniors else BREAK) + LUNCH


def _remarks(occasion: Occasion) -> list[str]:
    remarks = []
    if occasion.minutes > LONGEST_DAY:
        remarks.append(_("that is more than a day: ask for each day apart"))
    if Public.SENIORS in occasion.publics and occasion.minutes > LONGEST_WITH_SENIORS:
        remarks.append(_("with seniors, a session lasts two and a half hours at most: make two of it"))
    needed = ceil(occasion.people / PEOPLE_A_FACILITATOR)
    if occasion.facilitators is not None and occasion.facilitators < needed:
        remarks.append(
            _("{people} people take {needed} facilitators, one for 8 to 12, and you are {there}").format(
                people=occasion.people, needed=needed, there=occasion.facilitators
            )
        )
    return remarks
