"""What of a source the project holds already, and what a new import of it changes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.intake.entries import Entry, Held

__all__ = ["Change", "Gain", "Known", "fingerprint"]

_LETTERS = re.compile(r"[^\W\d_]*")
_NUMBERED = re.compile(r"[^\W\d_]+-(\d+)")
_WORDS = re.compile(r"x[0-9a-f]{10}(?:-\d+)?")
_AS_IT_IS = re.compile(r"[0-9][A-Za-z0-9_.-]{0,49}")
_BULLET = re.compile(r"^[ \t]*[-*•·–—][ \t]+", re.MULTILINE)
MOST_TEXTS = 200
"""Changed texts whose former words are looked up."""


@dataclass(frozen=True)
class Change:
    """What is no longer as the project has it.

    Attributes:
        id: the contribution's own.
        field: text, votes, against or state.
        old: as the project has it; None for nothing, and for a text that is still to be looked up.
        new: as the table has it.
    """

    id: str
    field: str
    old: str | int | None
    new: str | int | None


@dataclass(frozen=True)
class Gain:
    """What an import would now say of a contribution that the project holds without it.

    Attributes:
        id: the contribution's own.
        field: theme, or group where the project has the group of all rows that do not say it.
        value: the id of a theme or a group.
    """

    id: str
    field: str
    value: str


@dataclass
class Known:
    """The contributions of one source that are there, told apart by their ids there.

    A text is remembered by a fingerprint, so that a million of them take little room.

    Attributes:
        platform: the source's name.
        wanted: how its contributions' ids should begin.
        prefix: how they do, once `settle` has seen all other ids.
        changes: what was found to be no longer as the project has it.
        gains: what would now be said of those that are there.
        group: the group of rows that do not say it, or None.
    """

    platform: str
    wanted: str
    prefix: str = ""
    changes: list[Change] = field(default_factory=list)
    gains: list[Gain] = field(default_factory=list)
    group: str | None = None
    _held: dict[str, tuple[str | None, int, int | None, int | None, str | None, str | None, bool]] = field(
        default_factory=dict
    )
    _by_words: bool = False
    _others: set[str] = field(default_factory=set)
    _uncommon: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _repeats: Counter[str] = field(default_factory=Counter)
    _number: int = 0

    def add(self, held: Held) -> None:
        """Notes a contribution of the project's files; of another source, the beginning of its id alone."""
        if held.platform != self.platform:
            self.reserve(held.id)
            return
        numbered = _NUMBERED.fullmatch(held.id)
        if numbered:
            self._number = max(self._number, int(numbered[1]))
        own = None if held.id == self.wanted + held.origin_id else held.id
        if not numbered and (own or not held.origin_id.isdecimal()):
            self._uncommon.add(held.id.casefold())
        self._by_words = self._by_words or _WORDS.fullmatch(held.origin_id) is not None
        self._held[held.origin_id] = (
            own,
            _hash(held.text),
            held.votes,
            held.against,
            held.state,
            held.group if held.group == self.group else None,
            held.theme is not None,
        )

    def reserve(self, own_id: str) -> None:
        """Notes the id of a contribution that comes from elsewhere, so that none begins alike."""
        found = _LETTERS.match(own_id)
        self._others.add(found[0].casefold() if found else "")

    def settle(self) -> None:
        """Chooses how new ids begin, once all those that are there have been noted."""
        self.prefix = _prefix(self.wanted, self.platform, self._others)

    def __len__(self) -> int:
        """How many the project holds."""
        return len(self._held)

    def name(self, entry: Entry) -> str:
        """The id of a row there; of one without, a fingerprint of its words, numbered where they come again.

        Rows that have an id now, and had none when they were taken in, are still known by their words.
        """
        if entry.origin_id and (not self._by_words or entry.origin_id in self._held):
            return entry.origin_id
        mark = "x" + blake2b(entry.text.encode(), digest_size=5).hexdigest()
        self._repeats[mark] += 1
        mark = mark if self._repeats[mark] == 1 else f"{mark}-{self._repeats[mark]}"
        if not entry.origin_id or mark in self._held:
            entry.origin_id = mark
        return entry.origin_id

    def first_of(self, origin_id: str) -> bool:
        """Whether an id of the table comes for the first time in this reading."""
        if origin_id in self._seen:
            return False
        self._seen.add(origin_id)
        return True

    def is_new(self, entry: Entry) -> bool:
        """Whether the project does not hold it; of one that it holds, what changed is noted."""
        held = self._held.get(entry.origin_id)
        if held is None:
            return True
        own, text, votes, against, state, group, has_theme = held
        own_id = own or self.wanted + entry.origin_id
        if not entry.left_out and _hash(entry.text) != text:
            self.changes.append(Change(own_id, "text", None, entry.text))
        for name, old, new in (
            ("votes", votes, entry.votes),
            ("against", against, entry.against),
            ("state", state, entry.state),
        ):
            if old != new and new is not None:
                self.changes.append(Change(own_id, name, old, new))
        if entry.theme and not has_theme and not entry.left_out:
            self.gains.append(Gain(own_id, "theme", entry.theme))
        if group and entry.group != group and not entry.left_out:
            self.gains.append(Gain(own_id, "group", entry.group))
        return False

    def gone(self) -> list[str]:
        """The ids of those that the project holds and the table has no more."""
        return [
            held[0] or self.wanted + origin_id for origin_id, held in self._held.items() if origin_id not in self._seen
        ]

    def id_for(self, origin_id: str) -> str:
        """The id of a new contribution: the one it has there where that makes an id, a number of labo's otherwise.

        No two differ by their capitals alone: neither files nor people tell those apart.
        """
        if _AS_IT_IS.fullmatch(origin_id):
            own_id = self.prefix + origin_id
            if origin_id.isdecimal() and not self._uncommon:
                return own_id
            key = own_id.casefold()
            if key not in self._uncommon:
                if not origin_id.isdecimal():
                    self._uncommon.add(key)
                return own_id
        self._number += 1
        return f"{self.prefix}-{self._number}"

    def gave(self, own_id: str) -> bool:
        """Whether a contribution of this import may have an id, capitals left aside."""
        key, start = own_id.casefold(), self.prefix.casefold()
        rest = key.removeprefix(start)
        return key in self._uncommon or (key.startswith(start) and (rest in self._seen or rest[:1] == "-"))


def _hash(text: str) -> int:
    """A fingerprint of the words: blanks and the signs of a list's items make no difference."""
    if "\n" in text:
        text = _BULLET.sub("", text)
    return hash(" ".join(text.split()))


def fingerprint(change: Change) -> str:
    """What of a change is remembered once it was told: the value that the table has."""
    return blake2b(str(change.new).encode(), digest_size=6).hexdigest()


def _prefix(wanted: str, name: str, taken: set[str]) -> str:
    """How the ids of a source's contributions begin: as wanted, or longer where others begin alike."""
    letters = "".join(character for character in name if character.isalpha()) or "x"
    longer = (letters[:length] for length in range(len(wanted), len(letters) + 1))
    others = (letters[:1] + "x" * n for n in range(1, 40))
    return next(
        candidate for candidate in (wanted, *longer, *others) if candidate and candidate.casefold() not in taken
    )
