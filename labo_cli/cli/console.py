"""What the terminal shows: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table

    from labo_cli.errors import LaboError, Problem

__all__ = [
    "Page",
    "answer",
    "columns",
    "err",
    "has_colours",
    "out",
    "progress",
    "say",
    "show_error",
    "show_files",
    "show_problems",
    "table",
]


_COLOURS = {"error": "red", "warning": "yellow", "advice": ""}
ROOM_FOR_SIZES = 20
MOST_OF_A_RULE = 20
"""How many findings of one rule are shown: after an import of thousands, the rest would hide the others."""
NARROWEST = 8
"""The characters that a column keeps in a narrow terminal."""


@cache
def out() -> Console:
    """Standard output; rich leaves colours out when it is not a terminal, or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


@cache
def err() -> Console:
    """Standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=not sys.stderr.isatty())


def has_colours() -> bool:
    """Whether standard output is a terminal whose user takes colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def say(text: str, code: int = 0) -> None:
    """A plain line on standard output, without the cost of loading rich.

    Args:
        text: the line.
        code: an ANSI colour, used on a terminal that takes them; 0 for none.
    """
    sys.stdout.write(f"\033[{code}m{text}\033[0m\n" if code and has_colours() else f"{text}\n")


def answer(data: Any) -> None:
    """The one JSON document of `--json`."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]], *, whole: bool = False) -> None:
    """Rows under their heads on standard output, aligned, without the cost of loading rich.

    Where the terminal is too narrow, the widest columns give way, but never the first, which a user types again.

    Args:
        heads: what stands over each column.
        rows: the cells of each row.
        whole: whether what has no room goes on below, rather than being cut.
    """
    from itertools import zip_longest
    from shutil import get_terminal_size
    from textwrap import wrap

    widths = [max(len(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    if sys.stdout.isatty():
        narrow = get_terminal_size().columns - 2 * (len(heads) - 1)
        words = [max(len(word) for row in (heads, *rows) for word in (*row[n].split(), "")) for n in range(len(heads))]
        least = [max(NARROWEST, longest) if whole else NARROWEST for longest in words]
        while sum(widths) > narrow and (wide := [n for n in range(1, len(widths)) if widths[n] > least[n]]):
            widths[max(wide, key=widths.__getitem__)] -= 1
    for n, row in enumerate((heads, *rows)):
        if whole:
            parts = [wrap(text, width) or [""] for text, width in zip(row, widths, strict=True)]
        else:
            parts = [
                [text if len(text) <= width else text[: width - 1] + "…"]
                for text, width in zip(row, widths, strict=True)
            ]
        for cells in zip_longest(*parts, fillvalue=""):
            line = "  ".join(text.ljust(width) for text, width in zip(cells, widths, strict=True)).rstrip()
            say(line, 0 if n else 1)


def table(*columns: str, title: str = "") -> Table:
    """An empty table in the house's form."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False, header_style="bold cyan")
    for n, column in enumerate(columns):
        # The first column is what a user types again: it is never cut in two.
        made.add_column(column, overflow="fold", no_wrap=n == 0)
    return made


class Page:
    """A long text on standard output: wrapped, typeset, in sections."""

    def __init__(self, language: str) -> None:
        """Starts a page in a language, whose typography is kept."""
        self.language = language

    def line(self, text: str, style: str = "", indent: int = 0, hang: int = 0) -> None:
        """A paragraph, wrapped to the terminal; its further lines hang to the right of the first."""
        from textwrap import wrap

        from rich.text import Text

        from labo_cli.i18n.typography import typeset

        margin = " " * indent
        width = max(40, out().width)
        for part in wrap(
            typeset(text, self.language),
            width,
            initial_indent=margin,
            subsequent_indent=margin + " " * hang,
            break_on_hyphens=False,
        ) or [""]:
            out().print(Text(part, style), soft_wrap=True)

    def section(self, title: str, items: Sequence[str]) -> None:
        """A title with its list; nothing where the list is empty."""
        if items:
            self.line("")
            self.line(title, "bold cyan")
            for item in items:
                self.line(f"• {item}", indent=2, hang=2)


def show_problems(problems: Sequence[Problem], console: Console) -> None:
    """Every problem with its place, what is wrong, and what to write instead; the gravest first."""
    from collections import Counter

    from rich.text import Text

    shown: Counter[str] = Counter()
    gravest_first = sorted(problems, key=lambda problem: list(_COLOURS).index(problem.severity))
    for problem in gravest_first:
        shown[problem.rule] += 1
        if problem.rule and problem.severity != "error" and shown[problem.rule] > MOST_OF_A_RULE:
            continue
        colour = _COLOURS[problem.severity]
        where = f"  {problem.where}" if problem.where else ""
        rule = f"  [{problem.rule}]" if problem.rule else ""
        weight = (f"  {_(problem.severity)}", colour)
        console.print(Text.assemble((problem.place, "bold"), weight, (where, "cyan"), (rule, "dim")))
        console.print(Text(f"    {problem.message}", colour))
        if problem.hint:
            console.print(Text(f"    → {problem.hint}"))
    for rule, n in shown.items():
        if rule and n > MOST_OF_A_RULE:
            more = _("… and {n} more of {rule}; --json lists them all").format(n=n - MOST_OF_A_RULE, rule=rule)
            console.print(Text(more, "dim"))
    counts = {severity: sum(problem.severity == severity for problem in problems) for severity in _COLOURS}
    said = [
        ngettext("{n} problem", "{n} problems", counts["error"]),
        ngettext("{n} warning", "{n} warnings", counts["warning"]),
        ngettext("{n} piece of advice", "{n} pieces of advice", counts["advice"]),
    ]
    line = ", ".join(text.format(n=n) for text, n in zip(said, counts.values(), strict=True) if n)
    console.print(Text(f"\n{line}.", "bold"))
    named = next((problem.rule for problem in gravest_first if problem.rule), "")
    if named:
        console.print(Text(_("What a rule means: labo check --explain {rule}").format(rule=named), "dim"))


def show_error(error: LaboError) -> None:
    """What is wrong, and what to do about it."""
    from rich.text import Text

    err().print(Text.assemble((_("Error: "), "bold red"), error.message))
    if error.hint:
        err().print(Text(f"    → {error.hint}"))


def show_files(files: Iterable[tuple[Path, int | None]]) -> None:
    """The documents made, with their pages and sizes."""
    made = table(_("Document"), _("Pages"), _("Size"))
    for column in made.columns[1:]:
        column.justify = "right"
        column.no_wrap = True
    listed = [(near(path), path, pages) for path, pages in files]
    folder = ""
    if max(len(name) for name, _path, _pages in listed) > out().width - ROOM_FOR_SIZES and len(listed) > 1:
        # Names that would be cut in two are told from the folder that holds them all.
        folder = os.path.commonpath([os.path.dirname(name) for name, _path, _pages in listed])  # noqa: PTH120
        out().print(_("In {folder}:").format(folder=folder), markup=False)
    for name, path, pages in listed:
        size = _("{n} KB").format(n=max(1, round(path.stat().st_size / 1000)))
        made.add_row(os.path.relpath(name, folder) if folder else name, str(pages or ""), size)
    out().print(made)


def near(path: Path) -> str:
    """A path as it is shortest to type from where the user stands."""
    from pathlib import Path

    resolved, here = path.resolve(), Path.cwd()
    return str(resolved.relative_to(here)) if resolved.is_relative_to(here) else str(path)


@contextmanager
def progress(total: int, *, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Progress on standard error, on a terminal only; call what it yields before each document."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err(), transient=True) as shown:
        task = shown.add_task("", total=total)
        started = False

        def step(name: str) -> None:
            nonlocal started
            shown.update(task, description=name, advance=1 if started else 0)
            started = True

        yield step
