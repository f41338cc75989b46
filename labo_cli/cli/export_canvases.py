"""`labo export-canvases`: the sheets that tables fill in, in A4 and A3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.asked import several
from labo_cli.cli.options import Options, makes_documents
from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from labo_cli.method_files import Shelf
    from labo_cli.model.project import Project

EXAMPLES = """labo export-canvases
labo export-canvases carte-empathie parcours-usager --paper a3
labo export-canvases arbre-a-problemes --theme trajets"""


@makes_documents
def export_canvases(
    methods: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The methods whose sheets are wanted. Left out: lists the sheets there are."),
            show_default=False,
        ),
    ] = None,
    paper: Annotated[
        str | None,
        typer.Option(
            "--paper",
            metavar="a4,a3",
            help=_("The sizes of paper, separated by commas. Left out: both, and A3 alone in large print."),
        ),
    ] = None,
    theme: Annotated[
        list[str] | None,
        typer.Option(
            "--theme",
            metavar=_("THEME"),
            help=_("A theme of the project to print on the sheets; several if repeated."),
            show_default=False,
        ),
    ] = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.canvases.sheets import CanvasPrint
    from labo_cli.cli.making import finish, make, surroundings
    from labo_cli.rendering.documents import CANVAS

    around = surroundings(options)
    if not methods and (theme or paper):
        raise UsageError(_("which methods?"), _("labo export-canvases lists the methods that have one"))
    if not methods:
        return _list(around.shelf, around.language.code, options)
    sizes = [CANVAS[size] for size in _sizes(paper if paper is not None else "a3" if options.large_print else "a4,a3")]
    if options.large_print and CANVAS["a4"] in sizes:
        raise UsageError(
            _("large print holds on A3 only: on A4 the words would be 11 points"),
            _("write --paper a3, or leave it out"),
        )
    themes = _themes(theme or [], around.project)
    mark = "".join(f"-{name}" for name in themes)
    prints = [
        CanvasPrint(f"{name}-{canvas.id}{mark}", card, canvas, tuple(themes.values()))
        for name, card in around.shelf.cards(methods).items()
        for canvas in card.canvases
    ]
    if not prints:
        raise UsageError(
            _("there is no sheet to fill in for: {methods}").format(methods=", ".join(methods)),
            _("labo export-canvases lists the methods that have one"),
        )
    asked = [(sizes, item) for item in prints]
    return finish(make(around.root, asked, around.setting({}, options), options), options)


def _sizes(paper: str) -> list[str]:
    from labo_cli.rendering.documents import PAPERS

    asked = several(paper, PAPERS, _("labo does not print on “{word}”"))
    if not asked:
        raise UsageError(_("labo does not print on “{word}”").format(word=paper), did_you_mean(paper, PAPERS))
    return asked


def _themes(ids: list[str], project: Project | None) -> dict[str, str]:
    known = {theme.id: theme.title for theme in project.themes} if project else {}
    for name in ids:
        if name not in known:
            hint = did_you_mean(name, known) or _("go to a project's folder, or name it with --project")
            raise UsageError(_("there is no theme “{id}”").format(id=name), hint)
    return {name: known[name] for name in ids}


def _list(shelf: Shelf, language: str, options: Options) -> int:
    from labo_cli.cli import console

    rows = [(name, canvas) for name, card in shelf.cards().items() for canvas in card.canvases]
    if options.as_json:
        console.answer([{"method": name, **canvas.model_dump(mode="json")} for name, canvas in rows])
        return 0
    heads = (_("Method"), _("Sheet"), _("Paper"))
    console.columns(heads, [(name, canvas.title.within(language), _(canvas.paper.label)) for name, canvas in rows])
    console.say("")
    console.say(_("labo export-canvases ID prints those of a method."))
    return 0
