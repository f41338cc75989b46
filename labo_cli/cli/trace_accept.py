"""`labo trace --accept`: says what has changed, asks, and records that the links still hold."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from labo_cli.chain.suspects import LinkKind, LinkState, Tracked
from labo_cli.chain.threads import ITEMS, gathering_of
from labo_cli.cli import console
from labo_cli.errors import UsageError
from labo_cli.i18n import _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.lint.changed import said_of
from labo_cli.review_file import FILE, write_reviews

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from labo_cli.chain.suspects import Followed, Link
    from labo_cli.lint.rule import ChainCase

__all__ = ["accept_links"]

MOST = 20
GREEN = 32


def accept_links(
    root: Path, case: ChainCase, found: Sequence[tuple[str, Any]], *, yes: bool, as_json: bool, quiet: bool
) -> int:
    """Records that links hold: all of them, or those at what was named.

    Args:
        root: the project's folder.
        case: the project and the record as it is.
        found: what the user named, with the section of each; nothing for the whole chain.
        yes: whether nothing is asked.
        as_json: whether the result is printed for another program.
        quiet: whether nothing is said.

    Raises:
        UsageError: when nobody is there to be asked.
    """
    tracked = Tracked(case.chain, case.reviewed)
    ends = _ends(case, found)
    waiting = [
        each
        for each in (*tracked.suspect, *tracked.new)
        if not found or any(end in ends for end in _ends_of(each.link))
    ]
    suspect = [each for each in waiting if each.state is LinkState.SUSPECT]
    if not waiting and not tracked.gone:
        return _nothing(as_json=as_json, quiet=quiet)
    if not (as_json or quiet):
        _show(suspect, len(waiting) - len(suspect), len(tracked.gone))
    if not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()) or as_json:
            raise UsageError(
                _("nobody is there to be asked whether the links hold"),
                _("in a script, add --yes once they are read over"),
            )
        if not _agreed():
            console.say(_("Nothing was recorded."))
            return 0
    write_reviews(root, tracked.accepted((each.link for each in waiting), date.today()))
    if as_json:
        console.answer({"accepted": len(waiting), "suspect": len(suspect), "removed": len(tracked.gone), "file": FILE})
    elif not quiet:
        text = ngettext(
            "{n} link recorded as reviewed in {file}.", "{n} links recorded as reviewed in {file}.", len(waiting)
        )
        console.say(text.format(n=len(waiting), file=FILE), GREEN)
    return 0


def _ends(case: ChainCase, found: Iterable[tuple[str, Any]]) -> set[tuple[str, str]]:
    """The items that were named; of a group, a theme or a session, what was said there."""
    ends: set[tuple[str, str]] = set()
    for section, item in found:
        if section in ITEMS:
            ends.add((section, item.id))
        else:
            ends |= {("contributions", said.id) for said in gathering_of(case.chain, section, item).contributions}
    return ends


def _ends_of(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    start = "contributions" if link.kind is LinkKind.SAID else "recommendations"
    end = "requirements" if link.kind is LinkKind.REQUIRED else "recommendations"
    return (start, link.start), (end, link.end)


def _nothing(*, as_json: bool, quiet: bool) -> int:
    if as_json:
        console.answer({"accepted": 0, "suspect": 0, "removed": 0, "file": FILE})
    elif not quiet:
        console.say(_("Every link is reviewed, and nothing has changed since."), GREEN)
    return 0


def _show(suspect: Sequence[Followed], new: int, gone: int) -> None:
    page = console.Page(current_language())
    for each in suspect[:MOST]:
        page.line(f"• {said_of(each)}", "yellow", hang=2)
    if len(suspect) > MOST:
        page.line(_("and {n} more").format(n=len(suspect) - MOST))
    if new:
        page.line(
            ngettext("{n} link that nobody had reviewed", "{n} links that nobody had reviewed", new).format(n=new)
        )
    if gone:
        text = ngettext("{n} record of a link that is gone", "{n} records of links that are gone", gone)
        page.line(text.format(n=gone))


def _agreed() -> bool:
    from pydantic_core import PydanticCustomError

    from labo_cli.cli.asking import ask
    from labo_cli.errors import LaboError
    from labo_cli.model.values import read_flag

    def read(typed: str) -> bool:
        try:
            return read_flag({"y": "yes", "o": "oui", "n": "no"}.get(typed.lower(), typed))
        except PydanticCustomError as error:
            context = error.context or {}
            raise LaboError(context["message"], context["hint"]) from None

    return ask(
        _("Have you read both ends of these links, and do they hold?"),
        read,
        _("no"),
        _("labo trace and an id show what is at both ends"),
    )
