"""Rules for who is invited with whom: whose voices are there, and how much weight each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.lint.present import lines, names
from labo_cli.lint.reading import CONCERNED
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.words import AgendaPart, Format, Goal, GroupKind, Phase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from labo_cli.lint.present import Line

__all__ = ["COMPANY_RULES"]

HUGE = 200
FEW = 5
"""A handful of users are outweighed by a single person who decides."""
TIMES_AS_MANY = 2
MOST_IN_A_CIRCLE = 10
"""So many people all speak, even all together."""
_OFFICIAL = frozenset({GroupKind.AGENTS, GroupKind.ELECTED, GroupKind.PARTNERS})
_NEEDS_THOSE_CONCERNED = frozenset({Goal.UNDERSTAND, Goal.DEFINE, Goal.TEST})
_SENT_ALONE = frozenset({GroupKind.ELECTED, GroupKind.PARTNERS})
"""Those who are used to speaking for many, one by one."""


def _count(case: SessionCase, kinds: Collection[GroupKind]) -> int:
    return sum(count for group, count in case.groups if group.kind in kinds)


def _group_larger_than_its_size(case: SessionCase) -> Iterator[Finding]:
    for group, count in case.groups:
        if count > group.size:
            yield Finding(
                ("groups", group.id),
                _("{group}: {count} people are expected, and the group has {size}").format(
                    group=group.name, count=count, size=group.size
                ),
                _("expect {size}, or correct the group’s size if it has grown").format(size=group.size),
            )


def _group_cannot_speak(case: SessionCase) -> Iterator[Finding]:
    heard = {group.id for line in lines(case) if _gives_the_floor(line) for group in line.groups}
    silent = [group for group, _count in case.groups if group.id not in heard]
    if silent:
        yield Finding(
            ("groups",) if len(silent) > 1 else ("groups", silent[0].id),
            _("no step of the work has a turn, a pair or a small table for: {groups}").format(groups=names(silent)),
            _("start a step with three minutes in pairs, or add 1-2-4-tous"),
        )


def _gives_the_floor(line: Line) -> bool:
    item = line.item
    # Photographs that open a session may be its work too.
    is_work = item.card is not None and bool({*item.card.phases} - {Phase.ICEBREAKER, Phase.CLOSING})
    if not is_work and not item.parts & {AgendaPart.WORK, AgendaPart.REPORT_BACK}:
        return False
    if item.card is None:
        # What happens in a step of one's own is not known; a work step is given the benefit of the doubt.
        return AgendaPart.WORK in item.parts or item.people <= MOST_IN_A_CIRCLE
    small = any(step.format is not Format.PLENARY or step.turns is not None for step in item.card.steps)
    return small or item.people <= MOST_IN_A_CIRCLE


def _one_sided_session(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.goal in _NEEDS_THOSE_CONCERNED and case.groups and not _count(case, CONCERNED):
        yield Finding(
            ("groups",),
            _("the goal is to {goal}, and those who come are all on the same side: {groups}").format(
                goal=_(case.workshop.goal.label), groups=names(group for group, _count in case.groups)
            ),
            _("invite people who live with the service, five at the least, or hold it as a team meeting"),
        )


def _elected_among_few(case: SessionCase) -> Iterator[Finding]:
    elected, concerned = _count(case, {GroupKind.ELECTED}), _count(case, CONCERNED)
    if elected and concerned and (concerned < FEW or concerned <= elected * TIMES_AS_MANY):
        group = next(group for group, _count in case.groups if group.kind is GroupKind.ELECTED)
        yield Finding(
            ("groups", group.id),
            _("elected members: {elected}; people concerned: {concerned}").format(elected=elected, concerned=concerned),
            _("let the elected members come for the last half hour, to listen to what was found"),
        )


def _professionals_outnumber(case: SessionCase) -> Iterator[Finding]:
    official, concerned = _count(case, _OFFICIAL), _count(case, CONCERNED)
    if concerned and official > concerned * TIMES_AS_MANY:
        yield Finding(
            ("groups",),
            _("{official} people are here for their work, and {concerned} for their lives").format(
                official=official, concerned=concerned
            ),
            _("invite {n} more of those concerned, or let half of the professionals come next time").format(
                n=-(-official // TIMES_AS_MANY) - concerned
            ),
        )


def _alone_of_their_kind(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.headcount < FEW:
        return
    for group, count in case.groups:
        if count == 1 and group.kind not in _SENT_ALONE:
            yield Finding(
                ("groups", group.id),
                _("{group}: one person, among {people}").format(group=group.name, people=case.workshop.headcount),
                _("invite a second one, and seat them at the same table at first"),
            )


def _huge_session(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.headcount > HUGE:
        yield Finding(
            ("groups",),
            _("{people} people are expected").format(people=case.workshop.headcount),
            _("hold {n} sessions, or take on a sound engineer and a table host for each table").format(
                n=-(-case.workshop.headcount // 100)
            ),
        )


COMPANY_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "group-larger-than-its-size",
        Family.PEOPLE,
        Severity.WARNING,
        N_("More people are expected than the group has"),
        N_(
            "Chairs, sheets, meals and minutes are counted by what you write here. A number that cannot come true "
            "makes tables of three and a room that looks empty."
        ),
        N_("Count again with the person who invites them, and correct the workshop or the group."),
        _group_larger_than_its_size,
    ),
    Rule(
        "group-cannot-speak",
        Family.PEOPLE,
        Severity.WARNING,
        N_("A group comes and has no moment to speak"),
        N_(
            "In front of everybody, with no turn of their own, five or six people speak for all. The others were "
            "counted as participants and were an audience."
        ),
        N_("Give each group a moment alone, in pairs or at a small table, or a turn in the round."),
        _group_cannot_speak,
    ),
    Rule(
        "one-sided-session",
        Family.PEOPLE,
        Severity.WARNING,
        N_("The people most concerned are not there"),
        N_(
            "Professionals know what reaches the counter. What never does, the person who gave up, the paper that "
            "nobody understood, can only be told by those who lived it."
        ),
        N_(
            "Invite users, residents or carers, with an association that they trust. If the subject is the work of "
            "agents themselves, set this aside and say so."
        ),
        _one_sided_session,
    ),
    Rule(
        "professionals-outnumber",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Professionals outnumber those concerned by more than two to one"),
        N_(
            "At each table three people who know the words face one who does not. The talk slides towards organisation "
            "charts, and the person who lives with it starts to listen."
        ),
        N_("Invite more people concerned, send some professionals to a later session, or work in tracks first."),
        _professionals_outnumber,
    ),
    Rule(
        "elected-among-few",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Elected members among very few users"),
        N_(
            "In front of somebody who decides, people ask for their own case or say thank you. In a group of five "
            "they watch their words; the elected member answers where listening was wanted."
        ),
        N_(
            "Let elected members come at the end, or bring the others to at least three for each of them; they speak "
            "last."
        ),
        _elected_among_few,
    ),
    Rule(
        "alone-of-their-kind",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Somebody is the only one of their group"),
        N_(
            "One person has to speak for all those like them, is recognised in every report, and has nobody to "
            "exchange a glance with when it gets hard."
        ),
        N_("Invite a second person, or hear this one in an interview and bring what they agree to."),
        _alone_of_their_kind,
    ),
    Rule(
        "huge-session",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("More than two hundred people"),
        N_(
            "Past two hundred, an instruction takes five minutes to reach the back, a round is out of the question, "
            "and a delay of one table holds up thirty."
        ),
        N_(
            "Hold several sessions on the same plan, or take a method made for large numbers, with hosts trained "
            "beforehand."
        ),
        _huge_session,
    ),
)
"""In the order that a list of invitations is read."""
