"""A workshop as a file: its whole agenda written out, beside the one that a person wrote."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

from labo_cli.agenda.written_out import steps_of
from labo_cli.i18n import N_
from labo_cli.i18n.typography import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labo_cli.agenda.timing import Agenda
    from labo_cli.i18n import Language

__all__ = ["workshop_file", "workshop_text"]

_FIRST = ("method", "title", "minutes", "at", "part", "themes", "lead", "helpers", "notes")


def workshop_file(root: Path, data: Mapping[str, Any], agenda: Agenda, language: Language) -> tuple[str, bytes]:
    """A workshop with its whole agenda written out: the name of a file that is not there yet, and its content.

    Args:
        root: the project's folder.
        data: what the user wrote of the workshop; all but its agenda is kept.
        agenda: what to write out.
        language: what the comment at the top is written in.
    """
    folder = root / "workshops"
    mark = language.gettext(N_("agenda"))
    # What is written out of such a file is another version of the same session.
    session = re.sub(rf"-{re.escape(mark)}(-\d+)?$", "", str(data.get("id", agenda.workshop.id)))
    stem = f"{session}-{mark}"
    names = (f"{stem}{'' if n == 1 else f'-{n}'}.yaml" for n in count(1))
    name = next(name for name in names if not (folder / name).exists())
    return f"workshops/{name}", workshop_text(data, agenda, language).encode()


def workshop_text(data: Mapping[str, Any], agenda: Agenda, language: Language) -> str:
    """A workshop as YAML, its agenda written out in full."""
    from labo_cli.handwriting import handwritten

    kept = {key: value for key, value in data.items() if key not in {"id", "agenda", "methods"}}
    steps = [_as_typed(step) for step in steps_of(agenda)]
    comment = language.gettext(
        N_("The whole agenda, as labo put it on the clock: change what you like, then run labo plan-workshop again.")
    )
    return f"# {typeset(comment, language.code)}\n{handwritten({**kept, 'agenda': steps})}"


def _as_typed(step: Any) -> dict[str, Any]:
    """A step as a person would type it: nothing that goes without saying, hours as 12:30, breaks in short."""
    said = step.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    if "at" in said:
        said["at"] = step.at.strftime("%H:%M")
    if "pause" in said:
        return {said.pop("pause"): said.pop("minutes", None), **said}
    for track in said.get("parallel", ()):
        track["steps"] = [_as_typed(inner) for inner in next(t for t in step.parallel if t.name == track["name"]).steps]
    return {key: said[key] for key in sorted(said, key=_in_order)}


def _in_order(key: str) -> int:
    """What a step is comes first, what is said of it last."""
    return _FIRST.index(key) if key in _FIRST else len(_FIRST)
