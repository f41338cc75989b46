"""Gathers what the specification prints: counts, sorted functions, and the thread between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from labo_cli.brief.flow import flow_of
from labo_cli.brief.headcount import headcount, total
from labo_cli.brief.occasions import sessions
from labo_cli.chain.balance import voice_balance
from labo_cli.chain.graph import KEPT, chain_of
from labo_cli.model.words import ContributionKind, FunctionKind, State

if TYPE_CHECKING:
    from labo_cli.brief.flow import Flow
    from labo_cli.brief.headcount import Headcount, Told
    from labo_cli.brief.occasions import Session
    from labo_cli.chain.balance import Balance
    from labo_cli.chain.graph import Chain
    from labo_cli.model.project import Group, Project, Theme
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation

__all__ = ["Outline", "Thread", "outline"]

LONG = 300
"""From so many contributions, or functions and recommendations together, on, entries are set more densely."""
SPOKEN = frozenset({ContributionKind.VERBATIM, ContributionKind.NEED, ContributionKind.IDEA})


@dataclass(frozen=True)
class Thread:
    """A function with the recommendations it answers and the words these come from."""

    requirement: Requirement
    recommendations: tuple[Recommendation, ...]
    contributions: tuple[Contribution, ...]
    groups: tuple[Group, ...]

    @property
    def words(self) -> tuple[Contribution, ...]:
        """The contributions, those that say most first: words before observations, many votes before few."""
        return tuple(sorted(self.contributions, key=lambda c: (c.kind not in SPOKEN, -(c.votes or 0))))


@dataclass(frozen=True)
class Outline:
    """Everything that the specification prints and that no file says outright.

    Attributes:
        threads: the functions, the most important first, whatever their kind, then in the author's order.
    """

    chain: Chain
    sessions: tuple[Session, ...]
    balance: Balance
    headcount: tuple[Headcount, ...]
    threads: tuple[Thread, ...]
    answers: tuple[tuple[State, tuple[Recommendation, ...]], ...]
    words: tuple[tuple[Theme | None, tuple[Contribution, ...]], ...]
    groups: dict[str, Group]

    @cached_property
    def main(self) -> tuple[Thread, ...]:
        """The threads of the main functions, the most important first."""
        return tuple(t for t in self.threads if t.requirement.kind is FunctionKind.MAIN)

    @cached_property
    def constraints(self) -> tuple[Thread, ...]:
        """The threads of the constraint functions, the most important first."""
        return tuple(t for t in self.threads if t.requirement.kind is FunctionKind.CONSTRAINT)

    @cached_property
    def flow(self) -> Flow:
        """How much flows from each step of the chain to the next."""
        return flow_of(self.chain)

    @cached_property
    def kept(self) -> int:
        """How many recommendations are kept, whole or in part."""
        return sum(len(found) for state, found in self.answers if state in KEPT)

    @cached_property
    def people(self) -> Told:
        """How many people the groups count together.

        It says nothing of who came: nobody counts that, and somebody may be in two groups.
        """
        return total([(count.size, count.group.size) for count in self.headcount])

    @cached_property
    def is_long(self) -> bool:
        """Whether there is so much that entries are set more densely."""
        answers = len(self.chain.project.recommendations) + len(self.threads)
        return len(self.chain.project.contributions) > LONG or answers > LONG

    def was_kept(self, recommendation: Recommendation) -> bool:
        """Whether it was kept once and is not any more, which must show."""
        once = any(past.state in KEPT for past in recommendation.history)
        return once and recommendation.state is State.NOT_RETAINED


def outline(project: Project) -> Outline:
    """Works out the specification's outline."""
    chain = chain_of(project)
    ranked = sorted(project.requirements, key=lambda requirement: -requirement.importance)
    return Outline(
        chain=chain,
        sessions=sessions(project),
        balance=voice_balance(chain),
        headcount=headcount(project),
        threads=tuple(_thread(requirement, chain) for requirement in ranked),
        answers=_answers(project),
        words=_words(project),
        groups={group.id: group for group in project.groups},
    )


def _answers(project: Project) -> tuple[tuple[State, tuple[Recommendation, ...]], ...]:
    by_state = ((state, tuple(r for r in project.recommendations if r.state is state)) for state in State)
    return tuple((state, found) for state, found in by_state if found)


def _words(project: Project) -> tuple[tuple[Theme | None, tuple[Contribution, ...]], ...]:
    """What was said, theme by theme, and last what has no theme."""
    by_theme: dict[str | None, list[Contribution]] = {theme.id: [] for theme in project.themes} | {None: []}
    for contribution in project.contributions:
        by_theme[contribution.theme].append(contribution)
    themes: tuple[Theme | None, ...] = (*project.themes, None)
    found = ((theme, tuple(by_theme[theme.id if theme else None])) for theme in themes)
    return tuple((theme, words) for theme, words in found if words)


def _thread(requirement: Requirement, chain: Chain) -> Thread:
    recommendations = tuple(chain.recommendations[name] for name in requirement.sources)
    contributions = chain.words_of(requirement)
    spoke = chain.groups_of(contributions)
    return Thread(requirement, recommendations, contributions, tuple(g for g in chain.project.groups if g.id in spoke))
