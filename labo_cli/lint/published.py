"""Every text of a project that leaves the team, with where it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.lint.rule import Path
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

__all__ = ["card_texts", "published_texts"]

_INTERNAL = frozenset({"imports", "methods", "id", "origin", "file", "language", "time_zone", "logo", "retention"})
"""Keys whose texts are printed nowhere, or are nobody's words."""


def published_texts(project: Project) -> Iterator[tuple[Path, str]]:
    """Each text that documents print, with its path in the project."""
    return _texts(project, ())


def card_texts(file: str, card: MethodCard) -> Iterator[tuple[Path, str]]:
    """Each text of a method card of the project's own, with its path in its file."""
    return _texts(card, (file,))


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if type(value) is str:
        yield path, value
    elif isinstance(value, BaseModel):
        inside = value.__dict__
        for name, key in _keys(type(value)):
            inner = inside[name]
            # Fixed words, numbers, dates and empty lists are most of what is there.
            if type(inner) is str:
                yield (*path, key), inner
            elif inner and isinstance(inner, (list, dict, BaseModel)):
                yield from _texts(inner, (*path, key))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*path, n))


@lru_cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a part that documents print, each with the key that users write."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items() if name not in _INTERNAL)
