"""The library as a book: chapters by phase, an index of names, a table of what suits whom."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain
from labo_cli.model.words import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard

_BETWEEN_PEOPLE = re.compile(r",\s*(?![^()]*\))|\s+(?:and|et)\s+(?![^()]*\))")
"""What stands between two people in a source's author, brackets apart."""

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
        main: whether it is the method's own name.
    """

    word: str
    ids: tuple[str, ...]
    main: bool = False


@dataclass(frozen=True)
class Booklet:
    """Everything that the library's book prints.

    Attributes:
        chapters: the methods, by phase.
        index: the names of methods and the other names they go by, by letter.
        people: those whom methods come from, in the order of their last names.
    """

    chapters: tuple[Chapter, ...]
    index: tuple[tuple[str, tuple[Term, ...]], ...]
    people: tuple[Term, ...]


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
    names = sorted(_names(entries, language), key=lambda term: (_letter(term.word), plain(term.word)))
    index = tuple((letter, tuple(group)) for letter, group in groupby(names, key=lambda term: _letter(term.word)))
    return Booklet(chapters, index, tuple(sorted(_people(entries), key=lambda term: _last_name(term.word))))


def _names(entries: list[Entry], language: str) -> list[Term]:
    main = {e.card.name.within(language): e.id for e in entries}
    others: dict[str, list[str]] = defaultdict(list)
    for e in entries:
        for word in e.card.also.within(language) if e.card.also else ():
            others[word].append(e.id)
    terms = [Term(word, (name,), main=True) for word, name in main.items()]
    return terms + [Term(word, tuple(ids)) for word, ids in others.items() if word not in main]


def _people(entries: list[Entry]) -> list[Term]:
    known: dict[str, dict[str, None]] = defaultdict(dict)
    for e in entries:
        for source in e.card.sources:
            for person in filter(None, _BETWEEN_PEOPLE.split(source.author or "")):
                known[person][e.id] = None
    return [Term(person, tuple(ids)) for person, ids in known.items()]


def _last_name(person: str) -> str:
    return plain(person.partition(" (")[0].rpartition(" ")[2])


def _letter(word: str) -> str:
    """What a word is filed under: a capital without accents, or # for figures."""
    first = plain(word)[:1].upper()
    return first if first.isalpha() else "#"
