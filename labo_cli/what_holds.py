"""What holds of a project that does not hold together, for `labo check` to look at beside what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.checks.salvage import Held, salvage
from labo_cli.lint.rules import RULES
from labo_cli.project_files import Loaded

if TYPE_CHECKING:
    from labo_cli.project_files import Broken

__all__ = ["what_holds"]


def what_holds(broken: Broken) -> tuple[Loaded, Held] | None:
    """The rest of a project, with what was left out of it; None when nothing sensible is left.

    The project that is given has the paths of what is left: `Held.kept` gives those of what was typed.
    """
    unsound = {problem.file.stem for problem in broken.shelf.problems()}
    known = {"methods": {*broken.shelf.ids} - unsound, "rules": {*RULES}}
    held = salvage(broken.written.data, broken.faults, known, broken.unread)
    if held is None or held.project is None:
        return None
    loaded = Loaded(broken.root, held.project, broken.written, broken.shelf, broken.problems)
    return loaded, held
