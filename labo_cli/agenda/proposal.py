"""An agenda for a workshop that has none yet.

It follows the arc that facilitators share: welcome, inclusion, work, break, work, what
happens next, closing. It takes the project's chosen methods first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.library.course import PHASES
from labo_cli.library.occasion import WELCOMING, of_workshop
from labo_cli.library.suggestion import suggest
from labo_cli.model.card_words import Where
from labo_cli.model.words import GroupKind, Need, Phase
from labo_cli.model.workshops import MethodStep, OwnStep, Pause, Workshop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.i18n import Language
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

    Proposed = MethodStep | Pause | OwnStep

__all__ = ["with_agenda"]

WELCOME, NEXT = 10, 10
BUFFER_SHARE = 0.1
LONGEST_WITHOUT_BREAK = 90
MOST_METHODS = 3
RULES = N_(
    "Welcome. Before we start, a few rules that help everyone speak. We let each other finish. We speak for "
    "ourselves, from what we have lived, and that counts as much as any expertise. We may disagree with an idea "
    "without attacking the person. We may make mistakes, and we may pass. What is said here stays here. "
    "What rule would you add?"
)
NEXT_WORDS = N_(
    "Thank you. Here is what becomes of what you gave us. We write up everything within two weeks and send it "
    "to you. Every recommendation will get an answer: what is kept, what is not, and exactly why. "
    "You may withdraw what you said until then."
)


def with_agenda(
    workshop: Workshop, project: Project, cards: Mapping[str, MethodCard], language: Language
) -> tuple[Workshop, bool]:
    """The workshop itself, or the same with a proposed agenda when it has none.

    Args:
        workshop: what the user wrote.
        project: for the chosen methods and the groups' needs.
        cards: the whole library, by id.
        language: what titles and cues are written in.

    Returns:
        The workshop, and whether its agenda is proposed.
    """
    if workshop.agenda:
        return workshop, False
    return workshop.model_copy(update={"agenda": _propose(workshop, project, cards, language)}), True


def _propose(
    workshop: Workshop, project: Project, cards: Mapping[str, MethodCard], language: Language
) -> list[Proposed]:
    say = language.gettext
    chosen = [name for name in project.methods if name in cards]
    others = _by_merit(workshop, project, cards, language)
    suited = [
        name
        for name in [*chosen, *(other for other in others if other not in chosen)]
        if name != WELCOMING and _suits(cards[name], workshop, project)
    ]
    opening = next((name for name in suited if Phase.ICEBREAKER in cards[name].phases), None)
    closing = next((name for name in suited if Phase.CLOSING in cards[name].phases), None)
    work = _work(workshop, cards, [name for name in suited if name not in (opening, closing)], project)
    pause = 20 if _with_seniors(workshop, project) else 15
    budget = (
        int(workshop.slot * (1 - BUFFER_SHARE)) // 5 * 5
        - WELCOME
        - NEXT
        - _length(cards, opening)
        - _length(cards, closing)
    )
    if workshop.slot > LONGEST_WITHOUT_BREAK:
        budget -= pause
    kept: list[MethodStep] = []
    for name in work:
        minutes = min(cards[name].minutes.usual, budget) // 5 * 5
        if len(kept) < MOST_METHODS and minutes >= cards[name].minutes.min:
            kept.append(MethodStep(method=name, minutes=minutes, themes=workshop.themes))
            budget -= minutes
    # What leads up to the goal comes before what serves it.
    _earlier, own = _phases(workshop)
    kept = sorted(_stretched(kept, cards, budget), key=lambda step: own in cards[step.method].phases)
    steps: list[Proposed] = [OwnStep(title=say(N_("Welcome and rules")), minutes=WELCOME, say=say(RULES))]
    steps += [MethodStep(method=opening)] if opening else []
    steps += kept[:1]
    steps += [Pause(pause="break", minutes=pause)] if workshop.slot > LONGEST_WITHOUT_BREAK else []
    steps += kept[1:]
    steps += [OwnStep(title=say(N_("What becomes of your ideas")), minutes=NEXT, say=say(NEXT_WORDS))]
    return [*steps, *([MethodStep(method=closing)] if closing else [])]


def _by_merit(workshop: Workshop, project: Project, cards: Mapping[str, MethodCard], language: Language) -> list[str]:
    """The library, the methods that would be suggested for the workshop first."""
    _course, moments = suggest(of_workshop(workshop, project), cards, language.code, count=len(cards))
    scores = {suggestion.id: suggestion.score for moment in moments for suggestion in moment.suggested}
    return sorted(cards, key=lambda name: (-scores.get(name, -100), name))


def _length(cards: Mapping[str, MethodCard], name: str | None) -> int:
    return cards[name].minutes.usual if name else 0


def _phases(workshop: Workshop) -> tuple[Phase, Phase]:
    """The phase that leads up to a workshop's goal, and the phase of the goal itself."""
    own, leading = PHASES[workshop.goal]
    return (leading or own)[0], own[0]


def _work(workshop: Workshop, cards: Mapping[str, MethodCard], names: list[str], project: Project) -> list[str]:
    """The methods to try, the most wanted first: one of the goal's own phase, one that leads up to it, the others.

    The chosen methods come before the rest of the library.
    """
    earlier, own = _phases(workshop)
    by_choice = sorted(names, key=lambda name: name not in project.methods)
    core = [name for name in by_choice if own in cards[name].phases]
    lead_in = [name for name in by_choice if earlier in cards[name].phases and name not in core]
    return [*core[:1], *lead_in[:1], *core[1:], *lead_in[1:]]


def _stretched(kept: list[MethodStep], cards: Mapping[str, MethodCard], left: int) -> list[MethodStep]:
    """The methods with the minutes that are left over given to them, each up to its longest."""
    stretched = []
    for step in kept:
        more = min(left, cards[step.method].minutes.max - (step.minutes or 0)) // 5 * 5
        left -= more
        stretched.append(step.model_copy(update={"minutes": (step.minutes or 0) + more}))
    return stretched


def _suits(card: MethodCard, workshop: Workshop, project: Project) -> bool:
    fits = card.people.min <= workshop.headcount <= card.people.max
    standing = card.stance == "standing" and _with_seniors(workshop, project)
    return fits and Where.ROOM in card.where and not standing


def _with_seniors(workshop: Workshop, project: Project) -> bool:
    groups = (project.group(group_id) for group_id in workshop.groups)
    return any(group.kind is GroupKind.USERS and Need.SEATED in group.needs for group in groups)
