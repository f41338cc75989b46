"""What the poster of the answers shows, and in which sizes of type it holds on one A3 sheet.

The room of each part is set, in mm, here and in `feedback-poster.html`. What does not hold in a size that is read from
a step away is left out, the best known things last; one thing of each part always stays, cut short if it must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.feedback.coming import coming_up, study_ends
from labo_cli.feedback.easy import sentences
from labo_cli.feedback.words import REASONS
from labo_cli.model.words import State
from labo_cli.rendering.wall_type import height_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labo_cli.feedback.coming import Coming
    from labo_cli.feedback.letter import Entry, Letter
    from labo_cli.i18n import Language
    from labo_cli.model.project import Project

__all__ = ["Box", "FeedbackPoster", "Item", "poster_of"]

SMALLEST, COMFORTABLE, LARGEST = 12.0, 15.0, 34.0
"""Sizes of type in points: the least ever, the least in which more than one thing is shown, the largest."""
NEAR = 14.0
"""The least size for dates, which are read from near by those who have found what they asked for."""
NOTE = 0.88
"""The size of what stands under a thing, as a part of the thing's own."""
LEADING = 1.24
SPARE = 0.96
"""The part of a room that is counted on: lines as they are set may be a little higher than reckoned."""
WIDTH, HEIGHT = 122.0, 177.0
"""The room in mm for what is kept, and for what is not, each under its heading."""
STUDIED = 0.3
"""The part of the right-hand room that is kept for what is still being looked at, where there is any."""
MORE = 8.0
"""The room in mm for the line that says how many things are left out."""
BELOW = 66.0
"""The height in mm of the two boxes at the foot, under their headings."""
SHORT = 8
"""A sentence of no more words, such as “No, although we first said yes”, is left out beside the reason."""
REPLY_WIDTH = 128.0
"""The width in mm for how to react, which no line is drawn beside."""
REPLY_ALONE = 262.0
"""The same where no dates stand beside it."""
BLANK = 20.0
"""From so many mm on that the lists leave free, the figures above them and the boxes at the foot take them."""
TILES = 34.0
"""By how many mm the figures grow, at most."""
UNTIL = 9.0
"""The room in mm for the last day to react."""
ALIKE = 3.5
"""By how many points the type of the two columns may differ."""
MOST = 7
"""Things in a list, at most: a wall is read in passing."""
PROJECT_TITLE = (245.0, 17.0, 20.0)
"""The room for the project's title in mm, width and height, and its largest size in points."""


@dataclass(frozen=True)
class Item:
    """A thing on the poster: its words, and those under it in smaller type."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Box:
    """Things that hold in a part of the poster.

    Attributes:
        items: in order.
        size: of the type, in points.
        gap: between two of them, in mm.
        left_out: how many more there are.
    """

    items: tuple[Item, ...]
    size: float
    gap: float
    left_out: int


@dataclass(frozen=True)
class FeedbackPoster:
    """What the poster shows.

    Attributes:
        title: the project's.
        said: how many things were said, and noted.
        groups: from how many groups they come.
        recommendations: how many there are.
        kept: what is kept, whole or in part.
        refused: what is not kept, and why.
        only_in_part: whether nothing was turned down whole, so that `refused` holds what was turned down in part.
        studied: what is still being looked at.
        dates: what happens next.
        reply: how to react.
        tiles: by how many mm the figures are higher than they need be, where there is little to tell.
        rise: by how many mm the boxes at the foot begin higher up.
    """

    title: Box
    said: int
    groups: int
    recommendations: int
    kept: Box
    refused: Box
    only_in_part: bool
    studied: Box
    dates: Box
    reply: Box
    tiles: float
    rise: float


def poster_of(letter: Letter, project: Project, language: Language) -> FeedbackPoster:
    """The poster of the letter for all."""
    by_state = dict(letter.entries)
    kept = _ranked([*by_state.get(State.RETAINED, ()), *by_state.get(State.PARTLY_RETAINED, ())])
    refused = _ranked(by_state.get(State.NOT_RETAINED, ()))
    # Where nothing was turned down whole, what was turned down in part is what honesty asks for.
    partly = [] if refused else _ranked(by_state.get(State.PARTLY_RETAINED, ()))
    studied = _ranked(by_state.get(State.UNDER_STUDY, ()))
    share = STUDIED if studied else 0.0
    right = HEIGHT - (14.0 if studied else 0.0)
    coming = coming_up(project, [entry.recommendation for entry in (*kept, *studied, *refused)], with_stages=True)
    dates = [_date(each, language) for each in coming]
    yes = [[_kept(entry, language, much, letter.is_draft) for entry in kept] for much in (2, 1, 0)]
    no = [[_refused(entry, language, whole, letter.is_draft) for entry in refused or partly] for whole in (True, False)]
    unsure = [_studied(entry, language, letter.is_draft) for entry in studied]
    largest = min(_fullest(yes, HEIGHT).size, _fullest(no, right * (1 - share)).size) + ALIKE
    columns = (
        _fullest(yes, HEIGHT, largest),
        _fullest(no, right * (1 - share), largest),
        _fitted(unsure, WIDTH, right * share, largest),
    )
    free = _free(*columns)
    tiles = min(free / 2, TILES)
    below = BELOW + free - tiles
    react = below - (UNTIL if project.feedback.until else 0.0)
    return FeedbackPoster(
        title=_fitted([Item(project.title)], *PROJECT_TITLE[:2], PROJECT_TITLE[2]),
        said=letter.said,
        groups=len({item.group for item in project.contributions}),
        recommendations=len(project.recommendations),
        kept=columns[0],
        refused=columns[1],
        only_in_part=bool(partly),
        studied=columns[2],
        dates=_fitted(dates, WIDTH, below, largest, NEAR),
        reply=_fitted(_replying(project), REPLY_WIDTH if dates else REPLY_ALONE, react, largest),
        tiles=round(tiles, 1),
        rise=round(free - tiles, 1),
    )


def _free(kept: Box, refused: Box, studied: Box) -> float:
    """How many mm under both lists stay empty; 0 where something is left out, or where it hardly shows."""
    if kept.left_out or refused.left_out or studied.left_out:
        return 0.0
    right = _filled(refused) + (14.0 + _filled(studied) if studied.items else 0.0)
    free = HEIGHT * SPARE - max(_filled(kept), right)
    return free if free > BLANK else 0.0


def _filled(box: Box) -> float:
    """The height in mm of what a list shows, as it is set."""
    return _height(box.items, WIDTH, box.size) + len(box.items) * (box.gap - _gap(box.size))


def _ranked(entries: Iterable[Entry]) -> list[Entry]:
    """The best known answers first: votes, then how many groups and people asked."""

    def weight(entry: Entry) -> tuple[int, int, int]:
        votes = sum(word.said.votes or 0 for word in entry.words)
        return votes, len(entry.askers), len(entry.recommendation.sources)

    return sorted(entries, key=weight, reverse=True)


def _kept(entry: Entry, language: Language, much: int, is_draft: bool) -> Item:
    """What is kept, with the part that is; from `much` 1 on with the day, from 2 on with the answer."""
    item, said = entry.recommendation, language.gettext
    notes = []
    if item.state is State.PARTLY_RETAINED and item.kept:
        notes.append(said("Kept: %(part)s") % {"part": " ".join(sentences(item.kept))})
    if is_draft and not item.explanation:
        notes.append(said("[answer to be written]"))
    if much > 1:
        notes += sentences(item.explanation or "")
    if much and item.next_step:
        notes.append(said("By: %(date)s") % {"date": f"{language.date(item.next_step.deadline, 'long')}."})
    return Item(item.text, " ".join(notes))


def _refused(entry: Entry, language: Language, whole: bool, is_draft: bool) -> Item:
    item, said = entry.recommendation, language.gettext
    notes = [said(REASONS[item.reason])] if item.reason else []
    told = [sentence for sentence in sentences(item.explanation or "") if len(sentence.split()) > SHORT]
    notes += told if whole or not notes else told[:1]
    if is_draft:
        notes += [] if item.reason else [said("[reason to be written]")]
        notes += [] if item.explanation else [said("[answer to be written]")]
    return Item(item.text, " ".join(notes))


def _studied(entry: Entry, language: Language, is_draft: bool) -> Item:
    day = study_ends(entry.recommendation)
    note = language.gettext("An answer is due by %(date)s.") % {"date": language.date(day, "long")} if day else ""
    if is_draft and not entry.recommendation.explanation:
        note = f"{note} {language.gettext('[answer to be written]')}".strip()
    return Item(entry.recommendation.text, note)


def _date(coming: Coming, language: Language) -> Item:
    if coming.end is None:
        return Item(language.date(coming.day, "long"), coming.what)
    days = language.days(coming.day, coming.end)
    return Item(days[0].upper() + days[1:], language.gettext("Trial: %(stage)s") % {"stage": coming.what})


def _replying(project: Project) -> list[Item]:
    text = " ".join((project.feedback.reply or project.brief.answering or "").split())
    return [Item(text)] if text else []


def _fullest(tellings: Sequence[Sequence[Item]], height: float, largest: float = LARGEST) -> Box:
    """The first of some ways to tell the same things in which all of them hold, or else the last one."""
    boxes = (_fitted(items, WIDTH, height, largest) for items in tellings[:-1])
    whole = (box for box in boxes if not box.left_out and box.size >= COMFORTABLE)
    return next(whole, None) or _fitted(tellings[-1], WIDTH, height, largest)


def _fitted(
    items: Sequence[Item], width: float, height: float, largest: float = LARGEST, comfortable: float = COMFORTABLE
) -> Box:
    """As many things as hold in a room, in the largest type."""
    if not items:
        return Box((), largest, 0.0, 0)
    sizes = [largest - step / 2 for step in range(int((largest - SMALLEST) * 2) + 1)]
    for count in range(min(len(items), MOST), 0, -1):
        shown = items[:count]
        room = height * SPARE - (MORE if count < len(items) else 0.0)
        least = comfortable if count > 1 else SMALLEST
        size = next((size for size in sizes if size >= least and _height(shown, width, size) <= room), None)
        if size:
            gap = (room - _height(shown, width, size)) / count + _gap(size)
            return Box(tuple(shown), size, round(min(gap, 3 * _gap(size)), 2), len(items) - count)
    return Box((_cut(items[0], width, height * SPARE - MORE),), SMALLEST, _gap(SMALLEST), len(items) - 1)


def _gap(size: float) -> float:
    return size * 0.19


def _height(items: Iterable[Item], width: float, size: float) -> float:
    return sum(
        height_of(item.text, width, size, LEADING)
        + (height_of(item.note, width, size * NOTE, LEADING) if item.note else 0.0)
        + _gap(size)
        for item in items
    )


def _cut(item: Item, width: float, room: float) -> Item:
    """A thing cut short until it holds, its note first."""
    text, note = item.text.split(), item.note.split()
    while len(text) + len(note) > 1:
        longest = note if note else text
        longest.pop()
        cut = Item(" ".join(text), f"{' '.join(note)}…" if note else "")
        cut = cut if note else Item(f"{cut.text}…")
        if _height([cut], width, SMALLEST) <= room:
            return cut
    return Item(f"{item.text[:40]}…")
