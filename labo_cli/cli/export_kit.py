"""`labo export-kit`: everything to print for one session, in a folder, in one file, and in a zip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labo_cli.cli.options import Options, WorkshopId, makes_documents
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.cli.planning import Planned
    from labo_cli.project_files import Loaded
    from labo_cli.rendering.documents import Rendered
    from labo_cli.rendering.press import Press
    from labo_cli.rendering.views import Setting

EXAMPLES = """labo export-kit 1-comprendre
labo export-kit 1 --large-print
labo export-kit 1 --format pdf --out ~/a-imprimer"""


@makes_documents
def export_kit(
    workshop: WorkshopId = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.rendering.press import Press

    with Press() as press:
        if "pdf" in options.formats:
            press.make_ready()
        from labo_cli.cli.making import choose, finish, open_project, setting_for, write
        from labo_cli.cli.planning import planned, remarked
        from labo_cli.errors import InvalidProject
        from labo_cli.folders import PRIVATE
        from labo_cli.private_files import participants
        from labo_cli.rendering.kit import kit_folder
        from labo_cli.writing import OutFolder

        loaded = open_project(options.project, with_cards=False)
        chosen = choose(loaded.project.workshops, workshop, _("workshop"))
        plan = planned(loaded, chosen)
        if plan.faults:
            raise InvalidProject(plan.faults)
        misfits = [remark for remark in plan.agenda.remarks if remark.severity == "error"]
        if misfits:
            # Participants would be handed hours that do not hold: nothing is made before they do.
            raise InvalidProject([loaded.written.problem(remark) for remark in misfits])
        people, faults = participants(loaded.root, loaded.project)
        setting = setting_for(loaded, plan.cards, options, tuple(people))
        made = _made(loaded, plan, setting, options, press)
    folder = OutFolder(options.out or loaded.root / "out")
    outputs = write(made, folder, options)
    kit = kit_folder(chosen, setting)
    for place in (kit, f"{PRIVATE}/{kit}"):
        folder.sweep(place, [document.name for document in made], _of_other_formats(options))
    return finish(outputs, options, [*faults, *remarked(loaded, plan)])


def _of_other_formats(options: Options) -> set[str]:
    from labo_cli.rendering.documents import FORMATS

    return {f".{ending}" for ending in FORMATS if ending not in options.formats}


def _made(loaded: Loaded, plan: Planned, setting: Setting, options: Options, press: Press) -> list[Rendered]:
    """Every file of the kit: its papers, the contents, the file to print, the zip."""
    from labo_cli.cli.making import rendered
    from labo_cli.rendering.kit import bound, contents_document, kit_folder, sheets_of, zipped

    sheets = sheets_of(plan.workshop, plan.agenda, setting)
    papers = rendered([sheet.document for sheet in sheets], loaded.root, setting, options, press)
    pages = {document.name: document.pages for document in papers}
    made = [
        replace(
            sheet,
            pages=pages.get(f"{sheet.document.stem}.pdf", 0),
            endings=tuple(ending for ending in options.formats if f"{sheet.document.stem}.{ending}" in pages),
        )
        for sheet in sheets
    ]
    own_pages, contents = 1, []
    while True:
        # Its own length moves the pages of everything after it: it is made again in the rare case that it is longer.
        page = contents_document(made, plan.workshop, plan.agenda, setting, own_pages)
        contents = rendered([page], loaded.root, setting, options, press)
        length = next((document.pages for document in contents if document.pages), own_pages)
        if length == own_pages:
            break
        own_pages = length
    files = [*contents, *papers]
    if any(document.pages for document in papers):
        files.insert(0, bound(made, page, files, plan.workshop, setting))
    return [*files, zipped(files, kit_folder(plan.workshop, setting))]
