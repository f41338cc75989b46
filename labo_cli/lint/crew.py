"""Rules for the team on the day: its time, its material, who leads what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.lint.present import lines, most_tables
from labo_cli.lint.reading import at, lasting, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.workshops import MethodStep, OwnStep

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["CREW_RULES"]

MANY_PEOPLE, MANY_TABLES = 12, 4
SETUP_FOR_MANY, SETUP_FOR_TABLES = 30, 60
"""Minutes to set up a room for many people, and for many tables with their sheets."""
SHORTEST_DEBRIEF = 20


def _set_up_too_short(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    tables, _path = most_tables(case)
    wanted = SETUP_FOR_MANY if workshop.headcount > MANY_PEOPLE else 0
    wanted = SETUP_FOR_TABLES if tables >= MANY_TABLES else wanted
    if workshop.setup < wanted:
        yield Finding(
            ("setup",),
            _("{time} to set up for {people} people; {wanted} should do").format(
                time=lasting(workshop.setup), people=workshop.headcount, wanted=lasting(wanted)
            ),
            _("arrive at {time}").format(time=at(workshop.starts_at - wanted)),
        )


def _debrief_too_short(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.debrief < SHORTEST_DEBRIEF:
        yield Finding(
            ("debrief",),
            _("{time} to look back together").format(time=lasting(case.workshop.debrief)),
            _("keep the room until {time}").format(time=at(case.agenda.ends_at + 30)),
        )


def _without_quantity(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        if isinstance(line.item.step, OwnStep) and line.item.step.materials:
            for n, material in enumerate(line.item.step.materials):
                if material.quantity is None:
                    yield Finding(
                        (*line.path, "materials", n),
                        _("“{material}” has no quantity").format(material=material.name),
                        _("write quantity:, and per: person or table when it depends on them"),
                    )


def _no_lead(case: SessionCase) -> Iterator[Finding]:
    led, unled = 0, []
    for line in lines(case):
        step = line.item.step
        if line.item.added or not isinstance(step, MethodStep | OwnStep):
            continue
        if step.lead or (line.track and line.track.lead):
            led += 1
        else:
            unled.append((line.path, titled(line.item)))
    if not led or case.workshop.facilitators == 1:
        return
    for path, title in unled:
        yield Finding(
            path,
            _("nobody leads “{title}”, and the other steps say who does").format(title=title),
            _("add lead: and a first name"),
        )


CREW_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "set-up-too-short",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("Too short a time to set up"),
        N_(
            "Moving tables, hanging sheets, testing the loop and putting up the signs takes an hour, and older people "
            "arrive half an hour early. A team that is still pushing tables welcomes nobody."
        ),
        N_("Half an hour for more than twelve people, an hour with four tables or more; or set up the evening before."),
        _set_up_too_short,
    ),
    Rule(
        "debrief-too-short",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("No time to look back"),
        N_(
            "What each facilitator heard at their table is written nowhere else, and half of it is gone the next "
            "morning. The sheets must be photographed before they are rolled up."
        ),
        N_("Half an hour in the room: what surprised us, what we must not lose, what we change next time."),
        _debrief_too_short,
    ),
    Rule(
        "material-without-quantity",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("Material without a quantity"),
        N_("Whoever packs the box was not there when the step was thought up: “markers” becomes two, for five tables."),
        N_("Write a quantity, and what it is counted by: person, table or session."),
        _without_quantity,
    ),
    Rule(
        "no-lead",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("A step that nobody leads"),
        N_("On the day, everyone thinks that it is somebody else's step: five minutes go by while the team confers."),
        N_("Give each step one first name, and a second one who helps."),
        _no_lead,
    ),
)
"""What is looked after for the team."""
