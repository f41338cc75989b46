"""Contributions that say nearly the same: pointed out, never merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from labo_cli.voices.wording import contraries, spoken, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["LEAST", "Pair", "clusters", "like_this", "near_duplicates"]

LEAST = 0.8
"""The likeness from which two texts are worth looking at together."""
_FEW = 4
"""Up to fewer telling words than this, one more changes what a text is about."""
_INSIDE = 0.6
"""How much it counts that the shorter text is found in the longer one; the rest is how much they share of both."""
_KIN = 0.95
"""What a word counts for that is found with a slip of the hand, or in another form."""
_SHORT, _TURNED = 12, 0.75
"""In a text of so many telling words at most, what a likeness is worth once a “not” turns the sense round."""
_LONG_ENOUGH = 5
"""The letters from which a word may be mistyped and still be known."""
_BEGINNING, _FORMS = 5, 72.0
"""Words that begin with so many letters alike, and are so like out of 100, are forms of one another."""
_ASKED = 3
"""How many of the shorter text's rarest words the longer one must have to be looked at."""
_ENOUGH = 30
"""A text that is like so many others belongs with them: no further one is looked for."""


@dataclass(frozen=True)
class Pair:
    """Two texts that say nearly the same.

    Attributes:
        first: the position of the one that comes first.
        second: the position of the other.
        likeness: from 0, nothing shared, to 1, the same telling words.
    """

    first: int
    second: int
    likeness: float


def near_duplicates(texts: Sequence[str], least: float = LEAST) -> list[Pair]:
    """The pairs of texts that say nearly the same, in the order of their positions.

    Capitals, accents, punctuation, order and little words make no difference; a slip of the hand and a sentence more
    make little; another word in the place of one, or a “not”, makes much. Only words are compared: the same idea in
    other words is not found.

    Of texts with the same telling words each is paired with the first of them alone, so that a thousand copies of a
    letter make a thousand pairs and not half a million; and once a text is like thirty others it is compared no
    further. `clusters` puts them all together.

    Args:
        texts: what was said.
        least: the likeness from which a pair is given.
    """
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        same[_signature(text)].append(n)
    same.pop((), None)
    pairs = [Pair(group[0], other, 1.0) for group in same.values() for other in group[1:]]
    firsts = [group[0] for group in same.values()]
    found = _Crowd([texts[n] for n in firsts]).pairs(least)
    pairs += (Pair(min(firsts[a], firsts[b]), max(firsts[a], firsts[b]), score) for a, b, score in found)
    return sorted(pairs, key=lambda pair: (pair.first, pair.second))


def like_this(text: str, texts: Sequence[str], least: float = LEAST) -> list[tuple[int, float]]:
    """Those of several texts that say nearly the same as one: their positions with the likeness, the nearest first."""
    own, same = _Said.of(text), _signature(text)

    def score(other: str) -> float:
        return 1.0 if _signature(other) == same else _likeness(own, _Said.of(other), _has_kin, least)

    found = ((n, score(other)) for n, other in enumerate(texts) if same)
    return sorted((near for near in found if near[1] >= least), key=lambda near: (-near[1], near[0]))


def clusters(pairs: Iterable[Pair]) -> list[tuple[int, ...]]:
    """The texts that pairs hold together, directly or through others, in the order of their positions."""
    leader: dict[int, int] = {}

    def find(n: int) -> int:
        while leader.setdefault(n, n) != n:
            leader[n] = n = leader[leader[n]]
        return n

    for pair in pairs:
        one, other = sorted((find(pair.first), find(pair.second)))
        leader[other] = one
    together: dict[int, list[int]] = defaultdict(list)
    for n in sorted(leader):
        together[find(n)].append(n)
    return [tuple(group) for group in together.values()]


def _signature(text: str) -> tuple[str, ...]:
    """What two texts share when they say the same: the telling words, or all words where none tells anything."""
    words = telling(text)
    return (*sorted(words), "", *sorted(contraries(text))) if words else spoken(text)


@dataclass(frozen=True)
class _Said:
    """A text as it is compared: its telling words and those that turn it round."""

    words: frozenset[str]
    turned: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Said:
        return cls(frozenset(telling(text)), contraries(text))


def _likeness(one: _Said, other: _Said, has_kin: Callable[[str, frozenset[str]], bool], least: float = 0.0) -> float:
    """How nearly two texts say the same, from 0 to 1.

    Args:
        one: a text.
        other: another.
        has_kin: whether a word is found among others, mistyped or in another form.
        least: the likeness below which nothing is told apart from 0.
    """
    small, big = sorted((one.words, other.words), key=len)
    left, more = small - big, big - small
    may_miss = _most_missing(len(small), least)
    missing = kin = 0
    for word in left:
        if more and has_kin(word, more):
            kin += 1
        else:
            missing += 1
            if missing > may_miss:
                return 0.0
    if not small:
        return 0.0
    shared = len(small) - len(left) + _KIN * kin
    both = 2 * shared / (len(small) + len(big))
    # A “not” on one side only, with hardly anything else added, turns the sense round; in a sentence more it may not.
    # “Never” and “not” turn it round alike.
    turns = one.turned != other.turned and not len(one.turned) == len(other.turned) == 1
    is_turned = turns and len(more) - kin <= 1 and len(small) <= _SHORT
    if len(small) < _FEW:
        found = both if not missing else both - 1 / len(small)
    else:
        # What is missing stands for something else on the other side, which is no shorter: it counts twice.
        found = _INSIDE * (shared - missing) / len(small) + (1 - _INSIDE) * both
    return found * _TURNED if is_turned else found


def _most_missing(size: int, least: float) -> int:
    """How many words of the shorter text the longer one may lack in a pair that is like enough."""
    return int((1 - least) * size / (1 + _INSIDE) + 1e-9)


def _has_kin(word: str, others: frozenset[str]) -> bool:
    return any(_is_kin(word, other) for other in others)


def _most_times(least: float) -> float:
    """How many times as many words as the shorter text the longer one may have in a pair that is like enough."""
    return 2 * (1 - _INSIDE) / (least - _INSIDE) - 1 + 1e-9 if least > _INSIDE else inf


@lru_cache(maxsize=200_000)
def _is_kin(one: str, other: str) -> bool:
    """Whether two words are one, mistyped or in another form."""
    if not (_may_be_mistyped(one) and _may_be_mistyped(other)):
        return False
    if one[:_BEGINNING] == other[:_BEGINNING]:
        from rapidfuzz.fuzz import ratio

        if ratio(one, other) >= _FORMS:
            return True
    return not _slips(one).isdisjoint(_slips(other))


def _may_be_mistyped(word: str) -> bool:
    """Whether a word with a slip in it is still known; a number or a short word is then another one."""
    return len(word) >= _LONG_ENOUGH and word.isalpha()


@lru_cache(maxsize=200_000)
def _slips(word: str) -> frozenset[str]:
    """A word, and the word without each of its letters: two words share one when a slip of the hand is between them."""
    return frozenset((word, *(word[:n] + word[n + 1 :] for n in range(len(word)))))


class _Crowd:
    """Many texts, each compared only with those that may be like enough.

    The longer text of a pair can lack but a few of the shorter one's words. So of the rarest ones, three more than
    that, the longer text has three, or words that are kin to them: those are looked up, and common words hardly ever.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.said = [_Said.of(text) for text in texts]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self.said):
            for word in said.words:
                self.holders[word].append(n)
        self.slips: dict[str, list[str]] = defaultdict(list)
        self.begun: dict[str, list[str]] = defaultdict(list)
        for word in filter(_may_be_mistyped, self.holders):
            self.begun[word[:_BEGINNING]].append(word)
            for form in _slips(word):
                self.slips[form].append(word)
        self.known_kin: dict[str, tuple[str, ...]] = {}

    def pairs(self, least: float) -> Iterator[tuple[int, int, float]]:
        for n, said in enumerate(self.said):
            alike = 0
            for other in self._near(n, least):
                found = _likeness(said, self.said[other], self._has_kin, least)
                if found >= least:
                    yield n, other, found
                    alike += 1
                    if alike == _ENOUGH:
                        break

    def _near(self, n: int, least: float) -> list[int]:
        """Those no shorter than a text that have enough of its rarest words."""
        words = self.said[n].words
        size, may_miss = len(words), _most_missing(len(words), least)
        asked = min(_ASKED, size - may_miss)
        rarest = sorted(words, key=lambda word: (self._holders(word), word))[: may_miss + asked]
        found = Counter(chain.from_iterable(self.holders[kin] for word in rarest for kin in self._kin(word)))
        longest = size * _most_times(least)
        return sorted(
            m
            for m, n_words in found.items()
            if n_words >= asked and (size, n) < (len(self.said[m].words), m) and len(self.said[m].words) <= longest
        )

    def _holders(self, word: str) -> int:
        return sum(len(self.holders[kin]) for kin in self._kin(word))

    def _has_kin(self, word: str, others: frozenset[str]) -> bool:
        return not others.isdisjoint(self._kin(word))

    def _kin(self, word: str) -> tuple[str, ...]:
        if word not in self.known_kin:
            near = {word}
            if _may_be_mistyped(word):
                from rapidfuzz import fuzz, process

                begun = self.begun[word[:_BEGINNING]]
                near |= {
                    found[0] for found in process.extract_iter(word, begun, scorer=fuzz.ratio, score_cutoff=_FORMS)
                }
                near |= {kin for form in _slips(word) for kin in self.slips[form]}
            self.known_kin[word] = tuple(sorted(near))
        return self.known_kin[word]
