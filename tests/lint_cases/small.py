"""A small project to try a rule on: the one of conftest, changed in few words."""

from typing import Any

import yaml

PROJECT: dict[str, Any] = {
    "title": "Mieux accueillir",
    "kind": "improve-service",
    "sponsor": {"name": "DLH"},
    "challenge": "Comment mieux accueillir ?",
    "calendar": {"start": "2026-01-05", "end": "2026-12-31"},
}
GROUPS: dict[str, dict[str, Any]] = {
    "usagers": {"name": "Usagers", "kind": "users", "size": 12},
    "agents": {"name": "Agents", "kind": "agents", "size": 6},
}
WORKSHOP: dict[str, Any] = {
    "title": "Premier atelier",
    "date": "2026-03-12",
    "start": "9:30",
    "end": "12:00",
    "place": {"name": "Mairie", "address": "2 rue de la Paix, Lyon"},
    "goal": "understand",
    "groups": {"usagers": 8, "agents": 4},
    "facilitators": 2,
    "agenda": [
        {"method": "meteo-interieure"},
        "break",
        {"method": "carte-empathie", "minutes": 40},
        {"title": "Et après", "minutes": 10},
    ],
}


def small(
    *,
    project: dict[str, Any] | None = None,
    groups: dict[str, dict[str, Any]] | None = None,
    people: dict[str, int] | None = None,
    **workshop: Any,
) -> dict[str, str | bytes | None]:
    """The files of the small project, with some keys replaced; None removes a key.

    Args:
        project: keys of the project.
        groups: keys of its groups, by id; a new id is a new group.
        people: how many of each group come.
        workshop: the other keys of the workshop.
    """
    all_groups = [{"id": name, **GROUPS.get(name, {}), **keys} for name, keys in {**GROUPS, **(groups or {})}.items()]
    return {
        "project.yaml": _yaml({**PROJECT, **(project or {})}),
        "groups.yaml": yaml.safe_dump(all_groups, allow_unicode=True, sort_keys=False),
        "workshops/premier.yaml": _yaml({**WORKSHOP, **({"groups": people} if people else {}), **workshop}),
    }


def work(method: str, minutes: int = 40, **keys: Any) -> list[Any]:
    """An agenda around a method."""
    return [{"method": "meteo-interieure"}, {"method": method, "minutes": minutes, **keys}, {"title": "Et après"}]


def place(**keys: Any) -> dict[str, Any]:
    """The place, with what it offers."""
    return {**WORKSHOP["place"], **keys}


def _yaml(keys: dict[str, Any]) -> str:
    return yaml.safe_dump(
        {key: value for key, value in keys.items() if value is not None}, allow_unicode=True, sort_keys=False
    )
