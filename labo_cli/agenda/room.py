"""What the room of a session must be: tables, chairs, square metres, walls, what is plugged in, in what order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.access import access_checks
from labo_cli.agenda.floor import floor_plans, seats_at
from labo_cli.agenda.naming import title_of
from labo_cli.agenda.tables import tables_at_once
from labo_cli.i18n import N_
from labo_cli.i18n.plain import plain
from labo_cli.library.rules_of_thumb import PEOPLE_AT_A_TABLE
from labo_cli.model.card_words import Stance
from labo_cli.model.words import AgendaPart, Need

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.agenda.access import AccessCheck
    from labo_cli.agenda.floor import FloorPlan
    from labo_cli.agenda.timing import Agenda, Item, TimedTrack
    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Workshop

__all__ = ["Equipment", "RoomNeeds", "SetUp", "Space", "room_of"]

# Rules of thumb of the field.
AREA_AT_TABLES = (2.5, 3.0)
"""Square metres a person, the team included."""
AREA_ON_CHAIRS = (1.5, 2.0)
AREA_STANDING = 2.0
VOICE_CARRIES = 25
"""With more people than that, a microphone."""
SPARE_CHAIRS = 3
CHARTER_WALL = 1
TABLE_WALL = 1
LEAST_WALL = 2
"""Metres of wall: for the charter, for what a table hangs up, for any method that hangs something up."""
_METRES = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "huit": 8, "dix": 10}
_WALL_OF = re.compile(r"murs?\b[^,;.:]*? (?:de|d') ?(\d+|[a-z]+) metres")
_WALL = re.compile(r"\b(?:murs?|wall|walls)\b")
_STANDING = frozenset({Stance.STANDING, Stance.MOVING})


@dataclass(frozen=True)
class SetUp:
    """The room at one step.

    Attributes:
        start: minutes after midnight.
        title: the step's.
        room: the track's name and its room; empty when all are together.
        words: how the card sets the room up.
        tables: how many; 0 when everybody works together.
        seats: the fewest and the most at a table.
        is_on_foot: whether people stand or walk about.
    """

    start: int
    title: str
    room: str
    words: str
    tables: int
    seats: tuple[int, int]
    is_on_foot: bool


@dataclass(frozen=True)
class Space:
    """A room that is needed, wholly or for a while.

    Attributes:
        name: the track's; empty for the main room.
        room: what the track's room is called; empty when nobody has said.
        people: participants in it.
        team: those who run it.
        tables: the most that stand in it at once.
        chairs: those of participants and team, and spare ones in the main room.
        area: the least and the most square metres.
        wall: metres of free wall for what gets hung and stays hung.
        on_foot: square metres of clear floor; 0 when nobody has to stand.
        start: from when it is needed, in minutes after midnight.
        end: until when.
    """

    name: str
    room: str
    people: int
    team: int
    tables: int
    chairs: int
    area: tuple[int, int]
    wall: int
    on_foot: int
    start: int
    end: int


@dataclass(frozen=True)
class Equipment:
    """Something that the place lends or lacks, and why it is wanted."""

    name: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class RoomNeeds:
    """What is asked of a place.

    Attributes:
        main: the room where all are together.
        tracks: the rooms of tracks, each needed while its block lasts.
        setups: the room step after step.
        equipment: what is plugged in.
        access: what the needs of those who come ask of the place.
        has_wheelchairs: whether a place is kept free at each table.
        shortages: what the place announces too little of, in sentences.
        plans: the room drawn, when the most tables stand.
    """

    main: Space
    tracks: tuple[Space, ...]
    setups: tuple[SetUp, ...]
    equipment: tuple[Equipment, ...]
    access: tuple[AccessCheck, ...]
    has_wheelchairs: bool
    shortages: tuple[str, ...]
    plans: tuple[FloorPlan, ...]


def room_of(workshop: Workshop, agenda: Agenda, project: Project, language: Language) -> RoomNeeds:
    """What the room of a session must be.

    Args:
        workshop: with its place, as far as it is known.
        agenda: the session on the clock.
        project: for the groups that come.
        language: texts are given in.
    """
    groups = [project.group(group_id) for group_id in workshop.groups]
    needs = {need for group in groups for need in group.needs}
    main = _main(agenda, workshop.facilitators)
    return RoomNeeds(
        main,
        tuple(_of_track(track, item) for item in agenda.items for track in item.tracks),
        tuple(_setups(agenda, language)),
        tuple(_equipment(agenda, main.people, needs, language)),
        tuple(access_checks(groups, workshop.place, language)),
        Need.STEP_FREE in needs,
        tuple(_shortages(workshop, main, tables_at_once(agenda), language)),
        tuple(floor_plans(agenda)),
    )


def _main(agenda: Agenda, team: int) -> Space:
    items = [item for item in agenda.items if not item.tracks]
    people = agenda.workshop.headcount or max((item.people for item in agenda.items), default=1)
    tables = max((item.tables for item in items), default=0)
    wall = CHARTER_WALL + sum(map(_wall, items))
    return Space(
        "",
        "",
        people,
        team,
        tables,
        people + team + SPARE_CHAIRS,
        _area(people + team, tables),
        wall,
        max(map(_on_foot, items), default=0),
        agenda.setup_at,
        agenda.debrief_until,
    )


def _of_track(track: TimedTrack, block: Item) -> Space:
    team = track.track.facilitators or 1
    tables = max((item.tables for item in track.items), default=0)
    return Space(
        track.track.name,
        track.track.room or "",
        track.people,
        team,
        tables,
        track.people + team,
        _area(track.people + team, tables),
        sum(map(_wall, track.items)),
        max(map(_on_foot, track.items), default=0),
        block.start,
        block.end,
    )


def _area(people: int, tables: int) -> tuple[int, int]:
    """To the next five square metres: nobody measures a room more finely."""
    least, most = AREA_AT_TABLES if tables else AREA_ON_CHAIRS
    return ceil(people * least / 5) * 5, ceil(people * most / 5) * 5


def _wall(item: Item) -> int:
    """Metres of wall that a step's card asks for: what it says, or a metre a table."""
    if item.card is None:
        return 0
    words = plain(item.card.room.fr).replace("’", "'")
    said = _WALL_OF.search(words)
    if said:
        metres = int(said[1]) if said[1].isdigit() else _METRES.get(said[1], 0)
        if metres:
            return metres
    hung = _WALL.search(words) or any("affiche" in plain(need.material.name.fr) for need in item.needs)
    return max(LEAST_WALL, item.tables * TABLE_WALL) if hung else 0


def _on_foot(item: Item) -> int:
    return ceil(item.people * AREA_STANDING) if item.card and item.card.stance is Stance.STANDING else 0


def _setups(agenda: Agenda, language: Language) -> Iterator[SetUp]:
    for item in agenda.items:
        if item.card:
            yield _setup(item, "", language)
        for track in item.tracks:
            where = " · ".join(filter(None, (track.track.name, track.track.room)))
            yield from (_setup(line, where, language) for line in track.items if line.card)


def _setup(item: Item, room: str, language: Language) -> SetUp:
    assert item.card is not None
    sizes = seats_at(item.people, item.tables) if item.tables else [0]
    words = item.card.room.within(language.code)
    on_foot = item.card.stance in _STANDING
    return SetUp(item.start, title_of(item, language), room, words, item.tables, (sizes[-1], sizes[0]), on_foot)


def _equipment(agenda: Agenda, people: int, needs: set[Need], language: Language) -> Iterator[Equipment]:
    said = language.gettext
    lines = list(agenda.lines())
    talks = [title_of(item, language) for item in lines if AgendaPart.TALK in item.parts]
    spoken = [
        title_of(item, language)
        for item in lines
        if any(re.search(r"\bmicros?\b", plain(need.material.name.fr)) for need in item.needs)
    ]
    why = []
    if people > VOICE_CARRIES:
        why.append(said(N_("more than 25 people: a voice alone does not carry")))
    if Need.HEARING_LOOP in needs:
        why.append(said(N_("a hearing loop only carries what is said into a microphone")))
    why += spoken
    plugged = False
    if why:
        plugged = True
        yield Equipment(said(N_("Two cordless microphones")), tuple(why))
    if Need.HEARING_LOOP in needs:
        yield Equipment(said(N_("Hearing loop")), (said(N_("asked for by those who come")),))
    if Need.CAPTIONS in needs:
        plugged = True
        yield Equipment(said(N_("Screen, projector and network")), (said(N_("for the live captions")),))
    elif talks:
        plugged = True
        yield Equipment(said(N_("Screen and projector, if the speaker shows something: ask them")), tuple(talks))
    if agenda.workshop.recording:
        plugged = True
        yield Equipment(said(N_("A recorder for each table or circle")), (said(N_("sound is recorded")),))
    if plugged:
        yield Equipment(
            said(N_("Sockets and extension leads, taped to the floor")), (said(N_("for what is plugged in")),)
        )


def _shortages(workshop: Workshop, main: Space, tables: int, language: Language) -> Iterator[str]:
    place = workshop.place
    if place and place.seats and place.seats < main.people + main.team:
        yield language.gettext(N_("The room is said to seat {seats}; {people} are expected, team included.")).format(
            seats=place.seats, people=main.people + main.team
        )
    wanted = tables or ceil(main.people / PEOPLE_AT_A_TABLE)
    if place and place.tables and place.tables < wanted:
        yield language.gettext(
            N_("The place is said to have {there} tables; the agenda needs {wanted} at once.")
        ).format(there=place.tables, wanted=wanted)
