"""How many people, told so that nobody can be recognised: counts under five are withheld, and cannot be worked out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.model.interviews import Interview
    from labo_cli.model.project import Group, Project
    from labo_cli.model.workshops import Workshop

__all__ = [
    "FEWEST",
    "Headcount",
    "Hidden",
    "Met",
    "MoreThan",
    "Told",
    "expected",
    "headcount",
    "met",
    "printed",
    "total",
]

FEWEST = 5
"""The smallest number of people that is printed: among fewer, somebody could be recognised."""


class Hidden(Word):
    """What is printed in the place of a number of people."""

    FEW = "few", N_("fewer than five")
    UNTOLD = "untold", N_("not told")


@dataclass(frozen=True)
class MoreThan:
    """In the place of a total that would tell a withheld number: the sum of the numbers that are printed anyway."""

    number: int


Told = int | Hidden | MoreThan
"""A number of people as it is printed."""


@dataclass(frozen=True)
class Met:
    """A profile that was met one at a time, or is still to be met.

    Attributes:
        profile: the broad profile, never a name.
        heard: how many people were met; 0 when nobody was met yet.
    """

    profile: str
    heard: int | Hidden


@dataclass(frozen=True)
class Headcount:
    """A group with its numbers of people.

    Attributes:
        group: who they are.
        size: how many the group counts.
        interviewed: how many were met one at a time.
        at_workshops: how many places at workshops were theirs; somebody who comes twice counts twice.
        said: how many contributions come from them.
        profiles: whom the interviews were to meet, and did.
    """

    group: Group
    size: int | Hidden
    interviewed: Told
    at_workshops: Told
    said: int
    profiles: tuple[Met, ...]


def headcount(project: Project) -> tuple[Headcount, ...]:
    """The numbers of each group, in the project's order."""
    said = Counter(contribution.group for contribution in project.contributions)
    made = []
    for group in project.groups:
        rounds = [interview for interview in project.interviews if interview.group == group.id]
        size = printed(group.size)
        profiles = tuple(Met(one.profile, printed(one.heard)) for each in rounds for one in each.sample)
        interviewed = total([(met(each), _heard(each)) for each in rounds])
        made.append(Headcount(group, size, interviewed, _at_workshops(project, group), said[group.id], profiles))
    return tuple(made)


def _at_workshops(project: Project, group: Group) -> Told:
    counts = [workshop.groups.get(group.id, 0) for workshop in project.workshops]
    # Six places at two workshops are three people: a group that is small stays so.
    is_small = group.size < FEWEST or any(0 < count < FEWEST for count in counts)
    return Hidden.UNTOLD if is_small and sum(counts) >= FEWEST else printed(sum(counts))


def _heard(interview: Interview) -> int:
    return sum(profile.heard for profile in interview.sample)


def met(interview: Interview) -> Told:
    """How many people a round of interviews met."""
    return total([(printed(profile.heard), profile.heard) for profile in interview.sample])


def expected(workshop: Workshop, project: Project) -> Told:
    """How many people a workshop expects.

    Where one of its groups is small, the exact number is never told: set against another workshop's, it could tell
    how many that group counts.
    """
    small = {group.id for group in project.groups if group.size < FEWEST}
    larger = [count for name, count in workshop.groups.items() if name not in small and count >= FEWEST]
    return printed(workshop.headcount) if sum(larger) == workshop.headcount else _beyond(larger, workshop.headcount)


def printed(count: int) -> int | Hidden:
    """A number of people as it is printed: withheld under five, but for 0, which is nobody."""
    return Hidden.FEW if 0 < count < FEWEST else count


def total(counts: Sequence[tuple[Told, int]]) -> Told:
    """What is printed of the total of some numbers that are printed too.

    The total itself where nobody can work out from it a number that is withheld; else that there are more than the
    numbers that are printed.

    Args:
        counts: each number as it is printed, and as it is.
    """
    whole = sum(count for _told, count in counts)
    small = [count for told, count in counts if told is Hidden.FEW]
    if all(isinstance(told, int) or told is Hidden.FEW for told, _count in counts) and _is_open(small):
        return printed(whole)
    known = [told.number if isinstance(told, MoreThan) else told for told, _count in counts]
    return _beyond([one for one in known if isinstance(one, int)], whole)


def _is_open(small: Sequence[int]) -> bool:
    """Whether the sum of some numbers from 1 to 4 leaves open what each of them is."""
    if not small:
        return True
    others = len(small) - 1
    least, most = sum(small) - others * (FEWEST - 1), sum(small) - others
    return max(1, least) < min(FEWEST - 1, most)


def _beyond(known: Sequence[int], whole: int) -> Told:
    """That there are more than the numbers that are known, or nothing where these are none."""
    if sum(known):
        return MoreThan(sum(known))
    return Hidden.UNTOLD if whole >= FEWEST else printed(whole)
