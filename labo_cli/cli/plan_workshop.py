"""`labo plan-workshop`: the timed agenda on the screen, then the documents of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language

EXAMPLES = """labo plan-workshop
labo plan-workshop 1-comprendre --large-print
labo plan-workshop 1 --format pdf --out ~/a-imprimer"""


@makes_documents
def plan_workshop(
    workshop: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("The workshop's id, or its beginning. Left out when there is only one."),
            show_default=False,
        ),
    ] = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.agenda.proposal import with_agenda
    from labo_cli.agenda.timing import time_agenda
    from labo_cli.cli.making import choose, finish, make, open_project, setting_for
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language
    from labo_cli.rendering.documents import WORKSHOP

    loaded = open_project(options.project)
    chosen = choose(loaded.project.workshops, workshop, _("workshop"))
    path = ("workshops", loaded.project.workshops.index(chosen))
    setting = setting_for(loaded, loaded.shelf.cards(chosen.methods or None), options)
    planned, is_proposed = with_agenda(chosen, loaded.project, setting.cards, setting.language)
    agenda = time_agenda(planned, setting.cards, path)
    if not (options.quiet or options.as_json):
        show_agenda(agenda, setting.language, Language(current_language()), is_proposed=is_proposed)
    paths = make(loaded.root, [(WORKSHOP, planned)], setting, options)
    problems = [loaded.written.problem(remark) for remark in agenda.remarks]
    return finish(paths, options, problems, agenda=as_data(agenda, setting.language), proposed=is_proposed)


def show_agenda(agenda: Agenda, written: Language, spoken: Language, *, is_proposed: bool) -> None:
    """The agenda as a table, with a bar as long as each line lasts.

    Args:
        agenda: what to show.
        written: the project's language, for titles.
        spoken: the language of messages, for dates and times.
        is_proposed: whether the agenda is labo's own.
    """
    from rich.text import Text

    from labo_cli.cli import console

    workshop = agenda.workshop
    day = spoken.date(workshop.date) if workshop.date else _("no date yet")
    console.out().print(Text(workshop.title, "bold"))
    console.out().print(
        _("{day}, {start} to {end}, {n} people").format(
            day=day, start=spoken.time(workshop.start), end=spoken.time(agenda.ends_at), n=workshop.headcount
        )
    )
    if is_proposed:
        console.out().print(
            _("This agenda is a proposal: copy what you keep into the workshop's file."), style="yellow"
        )
    shown = console.table(_("Start"), _("Length"), "", _("Sequence"), _("Leads"))
    for item in agenda.items:
        shown.add_row(*_row(item, written, spoken))
        for track in item.tracks:
            shown.add_row("", "", "", Text(f"│ {track.track.name}", "cyan"), "")
            for line in track.items:
                start, length, bar, title, lead = _row(line, written, spoken)
                shown.add_row(start, length, bar, f"│   {title}", lead)
    console.out().print(shown)


def _row(item: Item, written: Language, spoken: Language) -> tuple[str, str, str, str, str]:
    lead = getattr(item.step, "lead", None) or ""
    bar = "█" * max(1, round(item.minutes / 5))
    return spoken.time(item.start), spoken.minutes(item.minutes), bar, title_of(item, written), lead


def title_of(item: Item, language: Language) -> str:
    """What a line of the agenda is called."""
    from labo_cli.model.workshops import Pause

    if item.step is None:
        return _("Buffer")
    if item.tracks:
        return _("In parallel")
    if isinstance(item.step, Pause):
        return _("Break") if item.step.pause == "break" else _("Lunch")
    own = getattr(item.step, "title", None)
    if own:
        return str(own)
    return item.card.name.within(language.code) if item.card else ""


def as_data(agenda: Agenda, language: Language) -> list[dict[str, Any]]:
    """The agenda for `--json`: the lines in order, those of tracks inside their block."""
    from labo_cli.agenda.timing import clock

    def line(item: Item) -> dict[str, Any]:
        data: dict[str, Any] = {
            "start": clock(item.start),
            "end": clock(item.end),
            "minutes": item.minutes,
            "title": title_of(item, language),
            "method": getattr(item.step, "method", None),
        }
        if item.card:
            data["tables"] = item.tables
            data["steps"] = [
                {"start": clock(m.start), "minutes": m.minutes, "title": m.step.title.within(language.code)}
                for m in item.moments
            ]
            data["materials"] = [
                {"name": n.material.name.within(language.code), "quantity": n.quantity, "unit": n.material.unit}
                for n in item.needs
            ]
        if item.tracks:
            data["tracks"] = [
                {"name": track.track.name, "groups": track.track.groups, "steps": list(map(line, track.items))}
                for track in item.tracks
            ]
        return data

    return [line(item) for item in agenda.items]
