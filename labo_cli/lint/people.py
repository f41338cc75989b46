"""Rules that look after people: how many, at what tables, with how many facilitators, in whose company."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import Occasion, publics_of
from labo_cli.library.rules_of_thumb import PEOPLE_A_FACILITATOR, TABLE, TABLE_WITH_SENIORS
from labo_cli.library.running import table_sizes
from labo_cli.lint.company import COMPANY_RULES
from labo_cli.lint.present import lines
from labo_cli.lint.reading import at, place, said, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.lint.tracks import TRACK_RULES
from labo_cli.model.card_words import Public, Where
from labo_cli.model.words import AgendaPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.agenda.timing import Item
    from labo_cli.model.project import Group

__all__ = ["PEOPLE_RULES"]


def _too_few_for_method(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.lines():
        if item.card and item.people < item.card.people.min:
            yield Finding(
                place(item),
                _("{method}: {people} expected, and it takes {least} people at the least").format(
                    method=said(item.card.name), people=item.people, least=item.card.people.min
                ),
                _("invite {n} more, or see labo suggest-methods --people {people}").format(
                    n=item.card.people.min - item.people, people=item.people
                ),
            )


def _too_many_for_method(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.lines():
        # On site people go in teams, each of them within the method's bounds.
        if item.card and Where.ROOM in item.card.where and item.people > item.card.people.max:
            groups = ceil(item.people / item.card.people.max)
            yield Finding(
                place(item),
                _("{method}: {people} expected, and it takes {most} people at the most").format(
                    method=said(item.card.name), people=item.people, most=item.card.people.max
                ),
                _("run it in {n} groups side by side, with parallel:, or take a method made for {people}").format(
                    n=groups, people=item.people
                ),
            )


def _table_too_small(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.lines():
        if not item.card or not item.card.table:
            continue
        sizes = table_sizes(item.card, item.people)
        if min(sizes) < item.card.table.min <= item.people:
            yield Finding(
                place(item),
                _("{method}: {people} people make tables of {smallest}, and it takes {least}").format(
                    method=said(item.card.name),
                    people=item.people,
                    smallest=min(sizes),
                    least=item.card.table.min,
                ),
                _("invite {n} more, so that each of the {tables} tables is full").format(
                    n=item.card.table.min * len(sizes) - item.people, tables=len(sizes)
                ),
            )


def _table_too_large(case: SessionCase) -> Iterator[Finding]:
    there = case.workshop.place.tables if case.workshop.place else None
    most = (TABLE_WITH_SENIORS if case.agenda.has_seniors else TABLE)[1]
    for item in case.agenda.items:
        if not item.card or not item.card.table:
            continue
        bound = min(most, item.card.table.max) if item.card.table.min <= most else item.card.table.max
        # Where there are fewer tables than the method sets, logistics says so.
        if there is not None and item.tables <= there and item.people > there * bound:
            yield Finding(
                ("place", "tables"),
                _("{method}: {people} people at {tables} tables are {n} at a table, and {most} is the most").format(
                    method=said(item.card.name),
                    people=item.people,
                    tables=there,
                    n=ceil(item.people / there),
                    most=bound,
                ),
                _("ask the place for {n} tables").format(n=ceil(item.people / bound)),
            )
            return


def _vulnerable(groups: Iterable[Group]) -> bool:
    publics = tuple(public for group in groups for public in publics_of(group))
    return Occasion(minutes=0, people=0, publics=publics).is_vulnerable


def _tables(item: Item, groups: Iterable[Group]) -> int:
    """How many tables want a facilitator: where people who are easily lost work at tables."""
    there = list(groups)
    if not (item.card and item.card.table and AgendaPart.WORK in item.parts and _vulnerable(there)):
        return 0
    seniors = any(Public.SENIORS in publics_of(group) for group in there)
    return ceil(item.people / (TABLE_WITH_SENIORS if seniors else TABLE)[1])


def _needed(case: SessionCase) -> tuple[int, int, Item | None]:
    """The facilitators that the headcount takes, those that tables take at once, and the step that takes most."""
    by_people = ceil(case.workshop.headcount / PEOPLE_A_FACILITATOR)
    known = {group.id: group for group, _count in case.groups}
    most, where = 0, None
    for item in case.agenda.items if _vulnerable(known.values()) else ():
        needed = _tables(item, known.values())
        if item.tracks:
            needed = 0
            for track in item.tracks:
                there = [known[group] for group in track.track.groups if group in known]
                at_tables = max((_tables(line, there) for line in track.items), default=0)
                needed += max(at_tables, ceil(track.people / PEOPLE_A_FACILITATOR))
        if needed > most:
            most, where = needed, item
    return by_people, most, where


def _too_few_facilitators(case: SessionCase) -> Iterator[Finding]:
    there = case.workshop.facilitators
    by_people, at_once, where = _needed(case)
    if there < by_people:
        yield Finding(
            ("facilitators",),
            _("{people} people, and facilitators: {there}; one for 8 to 12 makes {needed}").format(
                people=case.workshop.headcount, there=there, needed=by_people
            ),
            _("find {n} more, from the ambassadors for instance").format(n=by_people - there),
        )
    elif there < at_once and where is not None:
        yield Finding(
            ("facilitators",),
            _("facilitators: {there}; “{step}”, at {at}, takes {needed}, one at each table with these people").format(
                there=there, step=titled(where), at=at(where.start), needed=at_once
            ),
            _("find {n} more, or train a participant to host each table that has none").format(n=at_once - there),
        )


def _no_time_keeper(case: SessionCase) -> Iterator[Finding]:
    there = case.workshop.facilitators
    by_people, at_once, where = _needed(case)
    if there >= by_people and there == at_once and at_once > 1 and where is not None:
        yield Finding(
            ("facilitators",),
            _("at {at}, during “{step}”, all of the {n} facilitators are at a table").format(
                at=at(where.start), step=titled(where), n=there
            ),
            _("count one more, or give the clock to somebody by name in the notes of the steps"),
        )


def _alone_with_many_tables(case: SessionCase) -> Iterator[Finding]:
    """One person in charge of many tables, whoever sits at them."""
    for line in lines(case):
        there = (line.track.facilitators if line.track else None) or (1 if line.track else case.workshop.facilitators)
        if line.item.tables > there * 4 and line.item.card is not None:
            yield Finding(
                line.path,
                _("{method}: {tables} tables and {there} to look after them").format(
                    method=said(line.item.card.name), tables=line.item.tables, there=there
                ),
                _("have a participant at each table hold the time and the pen, with the card in front of them"),
            )
            return


PEOPLE_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "too-few-for-method",
        Family.PEOPLE,
        Severity.WARNING,
        N_("Too few people for the method"),
        N_(
            "Some methods live on numbers: with four people a gallery has no visitors, and the same two answer each "
            "other all the way through."
        ),
        N_("Invite more people, join two tracks, or take a method that works with as many as you are."),
        _too_few_for_method,
    ),
    Rule(
        "too-many-for-method",
        Family.PEOPLE,
        Severity.WARNING,
        N_("Too many people for the method"),
        N_(
            "Beyond its bounds a method turns into a meeting: a third take part and the others watch. Its minutes no "
            "longer hold either."
        ),
        N_("Run it in several groups side by side with a facilitator each, or take a method for large groups."),
        _too_many_for_method,
    ),
    Rule(
        "table-too-small",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Tables that are too small for the method"),
        N_(
            "One absence at such a table and it cannot work any more: nobody to answer, too few ideas to build on. "
            "There are always absences."
        ),
        N_("Invite a few more people, make fewer tables than usual, or take a method done in pairs."),
        _table_too_small,
    ),
    Rule(
        "table-too-large",
        Family.PEOPLE,
        Severity.WARNING,
        N_("Too few tables: too many people at each"),
        N_(
            "Beyond eight, a table splits into two conversations, and people with poor hearing lose both; from seven "
            "on with older people. Those at the corners give up."
        ),
        N_("Ask for more tables: five to eight people at each, five or six with seniors."),
        _table_too_large,
    ),
    Rule(
        "too-few-facilitators",
        Family.PEOPLE,
        Severity.WARNING,
        N_("Too few facilitators"),
        N_(
            "A facilitator follows eight to twelve people. Beyond that the silent go unseen. People who read little, "
            "hear badly or are ten years old need one at their table, or the table works without them."
        ),
        N_("Count one facilitator for 8 to 12 people; with vulnerable people, one a table."),
        _too_few_facilitators,
    ),
    Rule(
        "no-time-keeper",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Nobody is free to keep the time"),
        N_(
            "Whoever sits at a table follows the talk and not the clock. Nobody then opens the door to latecomers, "
            "looks after somebody who feels unwell, or says that five minutes are left."
        ),
        N_("Keep one person without a table, for the clock, the door and the unexpected."),
        _no_time_keeper,
    ),
    Rule(
        "too-many-tables-each",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("Too many tables for each facilitator"),
        N_(
            "Going round five tables takes a quarter of an hour. A table that misunderstood the instruction works on "
            "something else until you reach it."
        ),
        N_("Count four tables each at the most, or brief a participant at each table as its host."),
        _alone_with_many_tables,
    ),
    *TRACK_RULES,
    *COMPANY_RULES,
)
"""The numbers first, then what runs at the same time, then who is there."""
