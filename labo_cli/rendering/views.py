"""What each document's template is given: a view of one item, for each subject of the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labo_cli.canvases.layouts import draw
from labo_cli.canvases.sheets import Sheet
from labo_cli.immersions.plan import build_plan
from labo_cli.interviews.guide import build_guide
from labo_cli.library.booklet import bind
from labo_cli.rendering.brief_view import brief_view
from labo_cli.rendering.course_view import course_view
from labo_cli.rendering.feedback_view import feedback_view
from labo_cli.rendering.session_views import session
from labo_cli.rendering.trace_view import trace_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from labo_cli.agenda.people import Participant
    from labo_cli.canvases.sheets import CanvasPrint
    from labo_cli.i18n import Language
    from labo_cli.library.booklet import Entry
    from labo_cli.model.immersions import Immersion
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project
    from labo_cli.rendering.kinds import DocumentKind

__all__ = ["VIEWS", "Setting"]


@dataclass(frozen=True)
class Setting:
    """What is around a document: the project, the library by id, the language, whether all is in large print.

    Methods and canvases can be printed without a project. `people` are those whom the private list names;
    only documents marked private are ever given them. `worked_out` keeps what several documents of one
    session have in common.
    """

    project: Project | None
    cards: Mapping[str, MethodCard]
    language: Language
    large_print: bool = False
    people: tuple[Participant, ...] = ()
    worked_out: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False)


def _interview(interview: Interview, _kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    assert setting.project is not None
    card = setting.cards[interview.method]
    return {"interview": interview, "guide": build_guide(interview, setting.project, card, setting.language.code)}


def _immersion(immersion: Immersion, _kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    return {"immersion": immersion, "plan": build_plan(immersion, setting.cards, setting.language.code)}


def _method(entry: Entry, _kind: DocumentKind, _setting: Setting) -> dict[str, Any]:
    return {"entry": entry}


def _library(cards: Mapping[str, MethodCard], _kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    return {"booklet": bind(cards, setting.language.code)}


def _canvas(canvas: CanvasPrint, kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    large_print = setting.large_print or canvas.large_print
    sheet = Sheet.of(canvas.canvas.paper, kind.name, large_print=large_print)
    drawing = draw(canvas.canvas, *sheet.room, sheet.larger)
    return {
        "canvas": canvas.canvas,
        "card": canvas.card,
        "themes": canvas.themes,
        "sheet": sheet,
        "drawing": drawing,
        "large_print": large_print,
    }


VIEWS: dict[str, Callable[[Any, DocumentKind, Setting], dict[str, Any]]] = {
    "workshops": session,
    "interviews": _interview,
    "immersions": _immersion,
    "brief": brief_view,
    "feedback": feedback_view,
    "methods": _method,
    "library": _library,
    "project": course_view,
    "chain": trace_view,
    "canvases": _canvas,
}
