"""The chain as a needs.json file, which Sphinx-Needs takes in with its directive `needimport`.

The project that takes it in declares the types contribution, recommendation and function, and the fields that
the file's own schema lists as extra; ids there may have to be allowed in small letters.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from labo_cli import __version__
from labo_cli.model.base import Word
from labo_cli.model.words import State
from labo_cli.rendering.exchange import FIELDS, KINDS, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.rendering.exchange import Item

__all__ = ["to_needs"]

LONGEST_TITLE = 80
_ARRAY = {"type": "array", "items": {"type": "string"}, "default": []}
_CORE = {
    "id": {"type": "string", "field_type": "core"},
    "type": {"type": "string", "default": "", "field_type": "core"},
    "type_name": {"type": "string", "default": "", "field_type": "core"},
    "title": {"type": "string", "field_type": "core"},
    "content": {"type": "string", "default": "", "field_type": "core"},
    "status": {"type": ["string", "null"], "default": None, "field_type": "core"},
    "tags": {**_ARRAY, "field_type": "core"},
    "links": {**_ARRAY, "field_type": "links"},
    "links_back": {**_ARRAY, "field_type": "backlinks"},
}
_RUN = re.compile(r"(?<=[\[<])(?=[\[<{])")
"""The inside of the signs between which Sphinx-Needs runs what stands there."""
_MARKUP = re.compile(r"[\\*`|_\[\]<>]|:(?=:)")
_FIRST = re.compile(r"^(?:[^\w\s\\]|(?:\w{1,6}|#)(?=[.)](?:\s|$)))")
"""What could begin a list, a heading, a comment or a field: a sign, or a number before its dot."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def to_needs(project: Project, language: Language) -> bytes:
    """The chain of a project as needs.json; the same project gives the same bytes.

    A status is the word that the project's files have for a state; every other word is said in the language.
    """
    items = items_of(project, language)
    names = _names(items)
    back: dict[str, list[str]] = defaultdict(list)
    for item in items:
        for _why, target in item.links:
            back[target].append(names[item.name])
    needs = {names[item.name]: _need(item, names, back[item.name], language) for item in items}
    version = project.brief.version
    data = {
        "project": project.title,
        "current_version": version,
        "versions": {
            version: {
                "creator": {"program": "labo", "version": __version__},
                "needs": needs,
                "needs_amount": len(needs),
                "needs_schema": _schema(language),
            }
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _schema(language: Language) -> dict[str, Any]:
    extra = {
        field.key: {
            "type": ["string", "null"],
            "default": None,
            "description": language.gettext(field.label),
            "field_type": "extra",
        }
        for fields in FIELDS.values()
        for field in fields
        if field.words is not State
    }
    return {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "properties": {**_CORE, **extra}}


def _names(items: Iterable[Item]) -> dict[str, str]:
    """What each item is called there, by its name here: a dot would begin the name of a part of an item."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for item in items:
        name = item.name.replace(".", "_")
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names[item.name] = name
    return names


def _need(item: Item, names: Mapping[str, str], back: Iterable[str], language: Language) -> dict[str, Any]:
    extra = {key: _said(value, language) for key, value in item.values.items() if not isinstance(value, State)}
    return {
        "id": names[item.name],
        "type": item.kind,
        "type_name": language.gettext(KINDS[item.kind][0]),
        "title": _title(item.text),
        "content": _content(item.text),
        "status": next((str(value) for value in item.values.values() if isinstance(value, State)), None),
        "tags": [item.theme] if item.theme else [],
        "links": list(dict.fromkeys(names[target] for _why, target in item.links)),
        "links_back": list(dict.fromkeys(back)),
        **extra,
    }


def _said(value: Word | str | int | tuple[str, ...], language: Language) -> str:
    if isinstance(value, Word):
        return language.gettext(value.label)
    return _harmless("\n".join(value) if isinstance(value, tuple) else str(value))


def _title(text: str) -> str:
    line = " ".join(_harmless(text).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" .,;:!?-–") + "…"


def _content(text: str) -> str:
    """A text as reStructuredText that shows it as it is: each line a paragraph, nothing of it markup."""
    lines = (_MARKUP.sub(r"\\\g<0>", line.strip()) for line in _harmless(text).splitlines())
    return "\n\n".join(_FIRST.sub(_set_apart, line) for line in lines if line)


def _set_apart(start: re.Match[str]) -> str:
    found = start.group()
    return f"{found}\\" if found[0].isalnum() or len(found) > 1 or found == "_" else f"\\{found}"


def _harmless(text: str) -> str:
    """A text in which Sphinx-Needs finds nothing to run: an invisible sign stands between two brackets."""
    return _RUN.sub("\N{WORD JOINER}", _NOT_TEXT.sub("", text))
