"""What is to be sorted in a project: what says nearly the same, and which theme each contribution may go under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.voices.likeness import clusters, near_duplicates
from labo_cli.voices.themes import Gathering, Proposal, Trial, gatherings, proposals, trial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.model.project import Project

__all__ = ["Cluster", "Sorting", "sorting"]


@dataclass(frozen=True)
class Cluster:
    """Contributions that say nearly the same.

    Attributes:
        positions: their places among the project's contributions.
        likeness: of the two that are least alike among those compared, from 0 to 1.
    """

    positions: tuple[int, ...]
    likeness: float


@dataclass(frozen=True)
class Sorting:
    """What is found among a project's contributions; positions are places among all of them.

    Attributes:
        clusters: what says nearly the same.
        proposals: a theme for those without one, where their words speak for it.
        gatherings: what is left over and shares words: perhaps new themes.
        left: the places of what fits nowhere.
        trial: how far the proposals may be trusted here; None where nothing is sorted yet.
    """

    clusters: tuple[Cluster, ...]
    proposals: tuple[Proposal, ...]
    gatherings: tuple[Gathering, ...]
    left: tuple[int, ...]
    trial: Trial | None


def sorting(project: Project, session: str | None = None, theme: str | None = None) -> Sorting:
    """Looks through a project's contributions.

    Args:
        project: the project.
        session: the id of a session: only what concerns one of its contributions is given.
        theme: the id of a theme: only what has it, or is proposed for it.
    """
    said = project.contributions
    there = {n for n, item in enumerate(said) if session in (None, item.session)}
    has_it = {n for n in there if theme in (None, said[n].theme)}
    without = [n for n, item in enumerate(said) if item.theme is None and n in there]
    already = [(item.theme, item.text) for item in said if item.theme]
    proposed = [
        Proposal(without[found.position], found.theme, found.words, found.sureness, found.second)
        for found in proposals([said[n].text for n in without], project.themes, already)
    ]
    placed = {found.position for found in proposed}
    rest = {n: said[n].text for n in without if n not in placed} if theme is None else {}
    groups = gatherings(rest)
    gathered = {n for group in groups for n in group.positions}
    return Sorting(
        tuple(cluster for cluster in _clusters([item.text for item in said]) if has_it.intersection(cluster.positions)),
        tuple(found for found in proposed if theme in (None, found.theme)),
        tuple(groups),
        tuple(n for n in rest if n not in gathered),
        trial(project.themes, already) if already and without else None,
    )


def _clusters(texts: Sequence[str]) -> list[Cluster]:
    pairs = near_duplicates(texts)
    least: dict[int, float] = {}
    for pair in pairs:
        for n in (pair.first, pair.second):
            least[n] = min(least.get(n, 1.0), pair.likeness)
    return [Cluster(group, min(least[n] for n in group)) for group in clusters(pairs)]
