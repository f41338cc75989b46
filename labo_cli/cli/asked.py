"""Reads what a user typed after an option, in the words of either language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from labo_cli.model.base import Word

__all__ = ["groups_in", "length", "listed", "word"]

Choice = TypeVar("Choice", bound="Word")


def word(text: str | None, words: type[Choice]) -> Choice | None:
    """One of the words of a vocabulary, typed as in YAML or as documents print it.

    Raises:
        UsageError: for any other, with the nearest or all of those there are.
    """
    from labo_cli.library.search import plain

    if text is None:
        return None
    wanted = plain(text)
    found = next((word for word in words if wanted in {plain(word), plain(word.label), plain(_(word.label))}), None)
    if found is None:
        raise UsageError(
            _("“{value}” is not one of the words possible here").format(value=text), did_you_mean(text, list(words))
        )
    return found


def length(text: str | None) -> int | None:
    """A length of time in minutes.

    Raises:
        UsageError: when it cannot be read, with examples.
    """
    from pydantic_core import PydanticCustomError

    from labo_cli.model.values import read_minutes

    if text is None:
        return None
    try:
        return read_minutes(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(context["message"], context["hint"]) from None


def listed(typed: str) -> list[str]:
    """What stands between commas or semicolons."""
    return [part.strip() for part in re.split(r"[,;]", typed) if part.strip()]


def groups_in(typed: str) -> tuple[tuple[str, int], ...]:
    """Groups with their sizes, such as “Seniors 12, 4 carers”.

    Raises:
        UsageError: for a part that is no group with its size, or a name given twice.
    """
    groups = {}
    for part in listed(typed):
        found = re.fullmatch(r"(?P<name>.*\D)[\s:]+(?P<size>\d{1,5})", part) or re.fullmatch(
            r"(?P<size>\d{1,5})\s+(?P<name>\D.*)", part
        )
        if not found or int(found["size"]) < 1:
            raise UsageError(
                _("“{part}” is not a group with its size").format(part=part),
                _("write a name and a number, such as Seniors 12"),
            )
        name = found["name"].strip(" :")
        if name in groups:
            raise UsageError(
                _("the group “{name}” is named twice").format(name=name),
                _("add the two sizes up, or give them two names"),
            )
        groups[name] = int(found["size"])
    return tuple(groups.items())
