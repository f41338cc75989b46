"""Why a plan is what it is, in sentences: each point of its score has one, or is stated among what it keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.scoring import (
    A_POINT_OF_WORK,
    ASKED,
    CHANGE,
    CHOOSING,
    FROM_NOTHING,
    LEADING,
    MORE_OF_THE_SAME,
    SHORTENED,
    Candidate,
    Limits,
    link,
)
from labo_cli.i18n import _, ngettext
from labo_cli.library.criteria import Reason
from labo_cli.model.words import Goal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labo_cli.agenda.elements import Session
    from labo_cli.agenda.scoring import Plan as Sequence
    from labo_cli.i18n import Language
    from labo_cli.model.card_words import Matter
    from labo_cli.model.methods import MethodCard

__all__ = ["constraints_of", "of_its_stage", "place_in_the_plan"]

AHEAD = -1
"""Points of what leads up to the goal instead of serving it."""
EARLY_CHOICE = -3
"""Points of a choice in a session that is to understand: it seldom has anything to choose from yet."""


def of_its_stage(stage: int, goal: Goal) -> Iterator[Reason]:
    """What a method's stage is worth by itself."""
    if stage == LEADING:
        yield Reason(AHEAD, _("it leads up to the goal, and does not serve it yet"), against=True)
    elif stage == CHOOSING and goal is Goal.UNDERSTAND:
        yield Reason(EARLY_CHOICE, _("a session that is to understand seldom has anything to choose from yet"), True)


def place_in_the_plan(
    sequence: Sequence, limits: Limits, cards: Mapping[str, MethodCard], language: Language
) -> Iterator[tuple[Reason, ...]]:
    """What each method of a plan is worth beyond itself, in sentences."""
    last, given = None, limits.there
    before: list[Candidate] = []
    put: frozenset[Matter] = frozenset()
    for one in sequence:
        said = []
        taken: frozenset[Matter] = last.gives & one.takes if last else frozenset()
        points = link(last, one) if last else 0
        if last and taken:
            text = _("it takes up what {method} gives: {matters}").format(
                method=cards[last.id].name.within(language.code), matters=_matters(taken)
            )
            said.append(Reason(points, text))
        elif one.takes and not one.takes & given:
            text = _("it starts from {matters}, which are still to be gathered").format(matters=_matters(one.takes))
            said.append(Reason(points + FROM_NOTHING, text, against=True))
        elif points > 0:
            said.append(Reason(points, _("another energy than what comes before")))
        elif points < 0:
            said.append(Reason(points, _("calm again, after something calm"), against=True))
        if any(other.phase is one.phase for other in before):
            said.append(Reason(MORE_OF_THE_SAME, _("a second time for the same purpose"), against=True))
        news = one.gives & limits.asked - put
        if news:
            text = _("the session must put out: {matters}").format(matters=_matters(news))
            said.append(Reason(ASKED * len(news), text))
        if one.shortened:
            said.append(Reason(SHORTENED, _("run at its shortest, so that it holds"), against=True))
        yield tuple(said)
        before.append(one)
        last, given, put = one, given | one.gives, put | one.gives


def _matters(matters: Iterable[Matter]) -> str:
    return ", ".join(_(matter.label) for matter in sorted(matters))


def constraints_of(limits: Limits, session: Session) -> Iterator[str]:
    """What every plan keeps to, and what is weighed besides the reasons of each method."""
    yield _("{room} minutes for work, once the welcome, the breaks, the end and a margin are counted").format(
        room=limits.room
    )
    yield _("a point for each {minutes} minutes of work").format(minutes=A_POINT_OF_WORK)
    yield ngettext(
        "{n} activity at most, each costing {points} points for its instructions",
        "{n} activities at most, each costing {points} points for its instructions",
        limits.most,
    ).format(n=limits.most, points=-CHANGE)
    if session.has_seniors:
        yield _("nothing standing, and nothing that a card advises against with those who come")
    yield _("what leads up to the goal comes first, then what serves it, then one choice at most")
