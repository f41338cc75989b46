"""The voice balance: how much of what was said, kept and required comes from each group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.chain.graph import Chain
    from labo_cli.model.project import Group

__all__ = ["NEVER_HEARD", "Balance", "Voice", "voice_balance"]

NEVER_HEARD = "group-never-heard"
"""What a group's `accept:` calls it that nothing of it is noted."""


@dataclass(frozen=True)
class Voice:
    """What became of one group's contributions, counted.

    Attributes:
        group: who spoke.
        said: how many contributions came from it.
        kept: how many of these are behind a recommendation that was kept, whole or in part.
        required: how many of these are behind a requirement, through a recommendation that was not refused, or whose
            refusal the requirement justifies under accept.
        reason: why nothing was heard of it, in the team's own words; empty when it was heard, or nobody says why not.
    """

    group: Group
    said: int
    kept: int
    required: int
    reason: str = ""


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
        """How many contributions are behind a requirement, through what was not refused."""
        return sum(voice.required for voice in self.voices)

    @property
    def never_heard(self) -> tuple[Group, ...]:
        """The groups from which there is nothing at all."""
        return tuple(voice.group for voice in self.voices if not voice.said)


def voice_balance(chain: Chain) -> Balance:
    """Counts the voices of a project; a contribution counts once at each step, however many links it has.

    What was refused carries nobody's voice to a requirement, which others may have brought all the same.
    """
    spoke = Counter(said.group for said in chain.project.contributions)
    held = Counter(chain.contributions[name].group for name in chain.kept_words)
    reached = Counter(chain.contributions[name].group for name in chain.required_words)
    general = chain.project.accept.get(NEVER_HEARD, "")

    def voice(group: Group) -> Voice:
        said = spoke[group.id]
        reason = "" if said else group.accept.get(NEVER_HEARD) or general
        return Voice(group, said, held[group.id], reached[group.id], reason)

    return Balance(tuple(map(voice, chain.project.groups)))
