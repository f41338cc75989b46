"""Contributions as labo writes them in a file, and the same read back at a glance.

The two belong together: a file in this form is read again without the cost of a YAML parser, and any other file,
or one that somebody has changed, is left to the parser.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "Held", "held_in", "held_of", "scalar", "text_line"]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*|[1-9][0-9]{0,17}|0")
_RESERVED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_SCALAR = r'(?:[A-Za-z0-9][A-Za-z0-9_.-]*|"(?:[^"\\\n]|\\.)*")'
_FORM = re.compile(
    rf"- id: ({_SCALAR})\n  group: ({_SCALAR})\n  from: {_SCALAR}\n(?:  theme: ({_SCALAR})\n)?  kind: [a-z]+\n"
    rf"(?:  votes: (\d+)\n)?(?:  against: (\d+)\n)?(?:  profile: {_SCALAR}\n)?(?:  date: [0-9-]+\n)?"
    rf"  origin: \{{platform: ({_SCALAR}), id: ({_SCALAR})(?:, link: {_SCALAR})?(?:, state: ({_SCALAR}))?\}}\n"
    r"  text: \|-\n((?:    .*\n|\n)+)"
)
_HEAD = re.compile(r"(?:#.*\n|\n)*")


@dataclass(slots=True)
class Entry:
    """A contribution read from a table.

    Attributes:
        origin_id: its id in the table; empty when the table has none for it.
        text: the words, tidied.
        group: the id of a group.
        kind: a word of `ContributionKind`.
        theme: the id of a theme, or None.
        date: year-month-day, or None.
        left_out: why it is not taken in, in the catalogue's words; empty for those that are.
    """

    origin_id: str
    text: str
    group: str
    kind: str
    theme: str | None = None
    votes: int | None = None
    against: int | None = None
    profile: str | None = None
    date: str | None = None
    link: str | None = None
    state: str | None = None
    left_out: str = ""

    def as_yaml(self, own_id: str, session: str, platform: str) -> str:
        """The contribution as an item of a list, its keys in the order of the models."""
        theme = f"\n  theme: {scalar(self.theme)}" if self.theme else ""
        votes = f"\n  votes: {self.votes}" if self.votes is not None else ""
        against = f"\n  against: {self.against}" if self.against is not None else ""
        profile = f"\n  profile: {scalar(self.profile)}" if self.profile else ""
        day = f"\n  date: {self.date}" if self.date else ""
        link = f", link: {encode_basestring(self.link)}" if self.link else ""
        state = f", state: {scalar(self.state)}" if self.state else ""
        text = self.text
        if "\n" in text:
            text = text.replace("\n", "\n    ").replace("\n    \n", "\n\n")
        origin_id = self.origin_id
        # Ids are never twice the same, and figures need no quotes.
        there = (
            origin_id if origin_id.isdecimal() and origin_id.isascii() and origin_id[0] != "0" else scalar(origin_id)
        )
        return (
            f"- id: {own_id if own_id.isascii() and own_id.isalnum() else scalar(own_id)}\n"
            f"  group: {scalar(self.group)}\n  from: {scalar(session)}{theme}\n  kind: {self.kind}"
            f"{votes}{against}{profile}{day}\n"
            f"  origin: {{platform: {scalar(platform)}, id: {there}{link}{state}}}\n"
            f"  text: |-\n    {text}\n"
        )


@dataclass(slots=True)
class Held:
    """What the project holds of an imported contribution."""

    id: str
    platform: str
    origin_id: str
    text: str
    votes: int | None
    against: int | None
    state: str | None
    group: str = ""
    theme: str | None = None


@lru_cache(maxsize=4096)
def scalar(text: str) -> str:
    """A short text on a line of YAML, in quotes where any reader might take it for something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    return encode_basestring(text)


def text_line(written: str) -> int:
    """How many lines of an item stand before the first of its text."""
    return written.count("\n", 0, written.index("\n  text: |-\n") + 1) + 1


def held_in(content: str) -> Iterator[Held] | None:
    """The contributions of a file that is whole in the form that labo writes; None for any other."""
    head = _HEAD.match(content)
    start = head.end() if head else 0
    end = start
    found = []
    for match in _FORM.finditer(content, start):
        if match.start() != end:
            return None
        end = match.end()
        found.append(match)
    return map(_held, found) if end == len(content) and found else None


def held_of(items: Any) -> Iterator[Held]:
    """The imported contributions among the items that a YAML parser read."""
    for item in [items] if isinstance(items, dict) else items if isinstance(items, list) else []:
        origin = item.get("origin") if isinstance(item, dict) else None
        if isinstance(origin, dict) and isinstance(origin.get("id"), str) and isinstance(origin.get("platform"), str):
            yield Held(
                str(item.get("id", "")),
                origin["platform"],
                origin["id"],
                str(item.get("text", "")).strip(),
                _number(item.get("votes")),
                _number(item.get("against")),
                origin.get("state"),
                str(item.get("group", "")),
                item.get("theme"),
            )


def _held(match: re.Match[str]) -> Held:
    own_id, group, theme, votes, against, platform, origin_id, state, text = match.groups()
    return Held(
        _said(own_id),
        _said(platform),
        _said(origin_id),
        text[4:].replace("\n    ", "\n").rstrip("\n"),
        int(votes) if votes else None,
        int(against) if against else None,
        _said(state) if state else None,
        _said(group),
        _said(theme) if theme else None,
    )


def _said(written: str) -> str:
    return str(json.loads(written)) if written[0] == '"' else written


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() else None
