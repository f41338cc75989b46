"""`labo plan-interview`: the guide, the consent form and the note sheet of a round of interviews."""

from typing import Annotated

import typer

from labo_cli.cli.options import (
    ForceOption,
    FormatOption,
    JsonOption,
    LangOption,
    LargePrintOption,
    OutOption,
    ProjectOption,
    QuietOption,
    formats_in,
)
from labo_cli.i18n import _

EXAMPLES = """labo plan-interview
labo plan-interview restaurant-emeraude --large-print"""


def plan_interview(
    interview: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The interview's id, or its beginning. Left out when there is only one."),
            show_default=False,
        ),
    ] = None,
    project: ProjectOption = None,
    out: OutOption = None,
    formats: FormatOption = "html,pdf",
    large_print: LargePrintOption = False,
    force: ForceOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli.making import Options, choose, finish, make, open_project, setting_for
    from labo_cli.rendering.documents import INTERVIEW

    options = Options(out, formats_in(formats), large_print, force, as_json, quiet)
    loaded = open_project(project)
    chosen = choose(loaded.project.interviews, interview, _("interview"))
    setting = setting_for(loaded, loaded.shelf.cards([chosen.method]))
    return finish(make(loaded, [(INTERVIEW, chosen)], setting, options), options)
