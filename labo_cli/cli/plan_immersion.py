"""`labo plan-immersion`: the plan of an immersion and what goes into the field with it."""

from typing import Annotated

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

EXAMPLES = """labo plan-immersion
labo plan-immersion antenne-du-14e --format pdf"""


@makes_documents
def plan_immersion(
    immersion: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The immersion's id, or its beginning. Left out when there is only one."),
            show_default=False,
        ),
    ] = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.cli.making import choose, finish, make, open_project, setting_for
    from labo_cli.immersions.plan import build_plan
    from labo_cli.rendering.documents import IMMERSION

    loaded = open_project(options.project)
    chosen = choose(loaded.project.immersions, immersion, _("immersion"))
    path = ("immersions", loaded.project.immersions.index(chosen))
    setting = setting_for(loaded, loaded.shelf.cards([*chosen.methods, "observation"]), options)
    plan = build_plan(chosen, setting.cards, setting.language.code, path)
    paths = make(loaded.root, [(IMMERSION, chosen)], setting, options)
    return finish(paths, options, [loaded.written.problem(remark) for remark in plan.remarks])
