"""What is looked up once an import is written: former texts, sentences that were corrected, what is said twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from labo_cli.import_ground import held_contributions
from labo_cli.intake.comparing import folded
from labo_cli.intake.entries import Held
from labo_cli.intake.known import MOST_TEXTS, Change

if TYPE_CHECKING:
    from labo_cli.cli.import_result import Result

__all__ = ["MOST_COMPARED", "look_for_corrected", "look_up_old_texts", "near_pairs"]

LIKE_ENOUGH = 0.65
"""The likeness from which a new contribution may be one that is gone, with a sentence corrected."""
SHORTEST = 10
"""Characters from which a text that stands within another is no accident."""
_WORD = re.compile(r"\w+")
MOST_WITHIN = 1_000_000
"""Pairs of texts up to which each is looked for within the other."""
MOST_COMPARED = 5000
"""Contributions up to which near-duplicates are looked for on the spot."""


def look_for_corrected(result: Result, texts: list[tuple[str, str]]) -> None:
    """New contributions that are most like one that is gone: somebody may have corrected a sentence."""
    if not texts or not result.gone or len(texts) + len(result.gone) > MOST_COMPARED:
        return
    from labo_cli.voices.likeness import near_duplicates

    wanted = set(result.gone)
    gone = [
        (held.id, held.text)
        for held in held_contributions(result.ground, except_for=set(result.files))
        if isinstance(held, Held) and held.id in wanted
    ]
    both = [*gone, *texts]
    pairs = near_duplicates([text for _id, text in both], LIKE_ENOUGH)
    matches = [pair for pair in pairs if pair.first < len(gone) <= pair.second]
    taken: set[int] = set()
    for pair in sorted(matches, key=lambda pair: -pair.likeness):
        if taken.isdisjoint((pair.first, pair.second)):
            taken |= {pair.first, pair.second}
            result.corrected.append((both[pair.second][0], both[pair.first][0]))
    left = [n for n in range(len(both)) if n not in taken]
    old, new = [n for n in left if n < len(gone)], [n for n in left if n >= len(gone)]
    for first, second in _within([both[n][1] for n in old], [both[n][1] for n in new]):
        result.corrected.append((both[new[second]][0], both[old[first]][0]))


def _within(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of texts of which one begins or ends with the other: a sentence was added, or a title is read now.

    What stands within several is none of them for sure.
    """
    if len(old) * len(new) > MOST_WITHIN:
        return []
    before, after = ([" ".join([*_WORD.findall(folded(text)), ""]) for text in texts] for texts in (old, new))
    found = [(n, m) for n, text in enumerate(before) for m, other in enumerate(after) if _is_part(text, other)]
    olds, news = Counter(n for n, _m in found), Counter(m for _n, m in found)
    return [(n, m) for n, m in found if olds[n] == news[m] == 1]


def _is_part(one: str, other: str) -> bool:
    """Whether one of two texts begins or ends with the other; each is words, with a blank after every one."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short) > SHORTEST and (long.startswith(short) or long.endswith(f" {short}"))


def look_up_old_texts(result: Result) -> None:
    """What the project has of the first texts that are others now: fingerprints alone were kept of them."""
    wanted = {change.id for change in result.changes if change.field == "text"}
    wanted = set(list(wanted)[:MOST_TEXTS]) if len(wanted) > MOST_TEXTS else wanted
    if not wanted:
        return
    old: dict[str, str] = {}
    before = set(result.files)
    for held in held_contributions(result.ground, except_for=before):
        if isinstance(held, Held) and held.id in wanted:
            old[held.id] = held.text
            if len(old) == len(wanted):
                break
    result.changes = [
        Change(change.id, "text", old[change.id], change.new) if change.field == "text" and change.id in old else change
        for change in result.changes
    ]


def near_pairs(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of new contributions that say nearly the same, by their ids."""
    from labo_cli.voices.likeness import near_duplicates

    pairs = near_duplicates([text for _id, text in texts])
    return [(texts[pair.first][0], texts[pair.second][0]) for pair in pairs]
