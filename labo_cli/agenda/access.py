"""What a place must have for those who come, need by need, against what it announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.words import Need

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labo_cli.i18n import Language
    from labo_cli.model.project import Group
    from labo_cli.model.workshops import Place

__all__ = ["AccessCheck", "access_checks"]

CHECKS: dict[Need, tuple[str, ...]] = {
    # What is looked at on the spot; needs that ask nothing of the room are left out.
    Need.STEP_FREE: (
        N_("No step from the street to the chair, or a ramp; doors 90 cm wide; tried with a wheelchair."),
        N_("A working lift if the room is upstairs, and a way out in case of fire for those who cannot take stairs."),
        N_("An accessible toilet on the same floor, open, and not used for storage."),
        N_("At each table, a free place 90 cm wide; between tables, a way 1.40 m wide; room to turn, 1.50 m."),
    ),
    Need.SEATED: (
        N_("Chairs with a back, some with arms, and a seat on the way if it is long."),
        N_("Whatever hangs on the wall can be read seated, or comes to the tables."),
    ),
    Need.HEARING_LOOP: (
        N_("The loop is switched on and tried with somebody who wears a hearing aid; a sign shows where it works."),
        N_("Light on faces, no window behind whoever speaks; carpet or curtains rather than an echo."),
    ),
    Need.SIGN_LANGUAGE: (
        N_("A lit place for the two interpreters, seen from every table and not in front of a window."),
    ),
    Need.CAPTIONS: (
        N_("A screen that everyone sees from their seat, and a network that holds for the whole session."),
    ),
    Need.INTERPRETER: (N_("A chair for the interpreter beside the person, and some distance from the next table."),),
    Need.QUIET_PLACE: (
        N_("A small room close by, with a chair, a door that shuts and no lock; it is shown at the start."),
    ),
    Need.CHILDCARE: (
        N_("A room next door for the children, with a door, a toilet, and somebody who looks after them."),
    ),
    Need.RESPITE: (
        N_("If the person cared for comes along: a comfortable room, and somebody who keeps them company."),
    ),
    Need.TRANSPORT: (
        N_("A place where a taxi or a minibus may stop at the door, and a seat to wait on, under cover."),
    ),
    Need.LARGE_PRINT: (N_("Light enough to read by at every table, without glare on the sheets."),),
}
OFFERED = frozenset(
    {Need.STEP_FREE, Need.HEARING_LOOP, Need.QUIET_PLACE, Need.SIGN_LANGUAGE, Need.CAPTIONS, Need.CHILDCARE}
)
"""What a place announces or not, and has to be asked about when it does not."""


@dataclass(frozen=True)
class AccessCheck:
    """A need of those who come, and what it asks of the place.

    Attributes:
        need: the need.
        groups: the names of the groups that have it.
        is_announced: whether the place says that it has it; None for what no place announces.
        checks: what to look at on the spot.
    """

    need: Need
    groups: tuple[str, ...]
    is_announced: bool | None
    checks: tuple[str, ...]


def access_checks(groups: Iterable[Group], place: Place | None, language: Language) -> list[AccessCheck]:
    """The checks of each need that somebody has, what the place does not announce first."""
    wanted: dict[Need, list[str]] = {}
    for group in groups:
        for need in dict.fromkeys(group.needs):
            wanted.setdefault(need, []).append(group.name)
    access = place.access if place else []
    checks = [
        AccessCheck(
            need,
            tuple(names),
            need in access if need in OFFERED or need in access else None,
            tuple(language.gettext(text) for text in CHECKS[need]),
        )
        for need, names in wanted.items()
        if need in CHECKS
    ]
    order = list(CHECKS)
    return sorted(checks, key=lambda check: (check.is_announced is not False, order.index(check.need)))
