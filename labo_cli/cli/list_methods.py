"""`labo list-methods`: the library, whole or only what suits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.model.card_outline import CardOutline

EXAMPLES = """labo list-methods
labo list-methods --phase imagine --minutes 30 --people 20
labo list-methods empathie --public seniors --seated"""


def list_methods(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WORDS"), help=_("Words to look for, with or without accents."), show_default=False),
    ] = None,
    phase: Annotated[
        str | None,
        typer.Option("--phase", metavar=_("PHASE"), help=_("A phase, such as understand, imagine or decide.")),
    ] = None,
    minutes: Annotated[
        str | None, typer.Option("--minutes", metavar=_("LENGTH"), help=_("The time there is, such as 45 or 1h30."))
    ] = None,
    people: Annotated[
        int | None, typer.Option("--people", metavar="N", min=1, help=_("How many people take part."))
    ] = None,
    public: Annotated[
        str | None,
        typer.Option(
            "--public", metavar=_("PUBLIC"), help=_("A public that the method suits, such as seniors or children.")
        ),
    ] = None,
    seated: Annotated[bool, typer.Option("--seated", help=_("Only what can be done without standing up."))] = False,
    difficulty: Annotated[
        str | None,
        typer.Option(
            "--difficulty", metavar=_("LEVEL"), help=_("The most experience it may ask: easy, medium or hard.")
        ),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.cli.asked import length, word
    from labo_cli.library.search import Wanted, find_methods, nearest
    from labo_cli.method_files import shelf_near
    from labo_cli.model.card_words import Difficulty, Public
    from labo_cli.model.words import Phase

    wanted = Wanted(
        " ".join(words or ()),
        word(phase, Phase),
        length(minutes),
        people,
        word(public, Public),
        seated,
        word(difficulty, Difficulty),
    )
    outlines, problems = shelf_near(project).outlines()
    found = find_methods(outlines, wanted)
    if as_json:
        console.answer([{"id": name, **card.model_dump(mode="json")} for name, card in found.items()])
    elif found:
        _show(found)
    else:
        near = nearest(wanted.words, outlines)
        console.say(
            _("No method has these words: did you mean “{word}”?").format(word=near)
            if near
            else _("No method suits all of that: leave something out.")
        )
    if problems:
        console.show_problems(problems, console.err())
    return 1 if problems else 0


def _show(found: dict[str, CardOutline]) -> None:
    from labo_cli.cli.console import columns, say
    from labo_cli.i18n import ngettext
    from labo_cli.i18n.messages import current_language

    language = current_language()
    rows = [
        (
            name,
            card.name.within(language),
            ", ".join(_(phase.label) for phase in card.phases),
            f"{card.minutes.min}–{card.minutes.max}",
            f"{card.people.min}–{card.people.max}",
        )
        for name, card in found.items()
    ]
    columns((_("Method"), _("Name"), _("Phase"), _("Minutes"), _("People")), rows)
    count = ngettext("{n} method.", "{n} methods.", len(found)).format(n=len(found))
    say("")
    say(count + " " + _("labo show-method ID shows how one is run."))
