"""A version of a project as data: what its specification says of it, and nothing about those who ran it."""

from __future__ import annotations

from typing import Any

from labo_cli.model.project import Project

__all__ = ["FORM", "from_data", "to_data"]

FORM = 1
"""The form of the data, raised when an older one can no longer be read."""
_KEPT = {
    *("title", "language", "kind", "sponsor", "challenge", "context", "themes", "groups"),
    *("contributions", "recommendations", "requirements", "brief"),
}


def to_data(project: Project) -> dict[str, Any]:
    """What of a project is kept: neither the team nor the sessions, in which people are named."""
    return {
        "labo-snapshot": FORM,
        "version": project.brief.version,
        "project": project.model_dump(mode="json", by_alias=True, include=_KEPT, exclude_defaults=True),
    }


def from_data(data: dict[str, Any]) -> Project:
    """The project that data was made of, as far as it was kept.

    Raises:
        ValueError: when the data is no snapshot, or one that cannot be read any more.
    """
    if data.get("labo-snapshot") != FORM:
        raise ValueError("no snapshot of this form")
    return Project.model_validate(data["project"])
