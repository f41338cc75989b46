"""`labo list-methods`: the library, whole or only what suits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from labo_cli.model.base import Word
    from labo_cli.model.methods import MethodCard

EXAMPLES = """labo list-methods
labo list-methods --phase imagine --minutes 30 --people 20
labo list-methods empathie --public seniors"""

Choice = TypeVar("Choice", bound="Word")


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
            "--public", metavar=_("PUBLIC"), help=_("A public that the card has an adaptation for, such as seniors.")
        ),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.library.search import Wanted, find_methods
    from labo_cli.model.words import Phase, Public
    from labo_cli.project_files import shelf_near

    wanted = Wanted(" ".join(words or ()), _word(phase, Phase), _length(minutes), people, _word(public, Public))
    found = find_methods(shelf_near(project).cards(), wanted)
    if as_json:
        console.answer([{"id": name, **card.model_dump(mode="json")} for name, card in found.items()])
    elif found:
        _show(found)
    else:
        console.out().print(_("No method suits all of that: leave something out."))
    return 0


def _show(found: dict[str, MethodCard]) -> None:
    from labo_cli.cli.console import out, table
    from labo_cli.i18n import ngettext
    from labo_cli.i18n.messages import current_language

    language = current_language()
    shown = table(_("Method"), _("Name"), _("Phase"), _("Minutes"), _("People"))
    for name, card in found.items():
        phases = ", ".join(_(phase.label) for phase in card.phases)
        times, people = f"{card.minutes.min}–{card.minutes.max}", f"{card.people.min}–{card.people.max}"
        shown.add_row(name, card.name.within(language), phases, times, people)
    out().print(shown)
    count = ngettext("{n} method.", "{n} methods.", len(found)).format(n=len(found))
    out().print(count + " " + _("labo show-method ID shows how one is run."))


def _word(text: str | None, words: type[Choice]) -> Choice | None:
    from labo_cli.library.search import plain

    if text is None:
        return None
    wanted = plain(text)
    found = next((word for word in words if wanted in {plain(word), plain(word.label), plain(_(word.label))}), None)
    if found is None:
        raise UsageError(
            _("“{value}” is not one of the words possible here").format(value=text), did_you_mean(text, list(words))
        )
    return found


def _length(text: str | None) -> int | None:
    from pydantic_core import PydanticCustomError

    from labo_cli.model.values import read_minutes

    if text is None:
        return None
    try:
        return read_minutes(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(context["message"], context["hint"]) from None
