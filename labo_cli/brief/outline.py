"""Gathers what the specification prints: counts, sorted functions, and the thread between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.chain.balance import voice_balance
from labo_cli.chain.graph import chain_of
from labo_cli.model.words import FunctionKind, State

if TYPE_CHECKING:
    from datetime import date

    from labo_cli.chain.balance import Voice
    from labo_cli.model.project import Group, Project, Theme
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation

__all__ = ["Outline", "Session", "Thread", "outline"]


@dataclass(frozen=True)
class Session:
    """An occasion on which people were heard.

    Attributes:
        kind: interviews, immersions or workshops.
        heard: how many contributions came from it.
        people: how many people took part; None when the files do not say.
    """

    kind: str
    title: str
    date: date | None
    groups: tuple[Group, ...]
    people: int | None
    heard: int


@dataclass(frozen=True)
class Thread:
    """A function with the recommendations it answers and the words these come from."""

    requirement: Requirement
    recommendations: tuple[Recommendation, ...]
    contributions: tuple[Contribution, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Outline:
    """Everything that the specification prints and that no file says outright."""

    sessions: tuple[Session, ...]
    voices: tuple[Voice, ...]
    threads: tuple[Thread, ...]
    answers: tuple[tuple[State, tuple[Recommendation, ...]], ...]
    words: tuple[tuple[Theme, tuple[Contribution, ...]], ...]
    by_id: dict[str, Contribution]

    @property
    def main(self) -> tuple[Thread, ...]:
        """The threads of the main functions, the most important first."""
        return tuple(t for t in self.threads if t.requirement.kind is FunctionKind.MAIN)

    @property
    def constraints(self) -> tuple[Thread, ...]:
        """The threads of the constraint functions, the most important first."""
        return tuple(t for t in self.threads if t.requirement.kind is FunctionKind.CONSTRAINT)


def outline(project: Project) -> Outline:
    """Works out the specification's outline."""
    said = {contribution.id: contribution for contribution in project.contributions}
    recommended = {recommendation.id: recommendation for recommendation in project.recommendations}
    ranked = sorted(project.requirements, key=lambda r: (r.kind is not FunctionKind.MAIN, -r.importance))
    return Outline(
        sessions=_sessions(project),
        voices=voice_balance(chain_of(project)).voices,
        threads=tuple(_thread(requirement, project, recommended, said) for requirement in ranked),
        answers=_answers(project),
        words=_words(project),
        by_id=said,
    )


def _answers(project: Project) -> tuple[tuple[State, tuple[Recommendation, ...]], ...]:
    by_state = ((state, tuple(r for r in project.recommendations if r.state is state)) for state in State)
    return tuple((state, found) for state, found in by_state if found)


def _words(project: Project) -> tuple[tuple[Theme, tuple[Contribution, ...]], ...]:
    by_theme = ((theme, tuple(c for c in project.contributions if c.theme == theme.id)) for theme in project.themes)
    return tuple((theme, found) for theme, found in by_theme if found)


def _sessions(project: Project) -> tuple[Session, ...]:
    heard = Counter(contribution.session for contribution in project.contributions)
    sessions = [
        Session(
            "interviews",
            interview.title,
            interview.date,
            (project.group(interview.group),),
            sum(profile.heard for profile in interview.sample) or None,
            heard[interview.id],
        )
        for interview in project.interviews
    ]
    sessions += [
        Session(
            "immersions",
            immersion.title,
            min(slot.date for slot in immersion.slots),
            tuple(map(project.group, immersion.groups)),
            None,
            heard[immersion.id],
        )
        for immersion in project.immersions
    ]
    sessions += [
        Session(
            "workshops",
            workshop.title,
            workshop.date,
            tuple(map(project.group, workshop.groups)),
            workshop.headcount,
            heard[workshop.id],
        )
        for workshop in project.workshops
    ]
    return tuple(sorted(sessions, key=lambda s: (s.date is None, s.date or 0)))


def _thread(
    requirement: Requirement,
    project: Project,
    recommended: dict[str, Recommendation],
    said: dict[str, Contribution],
) -> Thread:
    recommendations = tuple(recommended[name] for name in requirement.sources)
    sources = dict.fromkeys(source for r in recommendations for source in r.sources)
    contributions = tuple(said[source] for source in sources)
    spoke = {contribution.group for contribution in contributions}
    return Thread(requirement, recommendations, contributions, tuple(g for g in project.groups if g.id in spoke))
