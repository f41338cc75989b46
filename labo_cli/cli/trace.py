"""`labo trace`: the chain from what people said to what the service will be, followed both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import ForceOption, JsonOption, LangOption, Options, OutOption, ProjectOption, QuietOption
from labo_cli.errors import LaboError, UsageError
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.chain.graph import Chain
    from labo_cli.lint.rule import ChainCase
    from labo_cli.project_files import Loaded
    from labo_cli.tracing.report import Hole

EXAMPLES = """labo trace
labo trace c12
labo trace FP1 --json
labo trace --accept r3
labo trace --format html,xlsx"""

PAGES = ("html", "pdf", "docx", "md")
DATA = ("xlsx", "json", "reqif", "needs")


def trace(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("ID"),
            help=_(
                "What to follow: a contribution, a recommendation, a function, a group, a theme or a session, by "
                "its id or its beginning. Left out, the whole chain."
            ),
            show_default=False,
        ),
    ] = None,
    section: Annotated[
        str | None,
        typer.Option(
            "--in",
            metavar=_("SECTION"),
            help=_("Where to look for the id, when several sections have it, such as recommendations."),
            show_default=False,
        ),
    ] = None,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help=_("Say that links have been read over and hold: all of them, or those of the ids. Asks first."),
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask, as in a script."))] = False,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar=",".join((*PAGES, *DATA)),
            help=_(
                "Make documents of the whole chain instead: web page, PDF, Word document, plain text, spreadsheet, "
                "data, and files for requirement tools (ReqIF, Sphinx-Needs)."
            ),
            show_default=False,
        ),
    ] = None,
    large_print: Annotated[bool, typer.Option("--large-print", help=_("Set the documents in 16 points."))] = False,
    project: ProjectOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,
) -> int:
    """Runs the command."""
    from datetime import date

    from labo_cli.chain.graph import chain_of
    from labo_cli.lint.rule import ChainCase
    from labo_cli.project_files import open_project
    from labo_cli.review_file import read_reviews

    wanted = None if formats is None else _formats(formats)
    if wanted and (ids or accept):
        raise UsageError(
            _("--format makes documents of the whole chain"), _("leave out the ids and --accept, or leave out --format")
        )
    if out and wanted is None:
        raise UsageError(_("--out says where documents go"), _("say which ones: --format html,pdf"))
    if yes and not accept:
        raise UsageError(_("--yes answers what --accept asks"), _("write labo trace --accept --yes"))
    loaded = open_project(project)
    reviewed, problems = read_reviews(loaded.root)
    case = ChainCase(loaded.project, chain_of(loaded.project), date.today(), (), reviewed)
    if problems:
        from labo_cli.cli import console

        console.show_problems(problems, console.err())
    found = _found(case.chain, ids or [], section)
    if accept and problems:
        raise LaboError(
            _(
                "nothing was recorded: {file} has something in it that labo cannot read, and would be written over"
            ).format(file=problems[0].place),
            problems[0].hint,
        )
    if accept:
        from labo_cli.cli.trace_accept import accept_links

        return accept_links(loaded.root, case, found, yes=yes, as_json=as_json, quiet=quiet)
    if wanted:
        options = Options(project, out, wanted, large_print, force, as_json, quiet, lang)
        return _make(loaded, case, options)
    if found:
        return _follow(loaded, case, found, as_json=as_json)
    return _whole(loaded, case, as_json=as_json, quiet=quiet)


def _formats(typed: str) -> list[str]:
    from labo_cli.cli.asked import several
    from labo_cli.problems import did_you_mean

    asked = several(typed, (*PAGES, *DATA), _("labo does not make “{word}”"))
    if not asked:
        raise UsageError(_("--format names no format"), did_you_mean("", (*PAGES, *DATA)))
    return asked


def _found(chain: Chain, ids: Sequence[str], section: str | None) -> list[tuple[str, Any]]:
    """What each id names, with its section; one that two sections have names two things.

    Raises:
        UsageError: for an id that names nothing, or the beginnings of several.
    """
    from labo_cli.problems import did_you_mean

    project = chain.project
    sections: dict[str, Sequence[Any]] = {
        "contributions": project.contributions,
        "recommendations": project.recommendations,
        "requirements": project.requirements,
        "groups": project.groups,
        "themes": project.themes,
        "sessions": project.sessions,
    }
    if section is not None:
        near = [name for name in sections if name.startswith(section.lower())] if section else []
        if len(near) != 1:
            raise UsageError(_("there is no section “{name}”").format(name=section), did_you_mean(section, sections))
        sections = {near[0]: sections[near[0]]}
    known: dict[str, list[tuple[str, Any]]] = {}
    for name, items in sections.items():
        for item in items:
            known.setdefault(item.id, []).append((name, item))
    return [pair for typed in dict.fromkeys(ids) for pair in known[_meant(typed, list(known))]]


def _meant(typed: str, known: list[str]) -> str:
    from labo_cli.problems import did_you_mean

    plain = typed.casefold()
    for near in (
        [name for name in known if name == typed],
        [name for name in known if name.casefold() == plain],
        [name for name in known if plain and name.startswith(typed)],
        [name for name in known if plain and name.casefold().startswith(plain)],
    ):
        if len(near) == 1:
            return near[0]
        if near:
            shown = ", ".join(near[:12]) + (", …" if len(near) > 12 else "")
            text = _("several of the project's ids begin with “{id}”: {ids}")
            raise UsageError(text.format(id=typed, ids=shown), _("write one of them in full"))
    raise UsageError(_("nothing in the project has the id “{id}”").format(id=typed), did_you_mean(typed, known))


def _follow(loaded: Loaded, case: ChainCase, found: list[tuple[str, Any]], *, as_json: bool) -> int:
    from labo_cli.chain.threads import ITEMS, gathering_of, thread_of
    from labo_cli.cli import console
    from labo_cli.tracing.data import gathering_data, thread_data

    chain = case.chain
    if as_json:
        from labo_cli.cli.trace_screen import place_of
        from labo_cli.tracing.report import told_of

        told = told_of(case)

        def place(hole: Hole) -> tuple[str, int]:
            return place_of(loaded, hole)

        data = []
        for section, item in found:
            at = tuple(hole for hole in told if hole.is_at(section, item.id))
            if section in ITEMS:
                data.append(thread_data(chain, thread_of(chain, section, item), at, place))
            else:
                data.append(gathering_data(gathering_of(chain, section, item), at, place))
        console.answer({"threads": data})
        return 0
    from labo_cli.cli.thread_screen import Screen, show_gathering, show_thread

    screen = Screen(case)
    for n, (section, item) in enumerate(found):
        if n:
            console.say("")
        if section in ITEMS:
            show_thread(screen, thread_of(chain, section, item))
        else:
            show_gathering(screen, gathering_of(chain, section, item))
    return 0


def _whole(loaded: Loaded, case: ChainCase, *, as_json: bool, quiet: bool) -> int:
    from labo_cli.cli.trace_screen import place_of, show_report
    from labo_cli.tracing.report import trace_report

    report = trace_report(case)
    if as_json:
        from labo_cli.cli import console
        from labo_cli.tracing.data import report_data

        console.answer(report_data(report, lambda hole: place_of(loaded, hole)))
    elif not quiet or report.holes or report.suspect:
        show_report(loaded, report)
    return 0


def _make(loaded: Loaded, case: ChainCase, options: Options) -> int:
    from dataclasses import replace

    from labo_cli.cli.case import case_of, leaking
    from labo_cli.cli.making import finish, make, setting_for
    from labo_cli.cli.refusing import refused_leaks
    from labo_cli.cli.trace_screen import place_of
    from labo_cli.i18n.messages import speaking
    from labo_cli.rendering.documents import TRACE
    from labo_cli.rendering.trace_view import Traced
    from labo_cli.tracing.report import trace_report

    # The screen is for the team, who has the project's files; documents go further.
    leaks = leaking(loaded, case_of(loaded))
    if leaks:
        return refused_leaks(leaks, options)
    with speaking(loaded.project.language):
        report = trace_report(case)
    traced = Traced(report, {hole: place_of(loaded, hole) for hole in (*report.holes, *report.justified)})
    setting = setting_for(loaded, {}, options)
    data = tuple(name for name in options.formats if name in DATA)
    pages = [name for name in options.formats if name in PAGES]
    kinds = [replace(kind, always=data, template=kind.template if pages else "") for kind in TRACE]
    options = replace(options, formats=pages)
    return finish(make(loaded.root, [(kinds, traced)], setting, options), options)
