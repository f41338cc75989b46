"""Reads and writes `trace.lock`, the record of the links that somebody has reviewed.

One line a link, in an order that does not depend on when it was reviewed, so that two
people who review different links can bring their work together in git.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.chain.suspects import Link, LinkKind, Review, Reviews
from labo_cli.errors import Problem
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.writing import write_scaffold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FILE", "read_reviews", "write_reviews"]

FILE = "trace.lock"
HEAD = """\
# The links of the chain that somebody has read over, with the day and a fingerprint of each part they depend on.
# labo writes this file: "labo trace" tells the links that have changed since, "labo trace --accept" says that they
# still hold. Keep it in git with the project; where two versions meet, keep the lines of both.
"""
_LINE = re.compile(
    r"(?P<kind>\w+): (?P<start>[\w.-]+)(?: -> (?P<end>[\w.-]+))? "
    r"\| (?P<day>\d{4}-\d\d-\d\d) \|(?P<prints>( [\w-]+=[\w-]+)+)"
)
_MARK = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
"""What git writes around two versions that it could not bring together."""
_FIGURES = re.compile(r"(\d+)")
LARGEST = 50_000_000
_KINDS = {kind.value: n for n, kind in enumerate(LinkKind)}


def read_reviews(root: Path) -> tuple[Reviews | None, list[Problem]]:
    """The record of a project, and a warning for each line of it that cannot be read, or that git marked.

    Two lines about one link are two people's: the later review holds. A record with problems is not to be written
    again, for nothing that somebody reviewed to be lost.

    Returns:
        None for the record when the project keeps none.
    """
    path = root / FILE
    if not path.exists():
        return None, []
    file = Path(FILE)
    try:
        if path.stat().st_size > LARGEST:
            return {}, [_problem(file, 0, _("this file is too large to be the record of reviewed links"))]
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return {}, [_problem(file, 0, _("this file is not in UTF-8"))]
    except OSError as error:
        return {}, [_problem(file, 0, _("this file cannot be read: {reason}").format(reason=why(error)))]
    found: Reviews = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if _MARK.match(line):
            problems += [_left_by_git(file, number)] if line.startswith("<") else []
        if not line.strip() or line.startswith("#") or _MARK.match(line):
            continue
        entry = _read(line)
        if entry is None:
            problems.append(_problem(file, number, _("this line is not one that labo wrote: its link counts as new")))
            continue
        link, review = entry
        if link not in found or found[link].day < review.day:
            found[link] = review
    return found, problems


def write_reviews(root: Path, reviews: Mapping[Link, Review]) -> None:
    """Writes the record, all of it or nothing.

    Raises:
        LaboError: when the disk refuses.
    """
    lines = (_written(link, reviews[link]) for link in sorted(reviews, key=_order))
    write_scaffold(root, {FILE: (HEAD + "".join(lines)).encode()}, force=True)


def _left_by_git(file: Path, line: int) -> Problem:
    text = _("git has left two versions of the record here, to be brought together")
    hint = _("keep the lines of both, and take out the marks: <<<<<<<, ||||||| and what follows, =======, >>>>>>>")
    return _problem(file, line, text, hint)


def _problem(file: Path, line: int, message: str, hint: str = "") -> Problem:
    if not hint and line:
        hint = _(
            "correct it, or open the project with the version of labo that wrote it; or take the line out and review "
            "its link again: labo trace --accept"
        )
    elif not hint:
        hint = _("take it back from git or from a backup; or take it away and review again: labo trace --accept")
    return Problem(file, line, 1 if line else 0, "", message, hint, "warning")


def _read(line: str) -> tuple[Link, Review] | None:
    found = _LINE.fullmatch(line.strip())
    if not found or found["kind"] not in _KINDS:
        return None
    kind = LinkKind(found["kind"])
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    if (found["end"] is None) != (kind is LinkKind.ANSWERED):
        return None
    prints = dict(part.split("=", 1) for part in found["prints"].split())
    return Link(kind, found["start"], found["end"] or found["start"]), Review(day, prints)


def _written(link: Link, review: Review) -> str:
    ends = link.start if link.kind is LinkKind.ANSWERED else f"{link.start} -> {link.end}"
    prints = " ".join(f"{part}={mark}" for part, mark in sorted(review.prints.items()))
    return f"{link.kind}: {ends} | {review.day.isoformat()} | {prints}\n"


def _order(link: Link) -> tuple[object, ...]:
    """From the words down, c2 before c10."""
    return _KINDS[link.kind], *_natural(link.start), *_natural(link.end)


def _natural(name: str) -> Iterator[tuple[int, int, str]]:
    for n, piece in enumerate(_FIGURES.split(name)):
        yield (0, int(piece), "") if n % 2 else (1, 0, piece)
