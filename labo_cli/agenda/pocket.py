"""What each step comes down to on a card held in the hand: when, who, the first words, what if, what next.

A card cannot grow: it takes the first sentence of each moment, then as many more as it holds;
what does not hold goes on on a second card. What is read aloud is never cut within a sentence.
Heights are estimated from lengths, as for method cards; a test lays cards out and looks for
words outside of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.naming import lead_of, title_of
from labo_cli.agenda.own_needs import own_needs
from labo_cli.library.wording import amount
from labo_cli.model.workshops import MethodStep, OwnStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language
    from labo_cli.model.workshops import Track

__all__ = ["Format", "PocketCard", "PocketMoment", "pocket_cards"]

POINT = 25.4 / 72
CHARACTER = 0.157
"""The width of an average character with its share of ragged ends, in mm for each point of size."""
LEADING = 1.25
LEVELS = ((9, 99, 200, 9), (2, 99, 200, 9), (2, 8, 200, 2), (1, 5, 140, 1), (1, 3, 100, 1), (1, 2, 70, 1))
"""How much a card tries to hold besides the first words, the most first: sentences of each note, materials,
characters of a sentence of a note, which is then cut, sentences of what to do when time runs short."""
LONGEST_PLAN_B = 300
"""Characters of its longest sentence."""
LONGEST_SAID = 360
"""The characters of a sentence that can be read aloud from a card; a longer one may stop at a comma."""
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
    """A moment of a step: what is done, the first words said, the sentences that the card has no room for.

    A step of one's own has no title or length.
    """

    start: int
    minutes: int
    title: str
    say: str
    unsaid: tuple[str, ...] = ()


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
            cards += _fitted(item, None, after, language, paper)
        for track in item.tracks:
            lines = [line for line in track.items if line.step is not None]
            for m, line in enumerate(lines):
                cards += _fitted(line, track.track, lines[m + 1] if m + 1 < len(lines) else after, language, paper)
    return cards


def first_sentences(text: str, count: int, longest: int = 200) -> str:
    """The first sentences of a text; one longer than so many characters is cut at a comma, and says so."""
    kept = []
    for sentence in _sentences(text)[:count]:
        if len(sentence) > longest:
            kept.append(f"{sentence[: _cut(sentence, longest)].rstrip(' ,;:')}…")
            break
        kept.append(sentence)
    return " ".join(kept)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?…])[  ]+(?=[^\W\d_a-zà-ÿ]|[«“\"\d])", " ".join(text.split()))


def _cut(sentence: str, longest: int) -> int:
    start = sentence[:longest]
    comma = max(start.rfind(sign) for sign in (", ", "; ", " : ", ": "))
    return comma + 1 if comma > longest / 2 else start.rfind(" ") if " " in start else longest


def _moment(start: int, minutes: int, title: str, say: str) -> PocketMoment:
    spoken: list[str] = []
    for sentence in _sentences(say):
        rest = sentence
        while len(rest) > LONGEST_SAID:
            cut = _cut(rest, LONGEST_SAID)
            spoken.append(rest[:cut].strip())
            rest = rest[cut:].strip()
        spoken.append(rest)
    return PocketMoment(start, minutes, title, spoken[0], tuple(spoken[1:]))


def _announced(item: Item, language: Language) -> str:
    """What the card before says of a line: tracks by their names."""
    tracks = " / ".join(track.track.name for track in item.tracks)
    return f"{title_of(item, language)} – {tracks}" if tracks else title_of(item, language)


def _fitted(item: Item, track: Track | None, after: Item | None, language: Language, paper: Format) -> list[PocketCard]:
    following = (_announced(after, language), after.start) if after else None
    levels = [_card(item, track, following, language, level) for level in LEVELS]
    cards = next(([card] for card in levels if _holds(card, paper)), None) or _spread(levels, paper)
    return [_filled(card, paper) for card in cards]


def _holds(card: PocketCard, paper: Format) -> bool:
    return _height(card, paper) <= paper.height


def _filled(card: PocketCard, paper: Format) -> PocketCard:
    """The card with as many more sentences as it holds, one for each moment in turn."""
    growing = list(range(len(card.moments)))
    while growing:
        for n in list(growing):
            moment = card.moments[n]
            if moment.unsaid:
                more = replace(moment, say=f"{moment.say} {moment.unsaid[0]}", unsaid=moment.unsaid[1:])
                longer = replace(card, moments=(*card.moments[:n], more, *card.moments[n + 1 :]))
                if _holds(longer, paper):
                    card = longer
                    continue
            growing.remove(n)
    return card


def _unsaid(cards: Iterable[PocketCard]) -> int:
    return sum(len(sentence) for card in cards for moment in card.moments for sentence in moment.unsaid)


def _card(
    item: Item,
    track: Track | None,
    following: tuple[str, int] | None,
    language: Language,
    level: tuple[int, int, int, int],
) -> PocketCard:
    sentences, most, longest, answers = level
    step = item.step
    name = track.name if track else ""
    plain_card = PocketCard(item.start, item.end, title_of(item, language), track=name, following=following)
    if step is None or isinstance(step, Pause):
        return replace(plain_card, sort="free" if step is None else "pause")
    assert isinstance(step, MethodStep | OwnStep)
    moments = tuple(
        _moment(
            moment.start,
            moment.minutes,
            moment.step.title.within(language.code),
            moment.step.say.within(language.code),
        )
        for moment in item.moments
    )
    if isinstance(step, OwnStep) and step.say:
        moments = (_moment(item.start, 0, "", step.say),)
    notes = [step.description] if isinstance(step, OwnStep) and step.description else []
    notes += [step.notes] if step.notes else []
    return replace(
        plain_card,
        lead=lead_of(item, track),
        helpers=tuple(step.helpers),
        moments=moments,
        notes=" ".join(first_sentences(text, sentences, longest) for text in notes),
        materials=tuple(_materials(item, language, most)),
        fallback=first_sentences(item.card.fallback.within(language.code), answers, LONGEST_PLAN_B)
        if item.card
        else "",
        alarm=_alarm(item),
    )


def _materials(item: Item, language: Language, most: int) -> Iterator[str]:
    things = [(need.material.name.within(language.code), need.quantity, need.material.unit) for need in item.needs]
    things += [(own.material.name, own.quantity or 0, own.material.unit) for own in own_needs(item)]
    for name, quantity, unit in things[:most]:
        yield f"{name} ({amount(quantity, unit, language)})" if quantity else name
    if len(things) > most:
        yield "…"


def _alarm(item: Item) -> tuple[int, int] | None:
    before = next((warning for least, warning in WARNINGS if item.minutes >= least), None)
    return (item.end - before, before) if before else None


def _spread(levels: Sequence[PocketCard], paper: Format) -> list[PocketCard]:
    """The step on as many cards as its moments need: the first has the materials, the last what if, whole."""
    firsts = [replace(card, moments=(), fallback="") for card in levels[2:]]
    card = replace(levels[0], part=(1, 2))
    opened = [first for first in firsts if _holds(replace(first, moments=card.moments[:1], part=(1, 2)), paper)]
    cards = [replace((opened or firsts[-1:])[0], part=(1, 2))]
    halves = [
        [replace(cards[0], moments=card.moments[:n]), replace(card, moments=card.moments[n:], notes="", materials=())]
        for n in range(len(card.moments) - 1, 0, -1)
    ]
    split = [[_filled(half, paper) for half in pair] for pair in halves if all(_holds(half, paper) for half in pair)]
    if split:
        first, second = min(split, key=_unsaid)
        return [first, replace(second, part=(2, 2))]
    for moment in card.moments:
        longer = replace(cards[-1], moments=(*cards[-1].moments, moment))
        if _holds(longer, paper) or not (cards[-1].moments or len(cards) == 1):
            cards[-1] = longer
        else:
            cards.append(replace(card, moments=(moment,), notes="", materials=(), fallback=""))
    last = replace(cards[-1], fallback=card.fallback)
    if _holds(last, paper):
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
        *(f"10 h 00 · 10 min {moment.title}. « {moment.say} »" for moment in card.moments),
        *([f"Attention : {card.notes}"] if card.notes else []),
        *(["Sur la table : " + ", ".join(card.materials)] if card.materials else []),
        *([f"Plan B : {card.fallback}"] if card.fallback else []),
    ]
    title = f"{card.title} (1/2)" if card.part[1] > 1 else card.title
    head = paper.time * POINT * 1.1 + lines(title, paper.title) * paper.title * POINT * 1.2
    led = f"Anime : {card.lead or '_' * 20}   avec {', '.join(card.helpers)}" if card.sort == "step" else ""
    named = [card.track, led]
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
