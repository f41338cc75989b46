"""Reads what a user typed after an option, in the words of either language."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.model.base import Word

__all__ = ["groups_in", "length", "listed", "one_of", "several", "word"]

Choice = TypeVar("Choice", bound="Word")


def word(text: str | None, words: type[Choice]) -> Choice | None:
    """One of the words of a vocabulary, typed as in YAML or as documents print it, in either language.

    Raises:
        UsageError: for any other, with the nearest or all of those there are.
    """
    from labo_cli.i18n import Language
    from labo_cli.i18n.plain import plain

    if text is None:
        return None
    languages = [Language("fr"), Language("en")]
    said: dict[Choice, list[str]] = {
        word: [str(word), *(language.gettext(word.label) for language in languages)] for word in words
    }
    wanted = plain(text)
    exact = [word for word, names in said.items() if wanted in map(plain, names)]
    begun = [word for word, names in said.items() if any(plain(name).startswith(wanted) for name in names)]
    # A word that is begun alike in one place only is understood: “imaginer” for “imaginer des réponses”.
    found = exact or (begun if len(begun) == 1 and len(wanted) > 3 else [])
    if not found:
        known = {plain(name): word for word, names in said.items() for name in names}
        near = get_close_matches(wanted, known, n=1)
        shown = (known[near[0]],) if near else tuple(words)
        named = ", ".join(
            str(word) if plain(_(word.label)) == plain(word) else f"{word} ({_(word.label)})" for word in shown
        )
        hint = _("did you mean {word}?").format(word=named) if near else _("there are: {words}").format(words=named)
        raise UsageError(_("“{value}” is not one of the words possible here").format(value=text), hint)
    return found[0]


def one_of(typed: str, there_are: Sequence[tuple[str, str]], unknown: str, hint: str = "") -> str:
    """The id that is meant by an id, a name, or how one of them alone begins; capitals and accents do not count.

    Args:
        typed: what somebody typed.
        there_are: each id with its name.
        unknown: the complaint about anything else, with {id} for it.
        hint: what to do where nothing is near; left out, those there are.

    Raises:
        UsageError: when none or several are meant.
    """
    from labo_cli.intake.comparing import folded

    if typed in dict(there_are):
        return typed
    wanted = folded(typed)
    exact = [own_id for own_id, _name in there_are if folded(own_id) == wanted]
    exact = exact or [own_id for own_id, name in there_are if folded(name) == wanted]
    begun = [
        own_id for own_id, name in there_are if wanted and any(folded(t).startswith(wanted) for t in (own_id, name))
    ]
    found = exact or begun
    if len(found) > 1:
        several = _("“{typed}” may be several: {words}").format(typed=typed, words=", ".join(found))
        raise UsageError(several, _("write one of them in full"))
    if not found:
        meant = {folded(called): own_id for own_id, name in there_are for called in (own_id, name)}
        near = get_close_matches(wanted, meant, n=1)
        listed_ids = _("there are: {words}").format(words=", ".join(own_id for own_id, _name in there_are[:12]))
        did_you = _("did you mean “{word}”?").format(word=meant[near[0]]) if near else ""
        raise UsageError(unknown.format(id=typed), did_you or hint or listed_ids)
    return found[0]


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


def several(typed: str, known: Sequence[str], unknown: str) -> list[str]:
    """Known words typed with commas between them, each once, in the order typed.

    Args:
        typed: what follows the option.
        known: the words there are.
        unknown: the complaint about any other, with {word} for it.

    Raises:
        UsageError: for a word that is not known, with the nearest or all of those there are.
    """
    words = list(dict.fromkeys(word.lower() for word in listed(typed)))
    for word in words:
        if word not in known:
            raise UsageError(unknown.format(word=word), did_you_mean(word, known))
    return words


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
