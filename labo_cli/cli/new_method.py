"""`labo new-method`: a card for a method of one's own, to be written, or copied from another to be changed."""

from typing import Annotated

import typer

from labo_cli.cli.options import ForceOption, JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.errors import UsageError
from labo_cli.i18n import _

EXAMPLES = """labo new-method marche-sensible --name "Marche sensible"
labo new-method carte-empathie --from carte-empathie"""


def new_method(
    method: Annotated[str, typer.Argument(metavar=_("ID"), help=_("The method's id: letters, figures and hyphens."))],
    name: Annotated[
        str | None,
        typer.Option("--name", metavar=_("TEXT"), help=_("The method's name. Left out: made from its id.")),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar=_("ID"), help=_("A method to start from. With the same id, your card replaces labo's.")
        ),
    ] = None,
    project: ProjectOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.folders import root_of
    from labo_cli.i18n.messages import current_language
    from labo_cli.method_files import Shelf
    from labo_cli.scaffold import copied_card, method_card, slug
    from labo_cli.writing import write_scaffold

    if method != slug(method):
        raise UsageError(
            _("“{id}” cannot be the id of a method").format(id=method),
            _("write for instance: {id}").format(id=slug(method)),
        )
    root = root_of(project)
    shelf = Shelf(root)
    if source is None and method in shelf.ids and not force:
        raise UsageError(
            _("there is already a method “{id}”").format(id=method),
            _("to change it: labo new-method {id} --from {id}; or choose another id").format(id=method),
        )
    title = method.replace("-", " ").capitalize()
    files = (
        copied_card(method, shelf.content(source), current_language(), name or ("" if method == source else title))
        if source
        else method_card(method, name or title, current_language())
    )
    paths = [path for path in write_scaffold(root, files, force=force) if path.parent.name == "methods"]
    if as_json:
        console.answer({"files": [str(path) for path in paths]})
    elif not quiet:
        for path in paths:
            console.say(console.near(path))
        console.say(_("Write it in your editor, then: labo check, and labo show-method {id}.").format(id=method))
    return 0
