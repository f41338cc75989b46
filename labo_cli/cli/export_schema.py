"""`labo export-schema`: the JSON Schemas that make an editor complete and validate."""

from labo_cli.cli.options import JsonOption, LangOption, OutOption, ProjectOption

EXAMPLES = """labo export-schema
labo export-schema --out schemas --lang en"""


def export_schema(
    project: ProjectOption = None,
    out: OutOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.folders import root_of
    from labo_cli.i18n.messages import current_language
    from labo_cli.project_files import load
    from labo_cli.scaffold import SCHEMA_FOLDER, schema_files
    from labo_cli.writing import write_scaffold

    if out is None:
        root = root_of(project)
        language = lang or load(root).project.language
        folder = root / SCHEMA_FOLDER
    else:
        folder, language = out, lang or current_language()
    # Schemas are labo's own work: an older version of them is replaced without asking.
    paths = write_scaffold(folder, schema_files(language), force=True)
    if as_json:
        console.answer({"files": [str(path) for path in paths]})
    else:
        for path in paths:
            console.say(console.near(path))
    return 0
