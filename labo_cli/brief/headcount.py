"""How many people, told so that nobody can be recognised: counts under five are withheld, and cannot be worked out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from labo_cli.model.project import Group, Project

__all__ = ["FEWEST", "Headcount", "Hidden", "Met", "headcount", "may_be_totalled", "printed", "withheld"]

FEWEST = 5
"""The smallest number of people that is printed: among fewer, somebody could be recognised."""


class Hidden(Word):
    """What is printed in the place of a number of people."""

    FEW = "few", N_("fewer than five")
    UNTOLD = "untold", N_("not told")


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
    interviewed: int | Hidden
    at_workshops: int | Hidden
    said: int
    profiles: tuple[Met, ...]


def headcount(project: Project) -> tuple[Headcount, ...]:
    """The numbers of each group, in the project's order."""
    interviewed: Counter[str] = Counter()
    at_workshops: Counter[str] = Counter()
    for interview in project.interviews:
        interviewed[interview.group] += sum(profile.heard for profile in interview.sample)
    for workshop in project.workshops:
        at_workshops.update(workshop.groups)
    said = Counter(contribution.group for contribution in project.contributions)
    ids = [group.id for group in project.groups]
    sizes = printed([group.size for group in project.groups])
    met = printed([interviewed[name] for name in ids])
    came = printed([at_workshops[name] for name in ids])
    rows = zip(project.groups, sizes, met, came, strict=True)
    return tuple(
        Headcount(group, size, one, many, said[group.id], _profiles(project, group.id))
        for group, size, one, many in rows
    )


def _profiles(project: Project, group: str) -> tuple[Met, ...]:
    sample = [profile for interview in project.interviews if interview.group == group for profile in interview.sample]
    counts = printed([profile.heard for profile in sample])
    return tuple(Met(profile.profile, count) for profile, count in zip(sample, counts, strict=True))


def printed(counts: Sequence[int]) -> list[int | Hidden]:
    """Numbers of people as they are printed beside their total."""
    hidden = withheld(counts)
    return [
        count if n not in hidden else Hidden.FEW if count < FEWEST else Hidden.UNTOLD for n, count in enumerate(counts)
    ]


def withheld(counts: Sequence[int]) -> frozenset[int]:
    """Which of some counts are not printed beside their total, by position.

    Those under five are withheld, but not 0, which is nobody. Where the total would still give one of them away, the
    smallest of the others are withheld too, until each small one could be at least two different numbers.
    """
    small = [n for n, count in enumerate(counts) if 0 < count < FEWEST]
    others = sorted((n for n, count in enumerate(counts) if count >= FEWEST), key=lambda n: counts[n])
    hidden = set(small)
    while others and not _is_safe(counts, small, hidden):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def _is_safe(counts: Sequence[int], small: Collection[int], hidden: Collection[int]) -> bool:
    """Whether the total of what is withheld leaves open what each small number is."""
    total = sum(counts[n] for n in hidden)
    larger = len(hidden) - len(small)
    for _one in small:
        least = (len(small) - 1) + larger * FEWEST
        most = (len(small) - 1) * (FEWEST - 1) if not larger else total
        if max(1, total - most) >= min(FEWEST - 1, total - least):
            return False
    return True


def may_be_totalled(counts: Sequence[int]) -> bool:
    """Whether the total of counts can be printed beside those of them that are."""
    small = [n for n, count in enumerate(counts) if 0 < count < FEWEST]
    return not small or _is_safe(counts, small, withheld(counts))
