"""What makes a sentence hard to read, in French or in English: counted, never understood.

Each sentence is given points for its length, for words of the administration, acronyms, passives, double negations and
chains of nouns. One of these alone is in every good text; several in one sentence are what readers stumble over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from labo_cli.lint.questions import letters_in
from labo_cli.lint.sentences import flat, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["HARD", "Sentence", "read"]

LONG, EACH_MORE = 25, 9
"""A sentence of more words than that weighs a point, and a point more for each so many more."""
LONG_EASY = 15
"""The same in easy language."""
HARD = 3
"""A sentence of so many points is hard."""
MOST_PASSIVES = 2
LONG_KEY, SHORT_KEY = 6, 4
"""Letters by which expressions are looked up; those that are the same for fewer have the short key."""
_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\w(?:[\w'.,]*\w)?")
MANY_NOUNS = 4
"""So many nouns made of verbs and qualities weigh as much as a chain of them."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, and what makes it hard.

    Attributes:
        text: the sentence as it is written.
        points: how hard it is; see `HARD`.
        length: how many words it has.
        is_long: whether that is too many.
        heavy: the words of the administration in it, each with what to write instead.
        letters: the acronyms that nothing explains.
        turns: the turns of phrase that weigh it down, each with its words: “passive” and “impersonal”, where nobody
            does anything, “negation” for two of them, “chain” for nouns hung on one another, “nouns” for many.
        cut: the words before which it could be cut in two; nothing when it is short, or nowhere stands out.
    """

    text: str
    points: int
    length: int
    is_long: bool
    heavy: tuple[tuple[str, str], ...]
    letters: tuple[str, ...]
    turns: tuple[tuple[str, str], ...]
    cut: str


def read(text: str, language: str, explained: Collection[str] = (), *, easy: bool = False) -> list[Sentence]:
    """Each sentence of a text with what makes it hard.

    Args:
        text: an explanation, or an answer.
        language: "fr" or "en".
        explained: acronyms that the reader can be taken to know.
        easy: whether it is meant to be easy language, in which sentences are shorter.
    """
    tongue = import_module(f"labo_cli.lint.plain_words_{language}")
    heavy = _heavy_words(language)
    small = flat(text)
    longest = LONG_EASY if easy else LONG
    known = {*explained, *tongue.EVERYDAY}
    return [
        _sentence(text[start:end], small[start:end], longest, tongue, heavy, known) for start, end in sentences(small)
    ]


def _sentence(
    text: str,
    small: str,
    longest: int,
    tongue: Any,
    heavy: Mapping[str, list[tuple[str, str]]],
    known: Collection[str],
) -> Sentence:
    words = _WORDS.findall(small)
    length = len(words)
    points = 0 if length <= longest else 1 + (length - longest) // EACH_MORE
    hits = tuple(_heavy(text, small, heavy))
    letters = (
        tuple(dict.fromkeys(word for word in letters_in(text) if word not in known)) if _has_capitals(text) else ()
    )
    # Words that end like nouns made of verbs; without one of them there is no chain of them.
    nouns = [word for word in words if word.endswith(tongue.ABSTRACT) and word not in tongue.CONCRETE]
    turns: list[tuple[str, str]] = []
    for name, pattern, weight in (
        ("impersonal", tongue.IMPERSONAL, 2),
        ("negation", tongue.DOUBLE_NEGATION, 2),
        ("chain", tongue.CHAIN, 2),
    ):
        if (name != "chain" or nouns) and (match := pattern.search(small)):
            turns.append((name, _cut(text[slice(*match.span())])))
            points += weight
    if len(nouns) >= MANY_NOUNS and "chain" not in dict(turns):
        turns.append(("nouns", ", ".join(nouns[:MANY_NOUNS])))
        points += 2
    passives = [match.span() for match in tongue.PASSIVE.finditer(small)]
    if passives and not any(name == "impersonal" for name, _words in turns):
        turns.append(("passive", _cut(text[slice(*passives[0])])))
        points += min(len(passives), MOST_PASSIVES)
    points += len(hits) + len(letters)
    is_long = length > longest
    cut = _where_to_cut(text, small, tongue.CUTS) if is_long else ""
    return Sentence(" ".join(text.split()), points, length, is_long, hits, letters, tuple(turns), cut)


def _has_capitals(text: str) -> bool:
    return not text.isupper() and not text.islower()


def _heavy(text: str, small: str, heavy: Mapping[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """The words of the administration in a sentence, looked up by how they begin."""
    last = 0
    for word in _WORD.finditer(small):
        start = word.start()
        if start < last:
            continue
        near = heavy.get(small[start : start + LONG_KEY]) or heavy.get(small[start : start + SHORT_KEY]) or ()
        for expression, instead in near:
            if match := _pattern(expression).match(small, start):
                yield text[start : match.end()].strip(" '’"), instead
                last = match.end()
                break


# There are hundreds of expressions, and a text needs few of them.
_pattern = cache(re.compile)


@lru_cache(maxsize=2)
def _heavy_words(language: str) -> Mapping[str, list[tuple[str, str]]]:
    """The words of the administration by the first letters of each expression, the longest expressions first."""
    tongue = import_module(f"labo_cli.lint.plain_words_{language}")
    lines = [line.split(" | ") for line in tongue.HEAVY.strip().splitlines()]
    entries = []
    for expression, instead in sorted(lines, key=lambda line: -len(line[0])):
        # “au regard d” goes on in many ways; a whole word does not.
        end = r"(?:e |es |u |')" if expression.endswith(" d") else r"(?!\w)"
        entries.append((_fixed(expression), (expression + end, instead)))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for fixed, entry in entries:
        if len(fixed) < LONG_KEY:
            found[fixed[:SHORT_KEY]].append(entry)
    for fixed, entry in entries:
        if len(fixed) >= LONG_KEY:
            key = fixed[:LONG_KEY]
            # Whoever finds the long key does not look under the short one.
            found.setdefault(key, [*found.get(key[:SHORT_KEY], [])]).insert(0, entry)
    return {key: sorted(entries, key=lambda entry: -len(entry[0])) for key, entries in found.items()}


def _fixed(expression: str) -> str:
    """The beginning of an expression that is the same in all its forms."""
    fixed = re.match(r"[\w' -]*", expression)
    assert fixed
    return fixed[0][:-1] if expression[fixed.end() : fixed.end() + 1] == "?" else fixed[0]


def _where_to_cut(text: str, small: str, cuts: re.Pattern[str]) -> str:
    """The words before which a sentence could be cut, the nearest to its middle."""
    middle = len(small) / 2
    places = [match.start() for match in cuts.finditer(small) if len(small) / 5 < match.start() < len(small) * 4 / 5]
    if not places:
        return ""
    place = min(places, key=lambda here: abs(here - middle))
    return " ".join(text[place:].strip(" ,").split()[:3])


def _cut(text: str) -> str:
    said = " ".join(text.split()).strip(" ,;:.")
    return said if len(said) <= 60 else said[:57].rsplit(" ", 1)[0] + "…"
