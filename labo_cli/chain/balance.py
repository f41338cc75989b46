"""The voice balance: how much of what was said, kept and required comes from each group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.chain.graph import KEPT

if TYPE_CHECKING:
    from labo_cli.chain.graph import Chain
    from labo_cli.model.project import Group

__all__ = ["Balance", "Voice", "voice_balance"]


@dataclass(frozen=True)
class Voice:
    """What became of one group's contributions, counted.

    Attributes:
        group: who spoke.
        said: how many contributions came from it.
        kept: how many of these are behind a recommendation that was kept, whole or in part.
        required: how many of these are behind a requirement; not one that rests on what was refused alone.
    """

    group: Group
    said: int
    kept: int
    required: int


@dataclass(frozen=True)
class Balance:
    """The voices of all groups, in the project's order."""

    voices: tuple[Voice, ...]

    @property
    def said(self) -> int:
        """How many contributions there are."""
        return sum(voice.said for voice in self.voices)

    @property
    def kept(self) -> int:
        """How many contributions are behind a kept recommendation."""
        return sum(voice.kept for voice in self.voices)

    @property
    def required(self) -> int:
        """How many contributions are behind a requirement that does not rest on what was refused alone."""
        return sum(voice.required for voice in self.voices)

    @property
    def never_heard(self) -> tuple[Group, ...]:
        """The groups from which there is nothing at all."""
        return tuple(voice.group for voice in self.voices if not voice.said)


def voice_balance(chain: Chain) -> Balance:
    """Counts the voices of a project; a contribution counts once at each step, however many links it has.

    A requirement all of whose origins were refused, and which nothing else justifies, carries nobody's voice.
    """
    kept = {
        said.id
        for recommendation in chain.project.recommendations
        if chain.holder(recommendation).state in KEPT
        for said in chain.voices(recommendation)
    }
    required = {
        said.id
        for requirement in chain.project.requirements
        if not chain.is_refused(requirement)
        for said in chain.words_of(requirement)
    }
    spoke = Counter(said.group for said in chain.project.contributions)
    held = Counter(chain.contributions[name].group for name in kept)
    reached = Counter(chain.contributions[name].group for name in required)
    return Balance(
        tuple(Voice(group, spoke[group.id], held[group.id], reached[group.id]) for group in chain.project.groups)
    )
