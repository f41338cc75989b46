"""A method run with so many people for so long: its steps in minutes, its tables, what to bring."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.model.card_words import Basis
from labo_cli.model.words import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.model.card_outline import CardOutline
    from labo_cli.model.methods import CardStep, Material, MethodCard

__all__ = ["PEOPLE_AT_A_TABLE", "Need", "Run", "run_method", "share_out", "table_sizes"]

SHORTEST_MOMENT = 3
"""Minutes under which an instruction is hardly given before the next one comes; only what a card has shorter is."""
PEOPLE_AT_A_TABLE = 6
"""What a table is counted for when a method does not say."""


@dataclass(frozen=True)
class Need:
    """A material and how much of it."""

    material: Material
    quantity: int


@dataclass(frozen=True)
class Run:
    """A method as it is run once.

    Attributes:
        minutes: how long it lasts.
        least: the least it can last: those who come one after the other need that much, and a minute for each other
            step; 0 when nobody comes in turn.
        steps: the minutes of each of the card's steps; they add up to `minutes`.
        tables: how many people sit at each table; one table when everybody works together.
        needs: the materials, in the card's order.
    """

    minutes: int
    least: int
    steps: tuple[int, ...]
    tables: tuple[int, ...]
    needs: tuple[Need, ...]


def run_method(card: MethodCard, people: int, minutes: int | None = None) -> Run:
    """Works a method out for a headcount.

    Args:
        card: the method.
        people: how many take part, 1 or more.
        minutes: how long it may last; left out, its usual length, or longer when so many
            people coming one after the other need it.
    """
    tables = table_sizes(card, people)
    turns = [_least(step, people, tables) for step in card.steps]
    floors = [max(turn, min(step.minutes, SHORTEST_MOMENT)) for turn, step in zip(turns, card.steps, strict=True)]
    in_turn = [max(turn, 1) for turn in turns]
    least = sum(in_turn) if any(turns) else 0
    if minutes is not None and sum(floors) > minutes:
        floors = in_turn  # too short for every instruction: those who come in turn still get their time
    usual = [max(step.minutes, floor) for step, floor in zip(card.steps, floors, strict=True)]
    total = sum(usual) if minutes is None else minutes
    # Without a size of table of its own, a method still borrows tables to write on.
    written_on = len(tables) if card.table else ceil(people / PEOPLE_AT_A_TABLE)
    counts = {Basis.PERSON: people, Basis.TABLE: written_on, Basis.SESSION: 1}
    needs = tuple(Need(material, material.quantity * counts[material.per]) for material in card.materials)
    return Run(total, least, tuple(_shared(total, usual, floors)), tables, needs)


def table_sizes(card: CardOutline, people: int) -> tuple[int, ...]:
    """How many people sit at each table, as even as can be, largest first.

    There are as few tables as the method's largest table allows; where that would leave
    one under the smallest, nothing better exists and the uneven tables are given.
    """
    if card.table is None:
        return (people,)
    count = ceil(people / card.table.max)
    return tuple(people // count + (n < people % count) for n in range(count))


def share_out(total: int, weights: Sequence[int], step: int = 5) -> list[int]:
    """Shares minutes out in proportion to weights, to the minute and without drift.

    Shares are multiples of `step` as far as the total allows; what is left goes where
    rounding took most (the largest-remainder method).

    Args:
        total: minutes to share out.
        weights: one for each share, above 0.
        step: the minutes that shares are rounded to; made smaller when the total is too
            short to give every share one step.
    """
    while step > 1 and total < step * len(weights):
        step -= 1
    exact = [total * weight / sum(weights) for weight in weights]
    shares = [max(step, int(share // step) * step) if total >= step * len(weights) else int(share) for share in exact]
    while sum(shares) < total:
        most = max(range(len(shares)), key=lambda n: (exact[n] - shares[n], weights[n]))
        shares[most] += min(step, total - sum(shares))
    while sum(shares) > total:
        least = min((n for n in range(len(shares)) if shares[n] > 1), key=lambda n: exact[n] - shares[n])
        shares[least] -= min(shares[least] - 1, sum(shares) - total, step)
    return shares


def _shared(total: int, usual: Sequence[int], floors: Sequence[int]) -> list[int]:
    """Minutes for each step, none under its floor as long as the total allows."""
    fixed: dict[int, int] = {}
    while True:
        free = [n for n in range(len(usual)) if n not in fixed]
        left = total - sum(fixed.values())
        if not free or left < len(free):
            return share_out(total, usual)
        shares = dict(zip(free, share_out(left, [usual[n] for n in free]), strict=True))
        short = {n: floors[n] for n in free if shares[n] < floors[n]}
        if not short:
            return [fixed.get(n, shares.get(n, 0)) for n in range(len(usual))]
        fixed |= short


def _least(step: CardStep, people: int, tables: Sequence[int]) -> int:
    """The minutes that those who come one after the other need."""
    if step.turns is None:
        return 0
    together = {Format.TABLE: max(tables), Format.PAIR: 2, Format.INDIVIDUAL: 1, Format.PLENARY: people}
    counts = {Basis.PERSON: together[step.format], Basis.TABLE: len(tables), Basis.SESSION: 1}
    return step.turns.minutes * counts[step.turns.per]
