"""`labo copy-templates`: the shipped templates, copied into the project to be changed there."""

from typing import Annotated

import typer

from labo_cli.cli.options import ForceOption, JsonOption, LangOption, ProjectOption
from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

EXAMPLES = """labo copy-templates
labo copy-templates programme.html style.css"""


def copy_templates(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("NAME"), help=_("The templates to copy, or “all”."), show_default=False),
    ] = None,
    project: ProjectOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.folders import root_of
    from labo_cli.resources import shipped
    from labo_cli.writing import write_scaffold

    shelf = shipped("templates")
    files = (path for path in shelf.rglob("*") if path.suffix in {".html", ".css", ".js"})
    known = sorted(path.relative_to(shelf).as_posix() for path in files)
    if not names:
        if as_json:
            console.answer({"templates": known})
        else:
            for name in known:
                console.out().print(name, markup=False)
        return 0
    asked = known if names == ["all"] else names
    for name in asked:
        if name not in known:
            raise UsageError(_("there is no template “{name}”").format(name=name), did_you_mean(name, known))
    root = root_of(project)
    paths = write_scaffold(root / "templates", {name: (shelf / name).read_bytes() for name in asked}, force=force)
    if as_json:
        console.answer({"files": [str(path) for path in paths]})
    else:
        for path in paths:
            console.say(console.near(path))
        console.out().print(_("These copies are used instead of labo's own; remove one to go back."))
    return 0
