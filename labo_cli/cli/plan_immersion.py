"""`labo plan-immersion`: the plan of an immersion and what goes into the field with it."""

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

EXAMPLES = """labo plan-immersion
labo plan-immersion antenne-du-14e --format pdf"""


def plan_immersion(
    immersion: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The immersion's id, or its beginning. Left out when there is only one."),
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
    from labo_cli.immersions.plan import build_plan
    from labo_cli.rendering.documents import IMMERSION

    options = Options(out, formats_in(formats), large_print, force, as_json, quiet)
    loaded = open_project(project)
    chosen = choose(loaded.project.immersions, immersion, _("immersion"))
    path = ("immersions", loaded.project.immersions.index(chosen))
    setting = setting_for(loaded, loaded.shelf.cards([*chosen.methods, "observation"]))
    plan = build_plan(chosen, setting.cards, setting.language.code, path)
    paths = make(loaded, [(IMMERSION, chosen)], setting, options)
    return finish(paths, options, [loaded.written.problem(remark) for remark in plan.remarks])
