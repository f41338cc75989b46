"""Rules for the hours of a session: how long it is, when it is held, its breaks and the time kept free."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP
from labo_cli.i18n import N_, _
from labo_cli.library.rules_of_thumb import (
    BREAK,
    BREAK_WITH_SENIORS,
    BUFFER,
    BUFFER_WITH_SENIORS,
    LONGEST_WITH_SENIORS,
    LUNCH,
    LUNCH_STARTS,
    SENIORS_HOURS,
)
from labo_cli.lint.reading import SHORTEST_WITH_BUFFER, at, lasting, place, with_part
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.words import AgendaPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.lint.rule import Path

__all__ = ["HOURS_RULES"]

LONG_DAY = 480
"""Minutes of a day with people, which are not those of the suggestions' longest day, set-up and travel included."""
SHORT_BY = 0.05
"""The share of the session that the free time may lack before it is worth a warning."""
MOST_FREE, MOST_FREE_MINUTES = 0.3, 30
SHORTEST_LUNCH, LONGEST_LUNCH = 45, 90
SHORTEST_BREAK, SHORTEST_BREAK_WITH_SENIORS = 10, 15
TOLERANCE = 15
"""Minutes that a lunch may start early or late."""
SENIORS_TOLERANCE = 30


def _short_buffer(case: SessionCase) -> Iterator[Finding]:
    # A meal is no work that runs late, and a margin is counted in the five minutes of a timetable.
    meal = sum(item.minutes for item in case.agenda.items if AgendaPart.LUNCH in item.parts)
    slot, free = case.workshop.slot - meal, case.agenda.buffer
    share = BUFFER_WITH_SENIORS if case.agenda.has_seniors else BUFFER
    wanted = int(slot * share // STEP * STEP)
    if slot < SHORTEST_WITH_BUFFER or not 0 < free < wanted:
        return
    text = _("{free} kept free out of {slot}: that is {percent}%, and {share}% are due")
    if case.agenda.has_seniors:
        text = _("{free} kept free out of {slot}: that is {percent}%, and with seniors {share}% are due")
    yield Finding(
        ("agenda",),
        text.format(free=lasting(free), slot=lasting(slot), percent=int(100 * free / slot), share=round(100 * share)),
        _("take {n} off a step, or end at {time}").format(
            n=lasting(wanted - free), time=at(case.agenda.ends_at + _missing(slot, free, share))
        ),
        severity=Severity.ADVICE if free >= slot * (share - SHORT_BY) else Severity.WARNING,
    )


def _missing(slot: int, free: int, share: float) -> int:
    """How many minutes longer the session must be, for the same steps, to the next five minutes."""
    return ceil((share * slot - free) / (1 - share) / 5) * 5


def _too_much_free_time(case: SessionCase) -> Iterator[Finding]:
    slot, free = case.workshop.slot, case.agenda.buffer
    if free > MOST_FREE_MINUTES and free > slot * MOST_FREE:
        yield Finding(
            ("agenda",),
            _("{free} out of {slot} have nothing in them").format(free=lasting(free), slot=lasting(slot)),
            _("give the methods more time, add one, or end at {time}").format(
                time=at(case.agenda.ends_at - (free - round(slot * BUFFER)) // 5 * 5)
            ),
        )


def _long_session_with_seniors(case: SessionCase) -> Iterator[Finding]:
    if case.agenda.has_seniors and case.workshop.slot > LONGEST_WITH_SENIORS:
        yield Finding(
            _end(case),
            _("{minutes} with seniors; {most} at the most").format(
                minutes=lasting(case.workshop.slot), most=lasting(LONGEST_WITH_SENIORS)
            ),
            _("end at {time}, or hold two sessions a week apart").format(
                time=at(case.workshop.starts_at + LONGEST_WITH_SENIORS)
            ),
        )


def _late_hours_for_seniors(case: SessionCase) -> Iterator[Finding]:
    if not case.agenda.has_seniors:
        return
    start, end = case.workshop.starts_at, case.agenda.ends_at
    good = _(" or ").join(_("{start} to {end}").format(start=at(first), end=at(last)) for first, last in SENIORS_HOURS)
    hint = _("seniors come most easily from {hours}").format(hours=good)
    if not any(first - SENIORS_TOLERANCE <= start < last for first, last in SENIORS_HOURS):
        yield Finding(("start",), _("seniors are expected at {time}").format(time=at(start)), hint)
    if not any(first < end <= last + SENIORS_TOLERANCE for first, last in SENIORS_HOURS):
        yield Finding(_end(case), _("seniors leave at {time}").format(time=at(end)), hint)


def _end(case: SessionCase) -> Path:
    return ("duration",) if case.workshop.end is None else ("end",)


def _long_day(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.slot > LONG_DAY:
        yield Finding(
            _end(case),
            _("from {start} to {end}, participants stay {minutes}").format(
                start=at(case.workshop.starts_at), end=at(case.agenda.ends_at), minutes=lasting(case.workshop.slot)
            ),
            _("end at {time}, or make two days of it").format(time=at(case.workshop.starts_at + LONG_DAY)),
        )


def _lunch_too_short(case: SessionCase) -> Iterator[Finding]:
    for meal in with_part(case, AgendaPart.LUNCH):
        if meal.minutes < LUNCH:
            yield Finding(
                place(meal),
                _("lunch at {at} lasts {minutes}").format(at=at(meal.start), minutes=lasting(meal.minutes)),
                _("give it {n} more").format(n=lasting(LUNCH - meal.minutes)),
                severity=Severity.WARNING if meal.minutes < SHORTEST_LUNCH else Severity.ADVICE,
            )


def _long_lunch(case: SessionCase) -> Iterator[Finding]:
    for meal in with_part(case, AgendaPart.LUNCH):
        if meal.minutes > LONGEST_LUNCH:
            yield Finding(
                place(meal),
                _("lunch at {at} lasts {minutes}").format(at=at(meal.start), minutes=lasting(meal.minutes)),
                _("start again {n} earlier").format(n=lasting(meal.minutes - LONGEST_LUNCH)),
            )


def _lunch_at_odd_time(case: SessionCase) -> Iterator[Finding]:
    first, last = LUNCH_STARTS
    for meal in with_part(case, AgendaPart.LUNCH):
        if not first - TOLERANCE <= meal.start <= last + TOLERANCE:
            early = meal.start < first
            yield Finding(
                place(meal),
                _("lunch starts at {at}").format(at=at(meal.start)),
                _("start it at {time} with at:, and move a step of about {n} to the other side of it").format(
                    time=at(first if early else last), n=lasting(first - meal.start if early else meal.start - last)
                ),
            )


def _short_break(case: SessionCase) -> Iterator[Finding]:
    seniors = case.agenda.has_seniors
    least = SHORTEST_BREAK_WITH_SENIORS if seniors else SHORTEST_BREAK
    for pause in with_part(case, AgendaPart.BREAK):
        if pause.minutes < least:
            yield Finding(
                place(pause),
                _("the break at {at} lasts {minutes}").format(at=at(pause.start), minutes=lasting(pause.minutes)),
                _("make it {n}").format(n=lasting(BREAK_WITH_SENIORS if seniors else BREAK)),
            )


HOURS_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "short-buffer",
        Family.TIME,
        Severity.WARNING,
        N_("Too little time is kept free"),
        N_(
            "Ten people who each speak half a minute longer take five minutes. What runs late eats the end of the "
            "session first: the answers that people came for."
        ),
        N_("Keep 10 to 15% of the session free, 20% with seniors: shorten a method or leave one out."),
        _short_buffer,
    ),
    Rule(
        "too-much-free-time",
        Family.TIME,
        Severity.ADVICE,
        N_("A large part of the session is empty"),
        N_(
            "Slack is for what runs late. Beyond a third, people feel that they were brought in for nothing, and those "
            "who took a half day off most of all."
        ),
        N_("Give the methods their usual length, add a moment of work, or let people go earlier and announce it."),
        _too_much_free_time,
    ),
    Rule(
        "long-day",
        Family.TIME,
        Severity.WARNING,
        N_("A day of more than eight hours"),
        N_(
            "With travel, that is ten hours away from home, longer than an agent's working day and than most child "
            "care. People leave one by one in the afternoon, before anything is decided."
        ),
        N_("Hold two half days a week apart: ideas ripen in between, and more people can come."),
        _long_day,
    ),
    Rule(
        "long-session-with-seniors",
        Family.TIME,
        Severity.WARNING,
        N_("A long session with seniors"),
        N_(
            "Hearing several voices in a noisy room is an effort that grows with age. After two and a half hours the "
            "most tired fall silent, and they are often those whom you wanted to hear."
        ),
        N_("Two and a half hours at most, break included. Split the work over two sessions a week or two apart."),
        _long_session_with_seniors,
    ),
    Rule(
        "late-hours-for-seniors",
        Family.TIME,
        Severity.ADVICE,
        N_("Seniors are expected too early or too late"),
        N_(
            "Care at home, medicines and a slower start fill the early morning; at rush hour no seat is free on the "
            "bus, and in winter many do not go out after dark."
        ),
        N_("Hold the session from 10:00 to 12:30 or from 14:00 to 16:30, half an hour more or less."),
        _late_hours_for_seniors,
    ),
    Rule(
        "short-break",
        Family.TIME,
        Severity.WARNING,
        N_("A break that is too short"),
        N_(
            "With one toilet for twenty people, eight minutes serve four of them. The others come back late, and the "
            "break lasts a quarter of an hour all the same, at the cost of the next step."
        ),
        N_("Give 15 minutes; with seniors 20, and a seat for everyone near the coffee."),
        _short_break,
    ),
    Rule(
        "lunch-too-short",
        Family.TIME,
        Severity.WARNING,
        N_("A lunch that is too short"),
        N_(
            "Serving thirty people takes twenty minutes. With three quarters of an hour, the last ones eat while the "
            "first step of the afternoon starts without them."
        ),
        N_("Give it 60 to 90 minutes, the meal served on the spot when it is 60."),
        _lunch_too_short,
    ),
    Rule(
        "long-lunch",
        Family.TIME,
        Severity.ADVICE,
        N_("A lunch that goes on too long"),
        N_(
            "After an hour and a half people go back to their desks or their shopping, and a quarter of the group is "
            "missing when work starts again."
        ),
        N_("Keep it to 90 minutes, or announce what the rest of the time is for: a visit, a rest."),
        _long_lunch,
    ),
    Rule(
        "lunch-at-odd-time",
        Family.TIME,
        Severity.ADVICE,
        N_("Lunch at an unusual time"),
        N_(
            "Meals on trays, medicines and canteens have their hours. Before noon people are not hungry; after a "
            "quarter past one they are, and the step before lunch is done with an eye on the door."
        ),
        N_("Start lunch between 12:00 and 13:00: pin it with at:, and share the steps out around it."),
        _lunch_at_odd_time,
    ),
)
"""From the session as a whole to its pauses."""
