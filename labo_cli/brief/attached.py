"""Personal data in the files that go with the PDF for the archives, word for word: comments and all."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.errors import Problem
from labo_cli.i18n import _
from labo_cli.lint.privacy import names_finder
from labo_cli.lint.published import published_texts
from labo_cli.lint.traces import personal_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from labo_cli.model.project import Project

__all__ = ["attached_leaks"]

_PUBLIC = frozenset({"place", "places", "link"})
"""Keys under which a number is a place's own, or part of an address on the web."""
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")
_BEGINNING = re.compile(r"[\s#>-]+")
"""What stands before the words of a line that goes on from the one before."""


def attached_leaks(sources: Iterable[tuple[str, bytes]], project: Project, names: tuple[str, ...]) -> list[Problem]:
    """A problem for each line of a file that holds somebody's address, number or name.

    What the project's own texts were found to say rightly, such as the address for answers, is no leak here.

    Args:
        sources: the files, each by its name with its bytes.
        project: what was read from them.
        names: those whom `private/` lists, each as in a register: “Dupont, Odile”.
    """
    allowed = _allowed(project)
    name_in = names_finder(names, project) if names else None
    found: list[Problem] = []
    for file, content in sources:
        text = content.decode("utf-8-sig", "replace")
        for expression in allowed:
            # Only lines are kept, for places to stay what they are.
            text = expression.sub(lambda match: re.sub(r"[^\n]+", " ", match[0]), text)
        found += _of_a_file(Path(file), text, name_in)
    return found


def _of_a_file(file: Path, text: str, name_in: Callable[[str], str] | None) -> Iterator[Problem]:
    before, before_has = "", False
    for number, written in enumerate(text.split("\n"), 1):
        line = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), unicodedata.normalize("NFC", written))
        for kind, part in personal_data(line):
            message = _("this would go with the PDF for the archives, and has {kind} in it: {part}")
            yield _problem(file, number, message.format(kind=_(kind), part=part), "personal-data-published")
        if name_in is None:
            continue
        name = name_in(line)
        words = _BEGINNING.sub("", line, count=1) if _BEGINNING.match(line) else line
        if not name and not before_has and (across := name_in(f"{before} {words}")) and " " in across:
            name = across
        if name:
            message = _(
                "this would go with the PDF for the archives, and has the name of somebody in the list of "
                "participants: {name}"
            )
            shown = " ".join(f"{word[0]}…" for word in name.split())
            yield _problem(file, number, message.format(name=shown), "private-name-published")
        before, before_has = words.rstrip(), bool(name)


def _problem(file: Path, line: int, message: str, rule: str) -> Problem:
    hint = _("take it out of the file, comments too, or leave --archive out")
    return Problem(file, line, 1, "", message, hint, rule=rule)


def _allowed(project: Project) -> list[re.Pattern[str]]:
    """The texts that say something of the kind rightly, however their lines are broken."""
    texts = {
        text
        for path, text in published_texts(project)
        if (path == ("feedback", "reply") or path[0] == "team" or _PUBLIC.intersection(map(str, path)))
        and any(True for _found in personal_data(text))
    }
    longest_first = sorted(texts, key=lambda text: (-len(text), text))
    return [re.compile(r"\s+".join(map(re.escape, text.split()))) for text in longest_first]
