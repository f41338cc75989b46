"""Finds the cards that suit a moment, a number of people, a length of time, some words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard
    from labo_cli.model.words import Phase, Public

__all__ = ["Wanted", "find_methods", "plain"]


@dataclass(frozen=True)
class Wanted:
    """What a facilitator looks for; what is None does not matter."""

    words: str = ""
    phase: Phase | None = None
    minutes: int | None = None
    people: int | None = None
    public: Public | None = None


def find_methods(cards: Mapping[str, MethodCard], wanted: Wanted) -> dict[str, MethodCard]:
    """The cards that suit, in the order of the phases, then by id.

    Capitals and accents make no difference to words; every word must be in the card's
    name, purpose or uses, in either language.
    """
    words = plain(wanted.words).split()
    found = {name: card for name, card in cards.items() if _suits(card, wanted) and _has(name, card, words)}
    order = list(type(next(iter(cards.values())).phases[0])) if cards else []
    return dict(sorted(found.items(), key=lambda pair: (order.index(pair[1].phases[0]), pair[0])))


def _suits(card: MethodCard, wanted: Wanted) -> bool:
    return (
        (wanted.phase is None or wanted.phase in card.phases)
        and (wanted.minutes is None or card.minutes.min <= wanted.minutes)
        and (wanted.people is None or card.people.min <= wanted.people <= card.people.max)
        and (wanted.public is None or any(a.public is wanted.public for a in card.adaptations))
    )


def _has(name: str, card: MethodCard, words: list[str]) -> bool:
    texts = [name, card.name.fr, card.name.en, card.purpose.fr, card.purpose.en, *card.when.fr, *card.when.en]
    text = plain(" ".join(texts))
    return all(word in text for word in words)


def plain(text: str) -> str:
    """A text without capitals and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
