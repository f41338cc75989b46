"""Asks questions at a terminal: a default that Enter accepts, and again when the answer cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from labo_cli.errors import LaboError
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ask"]

Answer = TypeVar("Answer")


def ask(question: str, read: Callable[[str], Answer], default: str = "", hint: str = "") -> Answer:
    """Asks until the answer can be read.

    Args:
        question: what is asked.
        read: makes the answer out of what was typed; raises LaboError when it cannot.
        default: what Enter alone stands for.
        hint: an example, shown under the question.

    Raises:
        KeyboardInterrupt: when the input ends.
    """
    from rich.text import Text

    from labo_cli.cli.console import err

    err().print(Text(f"\n{question}", "bold"))
    if hint:
        err().print(Text(hint, "dim"))
    while True:
        shown = f" [{default}]" if default else ""
        try:
            typed = err().input(Text(f"{shown} > ", "cyan")).strip()
        except EOFError:
            raise KeyboardInterrupt from None
        try:
            return read(typed or default)
        except LaboError as error:
            err().print(Text(_("{message}: {hint}").format(message=error.message, hint=error.hint), "red"))
