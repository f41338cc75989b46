"""Says that nothing was made, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.cli import console
from labo_cli.errors import LaboError
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.cli.options import Options
    from labo_cli.errors import Problem

__all__ = ["refused", "refused_leaks"]


def refused(problems: Sequence[Problem], text: str, hint: str, options: Options) -> int:
    """Shows what keeps documents from being made, then says in a sentence that they were not; gives the exit status.

    Args:
        problems: what is to be put right.
        text: the sentence.
        hint: what to do about it.
        options: what the user asked for.
    """
    if options.as_json:
        error = {"message": text, "hint": hint}
        console.answer({"error": error, "files": [], "problems": [problem.as_json() for problem in problems]})
    else:
        console.show_problems(problems, console.err())
        console.show_error(LaboError(text, hint))
    return 1


def refused_leaks(leaks: Sequence[Problem], options: Options) -> int:
    """Says that nothing was made because of the personal data that would be in it; gives the exit status.

    Args:
        leaks: where it stands.
        options: what the user asked for.
    """
    text = ngettext(
        "nothing was made: it would publish personal data in {n} place",
        "nothing was made: it would publish personal data in {n} places",
        len(leaks),
    )
    hint = _("write what was said without it, as above, then run the command again")
    return refused(leaks, text.format(n=len(leaks)), hint, options)
