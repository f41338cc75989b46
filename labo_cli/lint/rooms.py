"""Rules for the place: that it can be found, that it is open, that everybody fits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from labo_cli.i18n import N_, Language, _
from labo_cli.i18n.messages import LANGUAGES
from labo_cli.i18n.plain import plain
from labo_cli.lint.present import blocks, listed, most_tables, names
from labo_cli.lint.reading import at
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.words import GroupKind, Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.model.workshops import Place

__all__ = ["ROOM_RULES"]

DOORS = (8 * 60, 19 * 60 + 30)
"""Minutes after midnight between which a public building is likely to be open."""
PLACE_TO_CHOOSE = N_("place to be chosen")
"""What the workshop of a new project says for its place."""
LAST_RIDE = 18 * 60
"""Minutes after midnight from which rides home have to be booked."""


def _is_chosen(place: Place | None) -> TypeGuard[Place]:
    """Whether there is a place, and not only what a new project says until there is one."""
    unchosen = {plain(Language(code).gettext(PLACE_TO_CHOOSE)) for code in LANGUAGES}
    return place is not None and plain(place.name) not in unchosen


def _no_place(case: SessionCase) -> Iterator[Finding]:
    if not _is_chosen(case.workshop.place):
        needs = dict.fromkeys(_(need.label) for group, _count in case.groups for need in group.needs)
        hint = _("write at least its name and address under place:")
        if needs:
            hint = _("look for one that offers what people need: {needs}").format(needs=listed(needs))
        where = ("place",) if case.workshop.place else ()
        yield Finding(where, _("“{title}” has no place").format(title=case.workshop.title), hint)


def _no_address(case: SessionCase) -> Iterator[Finding]:
    place = case.workshop.place
    visitors = [group for group, _count in case.groups if group.kind is not GroupKind.AGENTS]
    if _is_chosen(place) and place.address is None and visitors:
        yield Finding(
            ("place",),
            _("“{place}” has no address, and these people may never have been there: {groups}").format(
                place=place.name, groups=names(visitors)
            ),
            _("add address: street, number, town, and the stop to get off at"),
        )


def _room_too_small(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    seats = workshop.place.seats if workshop.place else None
    wanted = workshop.headcount + workshop.facilitators
    if seats is not None and seats < wanted:
        yield Finding(
            ("place", "seats"),
            _("the room has {seats} seats for {people} participants and {team} facilitators").format(
                seats=seats, people=workshop.headcount, team=workshop.facilitators
            ),
            _("look for a room with {n} seats").format(n=wanted),
        )


def _too_few_tables(case: SessionCase) -> Iterator[Finding]:
    tables = case.workshop.place.tables if case.workshop.place else None
    wanted, path = most_tables(case)
    if tables is not None and tables < wanted:
        yield Finding(
            path,
            _("{wanted} tables are used at the same time, and the place has {tables}").format(
                wanted=wanted, tables=tables
            ),
            _("borrow what is missing ({n}), or choose a method with larger tables").format(n=wanted - tables),
        )


def _no_room_for_tracks(case: SessionCase) -> Iterator[Finding]:
    for _item, step, path in blocks(case):
        taken: dict[str, str] = {}
        for n, track in enumerate(step.parallel):
            here = (*path, "parallel", n)
            if track.room is None:
                yield Finding(
                    here,
                    _("“{track}” runs beside another track and has no room of its own").format(track=track.name),
                    _("write room: where this track goes, be it the far corner of the hall"),
                )
            elif (other := taken.setdefault(plain(track.room), track.name)) != track.name:
                yield Finding(
                    (*here, "room"),
                    _("“{track}” and “{other}” are in the same room at the same time: {room}").format(
                        track=track.name, other=other, room=track.room
                    ),
                    _("give one of them another room, or say which end of it each one has"),
                )


def _doors_shut(case: SessionCase) -> Iterator[Finding]:
    agenda = case.agenda
    if agenda.setup_at < DOORS[0]:
        yield Finding(
            ("start",),
            _("the team must be let in at {time}").format(time=at(agenda.setup_at)),
            _("ask the place who opens, and write their name in the team's notes; or start later"),
        )
    if agenda.debrief_until > DOORS[1]:
        yield Finding(
            ("debrief",) if agenda.ends_at <= DOORS[1] else ("end",) if case.workshop.end else ("duration",),
            _("the team leaves at {time}").format(time=at(agenda.debrief_until)),
            _("ask the place until when it stays open and who locks up"),
        )


def _way_back(case: SessionCase) -> Iterator[Finding]:
    groups = [group for group, _count in case.groups if Need.TRANSPORT in group.needs]
    if groups and case.agenda.ends_at > LAST_RIDE:
        yield Finding(
            ("end",) if case.workshop.end else ("duration",),
            _("it ends at {time}, and these people need a way back: {groups}").format(
                time=at(case.agenda.ends_at), groups=names(groups)
            ),
            _("book every ride home before the day, or end at {time}").format(time=at(LAST_RIDE)),
        )


ROOM_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "no-place",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("The session has no place"),
        N_(
            "The place decides who comes: how far it is, whether there are steps, whether people have waited there for "
            "bad news. The programme cannot be sent without it."
        ),
        N_("Go and see two places with somebody concerned, at the time of the session, and write the one you choose."),
        _no_place,
    ),
    Rule(
        "no-place-address",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("The place has no address"),
        N_(
            "A taxi, a carer's telephone and transport for disabled people all ask for a street and a number; so "
            "do those who prepare their way on paper the day before."
        ),
        N_("Write the street, the number and the town; add the stop, and which door to take when there are two."),
        _no_address,
    ),
    Rule(
        "room-too-small",
        Family.LOGISTICS,
        Severity.WARNING,
        N_("Fewer seats than people"),
        N_(
            "The last to arrive are those who came the furthest or walk the slowest: it is they who find no chair. "
            "And a full room leaves no way through for a wheelchair or a walking frame."
        ),
        N_("Count participants, facilitators and two spare chairs; take a larger room rather than a tighter one."),
        _room_too_small,
    ),
    Rule(
        "too-few-tables",
        Family.LOGISTICS,
        Severity.WARNING,
        N_("Fewer tables than the methods use at one time"),
        N_("Two groups that share a table hear each other and drop their voices; one of them stops working."),
        N_("Borrow folding tables, work with fewer and larger groups, or choose a method done all together."),
        _too_few_tables,
    ),
    Rule(
        "no-room-for-tracks",
        Family.LOGISTICS,
        Severity.WARNING,
        N_("Parallel tracks without a room each"),
        N_(
            "Two groups in one room cannot hear themselves, least of all people with hearing aids; and what is said "
            "away from the others is no longer said away from them."
        ),
        N_("Give each track a room, say how to get there, and send a facilitator with those who walk slowly."),
        _no_room_for_tracks,
    ),
    Rule(
        "doors-shut",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("The team comes or leaves when buildings are shut"),
        N_("Before eight and after half past seven in the evening, the caretaker is away and the alarm is on."),
        N_("Agree with the place, in writing, on who opens, who locks up, and a number to ring."),
        _doors_shut,
    ),
    Rule(
        "transport-back",
        Family.LOGISTICS,
        Severity.ADVICE,
        N_("It ends late for people who are driven home"),
        N_(
            "After six, transport for disabled people and volunteers' cars are scarce, and people leave before the end "
            "so as not to miss theirs: they are not there when the choices are made."
        ),
        N_(
            "Book the rides home with the rides there, ten minutes after the end, and tell each person who drives them."
        ),
        _way_back,
    ),
)
"""What is looked after about the place."""
