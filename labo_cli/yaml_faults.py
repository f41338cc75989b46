"""What is wrong with a YAML text, said for somebody who does not know YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from labo_cli.i18n import N_, _

if TYPE_CHECKING:
    import yaml

__all__ = ["Fault", "Place", "explained"]


@dataclass(frozen=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int

    @classmethod
    def of(cls, mark: Any) -> Self:
        """The place of one of the parser's marks, which count from 0."""
        return cls(mark.line + 1, mark.column + 1)


@dataclass(frozen=True)
class Fault:
    """Something in the text that is no YAML, or YAML that labo does not take."""

    place: Place
    message: str
    hint: str


def explained(error: yaml.YAMLError, text: str) -> Fault:
    """The parser's complaint, said for somebody who does not know YAML."""
    said = " ".join(str(getattr(error, name, None) or "") for name in ("context", "problem", "reason")).strip()
    place = _place_of(error, text)
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1]
    for words, pattern, message, hint in _EXPLANATIONS:
        if words in said and re.search(pattern, line):
            return Fault(place, _(message), _(hint))
    hint = _("look at this line and the one above: indentation, colons, quotes ({said})").format(said=said)
    return Fault(place, _("this cannot be read as YAML"), hint)


def _place_of(error: yaml.YAMLError, text: str) -> Place:
    # A quote that is never closed is said where it opens.
    opened = "quoted scalar" in str(getattr(error, "context", "") or "")
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    if mark is not None:
        return Place.of(mark)
    position = getattr(error, "position", 0)
    return Place(text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


_QUOTE_IT = N_("put the text in quotes")
_STAR = N_("a * or a & at the start of a text means something else in YAML")
_EXPLANATIONS = (
    # What libyaml says, what the line looks like, what that means, what to do.
    ("", r"^ *\t", N_("a tab stands where spaces are due"), N_("replace the tab with spaces")),
    ("cannot start any token", r"", N_("a text cannot start with this character"), _QUOTE_IT),
    (
        "did not find expected key",
        r"",
        N_("this line does not follow from the one before"),
        N_("check that it is indented like its neighbours, and that texts with “: ” or quotes inside are in quotes"),
    ),
    (
        "could not find expected ':'",
        r"",
        N_("a colon is missing"),
        N_("write key: value, with a space after the colon"),
    ),
    (
        "mapping values are not allowed",
        r":\s.*:(\s|$)",
        N_("there is a second “: ” on this line"),
        N_("put the text in quotes, or on the next line after >-"),
    ),
    (
        "mapping values are not allowed",
        r"",
        N_("this line is not indented like the ones before"),
        N_("give it the same indentation as its neighbours"),
    ),
    (
        "did not find expected ',' or",
        r"[{,]\s*[\w-]+:\s[^,{}\[\]\"']*:\s",
        N_("there is a second “: ” on this line"),
        N_("put the text in quotes, or on the next line after >-"),
    ),
    (
        "did not find expected ',' or",
        r"",
        N_("a bracket or a brace is not closed, or a comma is missing"),
        N_("close it, separate with commas, and put in quotes any text that contains one"),
    ),
    (
        "found unexpected end of stream",
        r"",
        N_("a quote is not closed"),
        N_("close it where the text ends"),
    ),
    (
        "block sequence entries are not allowed",
        r"",
        N_("a dash stands where no list can start"),
        N_("start the list on a line of its own, under its key"),
    ),
    (
        "did not find expected '-' indicator",
        r"",
        N_("the items of this list are not aligned"),
        N_("give every dash of the list the same indentation"),
    ),
    ("undefined alias", r"", _STAR, _QUOTE_IT),
    ("while scanning an alias", r"", _STAR, _QUOTE_IT),
    ("while scanning an anchor", r"", _STAR, _QUOTE_IT),
    (
        "control characters are not allowed",
        r"",
        N_("a character here cannot be printed"),
        N_("delete it and type the text again"),
    ),
    (
        "unknown escape character",
        r"",
        N_("a backslash inside double quotes means something else in YAML"),
        N_("use single quotes instead"),
    ),
)
