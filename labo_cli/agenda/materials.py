"""Everything that a session needs, its steps added up: what to print, to pack, to put on the tables.

What is used up is added up over the steps; what serves again is counted where the most of it is
needed at one time. Tracks run in rooms of their own and lend each other nothing while they last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.naming import title_of
from labo_cli.agenda.own_needs import own_needs
from labo_cli.agenda.things import SERVED_BY, Shelf, is_reused, key_of, shelf_of, without_purpose
from labo_cli.i18n import N_
from labo_cli.library.rules_of_thumb import PEOPLE_AT_A_TABLE
from labo_cli.library.wording import amount
from labo_cli.model.card_words import Basis, Unit
from labo_cli.model.words import AgendaPart, Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language
    from labo_cli.model.project import Project

__all__ = ["MaterialLine", "MaterialsList", "Use", "materials_of"]

SPARE = 0.1
"""The share of what is used up that is brought on top, one at least."""


@dataclass(frozen=True)
class Use:
    """A step that something serves at; without a start, the whole session."""

    title: str
    start: int | None = None


@dataclass(frozen=True)
class MaterialLine:
    """A thing to bring.

    Attributes:
        name: in the language of the document.
        unit: what it is counted in.
        quantity: how many are needed; None when nobody has said.
        spare: how many more to bring.
        shelf: where it is looked for.
        is_reused: whether the same ones serve again from one step to the next.
        uses: the steps, in order.
        paper: the paper that a canvas is printed on, such as A3; empty for anything else.
        is_open: whether some step needs it without saying how many.
        amount: the quantity with its unit, in words; empty when nobody has said.
    """

    name: str
    unit: Unit
    quantity: int | None
    spare: int
    shelf: Shelf
    is_reused: bool
    uses: tuple[Use, ...]
    paper: str = ""
    is_open: bool = False
    amount: str = ""

    @property
    def total(self) -> int | None:
        """What to bring, what is spare included."""
        return None if self.quantity is None else self.quantity + self.spare


@dataclass(frozen=True)
class MaterialsList:
    """The things to bring, as they are looked for."""

    lines: tuple[MaterialLine, ...]

    def on(self, shelf: str) -> list[MaterialLine]:
        """The lines of a shelf, by its name."""
        return [line for line in self.lines if line.shelf == shelf]


@dataclass(frozen=True)
class _Asked:
    """What one step asks for.

    Attributes:
        name: in the document's language.
        told_by: the name that its sort is told by: a card's in French, a user's own as it is.
        unit: what it is counted in.
        quantity: for all who take part; None when nobody has said.
        basis: what it was counted by.
        use: the step.
        place: the block of the agenda, the track in it, the line in the track.
        paper: the paper of a canvas; empty for anything else.
        is_own: whether the user named it, and no card.
    """

    name: str
    told_by: str
    unit: Unit
    quantity: int | None
    basis: Basis
    use: Use
    place: tuple[int, int, int]
    paper: str = ""
    is_own: bool = False


_Key = tuple[frozenset[str], Unit, str]


def materials_of(agenda: Agenda, project: Project, language: Language) -> MaterialsList:
    """What the whole session needs.

    Args:
        agenda: the session on the clock.
        project: for the needs of those who come.
        language: names are given in.
    """
    piles: dict[_Key, list[_Asked]] = {}
    aliases: dict[_Key, _Key] = {}
    for one, keys in _asked(agenda, language):
        key = next((aliases[known] for known in keys if known in aliases), keys[0])
        for known in keys:
            aliases.setdefault(known, key)
        piles.setdefault(key, []).append(one)
    _serve(piles)
    lines = [_line(asked, language) for asked in piles.values()]
    lines += [line for line in _always(agenda, project, language) if not _is_there(line, aliases, lines)]
    order = list(Shelf)
    lines.sort(key=lambda line: (order.index(line.shelf), not line.paper, line.name.casefold()))
    return MaterialsList(tuple(lines))


def _asked(agenda: Agenda, language: Language) -> Iterator[tuple[_Asked, list[_Key]]]:
    """Each need, with the keys that it is known by: its own first, then those in the document's language."""
    for block, item in enumerate(agenda.items):
        places = [(item, 0, 0)] if not item.tracks else []
        places += [(line, t + 1, n) for t, track in enumerate(item.tracks) for n, line in enumerate(track.items)]
        for line, track_number, n in places:
            yield from _asked_by(line, (block, track_number, n), language)


def _asked_by(line: Item, place: tuple[int, int, int], language: Language) -> Iterator[tuple[_Asked, list[_Key]]]:
    use = Use(title_of(line, language), line.start)
    for need in line.needs:
        material = need.material
        name = material.name.within(language.code)
        paper = ""
        if material.canvas:
            assert line.card is not None
            paper = _paper(material.name.fr, material.per)
            canvas_key = frozenset({"canvas", line.card.name.fr, material.canvas})
            keys: list[_Key] = [(canvas_key, material.unit, paper)]
        else:
            keys = [(key_of(text), material.unit, "") for text in (material.name.fr, name)]
        asked = _Asked(name, material.name.fr, material.unit, need.quantity, material.per, use, place, paper)
        yield asked, keys
    for own_need in own_needs(line):
        own = own_need.material
        asked = _Asked(own.name, own.name, own.unit, own_need.quantity, own.per, use, place, is_own=True)
        yield asked, [(key_of(own.name), own.unit, "")]


def _serve(piles: dict[_Key, list[_Asked]]) -> None:
    """What is asked for plainly is served by something more exacting that is brought anyway."""
    for key in list(piles):
        served = next(((told, *key[1:]) for told in SERVED_BY.get(key[0], ()) if (told, *key[1:]) in piles), None)
        if served:
            piles[served] += piles.pop(key)


def _line(asked: list[_Asked], language: Language) -> MaterialLine:
    first = asked[0]
    reused = not first.paper and is_reused(first.told_by, first.unit)
    known = [one for one in asked if one.quantity is not None]
    quantity = (_most_at_once(known) if reused else sum(one.quantity or 0 for one in known)) if known else None
    # What is counted by person or by table gets spoilt by persons and tables; one of a kind does not,
    # and canvases are as many as the kit prints.
    wears = 0 if first.paper else sum(one.quantity or 0 for one in known if one.basis is not Basis.SESSION)
    spare = max(1, ceil(wears * SPARE)) if wears and not reused else 0
    uses = dict.fromkeys(one.use for one in sorted(asked, key=lambda one: one.place))
    return MaterialLine(
        _name(asked),
        first.unit,
        quantity,
        spare,
        Shelf.PRINT if first.paper else shelf_of(first.told_by, first.unit),
        reused,
        tuple(uses),
        first.paper,
        len(known) < len(asked),
        "" if quantity is None else amount(quantity, first.unit, language),
    )


def _name(asked: list[_Asked]) -> str:
    """What cards call it rather than what a user does; of several names, the shortest, without what it is for."""
    key = key_of(asked[0].name)
    alike = [one for one in asked if key_of(one.name) == key]
    names = {one.name for one in alike if not one.is_own} or {one.name for one in alike}
    return names.pop() if len(names) == 1 else min(map(without_purpose, sorted(names)), key=len)


def _most_at_once(asked: Iterable[_Asked]) -> int:
    lines: dict[tuple[int, int, int], int] = {}
    for one in asked:
        lines[one.place] = lines.get(one.place, 0) + (one.quantity or 0)
    tracks: dict[tuple[int, int], int] = {}
    for (block, track, _n), quantity in lines.items():
        tracks[block, track] = max(tracks.get((block, track), 0), quantity)
    blocks: dict[int, int] = {}
    for (block, _track), quantity in tracks.items():
        blocks[block] = blocks.get(block, 0) + quantity
    return max(blocks.values())


def _paper(name: str, basis: Basis) -> str:
    """The paper that a canvas is printed on: what its name says, or large where a table shares it."""
    said = re.search(r"\bA[0-6]\b", name)
    return said[0] if said else "A4" if basis is Basis.PERSON else "A3"


def _always(agenda: Agenda, project: Project, language: Language) -> Iterator[MaterialLine]:
    """What no card lists and every session of its kind needs."""
    workshop = agenda.workshop
    team = workshop.facilitators
    whole = (Use(language.gettext(N_("the whole session"))),)
    parts = {part for item in agenda.items for part in item.parts}
    needs = {need for group in project.groups if group.id in workshop.groups for need in group.needs}
    people = workshop.headcount or max((item.people for item in agenda.items), default=0)

    def line(name: str, quantity: int | None, shelf: Shelf, *, spare: int = 0, reused: bool = False) -> MaterialLine:
        name = language.gettext(name)
        return MaterialLine(
            name, Unit.PIECE, quantity, spare, shelf, reused, whole, "", quantity is None, str(quantity or "")
        )

    if AgendaPart.CHARTER in parts:
        yield line(N_("charter poster"), 1, Shelf.PRINT)
    yield line(N_("sign-in sheet"), 1, Shelf.PRINT)
    yield line(N_("signs with an arrow, one for each turn from the street to the room"), None, Shelf.PRINT)
    yield line(N_("badges with the first name, team included"), people + team, Shelf.STATIONERY, spare=3)
    if Need.LARGE_PRINT in needs:
        yield line(N_("broad black markers"), ceil(people / PEOPLE_AT_A_TABLE), Shelf.STATIONERY, reused=True)
    yield line(N_("camera, for the walls and the tables, never for faces"), 1, Shelf.EQUIPMENT, reused=True)
    yield line(N_("water and glasses, one for each person, team included"), people + team, Shelf.OTHERS)
    if parts & {AgendaPart.BREAK, AgendaPart.LUNCH}:
        yield line(N_("hot drinks and something to eat for the break"), people + team, Shelf.OTHERS)


def _is_there(line: MaterialLine, aliases: dict[_Key, _Key], lines: list[MaterialLine]) -> bool:
    """Whether some card lists the same already, as name tents do for badges."""
    if (key_of(line.name), line.unit, "") in aliases:
        return True
    names = " ".join(known.name.casefold() for known in lines)
    return any(
        any(word in line.name.casefold() for word in words) and any(word in names for word in words) for words in _SAME
    )


_SAME = (
    # Words that one of them is enough for, in either language.
    ("affiche de la charte", "charter poster"),
    ("badge", "chevalets pour les prénoms", "first-name tents", "place cards"),
    ("feuille d'émargement", "sign-in sheet"),
    ("noirs à pointe large", "broad black markers"),
    ("appareil photo", "camera"),
    ("fléch", "signs with an arrow"),
)
