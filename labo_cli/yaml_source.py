"""From the text of a YAML file to plain data, and to the place of every node when it is asked for.

Only the part of YAML that people write by hand is read: maps, lists and texts. Every
scalar stays the text that was typed (`9:30`, `no` and `01000` are not touched), and
the models give it its type. The parser's events are taken one by one, so that aliases,
depth and size are refused before they can cost anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from labo_cli.i18n import _
from labo_cli.yaml_faults import Fault, Place, explained
from labo_cli.yaml_places import LOADER, MAX_DEPTH, NOTHING, Node, Path, YamlFault, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Fault", "Path", "Place", "Source", "YamlFault", "read", "read_keys"]

MAX_BYTES = 5_000_000
_AT_THE_MARGIN = re.compile(r"^(?:(?P<key>[A-Za-z_][\w-]*):(?=\s)|[^\s#])", re.MULTILINE)
"""Whatever stands at the start of a line: a key, or something that is none."""


@dataclass
class Source:
    """What a YAML text says, and where.

    Attributes:
        data: maps, lists, texts and None.
        text: the text itself; its places are looked for only when one is asked for.
    """

    data: Any = None
    text: str = ""

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of a node, or of the nearest one above it that was written.

        Args:
            path: the keys and positions that lead to it.
            of_key: whether the place of its key is wanted, where it has one.
        """
        here = self._top
        for step in path:
            below = here.below(step) if here else None
            if below is None:
                break
            here = below
        if here is None:
            return Place(1, 1)
        return Place.of(here.key if of_key and here.key is not None else here.mark)

    @cached_property
    def values(self) -> dict[Path, Place]:
        """The place of each value, by its path from the top."""
        return {path: Place.of(node.mark) for path, node in self._nodes()}

    @cached_property
    def keys(self) -> dict[Path, Place]:
        """The place of each map's key, by the path of its value."""
        return {path: Place.of(node.key) for path, node in self._nodes() if node.key is not None}

    def _nodes(self) -> Iterator[tuple[Path, Node]]:
        return self._top.walked(()) if self._top else iter(())

    @cached_property
    def _top(self) -> Node | None:
        return nodes(self.text)


def read(content: bytes) -> Source:
    """Reads a YAML file.

    Args:
        content: the bytes of the file, UTF-8 with or without a byte order mark.

    Raises:
        YamlFault: when the text is not UTF-8, not YAML, too large, too deep, or uses
            aliases, tags, several documents or a key twice.
    """
    if len(content) > MAX_BYTES:
        raise YamlFault([_too_large()])
    text = _decoded(content)
    try:
        data = _said(text)
        if data is _REFUSED:
            nodes(text)  # which raises, and says where
    except yaml.YAMLError as error:
        raise YamlFault([explained(error, text)]) from None
    return Source(data, text)


def read_keys(content: bytes, wanted: frozenset[str]) -> dict[str, Any] | None:
    """Some keys of the map that a file holds, without the cost of reading the others.

    Args:
        content: the bytes of the file.
        wanted: the keys to read.

    Returns:
        The values of those keys that were written, or None when the file has to be read
        whole: it is not written plainly, with each key at the start of a line, or has a
        fault somewhere in those parts.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    starts = list(_AT_THE_MARGIN.finditer(text))
    names = [start["key"] for start in starts]
    if not starts or None in names or len(content) > MAX_BYTES:
        return None
    ends = [start.start() for start in starts[1:]] + [len(text)]
    kept = [text[start.start() : end] for start, end in zip(starts, ends, strict=True) if start["key"] in wanted]
    try:
        data = _said("".join(kept))
    except yaml.YAMLError:
        return None
    return data if isinstance(data, dict) else None


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        raise YamlFault(
            [Fault(place, _("this file is not in UTF-8"), _("in your editor, save it again with the encoding UTF-8"))]
        ) from None


_REFUSED = object()


def _said(text: str) -> Any:  # noqa: C901 - one loop, without a call for each event: a large project spends its time here
    """What a text says; `_REFUSED` where labo does not take it.

    Raises:
        yaml.YAMLError: for a text that is not YAML.
    """
    top: list[Any] = []
    holder: Any = top
    is_map = False
    key: str | None = None
    around: list[tuple[Any, bool]] = []
    documents = 0
    event: Any
    for event in yaml.parse(text, Loader=LOADER):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = event.value
            if event.tag is not None and event.tag != "!":
                return _REFUSED
            if is_map and key is None:
                if value in holder or value == "<<":
                    return _REFUSED
                key = value
            elif is_map:
                holder[key] = None if value in NOTHING and event.implicit[0] else value
                key = None
            else:
                holder.append(None if value in NOTHING and event.implicit[0] else value)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            holder, is_map = around.pop()
            key = None
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if (event.tag is not None and event.tag != "!") or (is_map and key is None) or len(around) == MAX_DEPTH:
                return _REFUSED
            inside: Any = {} if kind is yaml.MappingStartEvent else []
            if is_map:
                holder[key] = inside
                key = None
            else:
                holder.append(inside)
            around.append((holder, is_map))
            holder, is_map = inside, kind is yaml.MappingStartEvent
        elif kind is yaml.AliasEvent:
            return _REFUSED
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                return _REFUSED
    return top[0] if top else None


def _too_large() -> Fault:
    return Fault(
        Place(1, 1),
        _("this file is larger than {n} MB").format(n=MAX_BYTES // 1_000_000),
        _("split it: a section may be a folder with several files"),
    )
