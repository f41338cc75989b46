"""What keeps the answers, or the specification, from being published; and what is known to be amiss in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.errors import Remark
from labo_cli.feedback.words import shortened
from labo_cli.i18n import _
from labo_cli.lint.answers import ANSWER_RULES
from labo_cli.lint.changed import CHANGED_RULES
from labo_cli.lint.heard import HEARD_RULES
from labo_cli.lint.privacy import PRIVACY_RULES
from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import lint_chain
from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.lint.rule import ChainCase, Rule

__all__ = ["amiss", "hindrances", "leaks"]

_GUARDED = (*ANSWER_RULES, *PRIVACY_RULES)
"""What a letter must have right: the answers, and that it gives nobody away."""
_TOLD = (*HEARD_RULES, *CHANGED_RULES, *_GUARDED)
"""What a letter tells: what was said, and what became of it. Functions are the specification's matter."""
_SHOWN = 70


def hindrances(case: ChainCase) -> Iterator[Remark]:
    """A remark for each thing without which nobody may be sent an answer.

    An unanswered recommendation is one whatever the project accepts: those who asked would read it.
    """
    for n, item in enumerate(case.project.recommendations):
        if item.state is State.UNANSWERED:
            yield Remark(
                ("recommendations", n, "state"),
                _("“{text}” has no answer yet").format(text=shortened(item.text, _SHOWN)),
                _(
                    "write state: (retained, partly-retained, under-study, not-retained or merged), with explanation:, "
                    "decided_by: and date:"
                ),
            )
    yield from _found(case, _GUARDED, Severity.ERROR)


def leaks(case: ChainCase) -> Iterator[Remark]:
    """A remark for each piece of personal data that would be published."""
    return _found(case, PRIVACY_RULES, Severity.ERROR)


def amiss(case: ChainCase) -> Iterator[Remark]:
    """The warnings about what letters tell, those left out for which the project has a reason."""
    return _found(case, _TOLD, Severity.WARNING)


def _found(case: ChainCase, rules: Iterable[Rule[ChainCase]], weight: Severity) -> Iterator[Remark]:
    for rule, finding, reason in lint_chain(case, rules):
        if not reason and (finding.severity or rule.severity) is weight:
            yield Remark(finding.path, finding.message, finding.hint, severity=weight, rule=rule.id)
