"""Finds the cards that suit a moment, a number of people, a length of time, some words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from labo_cli.i18n import _
from labo_cli.i18n.plain import plain
from labo_cli.model.card_words import Difficulty, Fit, Stance
from labo_cli.model.words import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.card_outline import CardOutline
    from labo_cli.model.card_words import Public

__all__ = ["Wanted", "find_methods", "nearest"]

Card = TypeVar("Card", bound="CardOutline")


@dataclass(frozen=True)
class Wanted:
    """What a facilitator looks for; what is None does not matter.

    Attributes:
        words: all of them must be found, in either language.
        phase: one that the method belongs to.
        minutes: the time there is; the method's shortest must hold in it.
        people: how many take part.
        public: one that the method suits, as it is or with changes.
        seated: True for what can be done without standing up.
        difficulty: the most experience that it may ask.
    """

    words: str = ""
    phase: Phase | None = None
    minutes: int | None = None
    people: int | None = None
    public: Public | None = None
    seated: bool = False
    difficulty: Difficulty | None = None


def find_methods(cards: Mapping[str, Card], wanted: Wanted) -> dict[str, Card]:
    """The cards that suit, in the order of the phases, then by id.

    Capitals and accents make no difference to words; every word must be in the card's
    names, phases, purpose or uses, in either language.
    """
    words = plain(wanted.words).split()
    found = {name: card for name, card in cards.items() if _suits(card, wanted) and _has(name, card, words)}
    order = list(Phase)
    return dict(sorted(found.items(), key=lambda pair: (order.index(pair[1].phases[0]), pair[0])))


def _suits(card: CardOutline, wanted: Wanted) -> bool:
    return (
        (wanted.phase is None or wanted.phase in card.phases)
        and (wanted.minutes is None or card.minutes.min <= wanted.minutes)
        and (wanted.people is None or card.people.min <= wanted.people <= card.people.max)
        and (wanted.public is None or _suits_public(card, wanted.public))
        and not (wanted.seated and card.stance in {Stance.STANDING, Stance.MOVING})
        and (wanted.difficulty is None or _rank(card.difficulty) <= _rank(wanted.difficulty))
    )


def _suits_public(card: CardOutline, public: Public) -> bool:
    adaptation = card.adaptation(public)
    return adaptation is not None and adaptation.fit is not Fit.BADLY


def _rank(difficulty: Difficulty) -> int:
    return list(Difficulty).index(difficulty)


def _has(name: str, card: CardOutline, words: list[str]) -> bool:
    if not words:
        return True
    names = [*card.also.fr, *card.also.en] if card.also else []
    labels = [text for phase in card.phases for text in (phase, phase.label, _(phase.label))]
    texts = [
        name,
        *labels,
        card.name.fr,
        card.name.en,
        *names,
        card.purpose.fr,
        card.purpose.en,
        *card.when.fr,
        *card.when.en,
    ]
    text = plain(" ".join(texts))
    return all(word in text for word in words)


def nearest(words: str, cards: Mapping[str, CardOutline]) -> str:
    """The id of the method whose name, in either language, is nearest to words that were found nowhere."""
    names = {
        plain(part): method_id
        for method_id, card in cards.items()
        for text in (method_id, card.name.fr, card.name.en, *(card.also.fr + card.also.en if card.also else ()))
        for part in (text, *text.split())
    }
    near = get_close_matches(plain(words), names, n=1, cutoff=0.75)
    return names[near[0]] if near else ""
