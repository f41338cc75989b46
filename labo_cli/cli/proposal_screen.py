"""Why labo proposes an agenda: what it keeps to, what speaks for each method, and what else came close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from labo_cli.agenda.proposal import Choice, Plan, Proposal
    from labo_cli.i18n import Language

__all__ = ["proposal_as_data", "show_proposal"]

MOST_FOR, MOST_AGAINST = 4, 2


def show_proposal(proposal: Proposal, written: Language) -> None:
    """The proposal's reasons, on standard output."""
    from labo_cli.cli.console import Page, out
    from labo_cli.i18n.messages import current_language

    page = Page(current_language())
    page.line("")
    page.line(
        _("This agenda is a proposal. Add --write to have it in a file of its own, and change it there."), "yellow"
    )
    best = proposal.plans[0]
    page.section(_("What it keeps to"), proposal.constraints)
    for name, why in proposal.set_aside.items():
        page.line(_("“{method}” was asked for and is left out: {why}").format(method=name, why=why), "yellow")
    page.line("")
    page.line(_("Why these methods, {points} points").format(points=best.score), "bold cyan")
    for choice in best.choices:
        page.line(f"{choice.card.name.within(written.code)} ({choice.id})", "bold", indent=2)
        for mark, text in _told(choice):
            page.line(f"{mark} {text}", indent=4, hang=2)
    if proposal.plans[1:]:
        page.section(
            ngettext("What came close", "What came close", len(proposal.plans[1:])),
            [_told_shortly(plan, best, written) for plan in proposal.plans[1:]],
        )
    out().print()


def _told(choice: Choice) -> list[tuple[str, str]]:
    """What speaks for it, its place in the plan first, then what speaks against it, what weighs most first."""
    good = [("+", reason.text) for reason in choice.reasons if not reason.against and reason.points > 0]
    bad = sorted((reason for reason in choice.reasons if reason.against), key=lambda reason: reason.points)
    return [*good[:MOST_FOR], *(("–", reason.text) for reason in bad[:MOST_AGAINST])]


def _told_shortly(plan: Plan, best: Plan, written: Language) -> str:
    names = ", ".join(choice.card.name.within(written.code) for choice in plan.choices)
    behind = best.score - plan.score
    if not behind:
        return _("{names}: as many points").format(names=names)
    return ngettext("{names}: {n} point less", "{names}: {n} points less", behind).format(names=names, n=behind)


def proposal_as_data(proposal: Proposal) -> dict[str, Any]:
    """The proposal for `--json`: every plan with its points, every reason with its own."""
    return {
        "constraints": list(proposal.constraints),
        "set_aside": dict(proposal.set_aside),
        "plans": [
            {
                "score": plan.score,
                "methods": [
                    {
                        "id": choice.id,
                        "minutes_of_work": choice.minutes,
                        "reasons": [
                            {"points": reason.points, "text": reason.text, "against": reason.against}
                            for reason in choice.reasons
                        ],
                    }
                    for choice in plan.choices
                ],
            }
            for plan in proposal.plans
        ],
    }
