"""What rules look at again and again: who is there at each line, and what the workshop's own words say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from labo_cli.i18n import Language
from labo_cli.i18n.messages import current_language
from labo_cli.i18n.plain import plain
from labo_cli.lint.reading import place
from labo_cli.model.workshops import ParallelStep

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator

    from labo_cli.agenda.timing import Item, TimedTrack
    from labo_cli.lint.rule import Path, SessionCase
    from labo_cli.model.project import Group
    from labo_cli.model.words import GroupKind
    from labo_cli.model.workshops import Track

__all__ = [
    "Line",
    "blocks",
    "day",
    "every_text",
    "lines",
    "listed",
    "most_tables",
    "names",
    "notes_of",
    "of_kinds",
    "percent",
    "words_of",
]


class Line(NamedTuple):
    """A line that is run, with the groups that take part in it.

    Attributes:
        item: the line on the clock; never a parallel block, whose tracks give their own lines.
        groups: those who are there.
        track: the track that it belongs to; None when everybody is there.
        path: where it stands in the workshop; the agenda as a whole for a line that labo added.
    """

    item: Item
    groups: tuple[Group, ...]
    track: Track | None
    path: Path


def lines(case: SessionCase) -> Iterator[Line]:
    """Every line that is run, in order, track after track within a parallel block."""
    everybody = tuple(group for group, _count in case.groups)
    for item in case.agenda.items:
        if not item.tracks:
            yield Line(item, everybody, None, place(item))
        for timed in item.tracks:
            there = tuple(group for group in everybody if group.id in timed.track.groups)
            for inner in timed.items:
                yield Line(inner, there, timed.track, place(inner))


def notes_of(line: Line) -> str:
    """What the user wrote about a line and its track, without accents or capitals."""
    step, track = line.item.step, line.track
    said = [getattr(step, key, None) for key in ("title", "say", "description", "notes")]
    return plain(" ".join(filter(None, [*said, *((track.name, track.room) if track else ())])))


def words_of(case: SessionCase) -> str:
    """Everything that the workshop's texts say, without accents or capitals."""
    return plain("\n".join(text for _path, text in every_text(case.workshop)))


def every_text(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each text within a part of the project, with where it stands in it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from every_text(getattr(value, key), (*path, key))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from every_text(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from every_text(inner, (*path, n))


def of_kinds(case: SessionCase, kinds: Collection[GroupKind]) -> list[tuple[Group, int]]:
    """The groups that come and stand so to the service, with how many of each."""
    return [(group, count) for group, count in case.groups if group.kind in kinds]


def names(groups: Iterable[Group]) -> str:
    """Groups by name, as in a sentence of the message's language."""
    return listed(group.name for group in groups)


def listed(items: Iterable[str]) -> str:
    """Items as in a sentence of the message's language, each once."""
    return Language(current_language()).list(dict.fromkeys(items))


def percent(share: float) -> str:
    """A share between 0 and 1, in the message's language."""
    return Language(current_language()).percent(share)


def day(date: datetime.date) -> str:
    """A day in full, in the message's language."""
    return Language(current_language()).date(date)


def most_tables(case: SessionCase) -> tuple[int, Path]:
    """The most tables that are used at one time, and where."""
    most = 0
    where: Path = ("agenda",)
    for item in case.agenda.items:
        used = _at_once(item.tracks) if item.tracks else item.tables
        if used > most:
            most, where = used, place(item)
    return most, where


def _at_once(tracks: tuple[TimedTrack, ...]) -> int:
    changes: list[tuple[int, int]] = []
    for item in (item for track in tracks for item in track.items):
        changes += [(item.start, item.tables), (item.end, -item.tables)]
    used = most = 0
    # At the same minute, tables are given back before they are taken.
    for _minute, change in sorted(changes):
        used += change
        most = max(most, used)
    return most


def blocks(case: SessionCase) -> Iterator[tuple[Item, ParallelStep, Path]]:
    """The parallel blocks, on the clock and as they were written, with where they stand in the workshop."""
    for item in case.agenda.items:
        if isinstance(item.step, ParallelStep):
            yield item, item.step, item.path[2:]
