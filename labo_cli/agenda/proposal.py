"""An agenda for a workshop that has none yet: the best one by a stated score, with the reasons and the runners-up.

It follows the arc that facilitators share: opening, what leads up to the goal, what serves
it, a choice, closing. What every session needs around that is added when it is put on the clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labo_cli.agenda.elements import Session, element
from labo_cli.agenda.fitting import STEP, Span
from labo_cli.agenda.framing import framed, report_minutes
from labo_cli.agenda.reasons import constraints_of, of_its_stage, place_in_the_plan
from labo_cli.agenda.scoring import (
    ASKED,
    CHOOSING,
    CHOSEN,
    LEADING,
    SERVING,
    Candidate,
    Limits,
    score,
)
from labo_cli.agenda.search import best
from labo_cli.i18n import _
from labo_cli.library.course import AIMED_AT, PHASES, Moment, edges
from labo_cli.library.criteria import CRITERIA, PLACED, Context, Reason
from labo_cli.library.occasion import WELCOMING, Occasion, gathered, of_workshop
from labo_cli.library.rules_of_thumb import (
    LUNCH_FROM,
    MOST_ACTIVITIES,
    MOST_ACTIVITIES_IN_A_DAY,
    MOST_ACTIVITIES_WITH_SENIORS,
)
from labo_cli.library.suggestion import impossible
from labo_cli.model.card_words import Fit, Stance, Where
from labo_cli.model.words import AgendaPart, Goal, Phase
from labo_cli.model.workshops import MethodStep, OwnStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labo_cli.i18n import Language
    from labo_cli.model.card_outline import CardOutline
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Workshop

__all__ = ["Choice", "Plan", "Proposal", "propose", "worth_reading"]

RUNNERS_UP = 2
_CHOICE = (Phase.DECIDE,)
"""The phases that draw from the work: a session that opened much ends by choosing."""
_CHOOSES = {Goal.UNDERSTAND, Goal.DEFINE, Goal.IMAGINE, Goal.PROTOTYPE, Goal.TEST}
_GIVES_WAY = frozenset({AgendaPart.OPENING, AgendaPart.CLOSING})


@dataclass(frozen=True)
class Choice:
    """A method of a plan, with what speaks for it and against it there, and its minutes of work as they are weighed."""

    id: str
    card: MethodCard
    reasons: tuple[Reason, ...]
    minutes: int = 0


@dataclass(frozen=True)
class Plan:
    """A whole agenda: its methods in order, and what it is worth in points."""

    choices: tuple[Choice, ...]
    score: int
    workshop: Workshop


@dataclass(frozen=True)
class Proposal:
    """The best plan, the runners-up, and what all of them keep to.

    Attributes:
        plans: best first; none when no method of the library fits.
        constraints: what they keep to, in sentences.
        set_aside: chosen methods that cannot be run there, with the reason.
    """

    plans: tuple[Plan, ...]
    constraints: tuple[str, ...]
    set_aside: Mapping[str, str]


def worth_reading(outlines: Mapping[str, CardOutline], workshop: Workshop, project: Project) -> list[str]:
    """The ids of the methods that a proposal may use, told from their outlines alone."""
    occasion = of_workshop(workshop, project)
    kept = {*workshop.methods, *occasion.before}
    wanted = {Phase.ICEBREAKER, Phase.CLOSING, *_phases(workshop.goal)}
    return [
        name
        for name, card in outlines.items()
        if name in kept or (name != WELCOMING and wanted & {*card.phases} and not _unfit(card, occasion))
    ]


def propose(workshop: Workshop, project: Project, cards: Mapping[str, MethodCard], language: Language) -> Proposal:
    """The agendas that suit a workshop best.

    Args:
        workshop: who comes, how long, what for; its own agenda, if any, is left aside.
        project: for the chosen methods, the groups' needs and the other sessions.
        cards: the methods to choose from, by id.
        language: what cards are quoted in.
    """
    occasion = of_workshop(workshop, project)
    session = Session.of(workshop, project, cards, language)
    set_aside = {
        name: why
        for name in workshop.methods
        if (why := impossible(cards[name], occasion, Where.ROOM, workshop.slot) or _unfit(cards[name], occasion))
    }
    forced = frozenset(name for name in workshop.methods if name not in set_aside)
    at_edges = {m.phases[0]: _edge(m, occasion, cards, language, forced) for m in edges(workshop.slot)}
    opening, closing = (at_edges.get(phase) for phase in (Phase.ICEBREAKER, Phase.CLOSING))
    room = _room(session, opening, closing)
    at_work = forced - {e.id for e in (opening, closing) if e}
    limits = _limits(session, project, occasion, cards, room, at_work)
    reasons: dict[str, tuple[Reason, ...]] = {}
    pool = list(_candidates(session, occasion, cards, limits, at_work, reasons))
    plans = []
    for sequence in best(pool, limits, 1 + RUNNERS_UP):
        work = tuple(
            Choice(one.id, cards[one.id], (*said, *reasons[one.id]), one.minutes)
            for one, said in zip(sequence, place_in_the_plan(sequence, limits, cards, language), strict=True)
        )
        choices = [*([opening] if opening else []), *work, *([closing] if closing else [])]
        points = score(sequence, limits) - CHOSEN * len(at_work) - ASKED * len(limits.asked)
        points += sum(reason.points for e in (opening, closing) if e for reason in e.reasons)
        plans.append(Plan(tuple(choices), points, _as_agenda(choices, workshop)))
    return Proposal(tuple(plans), tuple(constraints_of(limits, session)), set_aside)


def _phases(goal: Goal) -> tuple[Phase, ...]:
    own, leading = PHASES[goal]
    return (*leading, *own, *(_CHOICE if goal in _CHOOSES else ()))


def _unfit(card: CardOutline, occasion: Occasion) -> str:
    """Why nobody would propose a method to these people; empty when one may."""
    if Where.ROOM not in card.where:
        return _("it is not run in a room")
    if card.stance is Stance.STANDING and occasion.must_sit:
        return _("it is done standing, and some must stay seated")
    badly = next((a.public for a in card.adaptations if a.fit is Fit.BADLY and a.public in occasion.publics), None)
    if badly:
        return _("its card advises another method with: {public}").format(public=_(badly.label))
    return ""


def _edge(
    moment: Moment,
    occasion: Occasion,
    cards: Mapping[str, MethodCard],
    language: Language,
    forced: frozenset[str],
) -> Choice | None:
    """The best method to open or to close with."""
    found = []
    for name, card in cards.items():
        if card.phases[0] is not moment.phases[0] or name == WELCOMING or _unfit(card, occasion):
            continue
        if impossible(card, occasion, Where.ROOM, moment.room) or not {*card.gives} & {*moment.aims}:
            continue
        context = Context(name, card, occasion, moment, occasion.before, cards, language.code)
        reasons = tuple(reason for criterion in CRITERIA for reason in criterion(context))
        points = sum(reason.points for reason in reasons)
        found.append((name not in forced, -points, name, Choice(name, card, reasons)))
    return min(found, key=lambda entry: entry[:3])[3] if found else None


def _room(session: Session, opening: Choice | None, closing: Choice | None) -> int:
    """The minutes left for work once what a session needs has its usual length, and its edges their shortest."""
    workshop = session.workshop
    most = _most_activities(session)
    # Work that takes whatever there is, so that as many breaks are counted as the methods will need.
    work = element(OwnStep(title="·"), session, workshop.headcount, ())
    work = replace(work, span=Span(STEP, max(STEP, workshop.slot // (most + 1)), workshop.slot))
    first, last = (
        [element(MethodStep(method=edge.id), session, workshop.headcount, ())] if edge else []
        for edge in (opening, closing)
    )
    taken = sum(
        e.span.least if e.parts & _GIVES_WAY else e.span.usual
        for e in framed([*first, *[work] * most, *last], session)
        if e.step is not work.step
    )
    return max(0, (workshop.slot - taken) // STEP * STEP)


def _most_activities(session: Session) -> int:
    most = MOST_ACTIVITIES_IN_A_DAY if session.workshop.slot >= LUNCH_FROM else MOST_ACTIVITIES
    return min(most, MOST_ACTIVITIES_WITH_SENIORS) if session.has_seniors else most


def _limits(
    session: Session,
    project: Project,
    occasion: Occasion,
    cards: Mapping[str, MethodCard],
    room: int,
    forced: frozenset[str],
) -> Limits:
    workshop = session.workshop
    before = (cards[name].gives for name in occasion.before if name in cards)
    there = frozenset(occasion.brought | gathered(project)).union(*before)
    return Limits(room, max(_most_activities(session), len(forced)), there, frozenset(workshop.outputs))


def _candidates(
    session: Session,
    occasion: Occasion,
    cards: Mapping[str, MethodCard],
    limits: Limits,
    forced: frozenset[str],
    reasons: dict[str, tuple[Reason, ...]],
) -> Iterator[Candidate]:
    """Every method that may serve, at its usual length and at its shortest; fills in the reasons of each."""
    goal = session.workshop.goal
    own, leading = PHASES[goal]
    serves = {LEADING: leading, SERVING: own, CHOOSING: _CHOICE}
    aims = {SERVING: tuple(session.workshop.outputs) or AIMED_AT[goal]}
    for name, card in cards.items():
        stage = SERVING if name in forced else _stage(card, goal)
        if stage is None or name == WELCOMING:
            continue
        if name not in forced and (_unfit(card, occasion) or (card.stance is Stance.STANDING and session.has_seniors)):
            continue
        if impossible(card, occasion, Where.ROOM, limits.room):
            continue
        one = element(MethodStep(method=name), session, session.workshop.headcount, ())
        if one.span.least > session.stretch and name not in forced:
            continue
        phases = tuple(phase for phase in serves[stage] if phase in card.phases) or tuple(card.phases)
        moment = Moment("", phases, (), limits.room, Where.ROOM, 1, aims.get(stage, ()))
        context = Context(name, card, occasion, moment, (), cards, session.language.code)
        alone = (r for criterion in CRITERIA if criterion not in PLACED for r in criterion(context))
        reasons[name] = (*alone, *of_its_stage(stage, goal))
        points = sum(reason.points for reason in reasons[name])
        for length in dict.fromkeys((min(one.span.usual, max(session.stretch, one.span.least)), one.span.least)):
            yield Candidate(
                name,
                points,
                stage,
                card.phases[0],
                length,
                length < min(one.span.usual, session.stretch),
                frozenset(card.takes),
                frozenset(card.gives),
                card.energy,
                report_minutes(one),
                name in forced,
            )


def _stage(card: CardOutline, goal: Goal) -> int | None:
    """0 for what leads up to the goal, 1 for what serves it, 2 for what draws from it; None for neither."""
    own, leading = PHASES[goal]
    if card.phases[0] in (Phase.ICEBREAKER, Phase.CLOSING):
        return None
    if {*own} & {*card.phases}:
        return 1
    if {*leading} & {*card.phases}:
        return 0
    return CHOOSING if goal in _CHOOSES and {*_CHOICE} & {*card.phases} else None


def _as_agenda(choices: Iterable[Choice], workshop: Workshop) -> Workshop:
    steps = [
        MethodStep(method=choice.id, themes=workshop.themes if _is_work(choice.card) else []) for choice in choices
    ]
    return workshop.model_copy(update={"agenda": steps})


def _is_work(card: MethodCard) -> bool:
    return card.phases[0] not in (Phase.ICEBREAKER, Phase.CLOSING)
