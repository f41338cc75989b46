"""What `labo sort-contributions` shows: for each thing found its place, its words, and what to write."""

from __future__ import annotations

import shlex
import sys
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from labo_cli.cli.console import near, out
from labo_cli.errors import Remark
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.errors import Problem
    from labo_cli.project_files import Loaded
    from labo_cli.voices.sorting import Sorting
    from labo_cli.voices.themes import Proposal

__all__ = ["as_data", "reason", "show"]

MOST_NAMED = 12
"""The ids that are listed of what fits nowhere; the others are counted."""
_SHOWN = 160
"""The characters of a text that tell which one it is."""


def as_data(loaded: Loaded, found: Sorting) -> dict[str, Any]:
    """The whole result for `--json`."""
    said = loaded.project.contributions

    def one(n: int) -> dict[str, Any]:
        place = _place(loaded, n)
        item = said[n]
        return {
            "id": item.id,
            "file": place.file.as_posix(),
            "line": place.line,
            "group": item.group,
            "from": item.session,
            "text": item.text,
        }

    return {
        "alike": [
            {"likeness": round(cluster.likeness, 2), "contributions": [one(n) for n in cluster.positions]}
            for cluster in found.clusters
        ],
        "proposed": [
            one(proposal.position)
            | {
                "theme": proposal.theme,
                "words": list(proposal.words),
                "sureness": str(proposal.sureness),
                "second": proposal.second,
            }
            for proposal in found.proposals
        ],
        "new_themes": [
            {"words": list(group.words), "contributions": [one(n) for n in group.positions]}
            for group in found.gatherings
        ],
        "left": [one(n) for n in found.left],
        "trial": (
            {"tried": found.trial.tried, "proposed": found.trial.proposed, "right": found.trial.right}
            if found.trial
            else None
        ),
    }


def reason(proposal: Proposal) -> str:
    """Why a theme is proposed, in a line: the words that speak for it, how sure, and what else it might be."""
    said = _("{words} ({sureness})").format(words=", ".join(proposal.words), sureness=_(proposal.sureness.label))
    return said + (_("; otherwise {theme}").format(theme=proposal.second) if proposal.second else "")


def show(loaded: Loaded, found: Sorting, copies: list[Path] | None) -> None:
    """Both parts, in the order of the files, then a summary with what to do next.

    Args:
        loaded: the project.
        found: what was found in it.
        copies: the files written; None when none were asked for.
    """
    if not loaded.project.contributions:
        _line(_("There are no contributions yet."), "bold")
        _line(_("To begin: labo add-contribution, or labo import-contributions with a platform's export."))
        return
    _show_alike(loaded, found)
    _show_proposed(loaded, found)
    _show_rest(loaded, found)
    _summary(found)
    _next(loaded, found, copies)


def _show_alike(loaded: Loaded, found: Sorting) -> None:
    said = loaded.project.contributions
    if found.clusters:
        _title(_("Saying nearly the same"))
    for number, cluster in enumerate(found.clusters, 1):
        like = (
            _("the same words")
            if cluster.likeness > 0.995
            else _("alike at {n} %").format(n=round(cluster.likeness * 100))
        )
        _line(
            _("{number}. {n} contributions, {like}").format(number=number, n=len(cluster.positions), like=like), "bold"
        )
        for n in cluster.positions:
            _entry(loaded, n, loaded.project.group(said[n].group).name)
            _line(f"      {shorten(said[n].text, 4 * _SHOWN, placeholder=' …')}")


def _show_proposed(loaded: Loaded, found: Sorting) -> None:
    said = loaded.project.contributions
    if found.proposals:
        _title(_("Themes proposed, in the order of the files"))
    for proposal in found.proposals:
        _entry(loaded, proposal.position)
        _line(f"      {shorten(said[proposal.position].text, _SHOWN, placeholder=' …')}")
        _as_it_is(f"      theme: {proposal.theme}", "green")
        _line(f"      # {reason(proposal)}", "dim")


def _show_rest(loaded: Loaded, found: Sorting) -> None:
    said = loaded.project.contributions
    if found.gatherings:
        _title(_("Fitting no theme, but sharing words: perhaps a theme of their own"))
    for group in found.gatherings:
        _line(f"  {', '.join(group.words)}", "bold")
        for n in group.positions:
            _entry(loaded, n)
            _line(f"      {shorten(said[n].text, _SHOWN, placeholder=' …')}")
    if found.left:
        _title(_("To be read by you: no word of theirs speaks for a theme"))
        named = ", ".join(said[n].id for n in found.left[:MOST_NAMED])
        more = len(found.left) - MOST_NAMED
        _line(f"  {named}" + (_(" and {n} more").format(n=more) if more > 0 else ""))


def _summary(found: Sorting) -> None:
    none_yet = len(found.proposals) + sum(len(group.positions) for group in found.gatherings) + len(found.left)
    if not none_yet and not found.clusters:
        _line(_("Every contribution has its theme, and no two say nearly the same."), "green")
        return
    out().print()
    alike, proposed = len(found.clusters), len(found.proposals)
    said = ngettext(
        "{n} group of contributions says nearly the same.", "{n} groups of contributions say nearly the same.", alike
    )
    _line(said.format(n=alike) if alike else _("No two contributions say nearly the same."), "bold")
    if none_yet:
        lines = [
            ngettext("{n} contribution has no theme.", "{n} contributions have no theme.", none_yet).format(n=none_yet)
        ]
        if proposed:
            lines.append(
                ngettext(
                    "A theme is proposed for {n} of them.", "A theme is proposed for {n} of them.", proposed
                ).format(n=proposed)
            )
        _line(" ".join(lines), "bold")
    trial = found.trial
    if trial and trial.proposed and found.proposals:
        said = _(
            "How far to trust it: of the {tried} that you have sorted, labo would have proposed a theme for "
            "{proposed}, and it would have been yours for {right}."
        ).format(tried=trial.tried, proposed=trial.proposed, right=trial.right)
        few = _("That is less than half: sort them yourself.") if 2 * trial.right < trial.proposed else ""
        _line(f"{said} {few}".strip())


def _next(loaded: Loaded, found: Sorting, copies: list[Path] | None) -> None:
    lines, commands_after = [], None
    if found.clusters:
        lines.append(
            _(
                "What says nearly the same stays as it is: nothing is merged. Name all of them under “from:” of one "
                "recommendation, so that each voice counts."
            )
        )
    if found.proposals and copies is None:
        lines.append(
            _("Read each theme proposed; where you agree, copy its line under the “from:” of the contribution.")
            + " "
            + _("Or have copies of the files made with all of them in: labo sort-contributions --write")
        )
    if copies:
        lines.append(
            _("The themes proposed are written into copies, each with its reason: {files}").format(
                files=", ".join(near(path) for path in copies)
            )
        )
        commands_after = _(
            "Read them through, change or remove what does not fit, then put them in the place of yours:"
        )
        lines.append(commands_after)
    if found.gatherings:
        lines.append(
            _("For a new theme, add it to “themes:” in project.yaml, with a title that participants would use.")
        )
    if lines:
        _title(_("What to do next"))
    for line in lines:
        _line(f"  • {line}")
        if copies and line is commands_after:
            for copy, own in _pairs(loaded, found, copies):
                _as_it_is(f"      cp {shlex.quote(copy)} {shlex.quote(own)}")


def _pairs(loaded: Loaded, found: Sorting, copies: list[Path]) -> list[tuple[str, str]]:
    """Each copy with the file that it is a copy of."""
    own = dict.fromkeys(_place(loaded, proposal.position).file for proposal in found.proposals)
    return [(near(copy), near(loaded.root / file)) for copy, file in zip(copies, own, strict=True)]


def _place(loaded: Loaded, n: int) -> Problem:
    return loaded.written.problem(Remark(("contributions", n), ""))


def _entry(loaded: Loaded, n: int, group: str = "") -> None:
    from rich.text import Text

    place = _place(loaded, n)
    shown = Text.assemble(
        "  ", (loaded.project.contributions[n].id, "bold cyan"), f"  {place.file.as_posix()}:{place.line}"
    )
    out().print(shown.append(f"  {group}" if group else ""))


def _title(text: str) -> None:
    from rich.text import Text

    out().print(Text(f"\n{text}", "bold cyan"))


def _as_it_is(text: str, style: str = "") -> None:
    """A line to be copied, which is never cut in two."""
    from rich.text import Text

    out().print(Text(text, style), soft_wrap=True)


def _line(text: str, style: str = "") -> None:
    """A line; at a terminal too narrow for it, its further lines stand below its beginning."""
    from textwrap import wrap

    from rich.text import Text

    body = text.lstrip(" •#")
    first, margin = text[: len(text) - len(body)], " " * (len(text) - len(body))
    width = out().width - len(margin) if sys.stdout.isatty() else len(body)
    for n, part in enumerate(wrap(body, max(30, width), break_on_hyphens=False) or [""]):
        out().print(Text((margin if n else first) + part, style), soft_wrap=True)
