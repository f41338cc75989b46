"""Rules for the course of the work: what the goal asks for, and what each method takes from those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.i18n.plain import plain
from labo_cli.library.course import PHASES
from labo_cli.library.occasion import Occasion
from labo_cli.lint.present import listed
from labo_cli.lint.reading import OWN_WORK, place, said
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Matter
from labo_cli.model.words import AgendaPart, Goal, Phase
from labo_cli.model.workshops import OwnStep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from labo_cli.agenda.timing import Item
    from labo_cli.model.methods import MethodCard

__all__ = ["CHAIN_RULES"]

_CHOOSES = frozenset({Goal.IMAGINE, Goal.DECIDE})
_CHOICES = frozenset({Matter.PRIORITIES, Matter.DECISIONS})
_VOTES = ("vote", "choi", "priori", "choos", "decid", "rank", "retenir", "prefer")
"""How words begin that tell of a choice, without accents."""


def _cards(case: SessionCase) -> Iterator[MethodCard]:
    return (item.card for item in case.agenda.lines() if item.card is not None)


def _has_phase(case: SessionCase, phases: Collection[Phase]) -> bool:
    """Whether a method of these phases is used, or a step of the user's own may do its work."""
    return any(
        any(phase in phases for phase in item.card.phases) if item.card else _is_own_work(item)
        for item in case.agenda.lines()
    )


def _is_own_work(item: Item) -> bool:
    return isinstance(item.step, OwnStep) and AgendaPart.WORK in item.parts and item.minutes >= OWN_WORK


def _no_diverge(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.goal is Goal.IMAGINE and not _has_phase(case, {Phase.IMAGINE}):
        yield Finding(
            ("goal",),
            _("the goal is to imagine, and no method has people look for ideas"),
            _("add one before the choice: 1-2-4-tous takes 20 minutes, brainwriting-635 35"),
        )


def _no_converge(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.goal not in _CHOOSES:
        return
    for item in case.agenda.lines():
        if item.card and (Phase.DECIDE in item.card.phases or _CHOICES & {*item.card.gives}):
            return
        if isinstance(item.step, OwnStep) and not item.added and _tells_of_a_choice(item.step):
            return
    yield Finding(
        ("goal",),
        _("the goal is to {goal}, and at no moment does the group choose").format(goal=_(case.workshop.goal.label)),
        _("add gommettes towards the end: fifteen minutes, three dots each"),
    )


def _tells_of_a_choice(step: OwnStep) -> bool:
    words = plain(f"{step.title} {step.description or ''}").replace("'", " ").split()
    return any(word.startswith(_VOTES) for word in words)


def _goal_not_served(case: SessionCase) -> Iterator[Finding]:
    goal = case.workshop.goal
    own, _leading = PHASES[goal]
    if goal in _CHOOSES or _has_phase(case, own):
        return
    used = listed(said(card.name) for card in _cards(case) if Phase.ICEBREAKER not in card.phases)
    text = _("the goal is to {goal}, and no method serves it; there is only: {methods}")
    yield Finding(
        ("goal",),
        (text if used else _("the goal is to {goal}, and no method serves it")).format(
            goal=_(goal.label), methods=used
        ),
        _("see labo list-methods --phase {phase}, or correct the goal").format(phase=own[0].value),
    )


def _broken_chain(case: SessionCase) -> Iterator[Finding]:
    kinds = tuple({group.kind for group, _count in case.groups})
    given = {*Occasion(minutes=0, people=0, kinds=kinds).brought, *case.given_before}
    worked = bool(case.given_before)
    for item in case.agenda.items:
        # What tracks do at the same time cannot feed each other; each feeds what comes after.
        made: set[Matter] = set()
        for chain in [track.items for track in item.tracks] or [(item,)]:
            there = set(given)
            for line in chain:
                if line.card is not None and not _can_start(line.card, there, worked):
                    yield _starts_from_nothing(line, line.card)
                there |= _given(line)
            made |= there
        worked = worked or any(AgendaPart.WORK in line.parts for line in (item, *_inner(item)))
        given |= made


def _inner(item: Item) -> Iterable[Item]:
    return (line for track in item.tracks for line in track.items)


def _can_start(card: MethodCard, there: set[Matter], worked: bool) -> bool:
    if not card.takes or there & {*card.takes}:
        return True
    # One can vote on, or show, whatever the group has made.
    return worked and card.phases[0] in {Phase.DECIDE, Phase.REPORT_BACK, Phase.CLOSING}


def _given(item: Item) -> set[Matter]:
    """What a line gives; a step of the user's own may give anything that work gives."""
    if item.card is not None:
        return {*item.card.gives}
    return {*Matter} if _is_own_work(item) else set()


def _starts_from_nothing(item: Item, card: MethodCard) -> Finding:
    return Finding(
        place(item),
        _("{method} starts from {matters}: nobody brings any, and no step before it gives any").format(
            method=said(card.name), matters=_either(card.takes)
        ),
        _("put a method before it that gives them, or bring what an earlier session made and say so in its notes"),
    )


def _either(matters: Iterable[Matter]) -> str:
    labels = [_(matter.label) for matter in matters]
    *first, last = labels
    return _("{some} or {last}").format(some=", ".join(first), last=last) if first else last


def _outputs_not_met(case: SessionCase) -> Iterator[Finding]:
    given = {matter for card in _cards(case) for matter in card.gives}
    for n, matter in enumerate(case.workshop.outputs):
        if matter not in given:
            yield Finding(
                ("outputs", n),
                _("no method of the agenda gives {matter}").format(matter=_(matter.label)),
                _("see labo suggest-methods for one that gives it, or take {word} out of the outputs").format(
                    word=matter.value
                ),
            )


CHAIN_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "goal-not-served",
        Family.METHOD,
        Severity.WARNING,
        N_("No method serves the goal"),
        N_(
            "The goal is what invitations promise. A session that does something else, however pleasant, leaves the "
            "team without the material that the next one was to start from."
        ),
        N_("Add a method of the goal’s phase, or write the goal that the agenda really has."),
        _goal_not_served,
    ),
    Rule(
        "no-diverge",
        Family.METHOD,
        Severity.WARNING,
        N_("Nobody is asked to look for ideas"),
        N_(
            "Without a moment to look widely, the group adopts the first idea voiced, usually the one that the service "
            "had come with."
        ),
        N_("Give at least a quarter of an hour to producing many ideas, alone first, with no judgement."),
        _no_diverge,
    ),
    Rule(
        "no-converge",
        Family.METHOD,
        Severity.WARNING,
        N_("The group never chooses"),
        N_(
            "If participants do not choose among their ideas, the team does it at its desk, and the choice can no "
            "longer be called theirs."
        ),
        N_("End the work with a vote, a matrix or a decision, disagreements noted beside it."),
        _no_converge,
    ),
    Rule(
        "broken-chain",
        Family.METHOD,
        Severity.WARNING,
        N_("A method starts from something that is not there"),
        N_(
            "An empathy map without a story is filled with clichés, a vote without ideas is on what the facilitator "
            "put up. Each method works on what the one before left on the table."
        ),
        N_(
            "Put before it a method that gives what it takes, or start from what an earlier session, interview or "
            "immersion brought back."
        ),
        _broken_chain,
    ),
    Rule(
        "outputs-not-met",
        Family.METHOD,
        Severity.WARNING,
        N_("An output that no method gives"),
        N_(
            "What the session was to put out is what the next one starts from. If no step makes it, somebody will "
            "write it afterwards in the group’s name."
        ),
        N_("Take a method that gives it, or correct the outputs; set this aside when a step of your own makes it."),
        _outputs_not_met,
    ),
)
"""The goal, then the way to it."""
