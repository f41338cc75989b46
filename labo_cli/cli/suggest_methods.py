"""`labo suggest-methods`: which methods for these people, this time, this goal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.asked import groups_in, length, word
from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.library.occasion import Occasion, kind_named, of_workshop, publics_named, publics_needing
from labo_cli.method_files import shelf_near
from labo_cli.model.words import Goal, Need

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.cli.console import Page
    from labo_cli.library.suggestion import Suggestion, Suggestions
    from labo_cli.method_files import Shelf

EXAMPLES = """labo suggest-methods 1-comprendre
labo suggest-methods --goal understand --minutes 2h --group "Seniors 8" --group "Aidants 4" --need seated
labo suggest-methods --minutes 7h --group "Conseillers 5" --on-site"""


def suggest_methods(
    workshop: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ID"),
            help=_("A workshop of the project, or its beginning. Left out when the options say the occasion."),
            show_default=False,
        ),
    ] = None,
    goal: Annotated[
        str | None,
        typer.Option("--goal", metavar=_("GOAL"), help=_("What for: understand, define, imagine, decide and others.")),
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option("--minutes", metavar=_("LENGTH"), help=_("The whole time there is, such as 2h or 90.")),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(
            "--group",
            metavar=_("TEXT"),
            help=_("Who comes, with how many: “Seniors 8”; once for each group."),
            show_default=False,
        ),
    ] = None,
    need: Annotated[
        list[str] | None,
        typer.Option(
            "--need",
            metavar=_("NEED"),
            help=_("What people need, such as seated or large-print; once for each."),
            show_default=False,
        ),
    ] = None,
    facilitators: Annotated[
        int | None, typer.Option("--facilitators", metavar="N", min=1, help=_("How many run the session."))
    ] = None,
    on_site: Annotated[
        bool, typer.Option("--on-site", help=_("It takes place where the service is given, not in a room."))
    ] = False,
    count: Annotated[
        int | None,
        typer.Option(
            "--count", metavar="N", min=1, help=_("How many for each moment. Left out: the best two to five.")
        ),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.i18n.messages import current_language
    from labo_cli.library.suggestion import suggest

    if group or minutes:
        occasion = _typed(workshop, goal, minutes, group or [], need or [])
        occasion, shelf = replace(occasion, facilitators=facilitators, on_site=on_site), shelf_near(project)
    else:
        occasion, shelf = _planned(workshop, project)
    cards, problems = shelf.readable()
    found = suggest(occasion, cards, current_language(), count)
    if as_json:
        console.answer([_as_json(part) for part in found])
    else:
        _show(found, occasion)
    if problems:
        console.show_problems(problems, console.err())
    return 1 if problems else 0


def _typed(
    workshop: str | None, goal: str | None, minutes: str | None, groups: list[str], needs: list[str]
) -> Occasion:
    """The occasion that the options say."""
    room = length(minutes)
    if workshop is not None or not groups or not room:
        raise UsageError(
            _("an occasion is either a workshop of the project, or --group and --minutes together"),
            _('write for instance: labo suggest-methods --minutes 2h --group "Seniors 8"'),
        )
    sizes = dict(groups_in(", ".join(groups)))
    needed = tuple(dict.fromkeys(found for typed in needs if (found := word(typed, Need))))
    publics = [*(public for name in sizes for public in publics_named(name)), *publics_needing(needed)]
    return Occasion(
        minutes=room,
        people=sum(sizes.values()),
        goal=word(goal, Goal),
        kinds=tuple(dict.fromkeys(map(kind_named, sizes))),
        publics=tuple(dict.fromkeys(publics)),
        needs=needed,
    )


def _planned(workshop: str | None, project: Path | None) -> tuple[Occasion, Shelf]:
    """The occasion that a workshop of the project is, with the methods there are for it."""
    from labo_cli.cli.making import choose, open_project

    loaded = open_project(project)
    chosen = choose(loaded.project.workshops, workshop, _("workshop"))
    return of_workshop(chosen, loaded.project), loaded.shelf


def _show(found: list[Suggestions], occasion: Occasion) -> None:
    from labo_cli.cli.console import Page
    from labo_cli.i18n import ngettext
    from labo_cli.i18n.messages import current_language

    page = Page(current_language())
    people = ngettext("{n} person", "{n} people", occasion.people).format(n=occasion.people)
    facts = [people, _("{n} min in all").format(n=occasion.minutes)]
    facts += [_(word.label) for word in (*((occasion.goal,) if occasion.goal else ()), *occasion.publics)]
    page.line(" · ".join(facts), "yellow")
    for part in found:
        page.line("")
        page.line(_("{moment}: {room} min").format(moment=_(part.moment.name), room=part.moment.room), "bold cyan")
        for n, suggestion in enumerate(part.suggested, start=1):
            _show_one(page, n, suggestion)
        if not part.suggested:
            page.line(_("No method of the library suits."), indent=2)
        if part.set_aside:
            page.line("")
            page.line(_("Set aside:"), "dim", 2)
            for name, why in part.set_aside.items():
                page.line(_("{name}: {why}").format(name=name, why=why), "dim", 5, 2)
    page.line("")
    page.line(_("labo show-method ID shows how one is run."))


def _show_one(page: Page, n: int, suggestion: Suggestion) -> None:
    name = suggestion.card.name.within(page.language)
    page.line("")
    page.line(f"{n}. {name} ({suggestion.id}), {suggestion.minutes} min", "bold", 2)
    for reason in suggestion.reasons:
        sign, colour = ("−", "red") if reason.against else ("+", "green")
        page.line(f"{sign} {reason.text}", colour, indent=5, hang=2)


def _as_json(part: Suggestions) -> dict[str, Any]:
    return {
        "moment": _(part.moment.name),
        "minutes": part.moment.room,
        "methods": [
            {
                "id": s.id,
                "name": s.card.name.model_dump(),
                "minutes": s.minutes,
                "score": s.score,
                "for": [reason.text for reason in s.reasons if not reason.against],
                "against": [reason.text for reason in s.reasons if reason.against],
            }
            for s in part.suggested
        ],
        "set_aside": part.set_aside,
    }
