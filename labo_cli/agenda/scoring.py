"""What a sequence of methods is worth, in points: the stated score of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.model.card_words import Energy, Matter
    from labo_cli.model.words import Phase

__all__ = [
    "ASKED",
    "A_POINT_OF_WORK",
    "CHAINS",
    "CHANGE",
    "CHOOSING",
    "CHOSEN",
    "CONTRAST",
    "FROM_NOTHING",
    "LEADING",
    "MORE_OF_THE_SAME",
    "SERVING",
    "SHORTENED",
    "STALE",
    "Candidate",
    "Limits",
    "Plan",
    "link",
    "score",
    "worth_after",
]

CHAINS = 3
"""It takes up what the method before gave."""
CONTRAST, STALE = 1, -1
"""Another energy than before; calm again after something calm."""
MORE_OF_THE_SAME = -4
"""It is mainly for the same as a method before: a second round of ideas brings less than the first, and tires."""
FROM_NOTHING = -2
"""It starts from what people do not bring and nothing before gives."""
CHANGE = -8
"""Each method: instructions, changing tables and attention cost time that nobody counts."""
A_POINT_OF_WORK = 10
"""Minutes of work that are worth a point."""
SHORTENED = -2
"""It is run at its shortest rather than its usual length."""
ASKED, CHOSEN = 10, 1000
"""It gives something that the user said must come out; the user asked for the method itself."""
LEADING, SERVING, CHOOSING = 0, 1, 2
"""The stages of a session: what leads up to its goal, what serves it, and a choice that draws from it."""


@dataclass(frozen=True)
class Candidate:
    """A method as it may stand in a session.

    Attributes:
        id: the method's id.
        points: what it is worth by itself.
        stage: LEADING, SERVING or CHOOSING; stages never go back, and none is skipped.
        phase: what it is mainly for.
        minutes: how long it would last.
        shortened: whether that is its shortest rather than its usual length.
        takes: what goes into it.
        gives: what comes out of it.
        energy: how lively it is.
        report: minutes that its groups then need to tell one another, when it has them work apart.
        is_chosen: whether the user asked for it.
    """

    id: str
    points: int
    stage: int
    phase: Phase
    minutes: int
    shortened: bool
    takes: frozenset[Matter]
    gives: frozenset[Matter]
    energy: Energy
    report: int = 0
    is_chosen: bool = False

    @property
    def worth(self) -> int:
        """Its points with those of its length and of its cost."""
        return self.points + CHANGE + self.minutes // A_POINT_OF_WORK + (SHORTENED if self.shortened else 0)

    @property
    def takes_up(self) -> int:
        """The minutes of the session that it takes, reporting included."""
        return self.minutes + self.report

    @property
    def likeness(self) -> tuple[object, ...]:
        """What makes two methods do the same to a session, which has no use for both; a chosen one is only itself."""
        return (self.stage, self.phase, self.takes, self.gives, self.energy, self.id if self.is_chosen else "")


@dataclass(frozen=True)
class Limits:
    """What a sequence must keep to, and what it is for.

    Attributes:
        room: the minutes there are for work, reporting included.
        most: the most methods.
        there: what people bring, and what earlier sessions gave.
        asked: what the user said that the session must put out.
    """

    room: int
    most: int
    there: frozenset[Matter] = frozenset()
    asked: frozenset[Matter] = frozenset()


Plan = tuple[Candidate, ...]


def score(plan: Plan, limits: Limits) -> int:
    """What a sequence is worth."""
    return sum(worth_after(plan[:n], one, limits) for n, one in enumerate(plan))


def worth_after(before: Plan, one: Candidate, limits: Limits) -> int:
    """What a method adds to the sequence before it."""
    points = one.worth + (CHOSEN if one.is_chosen else 0)
    if before:
        points += link(before[-1], one)
    if any(other.phase is one.phase for other in before):
        points += MORE_OF_THE_SAME
    given: frozenset[Matter] = frozenset().union(*(other.gives for other in before))
    points += ASKED * len((one.gives & limits.asked) - given)
    starts_from_nothing = bool(one.takes) and not one.takes & (given | limits.there)
    return points + (FROM_NOTHING if starts_from_nothing else 0)


def link(last: Candidate, one: Candidate) -> int:
    """What a method adds by coming right after another."""
    points = CHAINS if last.gives & one.takes else 0
    if last.energy is not one.energy:
        return points + CONTRAST
    return points + (STALE if one.energy == "calm" else 0)
