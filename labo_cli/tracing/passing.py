"""How many go on from a step of the chain, in words."""

from __future__ import annotations

from labo_cli.i18n import _, ngettext
from labo_cli.tracing.report import Step

__all__ = ["gone_on"]


def gone_on(step: Step, count: int, figure: str) -> str:
    """How many go on from a step, in the language that is spoken.

    Args:
        step: which one.
        count: how many go on.
        figure: the same, as it is written.
    """
    if step is Step.SAID:
        text = ngettext("{n} taken up", "{n} taken up", count) if count else _("none taken up")
    elif step is Step.RECOMMENDED:
        text = ngettext("{n} kept", "{n} kept", count) if count else _("none kept")
    elif step is Step.KEPT:
        text = "{n} " + _("in a function") if count else _("none in a function")
    else:
        founded = "{n} " + _("with an origin or a justification")
        text = founded if count else _("none with an origin or a justification")
    return text.format(n=figure)
