"""What each step comes down to on a card held in the hand: when, who, the first words, what if, what next.

A card cannot grow: texts are cut at the end of a sentence until the card holds them, and what
still does not hold goes on on a second card. Heights are estimated from lengths, as for method
cards; a test lays cards out and looks for words outside of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.naming import title_of
from labo_cli.library.wording import amount
from labo_cli.model.workshops import MethodStep, OwnStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language

__all__ = ["Format", "PocketCard", "PocketMoment", "pocket_cards"]

POINT = 25.4 / 72
CHARACTER = 0.157
"""The width of an average character with its share of ragged ends, in mm for each point of size."""
LEADING = 1.25
LEVELS = ((3, 99, 200), (2, 99, 200), (1, 8, 200), (1, 5, 140), (1, 3, 100), (1, 2, 70))
"""How much a card tries to hold, the most first: sentences, materials, characters of a sentence, which is then cut."""
SPREAD = (1, 8, 200)
"""What a step holds that goes on on a second card."""
WARNINGS = ((15, 5), (8, 2))
"""From how many minutes on, how many minutes before the end the alarm rings."""


@dataclass(frozen=True)
class Format:
    """A card's measures, in millimetres, its sizes of type, in points; whether the alarm has a line of its own."""

    width: float
    height: float
    size: float
    title: float
    time: float
    stacked: bool = False


NORMAL = Format(width=133.0, height=90.0, size=11.0, title=14.0, time=20.0)
LARGE = Format(width=133.0, height=192.0, size=16.0, title=20.0, time=28.0, stacked=True)


@dataclass(frozen=True)
class PocketMoment:
    """A moment of a step: what is done, and the first words said. A step of one's own has no title or length."""

    start: int
    minutes: int
    title: str
    say: str


@dataclass(frozen=True)
class PocketCard:
    """A card.

    Attributes:
        start: minutes after midnight.
        end: likewise.
        title: the step's.
        sort: step, pause or free.
        track: the track's name; empty when all are together.
        lead: who leads; empty when nobody has said.
        helpers: who helps.
        moments: in order.
        notes: what the team must think of.
        materials: what to have at hand, with how many.
        fallback: what to do when time runs short.
        alarm: when to warn that the end is near, and how many minutes before; None for short steps.
        following: the title and the start of what comes next; None for the last.
        part: which of a step's cards this is, and how many there are.
    """

    start: int
    end: int
    title: str
    sort: str = "step"
    track: str = ""
    lead: str = ""
    helpers: tuple[str, ...] = ()
    moments: tuple[PocketMoment, ...] = ()
    notes: str = ""
    materials: tuple[str, ...] = ()
    fallback: str = ""
    alarm: tuple[int, int] | None = None
    following: tuple[str, int] | None = None
    part: tuple[int, int] = (1, 1)


def pocket_cards(agenda: Agenda, language: Language, *, large_print: bool = False) -> list[PocketCard]:
    """The cards of a session, in order; each track's follow one another."""
    paper = LARGE if large_print else NORMAL
    cards: list[PocketCard] = []
    for n, item in enumerate(agenda.items):
        after = agenda.items[n + 1] if n + 1 < len(agenda.items) else None
        if not item.tracks:
            cards += _fitted(item, "", after, language, paper)
        for track in item.tracks:
            lines = [line for line in track.items if line.step is not None]
            for m, line in enumerate(lines):
                cards += _fitted(line, track.track.name, lines[m + 1] if m + 1 < len(lines) else after, language, paper)
    return cards


def first_sentences(text: str, count: int, longest: int = 200) -> str:
    """The first sentences of a text; one longer than so many characters is cut at a comma, and says so."""
    flat = " ".join(text.split())
    sentences = re.split(r"(?<=[.!?…])[  ]+(?=[^\W\d_a-zà-ÿ]|[«“\"\d])", flat)
    kept = []
    for sentence in sentences[:count]:
        if len(sentence) > longest:
            start = sentence[:longest]
            cut = max(start.rfind(", "), start.rfind("; "), start.rfind(" : "), start.rfind(": "))
            kept.append(f"{start[: cut if cut > longest / 2 else start.rfind(' ')].rstrip(' ,;:')}…")
            break
        kept.append(sentence)
    return " ".join(kept)


def _announced(item: Item, language: Language) -> str:
    """What the card before says of a line: tracks by their names."""
    tracks = " / ".join(track.track.name for track in item.tracks)
    return f"{title_of(item, language)} – {tracks}" if tracks else title_of(item, language)


def _fitted(item: Item, track: str, after: Item | None, language: Language, paper: Format) -> list[PocketCard]:
    following = (_announced(after, language), after.start) if after else None
    for level in LEVELS:
        card = _card(item, track, following, language, level)
        if _height(card, paper) <= paper.height:
            return [card]
    return _spread(_card(item, track, following, language, SPREAD), paper)


def _card(
    item: Item, track: str, following: tuple[str, int] | None, language: Language, level: tuple[int, int, int]
) -> PocketCard:
    sentences, most, longest = level
    step = item.step
    plain_card = PocketCard(item.start, item.end, title_of(item, language), track=track, following=following)
    if step is None or isinstance(step, Pause):
        return replace(plain_card, sort="free" if step is None else "pause")
    assert isinstance(step, MethodStep | OwnStep)
    moments = tuple(
        PocketMoment(
            moment.start,
            moment.minutes,
            moment.step.title.within(language.code),
            first_sentences(moment.step.say.within(language.code), min(sentences, 2), longest),
        )
        for moment in item.moments
    )
    if isinstance(step, OwnStep) and step.say:
        moments = (PocketMoment(item.start, 0, "", first_sentences(step.say, sentences + 1, longest)),)
    notes = [step.description] if isinstance(step, OwnStep) and step.description else []
    notes += [step.notes] if step.notes else []
    return replace(
        plain_card,
        lead=step.lead or "",
        helpers=tuple(step.helpers),
        moments=moments,
        notes=" ".join(first_sentences(text, min(sentences, 2), longest) for text in notes),
        materials=tuple(_materials(item, language, most)),
        fallback=first_sentences(item.card.fallback.within(language.code), 1, longest) if item.card else "",
        alarm=_alarm(item),
    )


def _materials(item: Item, language: Language, most: int) -> Iterator[str]:
    things = [(need.material.name.within(language.code), need.quantity, need.material.unit) for need in item.needs]
    if isinstance(item.step, OwnStep):
        things += [(own.name, own.quantity or 0, own.unit) for own in item.step.materials]
    for name, quantity, unit in things[:most]:
        yield f"{name} ({amount(quantity, unit, language)})" if quantity else name
    if len(things) > most:
        yield "…"


def _alarm(item: Item) -> tuple[int, int] | None:
    before = next((warning for least, warning in WARNINGS if item.minutes >= least), None)
    return (item.end - before, before) if before else None


def _spread(card: PocketCard, paper: Format) -> list[PocketCard]:
    """The step on as many cards as its moments need: the first has the materials, the last what if."""
    cards = [replace(card, moments=(), fallback="")]
    for moment in card.moments:
        longer = replace(cards[-1], moments=(*cards[-1].moments, moment))
        if _height(longer, paper) <= paper.height or not (cards[-1].moments or len(cards) == 1):
            cards[-1] = longer
        else:
            cards.append(replace(card, moments=(moment,), notes="", materials=(), fallback=""))
    last = replace(cards[-1], fallback=card.fallback)
    if _height(last, paper) <= paper.height:
        cards[-1] = last
    elif card.fallback:
        # Not alone on a card, if there is a moment that it can go with.
        moved = cards[-1].moments[-1:] if len(cards[-1].moments) > 1 else ()
        cards[-1] = replace(cards[-1], moments=cards[-1].moments[: -1 if moved else None])
        cards.append(replace(card, moments=moved, notes="", materials=()))
    return [replace(one, part=(n, len(cards))) for n, one in enumerate(cards, 1)]


def _height(card: PocketCard, paper: Format) -> float:
    line = paper.size * POINT * LEADING

    def lines(text: str, size: float) -> int:
        return ceil(len(text) * CHARACTER * size / paper.width) if text else 0

    blocks: Sequence[str] = [
        *(f"10 h 00 · 10 min {moment.title}. {moment.say}" for moment in card.moments),
        *([f"Attention : {card.notes}"] if card.notes else []),
        *(["Sur la table : " + ", ".join(card.materials)] if card.materials else []),
        *([f"Plan B : {card.fallback}"] if card.fallback else []),
    ]
    head = paper.time * POINT * 1.1 + lines(card.title, paper.title) * paper.title * POINT * 1.2
    named = [card.track, f"Anime : {card.lead}   avec {', '.join(card.helpers)}" if card.lead or card.helpers else ""]
    head += sum(lines(text, paper.size) for text in named) * line + 3
    body = sum(lines(text, paper.size) * line + 1.3 for text in blocks)
    return head + body + _foot(card, paper, line)


def _foot(card: PocketCard, paper: Format, line: float) -> float:
    """What comes next, and the alarm beside it on a small card, under it on a large one."""
    following = len(f"Ensuite, 10 h 00 : {card.following[0]}" if card.following else "x" * 40)
    alarm = len("5 min avant la fin : 10 h 55") * CHARACTER * paper.size + 4 if card.alarm else 0
    if paper.stacked:
        return line * (ceil(following * CHARACTER * paper.size / paper.width) + bool(alarm)) + 2
    return line * ceil(following * CHARACTER * paper.size / (paper.width - alarm)) + 2
