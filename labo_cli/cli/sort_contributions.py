"""`labo sort-contributions`: what says nearly the same, and a theme proposed for what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import ForceOption, JsonOption, LangOption, OutOption, ProjectOption
from labo_cli.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.project_files import Loaded
    from labo_cli.voices.sorting import Sorting

EXAMPLES = """labo sort-contributions
labo sort-contributions --session 1-comprendre
labo sort-contributions --theme trajets --json
labo sort-contributions --write"""


def sort_contributions(
    session: Annotated[
        str | None,
        typer.Option("--session", metavar=_("ID"), help=_("Only what comes from this session."), show_default=False),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme", metavar=_("ID"), help=_("Only what has this theme, or may go under it."), show_default=False
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help=_("Put copies of the files, with the themes proposed written in, into out/ for you to read through."),
        ),
    ] = False,
    project: ProjectOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.cli.asked import one_of
    from labo_cli.cli.sorting_screen import as_data, show
    from labo_cli.project_files import open_project
    from labo_cli.voices.sorting import sorting

    loaded = open_project(project, with_cards=False)
    whole = loaded.project
    if session is not None:
        session = one_of(session, [(item.id, item.title) for item in whole.sessions], _("there is no session “{id}”"))
    if theme is not None:
        theme = one_of(theme, [(item.id, item.title) for item in whole.themes], _("there is no theme “{id}”"))
    found = sorting(whole, session, theme)
    files = _write_copies(loaded, found, out, force=force) if write else []
    if as_json:
        console.answer(as_data(loaded, found) | ({"files": [str(path) for path in files]} if write else {}))
    else:
        show(loaded, found, files if write else None)
    return 0


def _write_copies(loaded: Loaded, found: Sorting, out: Path | None, *, force: bool) -> list[Path]:
    """Copies of the files that contributions without a theme stand in, the themes proposed written in."""
    from labo_cli.cli.sorting_screen import reason
    from labo_cli.errors import Remark
    from labo_cli.voices.themed import Insertion, themed
    from labo_cli.writing import Made, OutFolder

    texts: dict[Path, str] = {}
    into: dict[Path, list[Insertion]] = {}
    for proposal in found.proposals:
        item = ("contributions", proposal.position)
        # The kind is always there; where it stands first, behind the dash, the theme goes before it all the same.
        place = loaded.written.problem(Remark((*item, "kind"), "", of_key=True))
        start = loaded.written.problem(Remark(item, ""))
        text = texts.setdefault(place.file, (loaded.root / place.file).read_bytes().decode("utf-8-sig"))
        in_braces = text.splitlines()[start.line - 1][start.column - 1 :].startswith("{")
        why = " ".join(reason(proposal).split())
        into.setdefault(place.file, []).append(Insertion(place.line, place.column, proposal.theme, why, in_braces))
    folder = out or loaded.root / "out"
    made = [
        Made(file.as_posix(), themed(texts[file], insertions).encode(), "sort-contributions")
        for file, insertions in into.items()
    ]
    OutFolder(folder).write(made, force=force)
    return [folder / item.name for item in made]
