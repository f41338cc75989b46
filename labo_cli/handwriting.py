"""YAML as a person would write it: short lists on a line, long texts folded, quotes where they are needed."""

from __future__ import annotations

from typing import Any

import yaml

__all__ = ["handwritten"]

WIDTH = 120
LONG_TEXT, SHORT_LIST = 88, 84
"""Characters from which a text is folded, and up to which a list or a map stays on its line."""
_AS_TYPED = {f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "timestamp")}


class _Line(list[Any]):
    """A list that is written on one line."""


class _LineMap(dict[str, Any]):
    """A map that is written on one line."""


def handwritten(data: dict[str, Any]) -> str:
    """Plain maps, lists, texts and numbers as YAML; whatever it is read with, the texts stay what they are."""
    shaped = {key: _shaped(value) for key, value in data.items()}
    return yaml.dump(
        shaped, Dumper=_Hand, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False, indent=2
    )


def _shaped(value: Any) -> Any:
    if isinstance(value, dict):
        shaped = {key: _shaped(inner) for key, inner in value.items()}
        return _LineMap(shaped) if _is_short(shaped) else shaped
    if isinstance(value, list):
        if any(isinstance(inner, dict) for inner in value):
            return [_entry(inner) for inner in value]
        return _Line(value) if _is_short(dict(enumerate(value))) else value
    return value


def _entry(value: dict[str, Any]) -> dict[str, Any]:
    """One of several: a step keeps a line for each thing that is said of it, a thing to bring is short."""
    shaped = {key: _shaped(inner) for key, inner in value.items()}
    return _LineMap(shaped) if "name" in shaped and _is_short(shaped) else shaped


def _is_short(shaped: dict[Any, Any]) -> bool:
    values = shaped.values()
    return (
        bool(shaped)
        and not any(isinstance(value, list | dict) for value in values)
        and sum(len(str(key)) + len(str(value)) + 4 for key, value in shaped.items()) < SHORT_LIST
    )


class _Hand(yaml.SafeDumper):
    """Writes with the habits of a person."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand to the right of the key that they belong to."""
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Double quotes, which leave a French apostrophe alone."""
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """What is said twice is written twice: labo reads no aliases."""
        return True


def _text(hand: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if "\n" in text or len(text) > LONG_TEXT:
        return hand.represent_scalar("tag:yaml.org,2002:str", text, style=">")
    tag = hand.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    # A number or a day is left as it was typed; an hour is not, which other readers take for a number of minutes.
    return hand.represent_scalar(tag if tag in _AS_TYPED and ":" not in text else "tag:yaml.org,2002:str", text)


_Hand.add_representer(str, _text)
_Hand.add_representer(_Line, lambda hand, line: hand.represent_sequence("tag:yaml.org,2002:seq", line, flow_style=True))
_Hand.add_representer(
    _LineMap, lambda hand, line: hand.represent_mapping("tag:yaml.org,2002:map", line, flow_style=True)
)
