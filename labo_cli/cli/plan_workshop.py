"""`labo plan-workshop`: the timed agenda on the screen, then the documents of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import Options, WorkshopId, makes_documents
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.cli.planning import Planned
    from labo_cli.errors import Problem
    from labo_cli.project_files import Loaded

EXAMPLES = """labo plan-workshop
labo plan-workshop 1-comprendre --large-print
labo plan-workshop 2 --propose --write
labo plan-workshop 1 --watch
labo plan-workshop 1 --format pdf,docx --out ~/a-imprimer"""

_SHOWN_ALREADY = frozenset(
    f"no-{part}"
    for part in ("welcome", "charter", "opening", "break", "lunch", "energiser", "report-back", "next-steps", "closing")
)


@makes_documents
def plan_workshop(
    workshop: WorkshopId = None,
    propose: Annotated[
        bool, typer.Option("--propose", help=_("Propose an agenda, whatever the workshop's file has already."))
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help=_("Write the whole agenda out, in a new workshop file beside the first."))
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help=_("Go on: plan again each time a file of the project is saved."))
    ] = False,
    *,
    options: Options,
) -> int:
    """Runs the command."""

    def once() -> int:
        from labo_cli.cli.making import choose, finish, make, open_project, setting_for
        from labo_cli.cli.planning import planned, remarked, unplanned
        from labo_cli.errors import InvalidProject, UsageError
        from labo_cli.rendering.documents import WORKSHOP

        loaded = open_project(options.project, with_cards=False, as_far_as_it_goes=True)
        try:
            chosen = choose(loaded.project.workshops, workshop, _("workshop"))
        except UsageError:
            if loaded.faults:
                # A workshop is not found when its file cannot be read, which is what the user must hear of.
                raise InvalidProject(loaded.faults) from None
            raise
        plan = planned(loaded, unplanned(chosen) if propose else chosen)
        problems = remarked(loaded, plan)
        faults = [*loaded.faults, *plan.faults]
        if not (options.quiet or options.as_json):
            _show(loaded, plan, problems)
        if faults:
            # What is wrong with the files would be wrong on paper too: the plan is shown, and nothing is made of it.
            raise InvalidProject(faults)
        if write:
            _write(loaded, plan, quiet=options.quiet or options.as_json)
        setting = setting_for(loaded, plan.cards, options)
        paths = make(loaded.root, [(WORKSHOP, plan.workshop)], setting, options)
        shown = problems if options.as_json or options.quiet else ()
        return finish(paths, options, problems, show=shown, **_as_data(loaded, plan))

    if not watch:
        return once()
    from labo_cli.cli.watching import watching

    return watching(options.project, once)


def _show(loaded: Loaded, plan: Planned, problems: list[Problem]) -> None:
    """The agenda, what is remarked of it, and where it comes from."""
    from labo_cli.cli import console
    from labo_cli.cli.agenda_screen import show_agenda
    from labo_cli.cli.proposal_screen import show_proposal
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language

    spoken = Language(current_language())
    written = Language(loaded.project.language)
    show_agenda(plan.agenda, written, spoken, console.out())
    if plan.workshop.date is None:
        console.say(_("“{title}” has no date yet: it gets no calendar file.").format(title=plan.workshop.title), 33)
    if plan.proposal:
        show_proposal(plan.proposal, written)
    # The agenda above marks what labo put in: saying it again for each of them would bury the rest.
    unsaid = [p for p in problems if not (p.severity == "advice" and p.rule in _SHOWN_ALREADY)]
    if unsaid:
        console.show_problems(unsaid, console.err())


def _write(loaded: Loaded, plan: Planned, *, quiet: bool) -> None:
    """Puts the agenda in a workshop file of its own."""
    from pathlib import Path

    from labo_cli.cli import console
    from labo_cli.errors import LaboError, Remark
    from labo_cli.i18n import Language
    from labo_cli.workshop_file import workshop_file, workshop_text
    from labo_cli.writing import write_scaffold

    language = Language(loaded.project.language)
    n = loaded.position(plan.workshop)
    data = loaded.written.data["workshops"][n]
    home = loaded.written.problem(Remark(("workshops", n), "")).file
    if home.parent != Path("workshops"):
        console.say(workshop_text(data, plan.agenda, language))
        raise LaboError(
            _("the workshops of this project are written in {file}: a new file beside it would hide them").format(
                file=home.as_posix()
            ),
            _("copy what is printed above into it, or give each workshop a file of its own in workshops/"),
        )
    name, content = workshop_file(loaded.root, data, plan.agenda, language)
    for path in write_scaffold(loaded.root, {name: content}):
        if not quiet:
            console.say(_("Written: {file}").format(file=console.near(path)), 32)
            console.say(_("Keep this file or the first one, whichever you prefer, and remove the other."))


def _as_data(loaded: Loaded, plan: Planned) -> dict[str, Any]:
    from labo_cli.cli.agenda_screen import agenda_as_data
    from labo_cli.cli.proposal_screen import proposal_as_data
    from labo_cli.i18n import Language

    return {
        "agenda": agenda_as_data(plan.agenda, Language(loaded.project.language)),
        "proposed": plan.proposal is not None,
        "proposal": proposal_as_data(plan.proposal) if plan.proposal else None,
    }
