"""`labo plan-interview`: the guide, the consent form and the note sheet of a round of interviews."""

from typing import Annotated

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

EXAMPLES = """labo plan-interview
labo plan-interview restaurant-emeraude --large-print"""


@makes_documents
def plan_interview(
    interview: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The interview's id, or its beginning. Left out when there is only one."),
            show_default=False,
        ),
    ] = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.cli.making import choose, finish, make, open_project, setting_for
    from labo_cli.rendering.documents import INTERVIEW

    loaded = open_project(options.project)
    chosen = choose(loaded.project.interviews, interview, _("interview"))
    setting = setting_for(loaded, loaded.shelf.cards([chosen.method]), options)
    return finish(make(loaded.root, [(INTERVIEW, chosen)], setting, options), options)
