"""The rules on the screen: one explained, or all of them by what they look after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.cli import console
from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.i18n.messages import current_language
from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import CHAIN_RULES, RULES
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from labo_cli.lint.rule import Rule

__all__ = ["show_rule", "show_rules"]


def show_rule(rule_id: str, *, as_json: bool) -> int:
    """What a rule means, why it matters, what to do, how to set it aside.

    Raises:
        UsageError: when there is no such rule, with the nearest.
    """
    rule = RULES.get(rule_id.strip().lower())
    if rule is None:
        raise UsageError(
            _("there is no rule “{id}”").format(id=rule_id),
            did_you_mean(rule_id, RULES) or _("labo check --rules lists them all"),
        )
    if as_json:
        console.answer(_as_data(rule))
        return 0
    page = console.Page(current_language())
    page.line(f"{rule.id} · {_(rule.family.label)} · {_(rule.severity.label)}", "bold")
    page.line(_(rule.title))
    page.section(_("Why it matters"), [_(rule.why)])
    page.section(_("What to do"), [_(rule.remedy)])
    page.line("")
    page.line(_("To set it aside"), "bold cyan")
    if rule in CHAIN_RULES and rule.severity is Severity.ERROR:
        page.line(_("It cannot be set aside: it has to be put right."), indent=2)
        return 0
    page.line(_where_to_write(rule), indent=2)
    reason = _("why it is fine this time")
    page.line(f'accept: {{{rule.id}: "{reason}"}}', indent=4)
    return 0


def _where_to_write(rule: Rule[Any]) -> str:
    if rule in CHAIN_RULES:
        return _(
            "Write in the contribution, recommendation, requirement or group that it is about, with your own reason, "
            "which the trace prints; or in project.yaml, for the whole project:"
        )
    return _("Write in the file of the session, with your own reason, which the facilitation plan prints:")


def show_rules(*, as_json: bool) -> int:
    """All the rules, by family."""
    if as_json:
        console.answer([_as_data(rule) for rule in RULES.values()])
        return 0
    heads = (_("Rule"), _("Family"), _("Weight"), _("What is wrong"))
    rows = [(rule.id, _(rule.family.label), _(rule.severity.label), _(rule.title)) for rule in RULES.values()]
    console.columns(heads, rows)
    return 0


def _as_data(rule: Rule[Any]) -> dict[str, str]:
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": rule.severity,
        "title": _(rule.title),
        "why": _(rule.why),
        "remedy": _(rule.remedy),
    }
