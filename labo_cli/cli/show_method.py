"""`labo show-method`: a card on the screen, and as a page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _
from labo_cli.model.card_words import Basis, Fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.i18n import Language
    from labo_cli.library.booklet import Entry
    from labo_cli.library.running import Run
    from labo_cli.model.methods import MethodCard, Source

EXAMPLES = """labo show-method carte-empathie
labo show-method world-cafe --lang en
labo show-method gommettes --print
labo show-method world-cafe --people 40 --minutes 1h30"""


@makes_documents
def show_method(
    method: Annotated[str, typer.Argument(metavar=_("ID"), help=_("The method's id, as list-methods shows it."))],
    as_page: Annotated[
        bool, typer.Option("--print", help=_("Make the card as a page to print, instead of showing it."))
    ] = False,
    people: Annotated[
        int | None,
        typer.Option(
            "--people", metavar="N", min=1, help=_("How many take part: the tables, the minutes and what to bring.")
        ),
    ] = None,
    minutes: Annotated[
        str | None,
        typer.Option("--minutes", metavar=_("LENGTH"), help=_("The time there is, shared out between the steps.")),
    ] = None,
    *,
    options: Options,
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.cli.asked import length
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language
    from labo_cli.library.booklet import entry
    from labo_cli.library.running import run_method
    from labo_cli.method_files import shelf_near

    if as_page:
        return _print(method, options)
    shelf = shelf_near(options.project)
    card = shelf.card(method)
    if options.as_json:
        console.answer({"id": method, **card.model_dump(mode="json")})
    else:
        neighbours = shelf.neighbours(method)
        fitted = run_method(card, people or card.people.min, length(minutes)) if people or minutes else None
        shown = entry(method, {**neighbours, method: card}, current_language())
        _show(shown, Language(current_language()), fitted, people)
    return 0


def _print(method: str, options: Options) -> int:
    from labo_cli.cli.making import finish, make, surroundings
    from labo_cli.library.booklet import entry
    from labo_cli.rendering.documents import METHOD

    around = surroundings(options)
    cards = around.shelf.neighbours(method) | {method: around.shelf.card(method)}
    asked = [(METHOD, entry(method, cards, around.language.code))]
    return finish(make(around.root, asked, around.setting(cards, options), options), options)


def _show(shown: Entry, spoken: Language, fitted: Run | None, people: int | None) -> None:
    from labo_cli.cli.console import Page

    language, card = spoken.code, shown.card
    page = Page(language)
    page.line(card.name.within(language), "bold")
    page.line(card.purpose.within(language))
    page.line(" · ".join(_facts(card)), "yellow")
    for remark in _fitted(card, fitted, people) if fitted else ():
        page.line(remark, "green", hang=2)
    page.section(_("When to use it"), card.when.within(language))
    page.section(_("When not to use it"), card.avoid.within(language))
    page.line("")
    page.line(_("How it is run"), "bold cyan")
    for n, step in enumerate(card.steps):
        page.line("")
        lasts = [spoken.minutes(fitted.steps[n] if fitted else step.minutes), _(step.format.label).lower()]
        if step.turns:
            per_person = step.turns.per is Basis.PERSON
            lasts.append((_("{n} min each") if per_person else _("{n} min a table")).format(n=step.turns.minutes))
        page.line(f"{n + 1}. {step.title.within(language)} ({', '.join(lasts)})", "bold", 2)
        page.line(_("“{words}”").format(words=step.say.within(language).strip()), "italic", 5)
        page.line(step.do.within(language).strip(), indent=5)
    for title, items in _sections(shown, spoken, fitted).items():
        page.section(title, items)


def _facts(card: MethodCard) -> list[str]:
    lasts = _("{min} to {max} min, usually {usual}")
    facts = [
        ", ".join(_(phase.label) for phase in card.phases),
        lasts.format(min=card.minutes.min, max=card.minutes.max, usual=card.minutes.usual),
        _("{min} to {max} people").format(min=card.people.min, max=card.people.max),
        _(card.difficulty.label),
        _(card.stance.label),
    ]
    if card.table:
        facts.insert(3, _("tables of {min} to {max}").format(min=card.table.min, max=card.table.max))
    if card.takes:
        facts.append(_("goes in: {matters}").format(matters=", ".join(_(matter.label) for matter in card.takes)))
    if card.gives:
        facts.append(_("comes out: {matters}").format(matters=", ".join(_(matter.label) for matter in card.gives)))
    return facts


def _fitted(card: MethodCard, fitted: Run, people: int | None) -> Iterator[str]:
    """The method with so many people in so many minutes, and what of it the card does not allow."""
    if people and card.table:
        sizes = ", ".join(map(str, fitted.tables))
        yield _("With {people}: {minutes} min, {n} tables ({sizes}).").format(
            people=people, minutes=fitted.minutes, n=len(fitted.tables), sizes=sizes
        )
    elif people:
        yield _("With {people}: {minutes} min, all together.").format(people=people, minutes=fitted.minutes)
    if people and not card.people.min <= people <= card.people.max:
        yield _("− the card holds for {min} to {max} people").format(min=card.people.min, max=card.people.max)
    if not card.minutes.min <= fitted.minutes <= card.minutes.max:
        yield _("− the card holds for {min} to {max} minutes").format(min=card.minutes.min, max=card.minutes.max)
    if fitted.least > fitted.minutes:
        yield _("− those who come one after the other need {n} minutes").format(n=fitted.least)


def _sections(shown: Entry, spoken: Language, fitted: Run | None) -> dict[str, list[str]]:
    """What comes under the steps, under the headings of the printed card."""
    from labo_cli.library.wording import amount

    language, card = spoken.code, shown.card
    adapted = []
    for a in card.adaptations:
        said = [_(a.public.label)]
        said += [_(a.fit.label)] if a.fit is not Fit.ADAPTED else []
        said += [_("{n} min more").format(n=a.more_minutes)] if a.more_minutes else []
        adapted.append(_("{public}: {change}").format(public=", ".join(said), change=a.change.within(language)))
    if fitted:
        bring = [
            _("{name}: {count}").format(
                name=need.material.name.within(language), count=amount(need.quantity, need.material.unit, spoken)
            )
            for need in fitted.needs
        ]
    else:
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
