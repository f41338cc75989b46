"""What somebody said, as a letter quotes it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labo_cli.chain.graph import Chain
    from labo_cli.model.brief import Finding
    from labo_cli.model.project import Group, Project, Theme
    from labo_cli.model.voices import Contribution, Recommendation

__all__ = ["FEW", "Heard", "Themed", "best_known", "by_theme", "heard"]

FEW = 5
"""A group of fewer people than this is so small that a profile tells who spoke."""
QUOTED = 2
"""How many words the letter for all quotes for one recommendation, at most."""
NOWHERE = "contribution-nowhere"
"""The rule that asks for a reason when something led to nothing."""


@dataclass(frozen=True)
class Heard:
    """Something that was said.

    Attributes:
        said: the contribution.
        group: whose words they are.
        profile: who spoke, broadly; empty where that would tell who it is.
        answers: the recommendations that it led to.
        findings: what the team understood from it.
        reason: why it led to no recommendation, where somebody has written that down; empty otherwise.
    """

    said: Contribution
    group: Group
    profile: str
    answers: tuple[Recommendation, ...]
    findings: tuple[Finding, ...]
    reason: str

    @property
    def weight(self) -> tuple[int, int]:
        """How well known these words are: votes first, then what they led to."""
        return (self.said.votes or 0, len(self.answers))


Themed = tuple["Theme | None", tuple[Heard, ...]]
"""A theme, or None for what belongs to none, and what was said of it."""


def heard(chain: Chain, said: Contribution) -> Heard:
    """A contribution, with what a letter tells of it."""
    project = chain.project
    group = project.group(said.group)
    return Heard(
        said=said,
        group=group,
        profile=(said.profile or "") if group.size >= FEW else "",
        answers=chain.recommended_by.get(said.id, ()),
        findings=chain.found_by.get(said.id, ()),
        reason=said.accept.get(NOWHERE) or project.accept.get(NOWHERE, ""),
    )


def by_theme(project: Project, words: Iterable[Heard]) -> tuple[Themed, ...]:
    """What was said, under the project's themes in their order; what has no theme comes last."""
    listed = list(words)
    themes: list[Theme | None] = [*project.themes, None]
    found = ((theme, tuple(word for word in listed if word.said.theme == (theme and theme.id))) for theme in themes)
    return tuple((theme, some) for theme, some in found if some)


def best_known(words: Iterable[Heard]) -> tuple[Heard, ...]:
    """A few of some words: the best known ones, those of different groups first."""
    ranked = sorted(words, key=lambda word: word.weight, reverse=True)
    first = {word.group.id: word for word in reversed(ranked)}
    fair = sorted(first.values(), key=ranked.index)
    return tuple([*fair, *(word for word in ranked if word not in fair)][:QUOTED])
