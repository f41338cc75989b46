"""What makes each format of a document: some out of its page, others out of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["AT_ONCE", "ENDINGS", "FLOWING", "FORMATS", "FROM_VIEW"]


def _docx(html: str) -> bytes:
    from labo_cli.rendering.docx import to_docx

    return to_docx(html)


def _markdown(html: str) -> bytes:
    from labo_cli.rendering.markdown import to_markdown

    return to_markdown(html).encode()


def _ics(view: dict[str, Any]) -> bytes:
    from labo_cli.rendering.calendar import to_ics

    return to_ics(view["events"], view["project"], view["calendar_title"], view["language"])


def _xlsx(view: dict[str, Any]) -> bytes:
    from labo_cli.i18n.typography import typeset
    from labo_cli.rendering.spreadsheet import to_xlsx

    language = view["language"]
    title = typeset(f"{language.gettext(view['kind'].title)} – {view['calendar_title']}", language.code)
    return to_xlsx(view["sheets"], title, language.code)


def _json(view: dict[str, Any]) -> bytes:
    from labo_cli.rendering.trace_view import to_json

    return to_json(view["traced"])


def _reqif(view: dict[str, Any]) -> bytes:
    from labo_cli.rendering.reqif import to_reqif

    return to_reqif(view["project"], view["language"])


def _needs(view: dict[str, Any]) -> bytes:
    from labo_cli.rendering.needs import to_needs

    return to_needs(view["project"], view["language"])


FROM_VIEW: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "ics": _ics,
    "xlsx": _xlsx,
    "json": _json,
    "reqif": _reqif,
    "needs": _needs,
}
"""What makes the formats that a kind always has, out of the view and not of the page."""
ENDINGS = {"needs": "needs.json"}
"""How the name of a file ends, where that is not its format."""
AT_ONCE: dict[str, Callable[[str], bytes]] = {"html": str.encode, "docx": _docx, "md": _markdown}
"""What makes each format out of a page, where that is quick; PDFs are pressed later, all together."""
FORMATS = ("html", "pdf", "docx", "md")
FLOWING = frozenset({"docx", "md"})
"""Formats whose words run on from page to page, and keep nothing at its place on a sheet."""
