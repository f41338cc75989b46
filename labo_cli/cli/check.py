"""`labo check`: everything that is wrong in the project, and what an experienced facilitator would remark."""

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from labo_cli.errors import Problem, Remark
    from labo_cli.project_files import Broken, Loaded

EXAMPLES = """labo check
labo check --explain no-break
labo check --rules
labo check --project ~/projets/seniors --json"""

GREEN, DIM = 32, 2
MOST = 8
"""How many files are named in one line."""


def check(
    project: ProjectOption = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar=_("RULE"),
            help=_("Say what a rule means, why it matters, what to do, and how to set it aside."),
            show_default=False,
        ),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help=_("List the rules, by what they look after."))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("Fail on warnings too, as a script may want."))] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.project_files import Broken, open_project

    if explain is not None or rules:
        from labo_cli.cli.rules_screen import show_rule, show_rules

        return show_rules(as_json=as_json) if explain is None else show_rule(explain, as_json=as_json)
    title, rest = "", ""
    try:
        loaded = open_project(project)
        root, title = loaded.root, loaded.project.title
        problems = [*loaded.problems, *_found(loaded)]
    except Broken as broken:
        root = broken.root
        others, rest = _beside(broken)
        problems = [*broken.problems, *others]
    if as_json:
        told = [problem.as_json() for problem in problems]
        console.answer({"problems": told, "not_read_for_names": _not_read(root)})
    elif problems:
        console.show_problems(problems, console.out())
        if rest:
            console.say(rest)
    elif not quiet:
        console.say(_("Nothing wrong in “{title}”.").format(title=title), GREEN)
    if not (as_json or quiet):
        _say_not_read(root)
    grave = {"error", "warning"} if strict else {"error"}
    return 1 if any(problem.severity in grave for problem in problems) else 0


def _found(loaded: "Loaded", kept: "Callable[[Iterable[Remark]], Iterable[Remark]] | None" = None) -> "list[Problem]":
    """What an experienced facilitator would remark, and what is wrong beside the project's own files.

    Args:
        loaded: the project.
        kept: gives those remarks that are worth telling, with their paths as they were typed; all when left out.
    """
    from labo_cli.checks.fitting import misfits
    from labo_cli.cli.case import case_with
    from labo_cli.folders import holds_private
    from labo_cli.review_file import read_reviews

    reviewed, problems = read_reviews(loaded.root)
    case = case_with(loaded, (), reviewed)
    if holds_private(loaded.root):
        from labo_cli.private_data import find_private
        from labo_cli.private_lists import named_in

        private, named = find_private(loaded.root), named_in(loaded.root)
        case = case_with(loaded, named.names, reviewed, private.files, private.lists)
        problems = [*problems, *named.problems]
    remarks: Iterable[Remark] = misfits(case, loaded.shelf.card)
    return [*problems, *map(loaded.written.problem, kept(remarks) if kept else remarks)]


def _not_read(root: "Path") -> list[str]:
    from labo_cli.folders import holds_private

    if not holds_private(root):
        return []
    from labo_cli.private_data import not_read_for_names

    return not_read_for_names(root)


def _say_not_read(root: "Path") -> None:
    """Which files of private/ may name people and were not read for it; that is no fault of theirs."""
    from labo_cli.cli import console

    names = _not_read(root)
    if names:
        shown = ", ".join(names[:MOST]) + (", …" if len(names) > MOST else "")
        text = ngettext("Not read for names: {files}.", "{n} files not read for names: {files}.", len(names))
        console.say(text.format(n=len(names), files=shown), DIM)
        console.say(
            _("Names are looked for in lists only: CSV, TSV and XLSX, with a line that names the columns."), DIM
        )


def _beside(broken: "Broken") -> "tuple[list[Problem], str]":
    """What is found in the rest of a project that does not hold together, and what is said of what is left to see."""
    from labo_cli.errors import LaboError
    from labo_cli.what_holds import what_holds

    nothing = _("Once these are mended, labo looks at the rest: sessions, interviews, answers, functions, names.")
    found = what_holds(broken)
    if found is None:
        return [], nothing
    loaded, held = found
    try:
        problems = _found(loaded, held.kept)
    except LaboError:
        # A card that every visit needs is the project's own, and cannot be read.
        return [], nothing
    if held.is_all:
        return problems, ""
    return problems, _("Once these are mended, labo looks at the rest: what has an error, and what depends on it.")
