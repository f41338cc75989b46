"""What every session needs around its methods: labo adds it where the rules of the field ask for it.

A part that the user placed is left where it is; one that they refused, by accepting the
remark about its absence with a reason, is not added.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.agenda.elements import Element, Session, element
from labo_cli.agenda.fitting import STEP, Span, fixed
from labo_cli.agenda.frame_words import words_for
from labo_cli.agenda.lengths import ENDING
from labo_cli.agenda.pauses import asks_for_lunch, with_breaks, with_lunch
from labo_cli.library.rules_of_thumb import FRAMES, NEXT_STEPS, REPORT_A_GROUP
from labo_cli.library.running import table_sizes
from labo_cli.model.card_words import Energy
from labo_cli.model.words import AgendaPart, Format
from labo_cli.model.workshops import OwnStep, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labo_cli.agenda.elements import Line

__all__ = ["framed", "laid_out", "report_minutes"]

LONGEST_REPORT = 30
SHORTEST_WITH_CHARTER = 60
"""A session shorter than that has its rules said within the welcome."""


def framed(elements: Sequence[Element], session: Session) -> list[Element]:
    """The elements of an agenda with those that every session needs, in their places.

    Args:
        elements: what the user wrote, or a proposal; in order.
        session: the session around it.
    """
    welcome, opening, closing = next(frame for least, frame in FRAMES if session.workshop.slot >= least)
    made = _with_report_back(list(elements), session)
    made = _begun(made, session, welcome, opening)
    made = _with_buffer(_ended(made, session, closing), session)
    breaks = _wanted(made, AgendaPart.BREAK, session)

    def finish(elements: list[Element]) -> list[Element]:
        woken = _with_energiser(elements, session)
        return with_breaks(woken, session) if breaks else woken

    lunch = asks_for_lunch(session) and _wanted(made, AgendaPart.LUNCH, session)
    return with_lunch(made, session, finish) if lunch else finish(made)


def laid_out(session: Session) -> list[Element]:
    """The elements of a session's own agenda, framed."""
    people = session.workshop.headcount
    written = (
        element(step, session, people, (*session.path, "agenda", n), is_first=n == 0)
        for n, step in enumerate(session.workshop.agenda)
    )
    return framed(list(written), session)


def _has(elements: Iterable[Element], part: AgendaPart) -> bool:
    return any(part in e.parts for e in elements)


def _wanted(elements: Sequence[Element], part: AgendaPart, session: Session) -> bool:
    return not (_has(elements, part) or session.refuses(part))


def _added(part: AgendaPart, span: Span, session: Session, *more: AgendaPart) -> Element:
    title, said = words_for(part, session)
    step = OwnStep(title=title, say=said, part=part, minutes=span.usual)
    return Element(step, span, frozenset({part, *more}), session.workshop.headcount, added=True)


def _begun(made: list[Element], session: Session, welcome: int, opening: int) -> list[Element]:
    front: list[Element] = []
    at_once = AgendaPart.WELCOME in made[0].parts if made else False
    if welcome and _wanted(made, AgendaPart.WELCOME, session):
        rules = () if _has(made, AgendaPart.CHARTER) or session.refuses(AgendaPart.CHARTER) else (AgendaPart.CHARTER,)
        front.append(_added(AgendaPart.WELCOME, fixed(welcome), session, *rules))
    elif at_once:
        front.append(made.pop(0))
    if session.workshop.slot >= SHORTEST_WITH_CHARTER and _wanted([*front, *made], AgendaPart.CHARTER, session):
        front.append(_added(AgendaPart.CHARTER, fixed(STEP), session))
    while made and AgendaPart.CHARTER in made[0].parts:
        front.append(made.pop(0))
    if opening and _wanted(made, AgendaPart.OPENING, session):
        front.append(_added(AgendaPart.OPENING, Span(10, opening, opening), session))
    return [*front, *made]


def _ended(made: list[Element], session: Session, closing: int) -> list[Element]:
    if not closing:
        return made
    both = closing == NEXT_STEPS and _wanted(made, AgendaPart.CLOSING, session)
    if both and _has(made, AgendaPart.NEXT_STEPS):
        # In so short a session what comes next is the last word too, whoever wrote that step.
        made = [
            replace(e, parts=e.parts | {AgendaPart.CLOSING}) if AgendaPart.NEXT_STEPS in e.parts else e for e in made
        ]
    before, tail = _tail(made)
    if _wanted(made, AgendaPart.NEXT_STEPS, session):
        more = (AgendaPart.CLOSING,) if both else ()
        tail.insert(0, _added(AgendaPart.NEXT_STEPS, fixed(NEXT_STEPS), session, *more))
    if _wanted([*before, *tail], AgendaPart.CLOSING, session):
        usual = max(STEP, closing - NEXT_STEPS)
        tail.append(_added(AgendaPart.CLOSING, Span(usual, usual, max(closing, usual)), session))
    return [*before, *tail]


def _tail(made: Sequence[Element]) -> tuple[list[Element], list[Element]]:
    """The elements before the end of the session, and those that end it."""
    cut = len(made)
    while cut and made[cut - 1].parts & ENDING:
        cut -= 1
    return list(made[:cut]), list(made[cut:])


def _with_report_back(made: list[Element], session: Session) -> list[Element]:
    """Groups that worked apart tell one another, right after the last time they did."""
    apart = [n for n, e in enumerate(made) if _groups_apart(e)]
    if not apart or session.refuses(AgendaPart.REPORT_BACK) or _has(made[apart[-1] + 1 :], AgendaPart.REPORT_BACK):
        return made
    minutes = report_minutes(made[apart[-1]])
    report = _added(AgendaPart.REPORT_BACK, Span(minutes, minutes, minutes), session)
    return [*made[: apart[-1] + 1], report, *made[apart[-1] + 1 :]]


def report_minutes(e: Element) -> int:
    """The minutes that groups then need to tell one another; 0 when they did not work apart."""
    return min(ceil(_groups_apart(e) * REPORT_A_GROUP / STEP) * STEP, LONGEST_REPORT)


def _groups_apart(e: Element) -> int:
    """How many groups worked without hearing one another; 0 when the method itself has them report."""
    if e.lines:
        return sum(_voices(line) for line in e.lines)
    if e.card is None or AgendaPart.WORK not in e.parts or e.card.steps[-1].format is Format.PLENARY:
        return 0
    return tables if (tables := _tables(e)) > 1 else 0


def _voices(line: Line) -> int:
    """How many tell the others what a track did: one, when its own tables have heard one another already."""
    last = line.elements[-1]
    gathered = AgendaPart.REPORT_BACK in last.parts or (last.card and last.card.steps[-1].format is Format.PLENARY)
    return 1 if gathered else max([_tables(inner) for inner in line.elements if inner.card] or [1])


def _tables(e: Element) -> int:
    return len(table_sizes(e.card, e.people)) if e.card and e.card.table else 1


def _with_energiser(made: list[Element], session: Session) -> list[Element]:
    """After a meal people doze: something lively comes first, unless what follows is lively itself."""
    meal = next((n for n, e in enumerate(made) if AgendaPart.LUNCH in e.parts), None)
    if meal is None or meal + 1 == len(made) or session.refuses(AgendaPart.ENERGISER):
        return made
    after = made[meal + 1]
    is_lively = after.card is not None and after.card.energy is Energy.LIVELY
    if is_lively or after.parts & {AgendaPart.ENERGISER, AgendaPart.OPENING}:
        return made
    return [*made[: meal + 1], _added(AgendaPart.ENERGISER, fixed(STEP), session), *made[meal + 1 :]]


def _with_buffer(made: list[Element], session: Session) -> list[Element]:
    if session.refuses(AgendaPart.BUFFER) or _has(made, AgendaPart.BUFFER):
        return made
    before, tail = _tail(made)
    free = element(Pause(pause="buffer"), session, session.workshop.headcount, ())
    return [*before, replace(free, added=True), *tail]
