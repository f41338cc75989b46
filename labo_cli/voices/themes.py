"""A theme proposed for each contribution that has none, with the words that speak for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.base import Word
from labo_cli.voices.wording import stem, telling

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from labo_cli.model.project import Theme

__all__ = ["Gathering", "Proposal", "Sureness", "Trial", "gatherings", "proposals", "trial"]

_TITLE, _QUESTIONS = 3, 1
"""How many contributions a word of a theme's title, and one of its questions, counts as much as."""
_BEFORE = 3.0
"""How many times each word counts as met before anything was learnt."""
_LEAST, _CLEAR = 1.5, 2.2
"""How far the best theme is ahead of the second one to be proposed at all; and to be clear, named by its title."""
_NAMED = 1.2
"""The same where a word of the theme's title is among those that speak for it."""
_BARE = 2
"""The telling words of a title each of which names its theme, even one that is mostly said in passing."""
_TWO = 2
"""The words that speak for a theme that is proposed, unless one of them is in its title."""
_REASONS = 4
FEWEST, MOST = 3, 12
"""The contributions that a new theme needs, and the new themes that anybody would read through."""
_IN_PASSING = """
personne personnes gens monde heure heures jour jours semaine mois annee annees ans quart demi avant apres aller
reste premier premiere deux trois quatre cinq autre autres petit petite grand grande vraiment passe parler voir
first second one two three four five hour hours minute minutes day days week weeks month months year years old
people somebody someone everyone everybody nobody anybody anyone something before after little big way time
"""
_NAMES_NOTHING = frozenset(stem(word) for word in _IN_PASSING.split())
"""Words that many contributions share without being about the same thing."""
_SHORTEST = 3
_TOO_COMMON = 0.5
"""A word that more than this share of what is left over has names nothing."""


class Sureness(Word):
    """How far a proposed theme can be relied upon."""

    CLEAR = "clear", N_("clearly")
    LIKELY = "likely", N_("probably, to be read again")


@dataclass(frozen=True)
class Proposal:
    """The theme that fits a contribution best.

    Attributes:
        position: the contribution's place among the texts given.
        theme: the id of the theme.
        words: the contribution's own words that speak for it, the strongest first.
        sureness: how far it can be relied upon.
        second: the id of the theme that fits second best; None when no word speaks for another.
    """

    position: int
    theme: str
    words: tuple[str, ...]
    sureness: Sureness
    second: str | None = None


@dataclass(frozen=True)
class Gathering:
    """Contributions that share words which no theme of the project has: perhaps a new theme.

    Attributes:
        words: the words that they share, as spoken, the most telling first; its name for the time being.
        positions: the contributions' places among the texts given.
    """

    words: tuple[str, ...]
    positions: tuple[int, ...]


def proposals(
    texts: Sequence[str], themes: Sequence[Theme], sorted_already: Iterable[tuple[str, str]]
) -> list[Proposal]:
    """The theme that each text fits best, where its words speak clearly enough for one.

    Args:
        texts: contributions without a theme.
        themes: the project's themes; their titles and questions say what they are about.
        sorted_already: the id of a theme with the text of a contribution that was sorted under it.

    Returns:
        A proposal for each text whose words speak for a theme; none for the others.
    """
    sense = _Sense(themes, sorted_already)
    found = (sense.proposal(n, text) for n, text in enumerate(texts))
    return [proposal for proposal in found if proposal]


@dataclass(frozen=True)
class Trial:
    """How far proposals may be trusted in a project, tried on what it has sorted already, one at a time as if new.

    Attributes:
        tried: how many contributions have a theme.
        proposed: for how many of them a theme would be proposed.
        right: for how many of those it would be the theme that they have.
    """

    tried: int
    proposed: int
    right: int


def trial(themes: Sequence[Theme], sorted_already: Sequence[tuple[str, str]]) -> Trial:
    """Tries on contributions with a theme what would be proposed if they had none; see `proposals`."""
    sense = _Sense(themes, sorted_already)
    found = [(theme, sense.without(theme, text)) for theme, text in sorted_already]
    proposed = [(theme, proposal.theme) for theme, proposal in found if proposal]
    return Trial(len(found), len(proposed), sum(had == given for had, given in proposed))


class _Sense:
    """What each word says of each theme, learnt from titles, questions and what was sorted before."""

    def __init__(self, themes: Sequence[Theme], sorted_already: Iterable[tuple[str, str]]) -> None:
        self.ids = [theme.id for theme in themes]
        self.counts: dict[str, Counter[str]] = {theme.id: Counter() for theme in themes}
        self.sizes = dict.fromkeys(self.ids, 1.0)
        # What names nothing by itself names a theme whose title says hardly anything else: “Hours”, “Opening hours”.
        titles = (telling(theme.title) for theme in themes)
        self.own = frozenset(word for title in titles if len(title) <= _BARE for word in title)
        self.titles = {theme.id: _subjects(theme.title, self.own) for theme in themes}
        for theme in themes:
            self._learn(theme.id, theme.title, _TITLE)
            for text in (theme.question, *theme.follow_ups):
                self._learn(theme.id, text or "", _QUESTIONS)
        for theme_id, text in sorted_already:
            if theme_id in self.counts:
                self._learn(theme_id, text, 1)

    def _learn(self, theme: str, text: str, weight: int) -> None:
        if words := _subjects(text, self.own):
            self.counts[theme].update(dict.fromkeys(words, weight))
            self.sizes[theme] += weight

    def without(self, theme: str, text: str) -> Proposal | None:
        """What would be proposed for a text if it had not been sorted already."""
        if theme not in self.counts:
            return None
        self._learn(theme, text, -1)
        found = self.proposal(0, text)
        self._learn(theme, text, 1)
        return found

    def says(self, word: str, theme: str) -> float:
        """How much oftener a word is met under a theme than by chance, as a logarithm; 0 for a new word."""
        met = sum(counts[word] for counts in self.counts.values())
        if not met:
            return 0.0
        share = self.sizes[theme] / sum(self.sizes.values())
        # As if each word had been met before, spread like everything else: one meeting proves little.
        return log((self.counts[theme][word] + _BEFORE * share) / (met + _BEFORE) / share)

    def proposal(self, position: int, text: str) -> Proposal | None:
        words = _subjects(text, self.own)
        scores = {theme: sum(self.says(word, theme) for word in words) for theme in self.ids}
        ranked = sorted(self.ids, key=lambda theme: (-scores[theme], self.ids.index(theme)))
        if not ranked or not words:
            return None
        best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
        weights = {spoken: self.says(word, best) for word, spoken in words.items() if self.counts[best][word]}
        speaking = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))
        ahead = scores[best] - (scores[second] if second else 0.0)
        named = bool(self.titles[best].keys() & words.keys())
        few = len(speaking) < _TWO and not named
        if not speaking or few or ahead < (_NAMED if named else _LEAST) or scores[best] <= 0:
            return None
        other = second if second and any(self.counts[second][word] for word in words) else None
        sureness = Sureness.CLEAR if ahead >= _CLEAR and named else Sureness.LIKELY
        return Proposal(position, best, tuple(speaking[:_REASONS]), sureness, other)


def gatherings(texts: Mapping[int, str]) -> list[Gathering]:
    """Groups of texts that share telling words, the largest first; each text is in one group at most.

    Args:
        texts: what fits no theme of the project, by its place among all.
    """
    words = {n: _subjects(text) for n, text in texts.items()}
    groups: list[Gathering] = []
    while len(groups) < MOST:
        holders: dict[str, list[int]] = defaultdict(list)
        for n, said in words.items():
            for word in said:
                holders[word].append(n)
        most = max(FEWEST, _TOO_COMMON * len(texts))
        known = {word: held for word, held in holders.items() if FEWEST <= len(held) <= most}
        if not known:
            break
        best = max(known, key=lambda word: (len(known[word]), len(word), word))
        members = known[best]
        shared = [
            word
            for word in sorted(holders, key=lambda word: (-len(set(holders[word]) & set(members)), -len(word), word))
            if word == best or len(set(holders[word]) & set(members)) >= max(2, len(members) / 2)
        ]
        shared = [best, *(word for word in shared if word != best)][:3]
        groups.append(Gathering(tuple(_as_spoken(word, members, words) for word in shared), tuple(members)))
        words = {n: said for n, said in words.items() if n not in set(members)}
    return groups


def _subjects(text: str, own: Container[str] = ()) -> dict[str, str]:
    """The telling words of a text that may say what it is about, by their stems.

    Args:
        text: what was said.
        own: words that count although they are said in passing.
    """
    return {
        word: spoken
        for word, spoken in telling(text).items()
        if len(word) >= _SHORTEST and word.isalpha() and (word in own or word not in _NAMES_NOTHING)
    }


def _as_spoken(stem: str, members: Sequence[int], words: Mapping[int, Mapping[str, str]]) -> str:
    """The form in which most of them say a word; of forms said as often, the shortest."""
    forms = Counter(words[n][stem] for n in members if stem in words[n])
    return min(forms, key=lambda form: (-forms[form], len(form), form))
