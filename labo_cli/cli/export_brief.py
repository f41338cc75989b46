"""`labo export-brief`: the specification, from the whole project."""

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

EXAMPLES = """labo export-brief
labo export-brief --format pdf --out ~/envoi"""


def export_brief(
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
    from labo_cli.cli.making import Options, finish, make, open_project, setting_for
    from labo_cli.rendering.documents import BRIEF

    options = Options(out, formats_in(formats), large_print, force, as_json, quiet)
    loaded = open_project(project)
    setting = setting_for(loaded, loaded.shelf.cards())
    return finish(make(loaded, [(BRIEF, loaded.project.brief)], setting, options), options)
