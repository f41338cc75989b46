"""Which methods suit an occasion: ranked, with what speaks for each one and against it.

A method's score is the sum of the points that the criteria below give it; every point
comes with a sentence that a facilitator can agree or disagree with. A method that cannot
be run there at all is set aside, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.criteria import CRITERIA, Context, Reason, together
from labo_cli.library.occasion import Moment, Occasion
from labo_cli.library.running import run_method
from labo_cli.model.card_words import Matter, Public, Where
from labo_cli.model.words import Goal, Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard

__all__ = ["Suggestion", "Suggestions", "suggest"]

WELCOME, OPENING, NEXT, CLOSING = 10, 15, 10, 10
"""The minutes that a session keeps around its heart."""
LONGEST_WITHOUT_BREAK, LONGEST_WITH_SENIORS = 90, 75
BREAK, BREAK_WITH_SENIORS = 15, 20
BACK_TOGETHER = 60
"""The minutes kept, after a day on site, to share what was seen."""

_PHASES = {
    # The phases that serve a goal, and those that lead up to it.
    Goal.UNDERSTAND: ((Phase.UNDERSTAND,), ()),
    Goal.DEFINE: ((Phase.DEFINE,), (Phase.UNDERSTAND,)),
    Goal.IMAGINE: ((Phase.IMAGINE,), (Phase.DEFINE,)),
    Goal.PROTOTYPE: ((Phase.PROTOTYPE,), (Phase.IMAGINE,)),
    Goal.TEST: ((Phase.TEST,), (Phase.PROTOTYPE,)),
    Goal.DECIDE: ((Phase.DECIDE,), (Phase.REPORT_BACK, Phase.DEFINE)),
    Goal.REPORT_BACK: ((Phase.REPORT_BACK,), (Phase.DECIDE,)),
}

_AIMED_AT = {
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
class Suggestion:
    """A method that suits a moment: how long it would last there, and the reasons."""

    id: str
    card: MethodCard
    minutes: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of the points."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True)
class Suggestions:
    """What is suggested for a moment, best first, and what was set aside with the reason."""

    moment: Moment
    suggested: tuple[Suggestion, ...]
    set_aside: Mapping[str, str] = field(default_factory=dict)


def suggest(
    occasion: Occasion, cards: Mapping[str, MethodCard], language: str, count: int | None = None
) -> list[Suggestions]:
    """Methods for each moment of an occasion.

    Args:
        occasion: who, how long, what for.
        cards: the library, by id.
        language: what the cards' own words are quoted in.
        count: how many for each moment; None for as many as the moment deserves.
    """
    taken: set[str] = set()
    before = list(occasion.before)
    made = []
    for moment in _moments(occasion):
        suggested, set_aside = [], {}
        for name, card in cards.items():
            serves = {*moment.phases, *moment.leading} & {*card.phases}
            if name in taken or moment.where not in card.where or not serves:
                continue
            why_not = _impossible(card, occasion, moment)
            if why_not:
                set_aside[name] = why_not
                continue
            context = Context(name, card, occasion, moment, before, cards, language)
            reasons = tuple(reason for criterion in CRITERIA for reason in criterion(context))
            suggested.append(Suggestion(name, card, context.minutes, reasons))
        # Among equals, the one whose main phase it is, then the one that makes the most of the time.
        suggested.sort(key=lambda s: (-s.score, s.card.phases[0] not in moment.phases, moment.room - s.minutes, s.id))
        kept = tuple(suggested[: count or moment.count])
        taken |= {s.id for s in kept}
        before += [s.id for s in kept[:1]]
        made.append(Suggestions(moment, kept, set_aside))
    return made


def _moments(occasion: Occasion) -> list[Moment]:
    own, leading = _PHASES[occasion.goal] if occasion.goal else (tuple(_WORK), ())
    aims = _AIMED_AT[occasion.goal] if occasion.goal else ()
    room = occasion.minutes - WELCOME - NEXT - OPENING - CLOSING - _break(occasion)
    opening = min(30, max(OPENING, occasion.minutes // 4))
    closing = Moment(N_("To close"), (Phase.CLOSING,), (), 20, Where.ROOM, 2, (Matter.FEEDBACK, Matter.ACTIONS))
    if occasion.on_site:
        on_site = occasion.minutes - BACK_TOGETHER - _break(occasion)
        return [
            Moment(N_("On site"), own, leading, on_site, Where.SITE, 4, aims, is_main=True),
            Moment(N_("Back together"), own, leading, BACK_TOGETHER, Where.ROOM, 3, aims, is_main=True),
            closing,
        ]
    return [
        Moment(N_("To open"), (Phase.ICEBREAKER,), (), opening, Where.ROOM, 3, (Matter.TRUST,)),
        Moment(N_("The heart of the session"), own, leading, room, Where.ROOM, 5, aims, is_main=True),
        closing,
    ]


_WORK = [phase for phase in Phase if phase not in {Phase.ICEBREAKER, Phase.CLOSING}]


def _break(occasion: Occasion) -> int:
    seniors = Public.SENIORS in occasion.publics
    if occasion.minutes <= (LONGEST_WITH_SENIORS if seniors else LONGEST_WITHOUT_BREAK):
        return 0
    # A lunch goes with the breaks of a day.
    return (BREAK_WITH_SENIORS if seniors else BREAK) + (75 if occasion.minutes >= 300 else 0)


def _impossible(card: MethodCard, occasion: Occasion, moment: Moment) -> str:
    """Why a method cannot be run there; empty when it can."""
    if occasion.people < card.people.min:
        return _("it takes {min} people at least").format(min=card.people.min)
    if occasion.people > card.people.max and moment.where is Where.ROOM:
        return _("it takes {max} people at most").format(max=card.people.max)
    if max(card.minutes.min, run_method(card, together(card, occasion)).least) > moment.room:
        return _("it lasts {min} min at least, and there are {room}").format(min=card.minutes.min, room=moment.room)
    return ""
