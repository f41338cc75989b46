"""Objects within objects as cells of one row, the way that Decidim names them in its CSV."""

from __future__ import annotations

from typing import Any

__all__ = ["flattened"]


def flattened(item: dict[str, Any]) -> dict[str, str]:
    """An object as cells: `{"title": {"fr": "Bancs"}}` becomes `title/fr`; several values have semicolons between."""
    cells: dict[str, str] = {}
    _fill(cells, "", item)
    return cells


def _fill(cells: dict[str, str], name: str, value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _fill(cells, f"{name}/{key}" if name else str(key), inner)
        if not value and name:
            cells.setdefault(name, "")
    elif isinstance(value, list):
        cells.setdefault(name, "")
        for inner in value:
            _fill(cells, name, inner)
        if not cells[name] and any(isinstance(inner, dict) for inner in value):
            del cells[name]
    else:
        text = _text(value)
        cells[name] = f"{cells[name]}; {text}" if cells.get(name) and text else cells.get(name) or text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
