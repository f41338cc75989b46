"""The user's journey today beside the journey aimed at: which stage becomes which, what is new, what falls away."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from labo_cli.model.brief import Journey, JourneyStage

__all__ = ["Change", "Step", "steps_of"]


class Change(Word):
    """What the service makes of a stage."""

    SAME = "same", N_("same step, put right")
    BECOMES = "becomes", N_("becomes")
    NEW = "new", N_("new step")
    GONE = "gone", N_("falls away")


@dataclass(frozen=True)
class Step:
    """A stage of today with the one that takes its place; at least one of the two is there.

    Attributes:
        change: what becomes of it; None as long as only one of the two journeys is written.
    """

    today: JourneyStage | None
    target: JourneyStage | None
    change: Change | None


def steps_of(journey: Journey) -> tuple[Step, ...]:
    """The stages of both journeys side by side.

    Stages of the same name stand together; between these, the first stands beside the first, and so on.
    """
    before, after = journey.today, journey.target
    if not (before and after):
        return (*(Step(stage, None, None) for stage in before), *(Step(None, stage, None) for stage in after))
    matcher = SequenceMatcher(None, [_name(stage) for stage in before], [_name(stage) for stage in after], False)
    made: list[Step] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        for old, new in zip_longest(before[a:b], after[c:d]):
            change = Change.NEW if old is None else Change.GONE if new is None else Change.BECOMES
            made.append(Step(old, new, Change.SAME if kind == "equal" else change))
    return tuple(made)


def _name(stage: JourneyStage) -> str:
    return " ".join(stage.stage.split()).casefold()
