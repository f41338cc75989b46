"""Rules for those whose days are not their own: carers, and children at school."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.i18n.plain import plain
from labo_cli.library.occasion import publics_of
from labo_cli.lint.holidays import is_french
from labo_cli.lint.present import day, names, of_kinds, words_of
from labo_cli.lint.reading import at
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Public
from labo_cli.model.words import GroupKind, Need
from labo_cli.model.workshops import ParallelStep, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.model.project import Group


__all__ = ["CARER_RULES"]

WORKING_DAY = (9 * 60, 18 * 60)
CARERS_MORNING = 9 * 60 + 30
"""Before it, washing, dressing and waiting for the home help are not over."""
_SCHOOL_DAY = {True: (8 * 60 + 30, 16 * 60 + 30), False: (9 * 60, 15 * 60 + 15)}
_SCHOOL_WEDNESDAY = (8 * 60 + 30, 11 * 60 + 30)
_SUMMER = (7, 8)
_CARED_FOR = {GroupKind.USERS, GroupKind.NON_USERS}
_APART = re.compile(
    r"\b((pas|jamais) (assis )?(a|autour de) la meme table|(not|never) (sit )?at the same table|"
    r"tables? (differentes?|separees?)|"
    r"(different|separate) tables?|chacun a sa table|sit apart|seated apart|separes?|separement|separately)\b"
)
_SCHOOL = re.compile(r"\b(ecoles?|colleges?|lycees?|schools?|class(e|es|room|rooms)?|nursery)\b")


def _carers_hours(case: SessionCase) -> Iterator[Finding]:
    if not _in_working_hours(case.workshop):
        return
    project = case.project
    interviewed = {interview.group for interview in project.interviews}
    for group, _count in of_kinds(case, {GroupKind.CAREGIVERS}):
        elsewhere = any(group.id in other.groups and not _in_working_hours(other) for other in project.workshops)
        if not elsewhere and group.id not in interviewed:
            yield Finding(
                ("groups", group.id),
                _("on {day} from {start} to {end}, carers who have a job are at work: {group}").format(
                    day=_day_of(case.workshop),
                    start=at(case.workshop.starts_at),
                    end=at(case.workshop.starts_at + case.workshop.slot),
                    group=group.name,
                ),
                _(
                    "meet those who cannot come by telephone, one evening or a Saturday morning, as interviews of "
                    "this group"
                ),
            )


def _carers_early(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.starts_at >= CARERS_MORNING:
        return
    for group, _count in of_kinds(case, {GroupKind.CAREGIVERS}):
        yield Finding(
            ("start",),
            _("at {start}, carers are still getting somebody up and washed: {group}").format(
                start=at(case.workshop.starts_at), group=group.name
            ),
            _("start at {start} or later").format(start=at(CARERS_MORNING)),
        )


def _no_respite(case: SessionCase) -> Iterator[Finding]:
    place = case.workshop.place
    if place is None or Need.RESPITE in place.access:
        return
    groups = [group for group, _count in case.groups if Need.RESPITE in group.needs]
    if groups:
        yield Finding(
            ("place", "access") if place.access else ("place",),
            _("nothing says who stays with the people cared for during the session: {groups}").format(
                groups=names(groups)
            ),
            _(
                "arrange for somebody to stay with them, then add respite to the place's access: the programme then "
                "says so"
            ),
        )


def _carers_with_cared_for(case: SessionCase) -> Iterator[Finding]:
    carers = [group for group, _count in of_kinds(case, {GroupKind.CAREGIVERS})]
    cared = [group for group, _count in of_kinds(case, _CARED_FOR)]
    if not carers or not cared or _APART.search(words_of(case)):
        return
    for carer in carers:
        if not any(_are_apart(step, carer, cared) for step in case.workshop.agenda if isinstance(step, ParallelStep)):
            yield Finding(
                ("groups", carer.id),
                _("nothing keeps {carers} from sitting all along with those whom they care for: {cared}").format(
                    carers=carer.name, cared=names(cared)
                ),
                _("write in the notes of the first work step that they do not sit at the same table"),
            )


def _are_apart(step: ParallelStep, carer: Group, cared: list[Group]) -> bool:
    ids = {group.id for group in cared}
    return all(carer.id not in track.groups or not ids & {*track.groups} for track in step.parallel)


def _school_hours(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    children = [group for group, _count in case.groups if Public.CHILDREN in publics_of(group)]
    if not children or workshop.date is None or workshop.date.month in _SUMMER or workshop.date.weekday() > 4:
        return
    if workshop.place and _SCHOOL.search(plain(f"{workshop.place.name} {workshop.place.room or ''}")):
        return
    french = is_french(case.project.time_zone)
    begins, ends = _SCHOOL_WEDNESDAY if french and workshop.date.weekday() == 2 else _SCHOOL_DAY[french]
    if workshop.starts_at < ends and workshop.starts_at + workshop.slot > begins:
        yield Finding(
            ("date",),
            _("on {day} at {start}, children are at school: {groups}").format(
                day=_day_of(workshop), start=at(workshop.starts_at), groups=names(children)
            ),
            _("hold it at the school with the class, or on a Wednesday afternoon or a Saturday"),
        )


def _in_working_hours(workshop: Workshop) -> bool:
    if workshop.date is None or workshop.date.weekday() > 4:
        return False
    return WORKING_DAY[0] <= workshop.starts_at and workshop.starts_at + workshop.slot <= WORKING_DAY[1]


def _day_of(workshop: Workshop) -> str:
    return day(workshop.date) if workshop.date else ""


CARER_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "carers-hours",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("Carers are only met during working hours"),
        N_(
            "A carer with a job has already spent the year's days off on appointments. On a working day you hear "
            "those who have retired or given up their job, and take them for all carers."
        ),
        N_(
            "Keep the session, and hear the others too: interviews by telephone, an evening, a Saturday morning. A "
            "round of interviews of that group, or a session outside working hours, settles the matter."
        ),
        _carers_hours,
    ),
    Rule(
        "carers-early",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("It starts too early for carers"),
        N_(
            "The first hours belong to somebody else: getting up, washing, medicines, waiting for the home help. "
            "Those who care for the most dependent people arrive late or not at all."
        ),
        N_(
            "Welcome carers at half past nine at the earliest, and say that people may arrive during the first "
            "half-hour."
        ),
        _carers_early,
    ),
    Rule(
        "respite",
        Family.INCLUSION,
        Severity.WARNING,
        N_("Carers come, and nobody stays with the person cared for"),
        N_(
            "A carer cannot leave somebody who wanders or falls alone for three hours. Without a relay, they "
            "decline, or come with one eye on their telephone."
        ),
        N_(
            "Ask each carer what they need: somebody at home, a place at the day centre, a volunteer in a room next "
            "door. Book it, pay for it, and announce it with the word respite in the place's access."
        ),
        _no_respite,
    ),
    Rule(
        "carers-with-cared-for",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("Carers and those they care for sit together throughout"),
        N_(
            "In front of the person they look after, carers do not say that they are worn out; in front of their "
            "carer, people do not say that they would rather go out alone."
        ),
        N_(
            "Seat them at different tables, or in two tracks of a parallel block, for the main work step at least. "
            "Write in its notes that they are not at the same table."
        ),
        _carers_with_cared_for,
    ),
    Rule(
        "school-hours",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("Children are expected during school hours"),
        N_(
            "Children only come on school time with their teacher, which takes an agreement of the school weeks ahead; "
            "otherwise only those who happen to be free come."
        ),
        N_(
            "Hold it in the school with a class, or outside school hours; in the school holidays, accept it and say so."
        ),
        _school_hours,
    ),
)
"""What is looked after so that they can come, and speak."""
