"""Puts an immersion's itinerary on the clock of each slot, and gathers its rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from labo_cli.errors import Remark
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.fieldwork import GridRow
    from labo_cli.model.immersions import Authorisation, Immersion, Slot, Stage
    from labo_cli.model.methods import MethodCard

__all__ = ["FieldPlan", "TimedSlot", "build_plan"]

SYNTHESIS_WITHIN = timedelta(days=5)
"""How soon after the last slot the synthesis is due, a rule of thumb of the field."""


@dataclass(frozen=True)
class TimedSlot:
    """A slot with the itinerary on its clock; starts are minutes after midnight."""

    slot: Slot
    stages: tuple[tuple[int, Stage], ...]
    ends_at: int
    spare: int


@dataclass(frozen=True)
class FieldPlan:
    """An immersion worked out."""

    immersion: Immersion
    slots: tuple[TimedSlot, ...]
    grid: tuple[GridRow, ...]
    cards: tuple[MethodCard, ...]
    instructions: tuple[str, ...]
    missing: tuple[Authorisation, ...]
    synthesis: date
    remarks: tuple[Remark, ...]


def build_plan(
    immersion: Immersion, cards: Mapping[str, MethodCard], language: str, path: tuple[str | int, ...] = ()
) -> FieldPlan:
    """Works out the plan of an immersion.

    Args:
        immersion: what the user wrote.
        cards: the library, by id: the immersion's methods, and one that brings grids.
        language: "fr" or "en".
        path: where the immersion stands in the project, for the remarks.
    """
    used = tuple(cards[method] for method in immersion.methods)
    grids = next(card.grids for card in (*used, *cards.values()) if card.grids)
    rules = [*immersion.instructions]
    for card in used:
        rules += card.instructions.within(language) if card.instructions else []
    slots, remarks = [], []
    for n, slot in enumerate(immersion.slots):
        timed = _timed(slot, immersion.itinerary)
        slots.append(timed)
        if timed.spare < 0:
            remarks.append(_too_long((*path, "slots", n), -timed.spare))
    return FieldPlan(
        immersion,
        tuple(slots),
        tuple(grids.aeiou if immersion.grid == "aeiou" else grids.poems),
        used,
        tuple(dict.fromkeys(rules)),
        tuple(a for a in immersion.authorisations if a.granted is None),
        immersion.synthesis or max(slot.date for slot in immersion.slots) + SYNTHESIS_WITHIN,
        tuple(remarks),
    )


def _timed(slot: Slot, itinerary: list[Stage]) -> TimedSlot:
    now = slot.start.hour * 60 + slot.start.minute
    end = slot.end.hour * 60 + slot.end.minute
    stages = []
    for stage in itinerary:
        stages.append((now, stage))
        now += stage.minutes
    return TimedSlot(slot, tuple(stages), now, end - now)


def _too_long(path: tuple[str | int, ...], over: int) -> Remark:
    return Remark(
        path,
        _("the itinerary is {n} minutes longer than this slot").format(n=over),
        _("end the slot later, or shorten a stage"),
    )
