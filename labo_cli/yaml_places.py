"""The second reading of a YAML text: where every node stands, and every fault with its place.

Reading for what a text says takes half the time of reading for where it says it, and most
files have nothing to place: this is done for those that have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from labo_cli.i18n import _
from labo_cli.yaml_faults import Fault, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LOADER", "MAX_DEPTH", "NOTHING", "Node", "Path", "YamlFault", "nodes"]

MAX_DEPTH = 40
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What says nothing when it is written without quotes."""
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


class YamlFault(Exception):
    """The text cannot be read; every fault found is listed."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults[0].message)
        self.faults = faults


class Node:
    """Where a node stands, where the key before it stands, and the nodes in it.

    Attributes:
        mark: the parser's mark of the node.
        key: the parser's mark of the key, in a map.
        inside: the nodes of a list in their order, those of a map by their keys; None for a text.
    """

    __slots__ = ("inside", "key", "mark")

    def __init__(self, mark: Any, key: Any, inside: dict[str, Node] | list[Node] | None = None) -> None:
        self.mark, self.key, self.inside = mark, key, inside

    def below(self, step: str | int) -> Node | None:
        """The node of that key or position; None when there is none."""
        if isinstance(self.inside, dict):
            return self.inside.get(step) if isinstance(step, str) else None
        if self.inside and isinstance(step, int) and step < len(self.inside):
            return self.inside[step]
        return None

    def walked(self, path: Path) -> Iterator[tuple[Path, Node]]:
        """This node and all those below it, each with its path."""
        yield path, self
        below = self.inside.items() if isinstance(self.inside, dict) else enumerate(self.inside or ())
        for step, node in below:
            yield from node.walked((*path, step))


def nodes(text: str) -> Node | None:
    """The topmost node, which leads to all others; None for a text without any.

    Raises:
        YamlFault: for a text that labo does not take, with all that is wrong with it.
        yaml.YAMLError: for a text that is not YAML.
    """
    return _Builder().build(text)


class _Builder:
    """Builds nodes from the parser's events; faults that allow going on are collected."""

    def __init__(self) -> None:
        self.top: Node | None = None
        self.stack: list[Node] = []
        self.key: tuple[str, Any] | None = None
        """The key whose value comes next, and its mark, where the innermost node is a map."""
        self.faults: list[Fault] = []
        self.documents = 0

    def build(self, text: str) -> Node | None:
        for event in yaml.parse(text, Loader=LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_tag(event)
                if self._awaits_key():
                    self._take_key(event)
                else:
                    self._put(Node(event.start_mark, None))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_tag(event)
                self._open(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.stack.pop()
                self.key = None
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    message = _("a second document starts here")
                    self._fault(event, message, _("remove the line --- or make another file"))
                    break
        if self.faults:
            raise YamlFault(self.faults)
        return self.top

    def _awaits_key(self) -> bool:
        return self.key is None and bool(self.stack) and isinstance(self.stack[-1].inside, dict)

    def _fault(self, event: Any, message: str, hint: str) -> None:
        self.faults.append(Fault(Place.of(event.start_mark), message, hint))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            message = _("{tag} is a YAML tag").format(tag=event.tag)
            self._fault(event, message, _("labo reads no tags: remove it, or put the text in quotes"))

    def _alias(self, event: Any) -> None:
        message = _("*{name} repeats another part of the file").format(name=event.anchor)
        self._fault(event, message, _("labo reads no aliases: write the part out again"))
        self._put(Node(event.start_mark, None))

    def _take_key(self, event: Any) -> None:
        key = event.value
        first = self.stack[-1].below(key)
        if first is not None:
            message = _("“{key}” is already on line {line}").format(key=key, line=first.key.line + 1)
            self._fault(event, message, _("keep one of the two"))
        if key == "<<":
            message = _("<< merges another part of the file")
            self._fault(event, message, _("labo reads no merges: write the part out again"))
        self.key = (key, event.start_mark)

    def _open(self, event: Any, inside: dict[str, Node] | list[Node]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            message = _("this is nested too deeply")
            self._fault(event, message, _("no part of a project has more than {n} levels").format(n=MAX_DEPTH))
            raise YamlFault(self.faults)
        if self._awaits_key():
            hint = _("write a word before the colon; a text with brackets or braces goes in quotes")
            self._fault(event, _("a list or a map cannot be a key"), hint)
            raise YamlFault(self.faults)
        node = Node(event.start_mark, None, inside)
        self._put(node)
        self.stack.append(node)

    def _put(self, node: Node) -> None:
        if not self.stack:
            self.top = node
            return
        inside = self.stack[-1].inside
        if isinstance(inside, list):
            inside.append(node)
        elif inside is not None and self.key is not None:
            name, node.key = self.key
            inside[name] = node
            self.key = None
