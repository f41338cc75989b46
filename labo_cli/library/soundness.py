"""Whether a card holds together: its times, its headcounts, its canvases, what it may be bundled with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from labo_cli.errors import Remark
from labo_cli.i18n import _
from labo_cli.library.running import run_method, table_sizes
from labo_cli.model.card_words import Taken
from labo_cli.model.values import read_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labo_cli.model.methods import MethodCard, Source

__all__ = ["not_to_be_bundled", "unsound", "unsound_as_typed"]


def unsound(card: MethodCard, method_id: str) -> Iterator[Remark]:
    """A remark for each place where a card contradicts itself."""
    yield from _times(card)
    for key in ("goes_before", "follows"):
        ids = getattr(card, key)
        if method_id in ids:
            text = _("a method neither goes before itself nor follows itself")
            yield Remark((key, ids.index(method_id)), text, _("leave it out"))
    yield from _tables(card)
    yield from _canvases(card)
    publics = [adaptation.public for adaptation in card.adaptations]
    for n, public in enumerate(publics):
        if public in publics[:n]:
            yield Remark(
                ("adaptations", n, "public"),
                _("there is already an adaptation for “{public}”").format(public=public),
                _("bring the two together"),
            )


def unsound_as_typed(data: Mapping[str, Any]) -> Iterator[Remark]:
    """What can be said of the sum of the steps of a card that has other faults."""
    try:
        usual = read_minutes(data["minutes"]["usual"])
        total = sum(read_minutes(step["minutes"]) for step in data["steps"])
    except (KeyError, TypeError, PydanticCustomError):
        return
    if total != usual:
        yield _wrong_sum(total, usual)


def _wrong_sum(total: int, usual: int) -> Remark:
    return Remark(
        ("minutes", "usual"),
        _("the steps take {total} minutes, the method's usual length is {usual}").format(total=total, usual=usual),
        _("write {total} here, or change a step").format(total=total),
    )


def not_to_be_bundled(card: MethodCard) -> list[Source]:
    """The sources that the card takes words from, under a licence that forbids handing them out with labo."""
    return [s for s in card.sources if s.taken is Taken.WORDS and not s.licence.may_be_bundled]


def _times(card: MethodCard) -> Iterator[Remark]:
    total = sum(step.minutes for step in card.steps)
    if total != card.minutes.usual:
        yield _wrong_sum(total, card.minutes.usual)
    needed = run_method(card, card.people.max).minutes
    if needed > card.minutes.max:
        yield Remark(
            ("minutes", "max"),
            _("with {people} people, one after the other, it takes {needed} minutes, and {max} at most").format(
                people=card.people.max, needed=needed, max=card.minutes.max
            ),
            _("write fewer people at most, a longer length, or shorter turns"),
        )


def _tables(card: MethodCard) -> Iterator[Remark]:
    if card.table is None:
        return
    for key, people in (("min", card.people.min), ("max", card.people.max)):
        smallest = min(table_sizes(card, people))
        if smallest < card.table.min:
            yield Remark(
                ("people", key),
                _("{people} people make a table of {smallest}, and a table has {min} at least").format(
                    people=people, smallest=smallest, min=card.table.min
                ),
                _("change the number of people, or the size of a table"),
            )


def _canvases(card: MethodCard) -> Iterator[Remark]:
    drawn = [canvas.id for canvas in card.canvases]
    printed = [material.canvas for material in card.materials]
    for n, name in enumerate(drawn):
        if name not in printed:
            yield Remark(
                ("canvases", n, "id"),
                _("no material prints the canvas “{id}”").format(id=name),
                _("add a material with canvas: {id}, so that its copies are counted").format(id=name),
            )
    for n, printed_name in enumerate(printed):
        if printed_name and printed_name not in drawn:
            yield Remark(
                ("materials", n, "canvas"),
                _("this card has no canvas “{id}”").format(id=printed_name),
                _("write it under canvases, or leave canvas out"),
            )
