"""`labo import-contributions`: what people wrote elsewhere becomes a new file of contributions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.import_ground import Ground
    from labo_cli.intake.choosing import Asked, Chosen
    from labo_cli.table_files.table import Table

EXAMPLES = """labo import-contributions proposals.csv --dry-run
labo import-contributions proposals.csv --group habitants
labo import-contributions enquete.xlsx --map "Votre idée=text" --map "Vous êtes=group" --as enquete
labo import-contributions statements.csv --from premier --group usagers --kind verbatim"""


def import_contributions(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=_("FILE"), help=_("The export: CSV, a spreadsheet (.xlsx, .xls) or JSON."), show_default=False
        ),
    ],
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            "-m",
            metavar=_("COLUMN=FIELD"),
            help=_(
                "Which column is which field: text, title, id, link, group, theme, votes, against, date, kind, profile "
                "or state. Once for each column; remembered in imports/."
            ),
            show_default=False,
        ),
    ] = None,
    session: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=_("SESSION"),
            help=_("The consultation, interview, immersion or workshop they come from. Left out: a new consultation."),
            show_default=False,
        ),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar=_("GROUP"), help=_("The group of those whose row does not say it."), show_default=False
        ),
    ] = None,
    theme: Annotated[
        str | None,
        typer.Option(
            "--theme", metavar=_("THEME"), help=_("The theme of those whose row does not say it."), show_default=False
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=_("WORD"),
            help=_("What sort of contributions these are: verbatim, observation, need, idea or disagreement."),
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar=_("NAME"),
            help=_("A name for this source, under which it is remembered. Left out: the platform's, or the file's."),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help=_("Show what would be taken in, and write nothing."))
    ] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from datetime import date

    from labo_cli.cli import import_lists, import_screen
    from labo_cli.cli.asked import one_of, word
    from labo_cli.cli.importing import take_in
    from labo_cli.folders import root_of
    from labo_cli.import_ground import ground_of
    from labo_cli.intake.choosing import Asked
    from labo_cli.model.words import ContributionKind
    from labo_cli.table_files.opening import open_table

    root = root_of(project)
    which = word(kind, ContributionKind)
    with open_table(file) as table:
        ground = ground_of(root)
        asked = Asked(
            tuple(maps or ()),
            one_of(session, [*ground.titles.items()], _("there is no session “{id}”")) if session else None,
            one_of(group, [*ground.groups.items()], _("there is no group “{id}”")) if group else None,
            one_of(theme, [*ground.themes.items()], _("there is no theme “{id}”")) if theme else None,
            which,
        )
        chosen = _chosen(file, table, ground, asked, name)
        day = date.today()
        result = take_in(file, table, ground, chosen, day, is_dry=dry_run, quiet=quiet or as_json)
    import_lists.keep_lists(result, root)
    if as_json:
        import_screen.answer(result)
    else:
        import_screen.show(result, quiet=quiet)
    return 1 if result.table.faults else 0


def _chosen(file: Path, table: Table, ground: Ground, asked: Asked, name: str | None) -> Chosen:
    """How the table is imported, or the error that says what is still to be told."""
    from labo_cli.errors import UsageError
    from labo_cli.intake.choosing import Surroundings, choose, name_for
    from labo_cli.intake.platforms import lacking, layout_of
    from labo_cli.intake.unknown import unknown_table
    from labo_cli.scaffold import slug

    if name is not None and name != slug(name):
        raise UsageError(
            _("“{id}” cannot be the name of a source").format(id=name),
            _("write for instance: {id}").format(id=f"--as {slug(name)}"),
        )
    layout = layout_of(table.columns, ground.language)
    plans = {plan_id: plan for plan_id, (plan, _file) in ground.plans.items()}
    found = name or (layout.name if layout else name_for(slug(file.stem), table.columns, plans))
    plan = plans.get(found)
    if not layout and not asked.maps and not (plan and plan.columns):
        missing = lacking(table.columns, ground.language)
        examples, has_group = _examples(table), asked.group is not None
        raise unknown_table(str(file), table.columns, examples, has_group=has_group, missing=missing)
    used = frozenset(other.session for other in plans.values() if other.id != found and other.session)
    around = Surroundings(
        ground.language,
        ground.groups,
        ground.themes,
        ground.sessions,
        ground.consultations,
        used,
        frozenset(plans),
    )
    where = ground.plans[found][1].as_posix() if found in ground.plans else f"imports/{found}.yaml"
    return choose(found, table.columns, layout, asked, around, plan, where)


def _examples(table: Table) -> dict[str, str]:
    """A cell of each column, out of the first rows that have one."""
    from itertools import islice

    examples: dict[str, str] = {}
    for _at, cells in islice(table.rows, 30):
        for column, cell in zip(table.columns, cells, strict=False):
            if cell.strip():
                examples.setdefault(column, cell)
    return examples
