"""The people of a session, by name: who comes, in what order, what their badges say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labo_cli.model.project import Group, Project
    from labo_cli.model.workshops import Workshop

__all__ = ["Badge", "Participant", "badges_of", "blank_badges", "coming_to", "filled_up"]


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, as the private list names them.

    Attributes:
        first_name: as they write it.
        last_name: as they write it; empty when the list leaves it out.
        group: the group that they belong to.
        sessions: the ids of the workshops that they come to.
    """

    first_name: str
    last_name: str
    group: Group
    sessions: frozenset[str]


@dataclass(frozen=True)
class Badge:
    """What a badge says; without a first name, it is written by hand.

    Attributes:
        first_name: followed by an initial where two people share it; empty on a blank badge.
        group: the group's name; empty for somebody whom nobody expected.
    """

    first_name: str
    group: str


def coming_to(workshop: Workshop, people: Iterable[Participant]) -> tuple[Participant, ...]:
    """The people of a workshop, by last name and then first name, accents and capitals left aside."""
    here = (person for person in people if workshop.id in person.sessions)
    return tuple(sorted(here, key=lambda person: (plain(person.last_name), plain(person.first_name))))


def badges_of(people: Sequence[Participant]) -> list[Badge]:
    """A badge for each person, by first name: that is how people look for theirs on a table."""
    shared = Counter(plain(person.first_name) for person in people)
    badges = [
        Badge(
            f"{person.first_name}\N{NO-BREAK SPACE}{person.last_name[0].upper()}."
            if shared[plain(person.first_name)] > 1 and person.last_name
            else person.first_name,
            person.group.name,
        )
        for person in people
    ]
    return sorted(badges, key=lambda badge: plain(badge.first_name))


def blank_badges(workshop: Workshop, project: Project) -> list[Badge]:
    """As many badges to write on as people are expected, group after group."""
    return [Badge("", project.group(group_id).name) for group_id, n in workshop.groups.items() for _ in range(n)]


def filled_up(badges: Sequence[Badge], a_sheet: int) -> list[Badge]:
    """The badges with blank ones up to the end of the last sheet, for those whom nobody expected."""
    return [*badges, *[Badge("", "")] * (-len(badges) % a_sheet)]
