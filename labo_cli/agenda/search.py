"""The best sequences of methods, found exactly: branch and bound over what fits.

A sequence is scored by what each method is worth by itself, and by how it follows the one
before. The search never misses a better sequence: it drops a beginning only when even the
most that the rest could add is not enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappushpop
from typing import TYPE_CHECKING

from labo_cli.agenda.fitting import STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.model.card_words import Energy, Matter
    from labo_cli.model.words import Phase

__all__ = ["Candidate", "Limits", "Sequence_", "best", "is_allowed", "score"]

CHAINS, NAMED, CONTRAST, STALE, FROM_NOTHING, WANTED, LACKING = 3, 1, 1, -1, -2, 3, -10
"""Points: it takes up what the one before gave; a card says that the two go well together; another energy; twice calm;
it starts from what nobody has yet; it gives something that is wanted; something asked for that nobody gives."""
MORE_OF_THE_SAME = -4
"""Points of each further method of a phase: a second round of ideas brings less than a first, and tires."""
CHANGE = -8
"""Points of each method: instructions, changing tables and attention cost time that nobody counts."""
A_POINT_OF_WORK = 15
"""Minutes of work that are worth a point."""
SHORTENED = -2
LONG = 10**6
LAST_STAGE = 2


@dataclass(frozen=True)
class Candidate:
    """A method as it may stand in a session.

    Attributes:
        id: the method's id.
        points: what it is worth by itself.
        stage: 0 leads up to the goal, 1 serves it, 2 draws from it; stages never go back.
        minutes: how long it would last.
        phase: what it mainly is for.
        shortened: whether that is its shortest rather than its usual length.
        takes: what goes into it.
        gives: what comes out of it.
        energy: how lively it is.
        before: ids of methods that it goes well before, by its card or theirs.
        after: ids of methods that it goes well after.
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
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    report: int = 0
    is_chosen: bool = False

    @property
    def worth(self) -> int:
        """Its points with those of its length and of its cost."""
        return self.points + CHANGE + self.minutes // A_POINT_OF_WORK + (SHORTENED if self.shortened else 0)

    @property
    def likeness(self) -> tuple[object, ...]:
        """What makes two methods do the same to a session; a session has no use for both."""
        return (self.stage, self.phase, self.takes, self.gives, self.energy, self.report, self.before, self.after)


@dataclass(frozen=True)
class Limits:
    """What a sequence must keep to.

    Attributes:
        room: the minutes there are for work, reporting included.
        most: the most methods.
        there: what people bring, and what earlier sessions gave.
        wanted: what the session should put out.
        asked: what the user said it must put out.
        chosen: ids of the methods that must be in it.
    """

    room: int
    most: int
    there: frozenset[Matter]
    wanted: frozenset[Matter]
    asked: frozenset[Matter] = frozenset()
    chosen: frozenset[str] = frozenset()


Sequence_ = tuple[Candidate, ...]


def is_allowed(sequence: Sequence_, limits: Limits) -> bool:
    """Whether a sequence keeps to the limits, whatever it is worth."""
    stages = [one.stage for one in sequence]
    return (
        0 < len(sequence) <= limits.most
        and minutes(sequence) <= limits.room
        and stages == sorted(stages)
        and 1 in stages
        and stages.count(LAST_STAGE) <= 1
        and len({one.id for one in sequence}) == len(sequence)
        and len({one.likeness for one in sequence}) == len(sequence)
        and limits.chosen <= {one.id for one in sequence}
    )


def minutes(sequence: Sequence_) -> int:
    """How long a sequence lasts, with the reporting that its last work apart needs."""
    report = next((one.report for one in reversed(sequence) if one.report), 0)
    return sum(one.minutes for one in sequence) + report


def score(sequence: Sequence_, limits: Limits) -> int:
    """What a sequence is worth, in points."""
    total, given, last = 0, limits.there, None
    for one in sequence:
        total += one.worth + link(last, one, given)
        given, last = given | one.gives, one
    put_out: frozenset[Matter] = frozenset().union(*(one.gives for one in sequence))
    total += MORE_OF_THE_SAME * (len(sequence) - len({one.phase for one in sequence}))
    return total + WANTED * len(put_out & limits.wanted) + LACKING * len(limits.asked - put_out)


def link(last: Candidate | None, one: Candidate, given: frozenset[Matter]) -> int:
    """What a method adds by coming after another, with all that was given before."""
    points = 0
    if one.takes and not one.takes & given:
        points += FROM_NOTHING
    if last is None:
        return points
    points += CHAINS if last.gives & one.takes else 0
    points += NAMED if one.id in last.before else 0
    if last.energy is not one.energy:
        return points + CONTRAST
    return points + (STALE if one.energy == "calm" else 0)


def best(candidates: Sequence[Candidate], limits: Limits, count: int = 3) -> list[Sequence_]:
    """The best sequences, best first, each made of other sorts of methods than those before it.

    Args:
        candidates: every method in every length that it may have; ids may come twice with
            different lengths.
        limits: what sequences keep to.
        count: how many to find.

    Returns:
        At most `count` sequences; among equals, the one whose ids come first in the alphabet.
    """
    search = _Search(candidates, limits, count)
    search.go_on((), 0, limits.there, frozenset())
    return search.results()


class _Search:
    """One search: what is still to be looked at, and the best that was found.

    Attributes:
        pool: the candidates with the most that each could add, those that could add most first.
        rest: the most that so many methods could add in so many minutes.
        found: for each sort of sequence its best order: points, ids, sequence.
        floor: a heap of the points to beat.
    """

    def __init__(self, candidates: Sequence[Candidate], limits: Limits, count: int) -> None:
        self.limits, self.count = limits, count
        self.pool = _pool(candidates)
        self.rest = _most(self.pool, limits)
        self.found: dict[frozenset[object], tuple[int, tuple[str, ...], Sequence_]] = {}
        self.floor = [-LONG] * count

    def results(self) -> list[Sequence_]:
        """The best sequences found, best first."""
        return [entry[2] for entry in sorted(self.found.values(), key=lambda entry: entry[:2])[: self.count]]

    def go_on(self, sequence: Sequence_, points: int, given: frozenset[Matter], used: frozenset[object]) -> None:
        """Looks at everything that a sequence may be continued by."""
        left = self.limits.room - sum(one.minutes for one in sequence)
        put: frozenset[Matter] = frozenset().union(*(one.gives for one in sequence))
        hope = points + WANTED * len(self.limits.wanted - put)
        rest = self.rest[self.limits.most - len(sequence) - 1]
        last = sequence[-1] if sequence else None
        for one, most in self.pool:
            if hope + most + rest[left // STEP] < self.floor[0]:
                break  # the others could add no more than this one
            if one.minutes > left or hope + most + rest[(left - one.minutes) // STEP] < self.floor[0]:
                continue
            if one.id in used or one.likeness in used or _goes_back(last, one):
                continue
            longer = (*sequence, one)
            if is_allowed(longer, self.limits):
                self._keep(longer)
            if len(longer) < self.limits.most:
                more = one.worth + link(last, one, given) + WANTED * len((one.gives & self.limits.wanted) - put)
                more += MORE_OF_THE_SAME if any(one.phase is other.phase for other in sequence) else 0
                self.go_on(longer, points + more, given | one.gives, used | {one.id, one.likeness})

    def _keep(self, sequence: Sequence_) -> None:
        points = score(sequence, self.limits)
        key = frozenset(one.likeness for one in sequence)
        entry = (-points, tuple(one.id for one in sequence), sequence)
        if key not in self.found:
            heappushpop(self.floor, points)
            self.found[key] = entry
        else:
            # A better order of what was found already: the points to beat stay, which only means looking further.
            self.found[key] = min(entry, self.found[key], key=lambda one: one[:2])


def _goes_back(last: Candidate | None, one: Candidate) -> bool:
    """Whether a method would come after what it leads up to, or be a second choice."""
    return last is not None and (one.stage < last.stage or one.stage == last.stage == LAST_STAGE)


def _pool(candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """The candidates worth looking at with the most that each could add, those that could add most first.

    Of several that do the same to a session in the same time, only the one worth most is
    looked at, unless the user chose another.
    """
    kept: dict[object, Candidate] = {}
    for one in sorted(candidates, key=lambda c: (not c.is_chosen, -c.worth, c.id)):
        key = one.id if one.is_chosen else None
        kept.setdefault((one.likeness, one.minutes, one.shortened, key), one)
    pool = list(kept.values())
    given = frozenset().union(*(one.gives for one in pool))

    def most(one: Candidate) -> int:
        links = CONTRAST + (CHAINS if one.takes & given else 0) + (NAMED if one.after else 0)
        return one.worth + links

    return sorted(((one, most(one)) for one in pool), key=lambda pair: (-pair[1], pair[0].id, pair[0].minutes))


def _most(pool: Sequence[tuple[Candidate, int]], limits: Limits) -> list[list[int]]:
    """The most that so many methods could add in so many minutes: `[methods][minutes / 5]`, each method once."""
    table = [[0] * (limits.room // STEP + 1) for _slots in range(limits.most + 1)]
    for one, most in pool:
        if most <= 0:
            continue
        size = -(-one.minutes // STEP)
        for slots in range(limits.most, 0, -1):
            for time in range(len(table[0]) - 1, size - 1, -1):
                value = table[slots - 1][time - size] + most
                if value > table[slots][time]:
                    table[slots][time] = value
    return table
