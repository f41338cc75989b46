"""What keeps the answers from being published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.errors import Remark
from labo_cli.i18n import _
from labo_cli.lint.answers import ANSWER_RULES
from labo_cli.lint.privacy import PRIVACY_RULES
from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import lint_chain
from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.lint.rule import ChainCase

__all__ = ["hindrances"]

_GUARDED = (*ANSWER_RULES, *PRIVACY_RULES)
"""What a letter must have right: the answers, and that it gives nobody away."""
_SHOWN = 70


def hindrances(case: ChainCase) -> Iterator[Remark]:
    """A remark for each thing without which nobody may be sent an answer.

    An unanswered recommendation is one whatever the project accepts: those who asked would read it.
    """
    for n, item in enumerate(case.project.recommendations):
        if item.state is State.UNANSWERED:
            text = item.text if len(item.text) <= _SHOWN else f"{item.text[:_SHOWN].rsplit(' ', 1)[0]}…"
            yield Remark(
                ("recommendations", n, "state"),
                _("“{text}” has no answer yet").format(text=text),
                _(
                    "write state: (retained, partly-retained, under-study, not-retained or merged), with explanation:, "
                    "decided_by: and date:"
                ),
            )
    for rule, finding, _reason in lint_chain(case, _GUARDED):
        if (finding.severity or rule.severity) is Severity.ERROR:
            yield Remark(finding.path, finding.message, finding.hint, severity=Severity.ERROR, rule=rule.id)
