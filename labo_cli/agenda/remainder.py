"""The most that could still be added to the beginning of a sequence: a bound that is never too low.

It is the exact optimum of a problem a little easier than the real one, in which a method may
come twice everything that a method starts from is there. Its table grows with the number
of methods, not with its square: what follows is looked up by what it takes up, not by name.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP
from labo_cli.agenda.scoring import ASKED, CHAINS, CHOOSING, CHOSEN, CONTRAST, MORE_OF_THE_SAME, SERVING, STALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.agenda.scoring import Candidate, Limits, Plan

__all__ = ["NEVER", "Remainder"]

NEVER = -(10**9)
"""The worth of what cannot be."""

Table = list[dict[object, dict[object, int]]]
"""For each stage, by the matter that is taken up or None: for each energy, the most that begins with one of it."""


class Remainder:
    """The most that could be added after each sort of method, in the methods and the minutes that are left."""

    def __init__(self, pool: Sequence[Candidate], limits: Limits) -> None:
        self.limits = limits
        chosen = sorted({one.id for one in pool if one.is_chosen})
        self.marks: dict[str, int] = {name: 1 << n for n, name in enumerate([*sorted(limits.asked), *chosen])}
        self.values = {mark: ASKED if mark in limits.asked else CHOSEN for mark in self.marks}
        # Rounded down, so that what fits to the minute is never taken for too long.
        marked = [(one, self._marks(one), one.takes_up // STEP) for one in pool]
        # Two lengths of a method, or two methods alike, are only worth looking at once.
        best: dict[object, tuple[Candidate, int, int]] = {}
        for one, mask, size in sorted(marked, key=lambda entry: -entry[0].worth):
            best.setdefault((one.likeness, size, mask), (one, mask, size))
        self.pool = list(best.values())
        self._after = cache(self._after_)
        self._table = cache(self._table_)

    def at_most(self, plan: Plan) -> int:
        """The most that can be added to a sequence that has to go on."""
        slots = self.limits.most - len(plan)
        left = (self.limits.room - sum(one.takes_up for one in plan)) // STEP
        mask = 0
        for one in plan:
            mask |= self._marks(one)
        if slots < 1 or left < 0:
            return NEVER
        if not plan:
            table = self._table(slots, left, mask, frozenset())
            return max(
                (value for stage in (0, SERVING) for value in table[stage].get(None, {}).values()), default=NEVER
            )
        last = plan[-1]
        phases = frozenset(one.phase for one in plan)
        return self._after(slots, left, mask, phases, last.stage, last.energy, last.gives)

    def _marks(self, one: Candidate) -> int:
        mask = self.marks[one.id] if one.is_chosen else 0
        for matter in one.gives & self.limits.asked:
            mask |= self.marks[matter]
        return mask

    def _gain(self, mask: int, more: int) -> int:
        news = more & ~mask
        return sum(self.values[mark] for mark, bit in self.marks.items() if bit & news) if news else 0

    def _after_(
        self,
        slots: int,
        left: int,
        mask: int,
        phases: frozenset[object],
        stage: int,
        energy: object,
        gives: frozenset[object],
    ) -> int:
        """The most that can follow a method of that sort: at least one more."""
        table = self._table(slots, left, mask, phases)
        most = NEVER
        for of_stage in table[stage if stage != CHOOSING else 3 : stage + 2]:
            for taken in (None, *gives):
                bonus = 0 if taken is None else CHAINS
                for other_energy, value in of_stage.get(taken, {}).items():
                    total = value + bonus
                    if other_energy is not energy:
                        total += CONTRAST
                    elif energy == "calm":
                        total += STALE
                    most = max(most, total)
        return most

    def _table_(self, slots: int, left: int, mask: int, phases: frozenset[object]) -> Table:
        table: Table = [{}, {}, {}, {}]
        for one, marks, size in self.pool:
            if size > left:
                continue
            rest = 0 if one.stage else NEVER
            if slots > 1 and one.stage != CHOOSING:
                after = self._after(
                    slots - 1, left - size, mask | marks, phases | {one.phase}, one.stage, one.energy, one.gives
                )
                rest = max(rest, after)
            if rest <= NEVER:
                continue
            value = one.worth + self._gain(mask, marks) + rest
            if one.phase in phases:
                value += MORE_OF_THE_SAME
            of_stage = table[one.stage]
            for taken in (None, *one.takes):
                groups = of_stage.setdefault(taken, {})
                if value > groups.get(one.energy, NEVER):
                    groups[one.energy] = value
        return table
