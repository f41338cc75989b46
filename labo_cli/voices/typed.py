"""Contributions typed one by one: what a file of them says once another one is added at its end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from textwrap import indent, wrap
from typing import TYPE_CHECKING, Any

from labo_cli.intake.entries import scalar
from labo_cli.yaml_source import YamlFault, read

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

__all__ = ["CannotAdd", "Typed", "added", "ids_written", "next_id", "tidy"]

WIDTH = 112
_NUMBERED = re.compile(r"(?P<letters>[^\W\d_]+[-_.]?)(?P<number>\d{1,9})")
_SESSION = re.compile(r"[0-9]+-[A-Za-z][A-Za-z-]*")
"""Such as “1-comprendre”, which needs no quotes although it begins with a figure."""
_DASH = re.compile(r"(?P<margin> *)- +")
_NOT_TEXT = {"Cc", "Cs", "Co", "Cn"}
_FIRST = ("c", 1, 2)
"""The letters of the first id of all, its number, and how many figures that has."""
_ID = re.compile(
    r"""(?<![^\s{,\[-])["']?id["']?[ ]*:\s*(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s"',#{}\[\]]+))""", re.MULTILINE
)


class CannotAdd(Exception):
    """The file is not a list to whose end something can be added without touching what is there."""


@dataclass(frozen=True)
class Typed:
    """A contribution as somebody typed it; what is None is left out of the file."""

    id: str
    group: str
    session: str
    kind: str
    text: str
    theme: str | None = None
    votes: int | None = None
    profile: str | None = None

    def as_data(self) -> dict[str, str]:
        """What a file says of it once it is read, every value as the text that stands there."""
        said = {
            "id": self.id,
            "group": self.group,
            "from": self.session,
            "theme": self.theme,
            "kind": self.kind,
            "profile": self.profile,
            "votes": None if self.votes is None else str(self.votes),
            "text": self.text,
        }
        return {key: value for key, value in said.items() if value is not None}

    def as_yaml(self) -> str:
        """The contribution as an item of a list."""
        data = self.as_data()
        text = data.pop("text")
        lines = [f"{key}: {_scalar(value)}" for key, value in data.items()]
        folded = "\n".join(f"    {line}" for line in wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))
        return "- " + "\n  ".join(lines) + f"\n  text: >-\n{folded}\n"


def tidy(typed: str) -> str:
    """What somebody typed as one line of text, without what no file can hold."""
    return " ".join("".join(" " if unicodedata.category(c) in _NOT_TEXT else c for c in typed).split())


def next_id(ids: Collection[str], taken: Container[str] = ()) -> str:
    """The id that comes next: like most of those there are, one higher than the highest, or the first after it.

    Args:
        ids: those that it is to be like.
        taken: what it must not be, in small letters.
    """
    letters, number, width = _next_number([match for name in ids if (match := _NUMBERED.fullmatch(name))])
    while (name := f"{letters}{number:0{width}}").casefold() in taken:
        number += 1
    return name


def _next_number(found: Sequence[re.Match[str]]) -> tuple[str, int, int]:
    if not found:
        return _FIRST
    letters = max(sorted(count := Counter(match["letters"] for match in found)), key=count.__getitem__)
    numbers = [match["number"] for match in found if match["letters"] == letters]
    width = max(len(number) for number in numbers) if any(number.startswith("0") for number in numbers) else 1
    return letters, max(map(int, numbers)) + 1, width


def ids_written(content: str) -> tuple[str, ...]:
    """Every id that a file of contributions may hold, however it is written; one too many does no harm.

    A file that somebody is in the middle of changing cannot be parsed, and its ids are taken all the same.
    """
    return tuple(dict.fromkeys(double or single or bare for double, single, bare in _ID.findall(content)))


def added(content: str, typed: Typed) -> str:
    """What a file says once a contribution is added at its end; all that is there stays as it is, comments too.

    Args:
        content: what the file says now; nothing, comments, or a list with an item a dash.
        typed: the contribution.

    Raises:
        CannotAdd: when the file says something else, or cannot be read.
    """
    before = _items(content)
    margin = ""
    if before:
        place = read(content.encode()).place((len(before) - 1,))
        dash = _DASH.fullmatch(content.splitlines()[place.line - 1][: place.column - 1])
        if not dash:
            raise CannotAdd
        margin = dash["margin"]
    end = "" if not content or content.endswith("\n") else "\n"
    after = f"{content}{end}{indent(typed.as_yaml(), margin)}"
    if _items(after) != [*before, typed.as_data()]:
        raise CannotAdd
    return after


def _items(content: str) -> list[Any]:
    try:
        data = read(content.encode()).data
    except YamlFault:
        raise CannotAdd from None
    if data is None:
        return []
    if not isinstance(data, list):
        raise CannotAdd
    return data


def _scalar(value: str) -> str:
    return value if _SESSION.fullmatch(value) else scalar(value)
