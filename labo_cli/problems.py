"""From validation errors to problems in the user's words, each with what to write instead."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any

from labo_cli.errors import Remark
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import ValidationError

    from labo_cli.errors import Problem
    from labo_cli.written import Written
    from labo_cli.yaml_source import Path

    WordHint = Callable[[str, list[str]], str]

__all__ = ["did_you_mean", "explain", "located", "nearest"]

MOST_IDS, MOST_KEYS = 12, 24
"""So many of those there are fit into a hint: of what a user names freely, and of what labo names itself."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question, or those that begin like it; an empty text when none is near."""
    choices = sorted(known)
    by_plain = {choice.casefold(): choice for choice in choices}
    begun = [plain for plain in by_plain if len(word) > 2 and plain.startswith(word.casefold())]
    if 1 < len(begun) <= 12:
        return _("there are: {words}").format(words=", ".join(by_plain[plain] for plain in begun))
    near = begun or get_close_matches(word.casefold(), by_plain, n=1, cutoff=0.6)
    return _("did you mean “{word}”?").format(word=by_plain[near[0]]) if near else ""


def did_you_mean(word: str, known: Iterable[str], most: int = MOST_IDS) -> str:
    """The nearest known word as a question, or the list of those there are.

    Args:
        word: what was typed.
        known: those there are.
        most: how many of them are told; of more, those most like the word.
    """
    choices = sorted(known)
    if near := nearest(word, choices):
        return near
    if not choices:
        return ""
    if len(choices) > most and word:
        choices.sort(key=lambda choice: -SequenceMatcher(None, word.casefold(), choice.casefold()).ratio())
    shown = ", ".join(choices[:most]) + (", …" if len(choices) > most else "")
    return _("there are: {words}").format(words=shown)


def explain(
    error: ValidationError, written: Written, schema: dict[str, Any], hint_of: WordHint, within: Path = ()
) -> list[Problem]:
    """Every problem of a failed validation, in the order of the models.

    Args:
        error: what pydantic found.
        written: what was validated.
        schema: the JSON Schema of the model, for the keys and descriptions it knows.
        hint_of: tells what to write instead of a text where some fixed words are possible.
        within: the path of what was validated, when it was a part of the tree.
    """
    faults = error.errors(include_url=False)
    misspelt = {
        (located(fault["loc"], written, within)[:-1], near)
        for fault in faults
        if fault["type"] == "extra_forbidden"
        for near in get_close_matches(str(fault["loc"][-1]), _keys(schema, fault["loc"][:-1]), n=1)
    }
    problems = []
    for fault in faults:
        path = located(fault["loc"], written, within)
        if fault["type"] == "missing" and (path, str(fault["loc"][-1])) in misspelt:
            continue
        message, hint = _said(fault, schema, hint_of)
        problems.append(written.problem(Remark(path, message, hint, of_key=fault["type"] == "extra_forbidden")))
    return problems


def located(location: tuple[int | str, ...], written: Written, within: Path = ()) -> Path:
    """Pydantic's location without its own marks, shortened until it was written."""
    path = within
    for step in location:
        if step == "[key]" or (isinstance(step, str) and step.startswith("step:")):
            continue
        if not written.has((*path, step)):
            break
        path = (*path, step)
    return path


def _said(fault: Any, schema: dict[str, Any], hint_of: WordHint) -> tuple[str, str]:
    context, typed = fault.get("ctx", {}), fault["input"]
    if fault["type"] == "labo":
        return context["message"], context["hint"]
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        return _("“{key}” is not a key that labo knows here").format(key=key), did_you_mean(
            key, _keys(schema, fault["loc"][:-1]), MOST_KEYS
        )
    if fault["type"] == "missing":
        key = str(fault["loc"][-1])
        return _("“{key}” is missing").format(key=key), _description(schema, fault["loc"])
    if typed is None:
        return _("nothing is written here"), _description(schema, fault["loc"]) or _("write a value, or remove the key")
    if fault["type"] in {"enum", "literal_error"}:
        words = re.findall(r"'([^']+)'", context["expected"])
        if not isinstance(typed, str):
            return _("a single word is due here"), hint_of("", words)
        return _("“{value}” is not one of the words possible here").format(value=_short(typed)), hint_of(typed, words)
    if fault["type"] == "model_type" and (keys := _required(schema, fault["loc"])):
        message, _general = _MESSAGES["model_type"](context, typed)
        return message, _("write these keys, indented under this one, each with its value: {keys}").format(keys=keys)
    if fault["type"] in {"int_type", "int_parsing"} and fault["loc"][-1] == "facilitators":
        return _("a number is due here"), _(
            "write how many, such as facilitators: {n}; names go to lead:, at each step"
        ).format(n=len(typed) if isinstance(typed, list) and len(typed) > 1 else 2)
    say = _MESSAGES.get(fault["type"])
    return (
        say(context, typed) if say else (_("“{value}” cannot be taken here").format(value=_short(typed)), fault["msg"])
    )


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


_MESSAGES: dict[str, Callable[[dict[str, Any], Any], tuple[str, str]]] = {
    "greater_than_equal": lambda c, v: (
        _("{value} is too small").format(value=_short(v)),
        _("write {n} or more").format(n=c["ge"]),
    ),
    "less_than_equal": lambda c, v: (
        _("{value} is too large").format(value=_short(v)),
        _("write {n} or less").format(n=c["le"]),
    ),
    "int_parsing": lambda _c, v: (
        _("“{value}” is not a number").format(value=_short(v)),
        _("write it in figures, such as 12"),
    ),
    "int_from_float": lambda _c, v: (
        _("“{value}” is not a whole number").format(value=_short(v)),
        _("write a whole number, such as 12"),
    ),
    "int_type": lambda _c, _v: (_("a number is due here"), _("write it in figures, such as 12")),
    "string_type": lambda _c, v: (
        _("a text is due here, and this is a list")
        if isinstance(v, list)
        else _("a text is due here, and this is a map"),
        _("write the text on the same line, in quotes if it contains “: ”"),
    ),
    "string_too_short": lambda _c, _v: (_("nothing is written here"), _("write a text, or remove the key")),
    "string_too_long": lambda c, _v: (
        ngettext("this is longer than {n} character", "this is longer than {n} characters", c["max_length"]).format(
            n=c["max_length"]
        ),
        _("shorten it"),
    ),
    "string_pattern_mismatch": lambda _c, v: (
        _("“{value}” cannot be an id").format(value=_short(v)),
        _("an id starts with a letter or a figure and has letters, figures, hyphens and dots, without spaces"),
    ),
    "list_type": lambda _c, v: (
        _("a list is due here"),
        _("start each item with a dash, or write [{value}]").format(value=_short(v))
        if isinstance(v, str)
        else _("start each item with a dash"),
    ),
    "too_short": lambda c, _v: (
        _("there is nothing in this list"),
        ngettext("write at least {n} item", "write at least {n} items", c["min_length"]).format(n=c["min_length"]),
    ),
    "too_long": lambda c, _v: (
        _("there is too much in this list"),
        ngettext("keep {n} item", "keep {n} items", c["max_length"]).format(n=c["max_length"]),
    ),
    "dict_type": lambda _c, v: (
        _("a map is due here, and this is “{value}”").format(value=_short(v)),
        _("write key: value pairs"),
    ),
    "model_type": lambda _c, v: (
        _("a map is due here, and this is a list")
        if isinstance(v, list)
        else _("a map is due here, and this is “{value}”").format(value=_short(v)),
        _("write key: value pairs, indented under this key"),
    ),
}


def _keys(schema: dict[str, Any], location: tuple[int | str, ...]) -> list[str]:
    return sorted({key for node in _nodes(schema, location) for key in node.get("properties", {})})


def _required(schema: dict[str, Any], location: tuple[int | str, ...]) -> str:
    """The keys that cannot be left out at a place, each with its colon; none where several models are possible."""
    nodes = [node for node in _nodes(schema, location) if "properties" in node]
    return ", ".join(f"{key}:" for key in nodes[0].get("required", ())) if len(nodes) == 1 else ""


def _description(schema: dict[str, Any], location: tuple[int | str, ...]) -> str:
    for node in _nodes(schema, location[:-1]):
        if location[-1] in node.get("properties", {}):
            description = node["properties"][location[-1]].get("description")
            return _(description) if description else ""
    return ""


def _nodes(schema: dict[str, Any], location: tuple[int | str, ...]) -> list[dict[str, Any]]:
    """The parts of a JSON Schema that describe a place, every alternative among them."""
    nodes = _alternatives(schema, schema)
    for step in location:
        if step == "[key]" or (isinstance(step, str) and step.startswith("step:")):
            continue
        below = []
        for node in nodes:
            if isinstance(step, int):
                below.append(node.get("items"))
            else:
                below.append(node.get("properties", {}).get(step) or node.get("additionalProperties"))
        nodes = [found for node in below if isinstance(node, dict) for found in _alternatives(node, schema)]
    return nodes


def _alternatives(node: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _alternatives(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    choices = [*node.get("anyOf", []), *node.get("oneOf", []), *node.get("allOf", [])]
    return [found for choice in choices for found in _alternatives(choice, schema)] if choices else [node]
