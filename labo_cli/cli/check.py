"""`labo check`: everything that is wrong in the project, each thing with its place."""

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.i18n import _

EXAMPLES = """labo check
labo check --project ~/projets/seniors --json"""

GREEN = 32


def check(
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.checks.fitting import misfits
    from labo_cli.cli import console
    from labo_cli.errors import InvalidProject, Problem
    from labo_cli.project_files import open_project

    problems: list[Problem] = []
    try:
        loaded = open_project(project)
        problems = [loaded.written.problem(remark) for remark in misfits(loaded.project, loaded.shelf.card)]
    except InvalidProject as error:
        problems = list(error.problems)
    if as_json:
        console.answer({"problems": [problem.as_json() for problem in problems]})
    elif problems:
        console.show_problems(problems, console.out())
    elif not quiet:
        console.say(_("Nothing wrong in “{title}”.").format(title=loaded.project.title), GREEN)
    return 1 if problems else 0
