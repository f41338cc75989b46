"""The library as a book: chapters by phase, an index of names, a table of what suits whom."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from labo_cli.library.search import plain
from labo_cli.model.words import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard

__all__ = ["Booklet", "Chapter", "Entry", "Term", "bind", "entry"]


@dataclass(frozen=True)
class Entry:
    """A card, under its id, with the names of the methods it goes before and after.

    Attributes:
        before: ids and names of the methods that follow it well.
        after: ids and names of the methods that it follows well.
    """

    id: str
    card: MethodCard
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Chapter:
    """The methods of a phase; a method stands under the first of its phases."""

    phase: Phase
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Term:
    """A line of the index: a word, and the methods to look at.

    Attributes:
        letter: what it is filed under: a capital without accents, or # for figures.
        main: whether it is the method's own name.
    """

    letter: str
    word: str
    ids: tuple[str, ...]
    main: bool


@dataclass(frozen=True)
class Booklet:
    """Everything that the library's book prints."""

    chapters: tuple[Chapter, ...]
    index: tuple[tuple[str, tuple[Term, ...]], ...]


def entry(method_id: str, cards: Mapping[str, MethodCard], language: str) -> Entry:
    """A card with the names of its neighbours, whichever of the two cards says that they go together."""

    def named(ids: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple((name, cards[name].name.within(language)) for name in ids if name in cards)

    card = cards[method_id]
    before = [*card.goes_before, *(n for n in cards if method_id in cards[n].follows and n not in card.goes_before)]
    after = [*card.follows, *(n for n in cards if method_id in cards[n].goes_before and n not in card.follows)]
    return Entry(method_id, card, named(before), named(after))


def bind(cards: Mapping[str, MethodCard], language: str) -> Booklet:
    """Puts the cards in the order of a book."""
    entries = [entry(name, cards, language) for name in cards]
    entries.sort(key=lambda e: (list(Phase).index(e.card.phases[0]), plain(e.card.name.within(language))))
    chapters = tuple(Chapter(phase, tuple(group)) for phase, group in groupby(entries, key=lambda e: e.card.phases[0]))
    terms = sorted(_terms(entries, language), key=lambda term: (term.letter, plain(term.word)))
    index = tuple((letter, tuple(group)) for letter, group in groupby(terms, key=lambda term: term.letter))
    return Booklet(chapters, index)


def _terms(entries: list[Entry], language: str) -> list[Term]:
    """The names of the methods, the other names they go by, and the people they come from."""
    main = {e.card.name.within(language): e.id for e in entries}
    others: dict[str, list[str]] = {}
    for e in entries:
        authors = [source.author for source in e.card.sources if source.author]
        for word in [*(e.card.also.within(language) if e.card.also else ()), *authors]:
            others.setdefault(word, []).append(e.id)
    terms = [Term(_letter(word), word, (name,), main=True) for word, name in main.items()]
    return terms + [Term(_letter(w), w, tuple(ids), main=False) for w, ids in others.items() if w not in main]


def _letter(word: str) -> str:
    first = plain(word)[:1].upper()
    return first if first.isalpha() else "#"
