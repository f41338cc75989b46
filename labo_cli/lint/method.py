"""Rules that look after methods: those chosen, those repeated, whether they suit the people and the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import publics_of
from labo_cli.library.rules_of_thumb import MOST_ACTIVITIES_WITH_SENIORS
from labo_cli.lint.chain import CHAIN_RULES
from labo_cli.lint.present import lines, listed, names
from labo_cli.lint.reading import PAUSES, at, lasting, place, said, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Difficulty, Energy, Fit, Where
from labo_cli.model.words import AgendaPart, Phase
from labo_cli.model.workshops import MethodStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.timing import Item
    from labo_cli.model.methods import MethodCard

__all__ = ["METHOD_RULES"]

MOST_ACTIVITIES = 5
"""Between the start, lunch and the end."""
RUNNING = 3
"""So many methods of one energy, one after the other, are felt as monotony."""
_USED_EVERY_TIME = frozenset({Phase.ICEBREAKER, Phase.DECIDE, Phase.REPORT_BACK, Phase.CLOSING})
"""What people are glad to find again from one session to the next."""


def _repeated_method(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.lines():
        if not isinstance(item.step, MethodStep) or item.card is None or item.added:
            continue
        earlier = case.used_before.get(item.step.method)
        if earlier is not None and item.card.phases[0] not in _USED_EVERY_TIME:
            yield Finding(
                place(item),
                _("{method} was used in “{session}” already").format(method=said(item.card.name), session=earlier),
                _("take a neighbour of it: labo show-method {id} names some").format(id=item.step.method),
            )


def _same_method_twice(case: SessionCase) -> Iterator[Finding]:
    seen: dict[str, set[str]] = {}
    for line in lines(case):
        step, card = line.item.step, line.item.card
        if not isinstance(step, MethodStep) or card is None or card.phases[0] is Phase.ICEBREAKER:
            continue
        there = {group.id for group in line.groups}
        before = seen.setdefault(step.method, set())
        if before & there:
            yield Finding(
                line.path,
                _("{method} comes a second time for: {groups}").format(
                    method=said(card.name), groups=names(g for g in line.groups if g.id in before)
                ),
                _("give the first one more time, or take another method of the same phase"),
            )
        before |= there


def _same_energy(case: SessionCase, energy: Energy, message: str, hint: str) -> Iterator[Finding]:
    run: list[Item] = []
    for item in case.agenda.items:
        for track in item.tracks:
            yield from _monotonous([line for line in track.items if line.card], energy, message, hint)
        if item.parts & (PAUSES | {AgendaPart.ENERGISER}):
            run = []
        elif item.tracks or item.card:
            run = [*run, item] if _has_energy(item, energy) else []
            if len(run) == RUNNING:
                yield _monotony(run, message, hint)


def _monotonous(items: Sequence[Item], energy: Energy, message: str, hint: str) -> Iterator[Finding]:
    run: list[Item] = []
    for item in items:
        run = [*run, item] if _has_energy(item, energy) else []
        if len(run) == RUNNING:
            yield _monotony(run, message, hint)


def _has_energy(item: Item, energy: Energy) -> bool:
    if item.tracks:
        cards = [line.card for track in item.tracks for line in track.items if line.card]
        return bool(cards) and all(card.energy is energy for card in cards)
    return item.card is not None and item.card.energy is energy


def _monotony(run: Sequence[Item], message: str, hint: str) -> Finding:
    return Finding(
        place(run[-1]),
        _(message).format(start=at(run[0].start), end=at(run[-1].end), methods=listed(titled(item) for item in run)),
        _(hint).format(step=titled(run[-1])),
    )


def _all_calm(case: SessionCase) -> Iterator[Finding]:
    return _same_energy(
        case,
        Energy.CALM,
        N_("from {start} to {end}, nothing but calm methods: {methods}"),
        N_("before “{step}”, have people change tables or stretch for five minutes: energiseur-assis"),
    )


def _all_lively(case: SessionCase) -> Iterator[Finding]:
    return _same_energy(
        case,
        Energy.LIVELY,
        N_("from {start} to {end}, nothing but lively methods: {methods}"),
        N_("before “{step}”, give three minutes of silence to write down what counts most"),
    )


def _too_many_activities(case: SessionCase) -> Iterator[Finding]:
    if case.agenda.has_seniors:
        worked = [item for item in case.agenda.items if _activities(item)]
        count, most = sum(map(_activities, worked)), MOST_ACTIVITIES_WITH_SENIORS
        if count > most:
            yield _crowded(worked, count, most, _("{count} activities with seniors; {most} at the most: {steps}"))
        return
    half: list[Item] = []
    for item in [*case.agenda.items, None]:
        if item is not None and AgendaPart.LUNCH not in item.parts:
            half += [item] if _activities(item) else []
            continue
        count = sum(map(_activities, half))
        if count > MOST_ACTIVITIES:
            yield _crowded(
                half, count, MOST_ACTIVITIES, _("{count} activities in half a day; {most} at the most: {steps}")
            )
        half = []


def _activities(item: Item) -> int:
    """How many activities a line is: a parallel block is as many as its busiest track."""
    if item.tracks:
        return max(sum(map(_activities, track.items)) for track in item.tracks)
    return int(AgendaPart.WORK in item.parts)


def _crowded(worked: Sequence[Item], count: int, most: int, message: str) -> Finding:
    shortest = min(worked, key=lambda item: item.minutes)
    return Finding(
        ("agenda",),
        message.format(count=count, most=most, steps=listed(titled(item) for item in worked)),
        _("leave one out, for instance “{step}”, and give its {n} to the others").format(
            step=titled(shortest), n=lasting(shortest.minutes)
        ),
    )


def _hard_method_alone(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        card = line.item.card
        if card is None or card.difficulty is not Difficulty.HARD:
            continue
        there = line.track.facilitators if line.track and line.track.facilitators else case.workshop.facilitators
        if there == 1:
            yield Finding(
                line.path,
                _("{method} asks for an experienced facilitator, and there is one person to run everything").format(
                    method=said(card.name)
                ),
                _("find a second person for the clock and the notes, or take an easier method of the same phase"),
            )


def _method_not_for_public(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        card = line.item.card
        if card is None:
            continue
        badly = {a.public: a for a in card.adaptations if a.fit is Fit.BADLY}
        for public, adaptation in badly.items() if badly else ():
            groups = [group for group in line.groups if public in publics_of(group)]
            if groups:
                yield Finding(
                    line.path,
                    _("{method} does not suit {groups} ({public})").format(
                        method=said(card.name), groups=names(groups), public=_(public.label).lower()
                    ),
                    said(adaptation.change),
                )


def _method_elsewhere(case: SessionCase) -> Iterator[Finding]:
    there = case.workshop.place
    for item in case.agenda.lines():
        card = item.card
        if card is None or Where.ROOM in card.where:
            continue
        if Where.SITE not in card.where:
            yield _elsewhere(item, card, _("plan it apart, before the session, and use here what people bring back"))
        elif there is None or there.room is not None:
            yield _elsewhere(
                item, card, _("make an immersion of it, or give the place where it happens, without a room")
            )


def _elsewhere(item: Item, card: MethodCard, hint: str) -> Finding:
    where = listed(_(w.label) for w in card.where)
    return Finding(place(item), _("{method} is run {where}").format(method=said(card.name), where=where), hint)


def _chosen_method_unused(case: SessionCase) -> Iterator[Finding]:
    used = {item.step.method for item in case.agenda.lines() if isinstance(item.step, MethodStep)}
    for n, method in enumerate(case.workshop.methods):
        if method not in used:
            yield Finding(
                ("methods", n),
                _("the agenda does not use {method}").format(method=method),
                _("add it to the agenda as - method: {method}, or take it out of methods:").format(method=method),
            )


METHOD_RULES: tuple[Rule[SessionCase], ...] = (
    *CHAIN_RULES,
    Rule(
        "chosen-method-unused",
        Family.METHOD,
        Severity.WARNING,
        N_("A method was chosen and the agenda does without it"),
        N_(
            "Somebody in the team chose it, and may have prepared it. An agenda that forgot it is noticed on the day, "
            "in front of the boxes."
        ),
        N_("Add it to the agenda, or take it out of the chosen methods."),
        _chosen_method_unused,
    ),
    Rule(
        "repeated-method",
        Family.METHOD,
        Severity.ADVICE,
        N_("A method that an earlier session has used"),
        N_(
            "The second time, people give the same answers, shorter, and wonder what became of the first ones. "
            "Welcomes, votes and closings are another matter: there they are glad to know the way."
        ),
        N_("Look at the same subject through another method, or say at the start what is new this time."),
        _repeated_method,
    ),
    Rule(
        "same-method-twice",
        Family.METHOD,
        Severity.ADVICE,
        N_("The same method twice in one session"),
        N_("People do it faster and with less care the second time, and mix up what came out of each."),
        N_("Give it once the time that it needs, or change method with the subject."),
        _same_method_twice,
    ),
    Rule(
        "too-many-activities",
        Family.METHOD,
        Severity.WARNING,
        N_("Too many activities"),
        N_(
            "Each activity costs five minutes of instruction and of finding one’s place, and as much again to enter "
            "into it. With six in a morning, half the time goes into starting."
        ),
        N_("Keep five activities at most in half a day, three with seniors, and give each the time to get somewhere."),
        _too_many_activities,
    ),
    Rule(
        "all-calm",
        Family.METHOD,
        Severity.ADVICE,
        N_("Three calm methods running"),
        N_("After an hour in a chair, writing and listening, people are still polite, and no longer there."),
        N_("Put something lively between them, a change of tables, or the break."),
        _all_calm,
    ),
    Rule(
        "all-lively",
        Family.METHOD,
        Severity.ADVICE,
        N_("Three lively methods running"),
        N_(
            "Noise and speed suit those who think aloud. The others, people hard of hearing above all, give up at the "
            "second one, and what was said is written nowhere."
        ),
        N_("Put something calm between them: writing alone, a walk past the sheets, the break."),
        _all_lively,
    ),
    Rule(
        "hard-method-alone",
        Family.METHOD,
        Severity.WARNING,
        N_("A demanding method with a single facilitator"),
        N_(
            "These methods turn on what comes up: a silence, a conflict, tears. One person cannot hold the frame, keep "
            "the time and look after somebody all at once."
        ),
        N_("Run it with two facilitators, one of whom has seen it done, or take an easier method."),
        _hard_method_alone,
    ),
    Rule(
        "method-not-for-public",
        Family.METHOD,
        Severity.WARNING,
        N_("A method that does not suit people who come"),
        N_(
            "The card says so because it was seen to fail: those people stay outside the game, or get hurt. Nobody "
            "complains; they do not come back."
        ),
        N_("Run what the card names instead, or put these people on a track with a method of their own."),
        _method_not_for_public,
    ),
    Rule(
        "method-elsewhere",
        Family.METHOD,
        Severity.WARNING,
        N_("A method that is not run in a room"),
        N_(
            "It takes a street, a counter, a week at people’s homes. In a room it becomes a talk about what people "
            "remember of them."
        ),
        N_("Plan it as an immersion or before the session, or hold the session where it happens."),
        _method_elsewhere,
    ),
)
"""The course of the work, then the choice of methods, then the people who do them."""
