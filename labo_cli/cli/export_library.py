"""`labo export-library`: the methods as a book, one card a page."""

from typing import Annotated

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

EXAMPLES = """labo export-library
labo export-library --chosen --format pdf
labo export-library --lang en --out ~/methods"""


@makes_documents
def export_library(
    chosen: Annotated[
        bool, typer.Option("--chosen", help=_("Only the methods that the project has chosen or uses."))
    ] = False,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from pathlib import PurePosixPath

    from labo_cli.cli import console
    from labo_cli.cli.case import case_of, leaking
    from labo_cli.cli.making import finish, make, surroundings
    from labo_cli.cli.refusing import refused_leaks
    from labo_cli.errors import UsageError
    from labo_cli.library.soundness import not_to_be_bundled
    from labo_cli.rendering.documents import LIBRARY

    around = surroundings(options)
    cards = around.shelf.cards()
    if chosen:
        if around.project is None:
            raise UsageError(_("--chosen needs a project"), _("go to a project's folder, or name it with --project"))
        used = {*around.project.methods, *(name for w in around.project.workshops for name in w.used_methods)}
        cards = {name: card for name, card in cards.items() if name in used}
    if around.loaded:
        case = case_of(around.loaded)
        printed = {file for file in case.cards if PurePosixPath(file).stem in cards}
        leaks = [problem for problem in leaking(around.loaded, case) if problem.file.as_posix() in printed]
        if leaks:
            return refused_leaks(leaks, options)
    for name, card in cards.items():
        for source in not_to_be_bundled(card):
            said = _("{method}: its words come from {source}, {licence}; do not hand this book out with it")
            credit = said.format(method=name, source=source.title or source.author, licence=_(source.licence.label))
            console.err().print(credit, style="yellow", markup=False)
    return finish(make(around.root, [(LIBRARY, cards)], around.setting(cards, options), options), options)
