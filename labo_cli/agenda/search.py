"""The best sequences of methods, found exactly.

A sequence is worth what its methods are worth, and how each follows the one before. The
search goes best first (A*): every beginning is ranked by its points and by the most that
could still be added to it, which is never too low; so the first that comes out whole is the best.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from labo_cli.agenda.remainder import NEVER, Remainder
from labo_cli.agenda.scoring import CHOOSING, LEADING, SERVING, worth_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.scoring import Candidate, Limits, Plan

__all__ = ["best", "is_allowed"]


def is_allowed(plan: Plan, limits: Limits) -> bool:
    """Whether a sequence keeps to the limits, whatever it is worth."""
    stages = [one.stage for one in plan]
    return (
        0 < len(plan) <= limits.most
        and sum(one.takes_up for one in plan) <= limits.room
        and all(after - before in (0, 1) for before, after in pairwise(stages))
        and SERVING in stages
        and stages.count(CHOOSING) <= 1
        and len({one.id for one in plan}) == len(plan)
        and len({one.likeness for one in plan}) == len(plan)
    )


def best(candidates: Sequence[Candidate], limits: Limits, count: int = 3) -> list[Plan]:
    """The best sequences, best first, each made of other sorts of methods than those before it.

    Args:
        candidates: every method in every length that it may have; ids may come twice with
            different lengths.
        limits: what sequences keep to.
        count: how many to find.

    Returns:
        At most `count` sequences, always the same ones for the same candidates.
    """
    pool = _pool(candidates)
    remainder = Remainder(pool, limits)
    # The most points first; among equals what is whole, then the longest, then the alphabet.
    waiting: list[tuple[int, bool, int, tuple[tuple[str, int], ...], int, Plan]] = []

    def wait(plan: Plan, points: int, most: int, *, is_whole: bool) -> None:
        names = tuple((one.id, one.minutes) for one in plan)
        heappush(waiting, (-points - most, not is_whole, -len(plan), names, points, plan))

    wait((), 0, remainder.at_most(()), is_whole=False)
    found: dict[frozenset[object], Plan] = {}
    while waiting and len(found) < count:
        _rank, is_open, _length, _names, points, plan = heappop(waiting)
        if not is_open:
            found.setdefault(frozenset(one.likeness for one in plan), plan)
            continue
        for one in _continuations(plan, pool, limits):
            longer = (*plan, one)
            so_far = points + worth_after(plan, one, limits)
            if one.stage != LEADING:
                wait(longer, so_far, 0, is_whole=True)
            most = remainder.at_most(longer)
            if most > NEVER:
                wait(longer, so_far, most, is_whole=False)
    return list(found.values())


def _continuations(plan: Plan, pool: Sequence[Candidate], limits: Limits) -> Iterator[Candidate]:
    """What may come next, as far as the limits that a whole plan keeps to allow."""
    left = limits.room - sum(one.takes_up for one in plan)
    ids, kinds = {one.id for one in plan}, {one.likeness for one in plan}
    stage = plan[-1].stage if plan else LEADING
    for one in pool:
        if one.takes_up > left or one.stage - stage not in (0, 1) or (stage == CHOOSING and one.stage == CHOOSING):
            continue
        if one.id not in ids and one.likeness not in kinds:
            yield one


def _pool(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of several that do the same to a session in the same time, the one worth most."""
    kept: dict[object, Candidate] = {}
    for one in sorted(candidates, key=lambda c: (-c.worth, c.id)):
        kept.setdefault((one.likeness, one.takes_up), one)
    return list(kept.values())
