"""How a session is read by its rules: its steps by name, its hours in words, what it keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import Language, _
from labo_cli.i18n.messages import current_language
from labo_cli.model.words import AgendaPart, GroupKind
from labo_cli.model.workshops import MethodStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.agenda.timing import Item
    from labo_cli.lint.rule import Path, SessionCase
    from labo_cli.model.bilingual import Words

__all__ = [
    "CONCERNED",
    "OWN_WORK",
    "PAUSES",
    "SHORTEST_WITH_BUFFER",
    "at",
    "lasting",
    "place",
    "said",
    "titled",
    "with_part",
]

CONCERNED = frozenset({GroupKind.USERS, GroupKind.NON_USERS, GroupKind.RESIDENTS, GroupKind.CAREGIVERS})
"""Those who live with the service, or without it."""
PAUSES = frozenset({AgendaPart.BREAK, AgendaPart.LUNCH})
SHORTEST_WITH_BUFFER = 60
"""A shorter session runs late by minutes that nobody plans for."""
OWN_WORK = 15
"""From so many minutes on, a step of the user's own may do the work of a method: labo cannot tell."""


def at(minutes: int) -> str:
    """A time of day in the message's language, from minutes after midnight."""
    return Language(current_language()).time(minutes)


def lasting(minutes: int) -> str:
    """A length in the message's language, from minutes."""
    return Language(current_language()).minutes(minutes)


def said(words: Words) -> str:
    """A card's words in the message's language."""
    return words.within(current_language())


def titled(item: Item) -> str:
    """What the user calls a line: its own title, its method's name, or what it plays."""
    title = getattr(item.step, "title", None)
    if title:
        return str(title)
    if item.card is not None:
        return said(item.card.name)
    if isinstance(item.step, MethodStep):
        return item.step.method
    if item.tracks:
        return " / ".join(track.track.name for track in item.tracks)
    return _(min(item.parts).label)


def place(item: Item, *keys: str | int) -> Path:
    """Where something within a line stands; the agenda as a whole for what labo added."""
    return (*item.path[2:], *keys) if item.path else ("agenda",)


def with_part(case: SessionCase, part: AgendaPart) -> Iterator[Item]:
    """The lines that play a part, in order, tracks included."""
    return (item for item in case.agenda.lines() if part in item.parts)
