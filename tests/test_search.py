"""The search for an agenda, against every plan there is: on small libraries, all of them can be looked at."""

import random
from itertools import permutations

import pytest

from labo_cli.agenda.scoring import Candidate, Limits
from labo_cli.agenda.search import best
from labo_cli.model.card_words import Energy, Matter
from labo_cli.model.words import Phase

STAGES = {0: (Phase.UNDERSTAND,), 1: (Phase.DEFINE, Phase.IMAGINE), 2: (Phase.DECIDE,)}
MATTERS = tuple(Matter)[:5]


def some(chance: random.Random, most: int) -> frozenset[Matter]:
    return frozenset(chance.sample(MATTERS, chance.randint(0, most)))


def library(seed: int) -> tuple[list[Candidate], Limits]:
    """Six to nine candidates, some of them the same method at two lengths, and what a session keeps to."""
    chance = random.Random(seed)
    candidates: list[Candidate] = []
    wanted = chance.randint(6, 9)
    asked = some(chance, 2) if seed % 2 else frozenset()
    while len(candidates) < wanted:
        stage = chance.choice([0, 1, 1, 1, 2])
        usual = chance.randrange(15, 70, 5)
        is_chosen = seed % 3 == 0 and chance.random() < 0.2
        takes, gives = some(chance, 2), some(chance, 2)
        report = chance.choice([0, 0, 0, 10])
        points, phase = chance.randint(2, 20), chance.choice(STAGES[stage])
        name, energy = f"m{len(candidates)}", chance.choice(list(Energy))
        lengths = (usual, usual - 10) if chance.random() < 0.3 else (usual,)
        candidates += [
            Candidate(name, points, stage, phase, minutes, minutes < usual, takes, gives, energy, report, is_chosen)
            for minutes in lengths
        ]
    there = some(chance, 2)
    return candidates[:9], Limits(chance.randrange(60, 180, 5), chance.randint(1, 4), there, asked)


def worth(plan: tuple[Candidate, ...], limits: Limits) -> int:
    """The stated score, added up as it is told to a reader."""
    total = 0
    for n, one in enumerate(plan):
        before = plan[:n]
        total += one.points - 8 + one.minutes // 10
        total -= 2 if one.shortened else 0
        total += 1000 if one.is_chosen else 0
        if before:
            last = before[-1]
            total += 3 if last.gives & one.takes else 0
            if last.energy != one.energy:
                total += 1
            elif one.energy == "calm":
                total -= 1
        total -= 4 if one.phase in [other.phase for other in before] else 0
        there = set(limits.there)
        for other in before:
            there |= other.gives
        total -= 2 if one.takes and not there & one.takes else 0
    put_out = {matter for one in plan for matter in one.gives}
    return total + 10 * len(put_out & limits.asked)


def kept(plan: tuple[Candidate, ...], limits: Limits) -> bool:
    """Whether a plan may be: within the time, its stages in order, each method once, none that does the same again."""
    stages = [one.stage for one in plan]
    same = [(one.stage, one.phase, one.takes, one.gives, one.energy, one.id if one.is_chosen else "") for one in plan]
    return (
        sum(one.minutes + one.report for one in plan) <= limits.room
        and stages == sorted(stages)
        and 1 in stages
        and stages.count(2) <= 1
        and len({one.id for one in plan}) == len(plan)
        and len(set(same)) == len(plan)
    )


def everything(candidates: list[Candidate], limits: Limits) -> dict[frozenset[object], int]:
    """Each sort of plan there is, with the most that one of that sort is worth."""
    found: dict[frozenset[object], int] = {}
    for size in range(1, limits.most + 1):
        for plan in permutations(candidates, size):
            if kept(plan, limits):
                sort = frozenset(
                    (one.stage, one.phase, one.takes, one.gives, one.energy, one.id if one.is_chosen else "")
                    for one in plan
                )
                found[sort] = max(found.get(sort, -(10**9)), worth(plan, limits))
    return found


@pytest.mark.parametrize("seed", range(120))
def test_the_search_finds_what_looking_at_every_plan_finds(seed: int) -> None:
    candidates, limits = library(seed)
    every = everything(candidates, limits)
    ranked = sorted(every.values(), reverse=True)[:3]
    plans = best(candidates, limits, 3)
    assert [worth(plan, limits) for plan in plans] == ranked
    assert all(kept(plan, limits) and len(plan) <= limits.most for plan in plans)
    sorts = [frozenset(one.likeness for one in plan) for plan in plans]
    assert len(set(sorts)) == len(sorts)
    assert [every[sort] for sort in sorts] == ranked


@pytest.mark.parametrize("seed", range(0, 120, 10))
def test_the_order_of_the_library_changes_nothing(seed: int) -> None:
    candidates, limits = library(seed)
    expected = best(candidates, limits, 3)
    for turn in range(3):
        random.Random(turn).shuffle(candidates)
        assert best(candidates, limits, 3) == expected


def test_these_libraries_try_what_the_score_is_made_of() -> None:
    """Some have no plan, some have fewer than three sorts, and the best ones chain, choose and lead up."""
    found = [best(*library(seed), 3) for seed in range(120)]
    firsts = [plans[0] for plans in found if plans]
    assert any(len(plans) < 3 for plans in found)
    assert {stage for plan in firsts for stage in {one.stage for one in plan}} == {0, 1, 2}
    assert any(one.shortened for plan in firsts for one in plan)
    assert any(one.is_chosen for plan in firsts for one in plan)
    assert {len(plan) for plan in firsts} >= {1, 2, 3, 4}
