"""An agenda written out in full, as a person would have typed it: every step with its minutes."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from labo_cli.model.workshops import OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from labo_cli.agenda.elements import AnyStep
    from labo_cli.agenda.timing import Agenda, Item

__all__ = ["steps_of"]


def steps_of(agenda: Agenda) -> list[AnyStep]:
    """The steps of an agenda, those that labo added among them, with the minutes that they were given."""
    return [_step(item) for item in agenda.items]


def _step(item: Item) -> AnyStep:
    if item.step is None:
        return Pause(pause="buffer", minutes=item.minutes)
    if isinstance(item.step, ParallelStep):
        return item.step
    if isinstance(item.step, Pause) and item.step.pause == "lunch":
        # A meal is kept at its hour when what comes before changes.
        return item.step.model_copy(update={"minutes": item.minutes, "at": time(*divmod(item.start, 60))})
    update: dict[str, object] = {"minutes": item.minutes}
    if isinstance(item.step, OwnStep) and item.added:
        update["part"] = item.step.part
    return item.step.model_copy(update=update)
