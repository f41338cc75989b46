"""`labo export-brief`: the specification, from the whole project."""

from labo_cli.cli.options import Options, makes_documents

EXAMPLES = """labo export-brief
labo export-brief --format pdf --out ~/envoi"""


@makes_documents
def export_brief(options: Options) -> int:
    """Runs the command."""
    from labo_cli.cli.making import finish, make, open_project, setting_for
    from labo_cli.rendering.documents import BRIEF

    loaded = open_project(options.project)
    setting = setting_for(loaded, loaded.shelf.cards(loaded.project.methods), options)
    return finish(make(loaded.root, [(BRIEF, loaded.project.brief)], setting, options), options)
