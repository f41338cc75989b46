"""`labo check`: everything that is wrong in the project, and what an experienced facilitator would remark."""

from typing import Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.i18n import _

EXAMPLES = """labo check
labo check --explain no-break
labo check --rules
labo check --project ~/projets/seniors --json"""

GREEN = 32


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
    from datetime import date

    from labo_cli.checks.fitting import misfits
    from labo_cli.cli import console
    from labo_cli.errors import InvalidProject, Problem
    from labo_cli.private_data import find_private
    from labo_cli.private_lists import named_in
    from labo_cli.project_files import open_project
    from labo_cli.review_file import read_reviews

    if explain is not None or rules:
        from labo_cli.cli.rules_screen import show_rule, show_rules

        return show_rules(as_json=as_json) if explain is None else show_rule(explain, as_json=as_json)
    problems: list[Problem] = []
    title, is_whole = "", True
    try:
        loaded = open_project(project)
        title = loaded.project.title
        reviewed, unread = read_reviews(loaded.root)
        private = find_private(loaded.root)
        named = named_in(loaded.root)
        remarks = misfits(
            loaded.project, loaded.shelf.card, date.today(), named.names, reviewed, private.files, private.lists
        )
        problems = [*loaded.problems, *unread, *named.problems, *map(loaded.written.problem, remarks)]
    except InvalidProject as error:
        problems, is_whole = list(error.problems), False
    if as_json:
        console.answer({"problems": [problem.as_json() for problem in problems]})
    elif problems:
        console.show_problems(problems, console.out())
        if not is_whole:
            rest = _("Once these are mended, labo looks at the rest: sessions, interviews, answers, functions, names.")
            console.say(rest)
    elif not quiet:
        console.say(_("Nothing wrong in “{title}”.").format(title=title), GREEN)
    grave = {"error", "warning"} if strict else {"error"}
    return 1 if any(problem.severity in grave for problem in problems) else 0
