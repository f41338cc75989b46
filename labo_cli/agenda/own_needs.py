"""What the steps of one's own need, counted for those who take part, as the materials of methods are."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.library.running import PEOPLE_AT_A_TABLE
from labo_cli.model.card_words import Basis
from labo_cli.model.workshops import OwnStep

if TYPE_CHECKING:
    from labo_cli.agenda.timing import Item
    from labo_cli.model.workshops import OwnMaterial

__all__ = ["OwnNeed", "own_needs"]


@dataclass(frozen=True)
class OwnNeed:
    """A material of a step of one's own, and how much of it; None when nobody said."""

    material: OwnMaterial
    quantity: int | None


def own_needs(item: Item) -> tuple[OwnNeed, ...]:
    """What a step of one's own needs, for the people who take part in it."""
    if not isinstance(item.step, OwnStep):
        return ()
    tables = item.tables or ceil(item.people / PEOPLE_AT_A_TABLE)
    counts = {Basis.PERSON: item.people, Basis.TABLE: tables, Basis.SESSION: 1}
    return tuple(
        OwnNeed(material, None if material.quantity is None else material.quantity * counts[material.per])
        for material in item.step.materials
    )
