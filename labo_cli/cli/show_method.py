"""`labo show-method`: a card on the screen, and as a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.i18n import Language
    from labo_cli.library.booklet import Entry
    from labo_cli.model.methods import MethodCard, Source

EXAMPLES = """labo show-method carte-empathie
labo show-method world-cafe --lang en
labo show-method gommettes --print"""


@makes_documents
def show_method(
    method: Annotated[str, typer.Argument(metavar=_("ID"), help=_("The method's id, as list-methods shows it."))],
    as_page: Annotated[
        bool, typer.Option("--print", help=_("Make the card as a page to print, instead of showing it."))
    ] = False,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language
    from labo_cli.library.booklet import entry
    from labo_cli.method_files import shelf_near

    if as_page:
        return _print(method, options)
    shelf = shelf_near(options.project)
    card = shelf.card(method)
    if options.as_json:
        console.answer({"id": method, **card.model_dump(mode="json")})
    else:
        neighbours = shelf.neighbours(method)
        _show(entry(method, {**neighbours, method: card}, current_language()), Language(current_language()))
    return 0


def _print(method: str, options: Options) -> int:
    from labo_cli.cli.making import finish, make, surroundings
    from labo_cli.library.booklet import entry
    from labo_cli.rendering.documents import METHOD

    around = surroundings(options)
    cards = around.shelf.neighbours(method) | {method: around.shelf.card(method)}
    asked = [(METHOD, entry(method, cards, around.language.code))]
    return finish(make(around.root, asked, around.setting(cards, options), options), options)


def _show(shown: Entry, spoken: Language) -> None:
    from labo_cli.cli.console import Page

    language, card = spoken.code, shown.card
    page = Page(language)
    page.line(card.name.within(language), "bold")
    page.line(card.purpose.within(language))
    page.line(" · ".join(_facts(card)), "yellow")
    page.section(_("When to use it"), card.when.within(language))
    page.section(_("When not to use it"), card.avoid.within(language))
    page.line("")
    page.line(_("How it is run"), "bold cyan")
    for n, step in enumerate(card.steps, start=1):
        page.line("")
        lasts = f"{spoken.minutes(step.minutes)}, {_(step.format.label).lower()}"
        page.line(f"{n}. {step.title.within(language)} ({lasts})", "bold", 2)
        page.line(_("“{words}”").format(words=step.say.within(language).strip()), "italic", 5)
        page.line(step.do.within(language).strip(), indent=5)
    for title, items in _sections(shown, spoken).items():
        page.section(title, items)


def _facts(card: MethodCard) -> list[str]:
    facts = [
        ", ".join(_(phase.label) for phase in card.phases),
        f"{card.minutes.min}–{card.minutes.max} min",
        _("{min} to {max} people").format(min=card.people.min, max=card.people.max),
        _(card.difficulty.label),
        _(card.stance.label),
    ]
    if card.table:
        facts.insert(3, _("tables of {min} to {max}").format(min=card.table.min, max=card.table.max))
    return facts


def _sections(shown: Entry, spoken: Language) -> dict[str, list[str]]:
    """What comes under the steps, under the headings of the printed card."""
    from labo_cli.library.wording import amount

    language, card = spoken.code, shown.card
    adapted = [
        _("{public}: {change}").format(public=_(a.public.label), change=a.change.within(language))
        for a in card.adaptations
    ]
    bring = [
        _("{name}: {count} {per}").format(
            name=m.name.within(language), count=amount(m.quantity, m.unit, spoken), per=_(m.per.label)
        )
        for m in card.materials
    ]
    return {
        _("To bring"): bring,
        _("Sheets to print: labo export-canvases {id}").format(id=shown.id): [
            canvas.title.within(language) for canvas in card.canvases
        ],
        _("Who does what"): [f"{r.name.within(language)}. {r.does.within(language)}" for r in card.roles],
        _("The room"): [card.room.within(language)],
        _("The team leaves with"): [card.output.within(language)],
        _("Adapting it"): adapted,
        _("What may go wrong"): [f"{r.risk.within(language)} {r.answer.within(language)}" for r in card.risks],
        _("Plan B"): [card.fallback.within(language)],
        _("Variants"): card.variants.within(language) if card.variants else [],
        _("Personal data"): [f"{_(card.data.consent.label).capitalize()}. {card.data.note.within(language)}"],
        _("Follows well"): [f"{name} ({method_id})" for method_id, name in shown.after],
        _("Leads well to"): [f"{name} ({method_id})" for method_id, name in shown.before],
        _("Where it comes from"): [_credit(source, language) for source in card.sources],
    }


def _credit(source: Source, language: str) -> str:
    known = [str(part) for part in (source.author, source.title, source.year) if part]
    parts = [", ".join([*known, _(source.licence.label)])]
    return ". ".join([*parts, source.note.within(language)] if source.note else parts)
