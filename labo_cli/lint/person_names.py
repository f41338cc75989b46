"""The names of people, as they are found in texts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.lint.common_names import COMMON, FIRST_NAMES, ORDINARY
from labo_cli.lint.registers import PARTICLES, WORD, folded, without_accents
from labo_cli.lint.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["NameFinder", "Named"]

SHORTEST_ALONE = 4
"""Letters of a surname that is looked for alone: shorter ones are found in too many words."""
SHORTEST_SMALL = 5
"""Letters of a surname that is looked for alone in small letters."""

_WITHIN = re.compile(r"[\s'’‘\u2010\u2011-]{1,2}")
"""What stands between the words of one name: Le Goff, Anne-Marie, d'Alembert."""
_BETWEEN = re.compile(r"\s{1,3}")
"""What stands between the first name and the name."""
_TURNED = re.compile(r",?\s{1,3}")
"""What stands between the name and the first name."""
_AFTER_TITLE = re.compile(r"\.\s{0,3}|\s{1,3}")
_TITLES = frozenset(
    words("m mr mrs ms mme mmes mm mlle monsieur madame mademoiselle messieurs mesdames miss mister famille family")
)
_OFFICES = frozenset(words("dr docteur doctor me maitre pr prof professeur professor"))
"""Before a name in small letters, these are words too: maître nageur."""
_DETERMINERS = frozenset(
    words(
        "un une le la l ce cet cette du des au aux mon ma mes ton ta tes son sa ses notre votre leur nos vos leurs "
        "quel quelle aucun aucune chaque tout toute deux trois en plus tres trop si a an the this that my your his "
        "her our their no any some every"
    )
)
_CALLED = (
    # Streets, schools and squares are called after people who are not here.
    r"rue|avenue|boulevard|bd|place|square|quai|allee|impasse|pont|passage|chemin|villa"
    r"|lycee|ecole|college|hopital|bibliotheque|mediatheque|gymnase|stade|theatre|salle"
    r"|espace|residence|parc|prix|school|college|street|road|hospital|library"
)
_OF = r"(?: d[eu]s?| d['’]| de la)?"
_STREETS = re.compile(
    rf"(?:\b(?i:{_CALLED}|cours|cite|station|metro|foyer|maison|centre|jardin|tour|gare|mairie|marche|restaurant|loi"
    rf"|rapport|sainte?|st){_OF}(?: [A-Z][\w-]*){{0,2}}[ -])$"
)
_STREETS_BY_A_WHOLE_NAME = re.compile(
    # What stands right before a first name or a title: “à son tour Odile Dupont” is no tower.
    rf"\b(?i:{_CALLED}){_OF}(?: (?i:dr|docteur|pr|professeur|general|marechal|president|abbe)\.?|(?: [A-Z]\.)+)? $"
)
_NEAR = 60
"""Letters within which a street is looked for."""
_AFTER = re.compile(
    r"^ (?:street|road|avenue|lane|square|house|hall|school|college|park|library|centre|hospital)\b", re.I
)


@dataclass(frozen=True)
class Named:
    """A name that is found in a text.

    Attributes:
        part: as it stands there, without its accents.
        is_sure: False for a surname alone in small letters, which may be a word that labo does not know.
    """

    part: str
    is_sure: bool = True


@dataclass(frozen=True)
class _Person:
    last: tuple[str, ...]
    longest: int
    """Which of its words is the longest: the one that the fewest texts have."""
    firsts: tuple[tuple[str, ...], ...]
    """The first names, whole, and the first of them."""
    is_common: bool
    """Whether the surname is a word too, or that of somebody in the team: alone, it tells nothing."""
    is_ordinary: bool
    """Whether it is such a word in small letters only."""


class NameFinder:
    """Finds names in texts, whatever their accents.

    It finds, from the surest to the least:

    - the first name and the name, in either order and in any case; when both are words (“Rose Blanc”), with a capital;
    - an initial and the name, or the first name and an initial: “J. Dupontel”, “Jeanne D.”;
    - a title and the name, however short or common: “Mme Petit”, “M. Ba”;
    - the name alone with a capital, when it has four letters and is no common word, unless a street or a school is
      called so;
    - the name alone in small letters, when it has five, is no word that labo knows, and no article makes a word of it;
      that is not sure.

    Args:
        names: each as in a register, such as “Dupont, Odile”.
        team: the names of the team, which signs with them.
    """

    def __init__(self, names: Iterable[str], team: Iterable[str] = ()) -> None:
        own = {word for name in team for word in folded(name)}
        telling: set[str] = set()
        self._by_last: defaultdict[str, list[_Person]] = defaultdict(list)
        self._by_first: defaultdict[str, list[_Person]] = defaultdict(list)
        for person in dict.fromkeys(person for name in names if (person := _person(name, own))):
            self._by_last[person.last[person.longest]].append(person)
            telling.add(person.last[person.longest])
            for first in {first[0] for first in person.firsts}:
                self._by_first[first].append(person)
        self._words = frozenset(telling | set(self._by_first))

    def found(self, text: str) -> Named | None:
        """The surest name in a text, the first of them; None when there is none."""
        bare = without_accents(text)
        # Most texts have no word of any name: that is told far sooner than where it stands.
        if self._words.isdisjoint(WORD.findall(bare.lower())):
            return None
        seen = _Text(bare)
        unsure = None
        for n, word in enumerate(seen.words):
            for person in self._by_first.get(word, ()):
                # Many bear the same first name: most of them go without a closer look.
                if seen.has_none_of(person.last[person.longest], person.last[0][0]):
                    continue
                if part := seen.first_then_last(n, person):
                    return Named(part)
            for person in self._by_last.get(word, ()):
                named = seen.last(n - person.longest, person)
                if named and named.is_sure:
                    return named
                unsure = unsure or named
        return unsure


def _person(name: str, team: set[str]) -> _Person | None:
    last_name, _comma, first_name = name.partition(",")
    last, first = folded(last_name), folded(first_name)
    if not last or {*last, *first} <= team:
        return None
    telling = [word for word in last if word not in PARTICLES] or [*last]
    is_common = set(last) <= team or all(word in _COMMON for word in telling)
    return _Person(
        last,
        last.index(max(last, key=len)),
        tuple(dict.fromkeys((first, first[:1]))) if first else (),
        is_common or len("".join(last)) < SHORTEST_ALONE,
        all(word in _ORDINARY for word in telling) or len("".join(last)) < SHORTEST_SMALL,
    )


_AFTER_INITIAL = re.compile(r"\.\s{0,2}")
_COMMON = frozenset("".join(folded(word)) for word in COMMON)
_WORDS = _COMMON | frozenset("".join(folded(word)) for word in ORDINARY)
_ORDINARY = _WORDS | FIRST_NAMES


class _Text:
    """A text without accents, word by word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.words = [text[start:end].lower() for start, end in self.spans]
        self._there = frozenset(self.words)

    def has_none_of(self, *words: str) -> bool:
        return self._there.isdisjoint(words)

    def first_then_last(self, n: int, person: _Person) -> str:
        """“Odile Dupont” or “Odile D.” from the word n on; empty when that is not there."""
        for first in person.firsts:
            end = self._run(n, first)
            if end is None or not self._gap(end, _BETWEEN):
                continue
            after = self._run(end, person.last)
            if after is not None and self._is_name(n, after, end, person, first):
                return "" if self._is_street(n, after, whole=True) else self._part(n, after)
            if self._capital(n) and self._is_initial(end, {person.last[0][0].upper()}):
                return "" if self._is_street(n, end, whole=True) else self._part(n, end + 1)
        return ""

    def last(self, n: int, person: _Person) -> Named | None:
        """A surname from the word n on, with what makes a name of it: a first name, an initial, a title, a capital."""
        end = self._run(n, person.last)
        if end is None or self._is_street(self._begin(n, person), end, whole=True):
            return None
        capital = any(self._capital(k) for k in range(n, end) if self.words[k] not in PARTICLES or end - n == 1)
        if part := self._beside_a_first_name(n, end, person, capital=capital):
            return Named(part)
        if self._is_joined(n, end):
            return None
        if self._titled(n, end, capital=capital, is_short=len("".join(person.last)) < SHORTEST_ALONE):
            return Named(self._part(n, end))
        if person.is_common or self._is_street(n, end) or (not capital and (person.is_ordinary or self._is_word(n))):
            return None
        return Named(self._part(n, end), is_sure=capital)

    def _begin(self, n: int, person: _Person) -> int:
        """Where a name whose surname is at n begins: at the first name, when it stands before."""
        starts = (n - len(first) for first in person.firsts if self._run(n - len(first), first) == n)
        return min(starts, default=n)

    def _beside_a_first_name(self, n: int, end: int, person: _Person, *, capital: bool) -> str:
        """A surname from the word n to end with a first name after it, or an initial before or after it."""
        for first in person.firsts:
            after = self._run(end, first) if self._gap(end, _TURNED) else None
            if after is not None and self._is_name(n, after, n, person, first):
                return self._part(n, after)
        initials = {first[0][0].upper() for first in person.firsts}
        if capital and n and self._is_initial(n - 1, initials) and self._gap(n, _AFTER_INITIAL):
            return self._part(n - 1, end)
        if capital and self._gap(end, _TURNED) and self._is_initial(end, initials):
            return self._part(n, end + 1)
        return ""

    def _run(self, n: int, words: Sequence[str]) -> int | None:
        """Where words that follow one another as one name end; None when they are not at n."""
        end = n + len(words)
        if n < 0 or tuple(self.words[n:end]) != tuple(words):
            return None
        return end if all(self._gap(k, _WITHIN) for k in range(n + 1, end)) else None

    def _gap(self, n: int, allowed: re.Pattern[str]) -> bool:
        """Whether what stands before the word n, and after another, is of a kind."""
        return 0 < n < len(self.words) and bool(allowed.fullmatch(self.text, self.spans[n - 1][1], self.spans[n][0]))

    def _written(self, n: int) -> str:
        return self.text[slice(*self.spans[n])]

    def _is_initial(self, n: int, initials: set[str]) -> bool:
        """Whether the word n is one of some letters, with a capital and a full stop."""
        end = self.spans[n][1]
        return self._written(n) in initials and self.text[end : end + 1] == "."

    def _capital(self, n: int) -> bool:
        return self.text[self.spans[n][0]].isupper()

    def _part(self, n: int, end: int) -> str:
        return self.text[self.spans[n][0] : self.spans[end - 1][1]]

    def _is_name(self, n: int, end: int, last: int, person: _Person, first: Sequence[str]) -> bool:
        """Whether a first name and a name, which begins at last, are one, and not two words: “claire fontaine”."""
        if self._is_joined(n, end):
            return False
        return self._capital(last) or not (person.is_common and set(first) <= _WORDS)

    def _is_joined(self, n: int, end: int) -> bool:
        """Whether a hyphen makes it a part of another name: rue Odile-Dupont."""
        start, stop = self.spans[n][0], self.spans[end - 1][1]
        before, after = self.text[max(0, start - 1) : start], self.text[stop : stop + 1]
        return any(sign and (sign in "-\u2010\u2011_" or sign.isdigit()) for sign in (before, after))

    def _titled(self, n: int, end: int, *, capital: bool, is_short: bool) -> bool:
        if not self._gap(n, _AFTER_TITLE):
            return False
        title = self.words[n - 1]
        if title not in _TITLES | _OFFICES or (title == "me" and not self._capital(n - 1)):
            return False
        if not capital:
            return title in _TITLES and not is_short
        # “Mme Le” may be the beginning of Mme Le Goff, or of MME LE MAIRE.
        return not (is_short and self._gap(end, _WITHIN) and self._capital(end))

    def _is_street(self, n: int, end: int, *, whole: bool = False) -> bool:
        """Whether a street or a school is called so; a whole name is taken for one more rarely."""
        start, stop = self.spans[n][0], self.spans[end - 1][1]
        before = (_STREETS_BY_A_WHOLE_NAME if whole else _STREETS).search(self.text[max(0, start - _NEAR) : start])
        if before:
            return True
        after = _AFTER.match(self.text[stop : stop + _NEAR])
        return after is not None and not (whole and after[0].islower())

    def _is_word(self, n: int) -> bool:
        """Whether an article, or another such word, stands before."""
        return self._gap(n, _WITHIN) and self.words[n - 1] in _DETERMINERS
