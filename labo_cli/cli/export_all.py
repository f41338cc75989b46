"""`labo export-all`: every document of the project, making again only what changed."""

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

EXAMPLES = """labo export-all
labo export-all --format html --quiet"""


def export_all(
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
    from labo_cli.agenda.proposal import with_agenda
    from labo_cli.checks.fitting import misfits
    from labo_cli.cli.making import Options, finish, make, open_project, setting_for
    from labo_cli.rendering.documents import BRIEF, IMMERSION, INTERVIEW, WORKSHOP

    options = Options(out, formats_in(formats), large_print, force, as_json, quiet, fresh=False)
    loaded = open_project(project)
    setting = setting_for(loaded, loaded.shelf.cards())
    whole = loaded.project
    asked = [
        *((INTERVIEW, interview) for interview in whole.interviews),
        *((IMMERSION, immersion) for immersion in whole.immersions),
        *((WORKSHOP, with_agenda(w, whole, setting.cards, setting.language)[0]) for w in whole.workshops),
        (BRIEF, whole.brief),
    ]
    paths = make(loaded, asked, setting, options)
    problems = [loaded.written.problem(remark) for remark in misfits(whole, loaded.shelf.card)]
    return finish(paths, options, problems)
