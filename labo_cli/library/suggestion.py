"""Which methods suit an occasion: ranked, with what speaks for each one and against it.

A method's score is the sum of the points that the criteria below give it; every point
comes with a sentence that a facilitator can agree or disagree with. A method that cannot
be run there at all is set aside, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.i18n import _, ngettext
from labo_cli.library.course import Course, Moment, course_of
from labo_cli.library.criteria import CRITERIA, Context, Reason, together
from labo_cli.library.occasion import WELCOMING, Occasion
from labo_cli.library.running import run_method
from labo_cli.model.card_words import Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard

__all__ = ["Suggestion", "Suggestions", "impossible", "suggest"]

LONGEST_FILLED_BY_ONE = 90
"""Minutes of work that one method may well take alone."""
UNWRITTEN = {"fr": "À écrire", "en": "To be written"}
"""How the texts begin that `new-method` leaves to be written."""


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
) -> tuple[Course, list[Suggestions]]:
    """The course of a session, and methods for each of its moments.

    Args:
        occasion: who, how long, what for.
        cards: the library, by id.
        language: what the cards' own words are quoted in.
        count: how many for each moment; None for as many as the moment deserves.
    """
    course = course_of(occasion)
    taken = {WELCOMING}
    before = list(occasion.before)
    made = []
    for moment in course.moments:
        suggested, set_aside = [], {}
        for name, card in cards.items():
            serves = {*moment.phases, *moment.leading} & {*card.phases}
            if name in taken or moment.where not in card.where or not serves:
                continue
            why_not = impossible(card, occasion, moment.where, moment.room)
            if why_not:
                set_aside[name] = why_not
                continue
            context = Context(name, card, occasion, moment, before, cards, language)
            reasons = tuple(reason for criterion in CRITERIA for reason in criterion(context))
            suggested.append(Suggestion(name, card, context.minutes, reasons))
        # Among equals: the one whose main phase it is, then the one whose length is nearest to what the moment
        # is best filled with, which in a long session is half an hour to an hour, with another one after it.
        best = (
            LONGEST_FILLED_BY_ONE // 2 if moment.room > LONGEST_FILLED_BY_ONE and not occasion.on_site else moment.room
        )
        suggested.sort(key=lambda s: (-s.score, s.card.phases[0] not in moment.phases, abs(best - s.minutes), s.id))
        kept = tuple(suggested[: count or moment.count])
        taken |= {s.id for s in kept}
        before += [s.id for s in kept[:1]]
        made.append(Suggestions(moment, kept, set_aside))
    return course, made


def impossible(card: MethodCard, occasion: Occasion, where: Where, room: int) -> str:
    """Why a method cannot be run there; empty when it can."""
    if any(card.purpose.within(language).startswith(mark) for language, mark in UNWRITTEN.items()):
        return _("its card is still to be written")
    if occasion.people < card.people.min:
        return _("it takes {min} people at least").format(min=card.people.min)
    if occasion.people > card.people.max and where is Where.ROOM:
        return ngettext("it takes {n} person at most", "it takes {n} people at most", card.people.max).format(
            n=card.people.max
        )
    if max(card.minutes.min, run_method(card, together(card, occasion)).least) > room:
        return _("it lasts {min} min at least, and there are {room}").format(min=card.minutes.min, room=room)
    return ""
