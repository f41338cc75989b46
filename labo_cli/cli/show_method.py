"""`labo show-method`: a card on the screen, everything that is needed to run the method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.model.methods import MethodCard

EXAMPLES = """labo show-method carte-empathie
labo show-method world-cafe --lang en"""


def show_method(
    method: Annotated[str, typer.Argument(metavar=_("ID"), help=_("The method's id, as list-methods shows it."))],
    project: ProjectOption = None,
    as_json: JsonOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.i18n.messages import current_language
    from labo_cli.project_files import shelf_near

    card = shelf_near(project).card(method)
    if as_json:
        console.answer({"id": method, **card.model_dump(mode="json")})
    else:
        _show(card, current_language())
    return 0


def _show(card: MethodCard, language: str) -> None:
    from textwrap import wrap

    from rich.text import Text

    from labo_cli.cli.console import out
    from labo_cli.i18n import Language
    from labo_cli.i18n.typography import typeset

    spoken = Language(language)

    def line(text: str, style: str = "", indent: int = 0) -> None:
        margin = " " * indent
        width = max(40, out().width)
        for part in wrap(
            typeset(text, language), width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False
        ) or [""]:
            out().print(Text(part, style), soft_wrap=True)

    def section(title: str, items: list[str]) -> None:
        if items:
            line("")
            line(title, "bold cyan")
            for item in items:
                line(f"• {item}", indent=2)

    line(card.name.within(language), "bold")
    line(card.purpose.within(language))
    facts = [
        ", ".join(_(phase.label) for phase in card.phases),
        f"{card.minutes.min}–{card.minutes.max} min",
        _("{min} to {max} people").format(min=card.people.min, max=card.people.max),
        _(card.difficulty.label),
        _(card.stance.label),
    ]
    line(" · ".join(facts), "yellow")
    section(_("When to use it"), card.when.within(language))
    section(_("When not to use it"), card.avoid.within(language))
    line("")
    line(_("How it is run"), "bold cyan")
    for n, step in enumerate(card.steps, start=1):
        line("")
        line(
            f"{n}. {step.title.within(language)} ({spoken.minutes(step.minutes)}, {_(step.format.label).lower()})",
            "bold",
            2,
        )
        quoted = _("“{words}”").format(words=step.say.within(language).strip())
        line(quoted, "italic", 5)
        line(step.do.within(language).strip(), indent=5)
    section(
        _("To bring"),
        [
            _("{name}: {count} {per}").format(name=m.name.within(language), count=m.quantity, per=_(m.per.label))
            for m in card.materials
        ],
    )
    section(_("The room"), [card.room.within(language)])
    section(_("What comes out"), [card.output.within(language)])
    section(
        _("Adapting it"),
        [
            _("{public}: {change}").format(public=_(a.public.label), change=a.change.within(language))
            for a in card.adaptations
        ],
    )
    section(_("Risks"), [f"{r.risk.within(language)} {r.answer.within(language)}" for r in card.risks])
    section(_("Plan B"), [card.fallback.within(language)])
    section(_("Personal data"), [card.data.within(language)])
    section(_("Variants"), card.variants.within(language) if card.variants else [])
    section(_("Then"), card.goes_before)
    section(
        _("Where it comes from"),
        [
            ", ".join(str(part) for part in (s.author, s.title, s.year, s.licence.within(language)) if part)
            for s in card.sources
        ],
    )
