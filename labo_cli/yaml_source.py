"""From the text of a YAML file to plain data and the place of every node.

Only the part of YAML that people write by hand is read: maps, lists and texts. Every
scalar stays the text that was typed (`9:30`, `no` and `01000` are not touched), and
the models give it its type. The parser's events are taken one by one, so that aliases,
depth and size are refused before they can cost anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from labo_cli.i18n import _
from labo_cli.yaml_faults import Fault, Place, explained

__all__ = ["Fault", "Path", "Place", "Source", "YamlFault", "read", "read_keys"]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
_AT_THE_MARGIN = re.compile(r"^(?:(?P<key>[A-Za-z_][\w-]*):(?=\s)|[^\s#])", re.MULTILINE)
"""Whatever stands at the start of a line: a key, or something that is none."""
_NOTHING = {"", "~", "null", "Null", "NULL"}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


class YamlFault(Exception):
    """The text cannot be read; every fault found is listed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults[0].message)
        self.faults = faults


@dataclass
class Source:
    """What a YAML text says, and where.

    Attributes:
        data: maps, lists, texts and None.
        values: the place of each value, by its path from the top.
        keys: the place of each map's key, by the path of its value.
    """

    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of a node, or of the nearest one above it that was written."""
        while path:
            found = (self.keys.get(path) if of_key else None) or self.values.get(path)
            if found:
                return found
            path = path[:-1]
        return self.values.get((), Place(1, 1))


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
        return _Builder().build(text)
    except yaml.YAMLError as error:
        raise YamlFault([explained(error, text)]) from None


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
        data = _Builder().build("".join(kept)).data
    except (YamlFault, yaml.YAMLError):
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


@dataclass
class _Open:
    """A map or a list that is being filled."""

    path: Path
    holder: dict[str, Any] | list[Any]
    key: str | None = None
    key_place: Place | None = None


class _Builder:
    """Builds data from the parser's events; faults that allow going on are collected."""

    def __init__(self) -> None:
        self.source = Source()
        self.stack: list[_Open] = []
        self.faults: list[Fault] = []
        self.documents = 0

    def build(self, text: str) -> Source:
        for event in yaml.parse(text, Loader=_LOADER):
            mark = event.start_mark
            assert mark is not None
            place = Place(mark.line + 1, mark.column + 1)
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_tag(event, place)
                self._scalar(event, place)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_tag(event, place)
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], place)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._fault(
                    place,
                    _("*{name} repeats another part of the file").format(name=event.anchor),
                    _("labo reads no aliases: write the part out again"),
                )
                self._put(None, place)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._fault(
                        place, _("a second document starts here"), _("remove the line --- or make another file")
                    )
                    break
        if self.faults:
            raise YamlFault(self.faults)
        return self.source

    def _fault(self, place: Place, message: str, hint: str) -> None:
        self.faults.append(Fault(place, message, hint))

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag is not None and event.tag != "!":
            self._fault(
                place,
                _("{tag} is a YAML tag").format(tag=event.tag),
                _("labo reads no tags: remove it, or put the text in quotes"),
            )

    def _scalar(self, event: Any, place: Place) -> None:
        is_plain = event.implicit[0]
        here = self.stack[-1] if self.stack else None
        if here is not None and isinstance(here.holder, dict) and here.key is None:
            self._take_key(here, event.value, place)
            return
        self._put(None if is_plain and event.value in _NOTHING else event.value, place)

    def _take_key(self, here: _Open, key: str, place: Place) -> None:
        if key in here.holder:
            first = self.source.keys[(*here.path, key)]
            self._fault(
                place, _("“{key}” is already on line {line}").format(key=key, line=first.line), _("keep one of the two")
            )
        if key == "<<":
            self._fault(
                place, _("<< merges another part of the file"), _("labo reads no merges: write the part out again")
            )
        here.key, here.key_place = key, place

    def _open(self, holder: dict[str, Any] | list[Any], place: Place) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise YamlFault(
                [
                    *self.faults,
                    Fault(
                        place,
                        _("this is nested too deeply"),
                        _("no part of a project has more than {n} levels").format(n=MAX_DEPTH),
                    ),
                ]
            )
        if self.stack and isinstance(self.stack[-1].holder, dict) and self.stack[-1].key is None:
            raise YamlFault(
                [
                    *self.faults,
                    Fault(
                        place,
                        _("a list or a map cannot be a key"),
                        _("write a word before the colon; a text with brackets or braces goes in quotes"),
                    ),
                ]
            )
        path = self._put(holder, place)
        self.stack.append(_Open(path, holder))

    def _put(self, value: Any, place: Place) -> Path:
        if not self.stack:
            self.source.data = value
            self.source.values[()] = place
            return ()
        here = self.stack[-1]
        if isinstance(here.holder, list):
            path: Path = (*here.path, len(here.holder))
            here.holder.append(value)
        elif here.key is None:
            return here.path
        else:
            path = (*here.path, here.key)
            here.holder[here.key] = value
            assert here.key_place is not None
            self.source.keys[path] = here.key_place
            here.key = None
        self.source.values[path] = place
        return path


def _too_large() -> Fault:
    return Fault(
        Place(1, 1),
        _("this file is larger than {n} MB").format(n=MAX_BYTES // 1_000_000),
        _("split it: a section may be a folder with several files"),
    )
