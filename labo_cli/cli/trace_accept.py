"""`labo trace --accept`: says what has changed, asks, and records that the links still hold."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from labo_cli.chain.suspects import LinkKind, LinkState, Tracked
from labo_cli.chain.threads import ITEMS, gathering_of
from labo_cli.cli import console
from labo_cli.cli.trace_screen import gone_links
from labo_cli.errors import LaboError, UsageError
from labo_cli.i18n import _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.lint.changed import said_of
from labo_cli.locking import Busy, alone_in
from labo_cli.review_file import FILE, read_reviews, write_reviews
from labo_cli.tracing.report import in_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from labo_cli.chain.suspects import Followed, Link, Reviews
    from labo_cli.lint.rule import ChainCase

__all__ = ["accept_links"]

PATIENCE = 20.0
"""Seconds for which another one that writes in the project is waited for."""
MOST = 20
GREEN, YELLOW = 32, 33


def accept_links(
    root: Path, case: ChainCase, found: Sequence[tuple[str, Any]], *, yes: bool, as_json: bool, quiet: bool
) -> int:
    """Records that links hold: all of them, or those at what was named, but those of an answer that stands in error.

    Args:
        root: the project's folder.
        case: the project and the record as it is.
        found: what the user named, with the section of each; nothing for the whole chain.
        yes: whether nothing is asked.
        as_json: whether the result is printed for another program.
        quiet: whether nothing is said.

    Returns:
        The status to end with: 1 when something that was asked for had to be left out.

    Raises:
        UsageError: when nobody is there to be asked.
        LaboError: when the record has changed meanwhile.
    """
    tracked = Tracked(case.chain, case.reviewed)
    ends = _ends(case, found)
    asked = [
        each
        for each in (*tracked.suspect, *tracked.new, *tracked.stale)
        if not found or any(end in ends for end in _ends_of(each.link))
    ]
    if not asked and not tracked.gone:
        return _nothing(as_json=as_json, quiet=quiet)
    waiting, left_out = _without_errors(case, asked)
    suspect = [each for each in waiting if each.state is LinkState.SUSPECT]
    if not (as_json or quiet):
        _show(waiting, tracked.gone)
    if left_out and not as_json:
        text = _("Left out, because something there is an error that labo check tells: {ids}")
        console.say(text.format(ids=", ".join(left_out)), YELLOW)
    holds = bool(waiting or tracked.gone) and (yes or _asked(waiting, as_json=as_json))
    if holds:
        _record(root, case, tracked.accepted((each.link for each in waiting), date.today()))
    if as_json:
        counts = {"accepted": len(waiting), "suspect": len(suspect), "removed": len(tracked.gone)}
        console.answer({**counts, "left_out": left_out, "file": FILE})
    elif not holds:
        if not quiet:
            console.say(_("Nothing was recorded."))
    elif not quiet:
        text = ngettext(
            "{n} link recorded as reviewed in {file}.", "{n} links recorded as reviewed in {file}.", len(waiting)
        )
        console.say(text.format(n=len(waiting), file=FILE), GREEN)
    return 1 if left_out else 0


def _record(root: Path, case: ChainCase, reviews: Reviews) -> None:
    """Writes the record, as long as it is the one that was read at first.

    Raises:
        LaboError: when it has changed meanwhile, or cannot be written.
    """
    try:
        with alone_in(root, PATIENCE):
            # Somebody else, or git, may have written to the record while the links were read over.
            if read_reviews(root) != (case.reviewed, []):
                raise LaboError(
                    _("nothing was recorded: {file} has changed meanwhile").format(file=FILE),
                    _("run the command again"),
                )
            write_reviews(root, reviews)
    except Busy:
        raise LaboError(
            _("another labo is writing in {folder}, and does not come to an end").format(folder=root),
            _("wait for it or stop it, and run the command again"),
        ) from None


def _without_errors(case: ChainCase, links: Sequence[Followed]) -> tuple[list[Followed], list[str]]:
    """The links that hang on nothing in error, and the ids of the ends in error of the others.

    What a recommendation asks for hangs on the words that it comes from, whatever its answer.
    """
    wrong = in_error(case) if links else frozenset()
    held: list[Followed] = []
    left_out: dict[str, None] = {}
    for each in links:
        amiss = [] if each.link.kind is LinkKind.SAID else [end for end in _ends_of(each.link) if end in wrong]
        left_out |= dict.fromkeys(name for _section, name in amiss)
        if not amiss:
            held.append(each)
    return held, list(left_out)


def _asked(waiting: Sequence[Followed], *, as_json: bool) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or as_json:
        raise UsageError(
            _("nobody is there to be asked whether the links hold"),
            _("in a script, add --yes once they are read over"),
        )
    _where(waiting)
    return _agreed()


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
        console.answer({"accepted": 0, "suspect": 0, "removed": 0, "left_out": [], "file": FILE})
    elif not quiet:
        console.say(_("Every link is reviewed, and nothing has changed since."), GREEN)
    return 0


def _show(waiting: Sequence[Followed], gone: Sequence[Link]) -> None:
    suspect = [each for each in waiting if each.state is LinkState.SUSPECT]
    new = [each for each in waiting if each.state is LinkState.NEW]
    again = len(waiting) - len(suspect) - len(new)
    page = console.Page(current_language())
    for each in suspect[:MOST]:
        page.line(f"• {said_of(each)}", "yellow", hang=2)
    if len(suspect) > MOST:
        page.line(_("and {n} more").format(n=len(suspect) - MOST))
    if new:
        count = len(new)
        text = ngettext("{n} link that nobody had reviewed", "{n} links that nobody had reviewed", count)
        page.line(_("{label}: {text}").format(label=text.format(n=count), text=", ".join(_kinds(new))))
    if again:
        text = ngettext(
            "{n} answer whose record is to be renewed",
            "{n} answers whose record is to be renewed",
            again,
        )
        page.line(text.format(n=again))
    if gone:
        page.line(gone_links(gone))


def _kinds(links: Iterable[Followed]) -> Iterator[str]:
    """How many links there are of each kind, from the words down."""
    counts = Counter(each.link.kind for each in links)
    said, merged, answered, required = (counts[kind] for kind in LinkKind)
    texts = (
        (said, ngettext("{n} from words to a recommendation", "{n} from words to a recommendation", said)),
        (merged, ngettext("{n} recommendation merged", "{n} recommendations merged", merged)),
        (answered, ngettext("{n} answer", "{n} answers", answered)),
        (
            required,
            ngettext("{n} from a recommendation to a function", "{n} from a recommendation to a function", required),
        ),
    )
    return (text.format(n=n) for n, text in texts if n)


def _where(waiting: Sequence[Followed]) -> None:
    if waiting:
        text = _("To read them over: labo trace --format html makes a page of them all; labo trace {id} shows one.")
        console.Page(current_language()).line(text.format(id=waiting[0].link.end))


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
