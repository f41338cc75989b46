"""`labo show-project`: where the project stands, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from labo_cli.model.project import Project
    from labo_cli.standing.report import Standing

EXAMPLES = """labo show-project
labo show-project --json"""

SECTIONS = {
    "interviews": N_("interviews"),
    "immersions": N_("immersion"),
    "consultations": N_("consultation"),
    "workshops": N_("workshop"),
    "contributions": N_("contributions"),
    "recommendations": N_("recommendations"),
    "requirements": N_("functions"),
}


def show_project(
    project: ProjectOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.cli.case import case_of
    from labo_cli.project_files import open_project
    from labo_cli.standing.report import standing

    loaded = open_project(project)
    whole = loaded.project
    report = standing(case_of(loaded))
    if as_json:
        console.answer(
            {
                "title": whole.title,
                "groups": [{"id": group.id, "size": group.size, "contributions": n} for group, n in report.heard],
                "sessions": [
                    {"section": section, "id": name, "title": title, "contributions": n}
                    for section, name, title, n in report.sessions
                ],
                "chain": report.counts,
                "errors": report.errors,
                "suspect": report.suspect,
                "holes": report.holes,
                "next": report.next_steps,
            }
        )
    else:
        _show(whole, report)
    return 0


def _show(project: Project, report: Standing) -> None:
    from rich.text import Text

    from labo_cli.cli.console import out, table

    out().print(Text(project.title, "bold"))
    out().print(Text(f"{_(project.kind.label)} · {project.sponsor.name}"))
    if report.errors:
        told = ngettext(
            "{n} error keeps this project from being sound: labo check tells it",
            "{n} errors keep this project from being sound: labo check tells them",
            report.errors,
        )
        out().print(Text(f"\n{told.format(n=report.errors)}", "red"))
    groups = table(_("Group"), _("People"), _("Contributions"))
    for group, count in report.heard:
        groups.add_row(group.name, str(group.size), str(count) if count else Text(_("not heard yet"), "yellow"))
    sessions = table(_("Session"), "", _("Title"), _("Contributions"))
    for section, name, title, count in report.sessions:
        sessions.add_row(name, _(SECTIONS[section]), title, str(count) if count else Text(_("to come"), "yellow"))
    for shown in (groups, sessions):
        if shown.row_count:
            out().print(shown)
    chain = (_("{what}: {count}").format(what=_(SECTIONS[name]), count=count) for name, count in report.counts.items())
    out().print(" → ".join(chain))
    for title, lines in ((_("Holes in the chain"), report.holes), (_("What to do next"), report.next_steps)):
        if lines:
            out().print(Text(f"\n{title}", "bold"))
            for line in lines:
                out().print(Text(f"  • {line}"))
