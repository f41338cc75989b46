"""The chain as a graph: what each thing said led to, and what each requirement comes from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labo_cli.model.brief import Finding
    from labo_cli.model.project import Project
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation

Item = TypeVar("Item")

__all__ = ["KEPT", "ORIGIN_REFUSED", "REFUSED", "Chain", "chain_of"]

KEPT = frozenset({State.RETAINED, State.PARTLY_RETAINED})
"""States in which a recommendation is kept, whole or in part."""
REFUSED = frozenset({State.NOT_RETAINED, State.PARTLY_RETAINED})
"""States in which something of a recommendation is refused, and a reason is owed."""
ORIGIN_REFUSED = "origin-refused"
"""What a function's `accept:` calls it that it comes from a refused recommendation."""


@dataclass(frozen=True)
class Chain:
    """What a project's contributions, recommendations and requirements have to do with one another.

    Ids that name nothing are left out: those are told where the project is read.
    """

    project: Project

    @cached_property
    def contributions(self) -> Mapping[str, Contribution]:
        """The contributions by id."""
        return {item.id: item for item in self.project.contributions}

    @cached_property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """The recommendations by id."""
        return {item.id: item for item in self.project.recommendations}

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """The requirements by id."""
        return {item.id: item for item in self.project.requirements}

    @cached_property
    def recommended_by(self) -> Mapping[str, tuple[Recommendation, ...]]:
        """The recommendations that a contribution led to, by the contribution's id."""
        return _backwards((item, item.sources) for item in self.project.recommendations)

    @cached_property
    def found_by(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that quote a contribution, by the contribution's id."""
        return _backwards((item, item.sources) for item in self.project.brief.findings)

    @cached_property
    def required_by(self) -> Mapping[str, tuple[Requirement, ...]]:
        """The requirements that answer a recommendation, by the recommendation's id."""
        return _backwards((item, item.sources) for item in self.project.requirements)

    @cached_property
    def merged_here(self) -> Mapping[str, tuple[Recommendation, ...]]:
        """The recommendations that were merged into another, by the other's id."""
        merged = (item for item in self.project.recommendations if item.state is State.MERGED and item.merged_into)
        return _backwards((item, (item.merged_into or "",)) for item in merged)

    def holder(self, recommendation: Recommendation) -> Recommendation:
        """The recommendation that stands for this one, once merged ones are followed; itself where nothing does.

        A round of recommendations merged into one another, which a check tells, ends where it began.
        """
        return self.way(recommendation)[-1]

    def reached(self, recommendation: Recommendation) -> tuple[Requirement, ...]:
        """The requirements that a recommendation led to, itself or through those that it was merged into."""
        if recommendation.state is not State.MERGED:
            return self.required_by.get(recommendation.id, ())
        way = self.way(recommendation)
        return tuple({item.id: item for here in way for item in self.required_by.get(here.id, ())}.values())

    def way(self, recommendation: Recommendation) -> list[Recommendation]:
        """A recommendation and those that it was merged into, one after the other; itself alone in a round."""
        way = [recommendation]
        seen = {recommendation.id}
        while (here := way[-1]).state is State.MERGED and (here.merged_into or "") in self.recommendations:
            further = self.recommendations[here.merged_into or ""]
            if further.id in seen:
                return [recommendation]
            seen.add(further.id)
            way.append(further)
        return way

    def voices(self, recommendation: Recommendation) -> tuple[Contribution, ...]:
        """The contributions that a recommendation comes from, those of recommendations merged into it included."""
        seen: dict[str, Contribution] = {}
        waiting, met = [recommendation], {recommendation.id}
        while waiting:
            here = waiting.pop(0)
            seen |= {name: self.contributions[name] for name in here.sources if name in self.contributions}
            more = [item for item in self.merged_here.get(here.id, ()) if item.id not in met]
            met |= {item.id for item in more}
            waiting += more
        return tuple(seen.values())

    def words_of(self, requirement: Requirement) -> tuple[Contribution, ...]:
        """The contributions that a requirement comes from, through its recommendations."""
        sources = (self.recommendations[name] for name in requirement.sources if name in self.recommendations)
        return tuple({said.id: said for source in sources for said in self.voices(source)}.values())

    def standing(self, requirement: Requirement) -> tuple[Recommendation, ...]:
        """The origins of a requirement that count: those not refused, and where it says why under accept, all."""
        if self.is_refused(requirement):
            return ()
        origins = (self.recommendations[name] for name in requirement.sources if name in self.recommendations)
        is_accepted = bool(requirement.accept.get(ORIGIN_REFUSED))
        return tuple(r for r in origins if is_accepted or self.holder(r).state is not State.NOT_RETAINED)

    @cached_property
    def kept_words(self) -> frozenset[str]:
        """The ids of the contributions that are behind a kept recommendation."""
        kept = (item for item in self.project.recommendations if self.holder(item).state in KEPT)
        return frozenset(said.id for item in kept for said in self.voices(item))

    @cached_property
    def required_words(self) -> frozenset[str]:
        """The ids of the contributions that are behind a requirement, through an origin that counts."""
        origins = {r.id: r for requirement in self.project.requirements for r in self.standing(requirement)}
        return frozenset(said.id for origin in origins.values() for said in self.voices(origin))

    def is_refused(self, requirement: Requirement) -> bool:
        """Whether all that a requirement comes from was refused, and nothing else justifies it."""
        origins = [self.recommendations[name] for name in requirement.sources if name in self.recommendations]
        if requirement.justification or not origins:
            return False
        return all(self.holder(origin).state is State.NOT_RETAINED for origin in origins)

    def groups_of(self, contributions: Iterable[Contribution]) -> frozenset[str]:
        """The ids of the groups that said something of this."""
        return frozenset(said.group for said in contributions)


def chain_of(project: Project) -> Chain:
    """The chain of a project."""
    return Chain(project)


def _backwards(links: Iterable[tuple[Item, Iterable[str]]]) -> dict[str, tuple[Item, ...]]:
    """Who names an id, by that id, in the order they are written, each once."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item, names in links:
        for name in dict.fromkeys(names):
            found[name].append(item)
    return {name: tuple(items) for name, items in found.items()}
