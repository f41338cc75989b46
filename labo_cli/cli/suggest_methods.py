"""`labo suggest-methods`: which methods for these people, this time, this goal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.asked import groups_in, length, word
from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.errors import InvalidProject, LaboError, UsageError
from labo_cli.i18n import _
from labo_cli.library.occasion import Occasion, kind_named, of_workshop, publics_named, publics_needing
from labo_cli.method_files import shelf_near
from labo_cli.model.words import Goal, Need

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.cli.console import Page
    from labo_cli.library.course import Course
    from labo_cli.library.suggestion import Suggestion, Suggestions
    from labo_cli.method_files import Shelf

MOST_SET_ASIDE = 8
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

    if group or (minutes and not workshop):
        occasion, shelf = _typed(workshop, goal, minutes, group or []), shelf_near(project)
    else:
        occasion, shelf = _planned(workshop, project)
    occasion = _with(occasion, minutes, goal, need or [], facilitators, on_site=on_site)
    cards, problems = shelf.readable()
    course, found = suggest(occasion, cards, current_language(), count)
    if as_json:
        console.answer(_as_json(course, found))
    else:
        _show(course, found, occasion)
    if problems:
        console.show_problems(problems, console.err())
    return 1 if problems else 0


def _typed(workshop: str | None, goal: str | None, minutes: str | None, groups: list[str]) -> Occasion:
    """The occasion that the options say."""
    room = length(minutes)
    if workshop is not None or not groups or not room:
        raise UsageError(
            _("an occasion is either a workshop of the project, or --group and --minutes together"), _example()
        )
    sizes = dict(groups_in(", ".join(groups)))
    return Occasion(
        minutes=room,
        people=sum(sizes.values()),
        goal=word(goal, Goal),
        kinds=tuple(dict.fromkeys(map(kind_named, sizes))),
        publics=tuple(dict.fromkeys(public for name in sizes for public in publics_named(name))),
    )


def _example() -> str:
    return _('write for instance: labo suggest-methods --minutes 2h --group "Seniors 8"')


def _with(
    occasion: Occasion,
    minutes: str | None,
    goal: str | None,
    needs: list[str],
    facilitators: int | None,
    *,
    on_site: bool,
) -> Occasion:
    """The occasion with what the options add to it, or say otherwise."""
    needed = tuple(dict.fromkeys(found for typed in needs if (found := word(typed, Need))))
    return replace(
        occasion,
        minutes=length(minutes) or occasion.minutes,
        goal=word(goal, Goal) or occasion.goal,
        needs=tuple(dict.fromkeys((*occasion.needs, *needed))),
        publics=tuple(dict.fromkeys((*occasion.publics, *publics_needing(needed)))),
        facilitators=facilitators or occasion.facilitators,
        on_site=on_site,
    )


def _planned(workshop: str | None, project: Path | None) -> tuple[Occasion, Shelf]:
    """The occasion that a workshop of the project is, with the methods there are for it."""
    from labo_cli.cli.making import choose, open_project

    try:
        loaded = open_project(project, with_cards=False)
    except LaboError as error:
        raise (
            error if isinstance(error, InvalidProject) or project else UsageError(error.message, _example())
        ) from None
    chosen = choose(loaded.project.workshops, workshop, _("workshop"))
    return of_workshop(chosen, loaded.project), loaded.shelf


def _show(course: Course, found: list[Suggestions], occasion: Occasion) -> None:
    from labo_cli.cli.console import Page
    from labo_cli.i18n import ngettext
    from labo_cli.i18n.messages import current_language

    page = Page(current_language())
    people = ngettext("{n} person", "{n} people", occasion.people).format(n=occasion.people)
    goal = (occasion.goal,) if occasion.goal else ()
    known = dict.fromkeys(
        _(word.label).lower() for word in (*goal, *occasion.kinds, *occasion.publics, *occasion.needs)
    )
    page.line(" · ".join([people, *known]), "yellow")
    shares = [(_("welcome and charter"), course.welcome), (_("breaks"), course.breaks)]
    shares[1:1] = [(_(moment.name).lower(), moment.room) for moment in course.moments]
    said = ", ".join(f"{name} {minutes}" for name, minutes in shares if minutes)
    page.line(_("{n} min in all: {shares}").format(n=occasion.minutes, shares=said), hang=2)
    for remark in course.remarks:
        page.line(f"− {remark}", "red", hang=2)
    for part in found:
        page.line("")
        page.line(_("{moment}: {room} min").format(moment=_(part.moment.name), room=part.moment.room), "bold cyan")
        for n, suggestion in enumerate(part.suggested, start=1):
            _show_one(page, n, suggestion)
        if not part.suggested:
            page.line(_("No method of the library suits."), indent=2)
        _show_set_aside(page, part)
    page.line("")
    page.line(_("labo show-method ID shows how one is run."))


def _show_set_aside(page: Page, part: Suggestions) -> None:
    shown = list(part.set_aside.items())[:MOST_SET_ASIDE]
    if shown and part.moment.is_main:
        page.line("")
        page.line(_("Set aside:"), "dim", 2)
        for name, why in shown:
            page.line(_("{name}: {why}").format(name=name, why=why), "dim", 5, 2)
        if len(part.set_aside) > len(shown):
            page.line(_("and {n} others").format(n=len(part.set_aside) - len(shown)), "dim", 5)


def _show_one(page: Page, n: int, suggestion: Suggestion) -> None:
    name = suggestion.card.name.within(page.language)
    page.line("")
    page.line(f"{n}. {name} ({suggestion.id}), {suggestion.minutes} min", "bold", 2)
    for reason in suggestion.reasons:
        sign, colour = ("−", "red") if reason.against else ("+", "green")
        page.line(f"{sign} {reason.text}", colour, indent=5, hang=2)


def _as_json(course: Course, found: list[Suggestions]) -> dict[str, Any]:
    return {
        "welcome": course.welcome,
        "breaks": course.breaks,
        "remarks": course.remarks,
        "moments": [
            {
                "moment": _(part.moment.name),
                "minutes": part.moment.room,
                "methods": [_one_as_json(suggestion) for suggestion in part.suggested],
                "set_aside": part.set_aside,
            }
            for part in found
        ],
    }


def _one_as_json(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "id": suggestion.id,
        "name": suggestion.card.name.model_dump(),
        "minutes": suggestion.minutes,
        "score": suggestion.score,
        "for": [reason.text for reason in suggestion.reasons if not reason.against],
        "against": [reason.text for reason in suggestion.reasons if reason.against],
    }
