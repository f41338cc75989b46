"""Rules for the day that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.lint.holidays import bridged, holidays
from labo_cli.lint.present import day, listed
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DATE_RULES"]

_SUNDAY = 6
_AUGUST = 8
_CHRISTMAS = ((12, 23), (12, 31))
_NEW_YEAR = (1, 2)
_QUIET_AUGUST = ("Europe/", "America/Martinique", "America/Guadeloupe", "America/Cayenne")
"""Where August is the month when people are away."""


def _no_date(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.date is None:
        yield Finding(
            (),
            _("“{title}” has no date").format(title=case.workshop.title),
            _("write the day as date: 2026-03-12; without it there is no invitation and no calendar entry"),
        )


def _sunday_or_holiday(case: SessionCase) -> Iterator[Finding]:
    date, zone = case.workshop.date, case.project.time_zone
    if date is None:
        return
    holiday = holidays(date.year, zone).get(date)
    if holiday:
        yield Finding(
            ("date",),
            _("{day} is a public holiday: {holiday}").format(day=day(date), holiday=_(holiday)),
            _("choose another day"),
        )
    elif date.weekday() == _SUNDAY:
        yield Finding(
            ("date",),
            _("{day} is a Sunday").format(day=day(date)),
            _("check the date, or accept this and say who opens the building"),
        )


def _bridge_day(case: SessionCase) -> Iterator[Finding]:
    date = case.workshop.date
    holiday = bridged(date, case.project.time_zone) if date else None
    if date and holiday:
        yield Finding(
            ("date",),
            _("{day} lies between a public holiday ({holiday}) and the weekend").format(
                day=day(date), holiday=_(holiday)
            ),
            _("choose a day of the week before or after"),
        )


def _holiday_season(case: SessionCase) -> Iterator[Finding]:
    date, zone = case.workshop.date, case.project.time_zone
    if date is None or date in holidays(date.year, zone):
        return
    month_day = (date.month, date.day)
    in_august = date.month == _AUGUST and zone.startswith(_QUIET_AUGUST)
    if in_august or _CHRISTMAS[0] <= month_day <= _CHRISTMAS[1] or month_day <= _NEW_YEAR:
        yield Finding(
            ("date",),
            _("on {day}, many of the {people} people expected will be away").format(
                day=day(date), people=case.workshop.headcount
            ),
            _("ask those concerned whether they will be there, or choose a date outside the holidays"),
        )


def _outside_calendar(case: SessionCase) -> Iterator[Finding]:
    date, calendar = case.workshop.date, case.project.calendar
    if date is None or calendar is None or calendar.start <= date <= calendar.end:
        return
    if date < calendar.start:
        message = _("{day} comes before the project begins, on {start}")
    else:
        message = _("{day} comes after the project has ended, on {end}")
    yield Finding(
        ("date",),
        message.format(day=day(date), start=day(calendar.start), end=day(calendar.end)),
        _("correct the date, its year first of all, or the project's calendar"),
    )


def _two_sessions_one_day(case: SessionCase) -> Iterator[Finding]:
    date = case.workshop.date
    if date and case.same_day:
        yield Finding(
            ("date",),
            _("{day} has another session too: {others}").format(
                day=day(date), others=listed(_("“{title}”").format(title=title) for title in case.same_day)
            ),
            _("share out the team, the rooms and the material between them, or move one to another day"),
        )


DATE_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "no-date",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("The session has no date"),
        N_(
            "People who work, care for somebody or book transport for disabled people need three weeks' notice. As "
            "long as there is no date, nobody can say yes."
        ),
        N_("Fix the date with those who are hardest to have, before the room and the managers."),
        _no_date,
    ),
    Rule(
        "sunday-or-holiday",
        Family.LOGISTICS,
        Severity.WARNING,
        N_("The date is a Sunday or a public holiday"),
        N_(
            "Public buildings are shut, their heating is off, buses are rare, and agents who come must be paid or "
            "given time back. Most often the date is a slip of the pen."
        ),
        N_(
            "Choose another day. A Sunday may be right, at a market or in a park: accept the rule then, and say who "
            "opens and how agents get their time back."
        ),
        _sunday_or_holiday,
    ),
    Rule(
        "bridge-day",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("A day between a public holiday and the weekend"),
        N_("Offices are half empty and families are away: those who had promised to come find out a week before."),
        N_("Take a Tuesday or a Thursday of an ordinary week."),
        _bridge_day,
    ),
    Rule(
        "holiday-season",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("In August, or around New Year"),
        N_(
            "Families, agents and associations are away, and some services are closed. Those who remain are often "
            "the most isolated, which is a good reason to meet them, in another way than in a room."
        ),
        N_(
            "Choose a date outside the holidays; if it is those who remain that you want to meet, accept the rule "
            "and say so."
        ),
        _holiday_season,
    ),
    Rule(
        "date-outside-calendar",
        Family.LOGISTICS,
        Severity.WARNING,
        N_("The date is outside the project's calendar"),
        N_("A wrong year goes unnoticed until the invitation, where the day of the week no longer matches."),
        N_("Correct the date, or the start and end of the project."),
        _outside_calendar,
    ),
    Rule(
        "two-sessions-one-day",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("Two sessions on one day"),
        N_(
            "The second session gets a tired team, half-cleared tables and material that is still in the other room. "
            "The debrief of the first is skipped, and so are its notes."
        ),
        N_("Leave a day between them, or give each its own team, room and box, and two hours between the two."),
        _two_sessions_one_day,
    ),
)
"""What is looked after about the day."""
