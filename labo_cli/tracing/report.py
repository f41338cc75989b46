"""How far the chain holds: what got through each step, the holes, what changed since, whose voice it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from labo_cli.chain.balance import voice_balance
from labo_cli.chain.graph import KEPT, ORIGIN_REFUSED
from labo_cli.chain.suspects import Tracked
from labo_cli.i18n import _
from labo_cli.lint.changed import LINK_RULES, SUSPECT
from labo_cli.lint.rule import Family, Severity
from labo_cli.lint.rules import CHAIN_RULES, lint_chain
from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labo_cli.chain.balance import Balance
    from labo_cli.chain.graph import Chain
    from labo_cli.chain.suspects import Followed
    from labo_cli.lint.rule import ChainCase, Rule

__all__ = ["Hole", "Passage", "Step", "TraceReport", "holes_of", "in_error", "told_of", "trace_report"]

Path = tuple[str | int, ...]


class Step(StrEnum):
    """A step of the chain, from the words down."""

    SAID = "said"
    RECOMMENDED = "recommended"
    KEPT = "kept"
    REQUIRED = "required"


_STEP_OF = {Family.VOICES: Step.SAID, Family.ANSWERS: Step.RECOMMENDED, Family.FUNCTIONS: Step.REQUIRED}
_ONLY_ERRORS = frozenset({ORIGIN_REFUSED})
"""Rules that find a hole only where they find an error: a function with another origin still has one."""
_KEPT_RULES = frozenset({"kept-without-function", "shared-need-unmet"})
"""Rules about what is kept, whose family is that of the answers or of the voices."""
_SECTIONS = frozenset({"contributions", "recommendations", "requirements", "groups", "themes"})


@dataclass(frozen=True)
class Passage:
    """What there is at a step, and what goes on from there.

    Attributes:
        step: which one.
        count: how many contributions, recommendations, kept recommendations or requirements there are.
        on: how many of them go on to the next step; at the last one, how many have a justification, or an origin that
            was not refused.
        voices: how many contributions have come as far as this step.
    """

    step: Step
    count: int
    on: int
    voices: int


@dataclass(frozen=True)
class Hole:
    """A place where the chain is broken, or where something else is to be mended.

    Attributes:
        step: at which step.
        rule: the rule that found it.
        section: the section of the item that it is about; empty when it is about the project.
        id: the id of that item; empty when it is about the project.
        path: where it was written, from the top of the project.
        message: what is wrong.
        hint: what to do about it.
        reason: why it is fine as it is, in the team's own words; empty when nobody has said so.
        severity: error, warning or advice.
        also: the ids of the other items of the section that it is about.
        is_hole: whether the chain is broken there.
        is_early: whether the time of what is missing has not come yet.
    """

    step: Step
    rule: Rule[ChainCase]
    section: str
    id: str
    path: Path
    message: str
    hint: str
    reason: str
    severity: Severity
    also: tuple[str, ...] = ()
    is_hole: bool = True
    is_early: bool = False

    def is_at(self, section: str, name: str) -> bool:
        """Whether it is about an item."""
        return self.section == section and (self.id == name or name in self.also)


@dataclass(frozen=True)
class TraceReport:
    """How far the chain of a project holds.

    Attributes:
        chain: the chain.
        passages: the four steps.
        states: how many recommendations are in each state, those without any left out.
        holes: where it is broken, the step first.
        justified: the same, where somebody has written why.
        tracked: its links, held against the record of those that were reviewed.
        balance: whose voice was said, kept and required.
        next_steps: what to do next, in words, the most useful first.
    """

    chain: Chain
    passages: tuple[Passage, ...]
    states: Mapping[State, int]
    holes: tuple[Hole, ...]
    justified: tuple[Hole, ...]
    tracked: Tracked
    balance: Balance
    next_steps: tuple[str, ...]

    @property
    def suspect(self) -> tuple[Followed, ...]:
        """The links to be looked at again, but those at an item that sets this aside."""
        return tuple(each for each in self.tracked.suspect if not self.reason_for(each))

    def reason_for(self, each: Followed) -> str:
        """The reason for which a change at a link is no matter; empty when nobody has given one."""
        items = self.chain.requirements if each.link.kind == "required" else self.chain.recommendations
        project = self.chain.project
        return items[each.link.end].accept.get(SUSPECT) or project.accept.get(SUSPECT, "")


def trace_report(case: ChainCase) -> TraceReport:
    """Works out how far the chain of a project holds; its words are in the language that is spoken."""
    chain = case.chain
    balance = voice_balance(chain)
    found = holes_of(case)
    tracked = Tracked(chain, case.reviewed)
    states = Counter(item.state for item in case.project.recommendations)
    holes = tuple(hole for hole in found if not hole.reason)
    return TraceReport(
        chain=chain,
        passages=_passages(chain, balance),
        states={state: states[state] for state in State if states[state]},
        holes=holes,
        justified=tuple(hole for hole in found if hole.reason),
        tracked=tracked,
        balance=balance,
        next_steps=tuple(_next(case, holes, tracked, balance)),
    )


def holes_of(case: ChainCase) -> tuple[Hole, ...]:
    """Where the chain is broken, justified or not, in the order of the steps and of the project's files."""
    rules = [rule for rule in CHAIN_RULES if rule.is_hole]
    order = list(Step)
    holes = (each for each in _told(case, rules) if each.is_hole)
    return tuple(sorted(holes, key=lambda hole: order.index(hole.step)))


def told_of(case: ChainCase) -> tuple[Hole, ...]:
    """All that the rules of the chain say, holes or not; suspect links are told along the chain."""
    return tuple(_told(case, [rule for rule in CHAIN_RULES if rule.id not in LINK_RULES]))


def _told(case: ChainCase, rules: Iterable[Rule[ChainCase]]) -> Iterator[Hole]:
    for rule, finding, reason in lint_chain(case, rules, early=True):
        section, item = _item(case, finding.path)
        step = Step.KEPT if rule.id in _KEPT_RULES else _STEP_OF.get(rule.family, Step.SAID)
        severity = finding.severity or rule.severity
        is_hole = rule.is_hole and (severity is Severity.ERROR or rule.id not in _ONLY_ERRORS)
        said = (finding.path, finding.message, finding.hint, reason)
        yield Hole(step, rule, section, item, *said, severity, finding.also, is_hole, finding.is_early)


def in_error(case: ChainCase) -> frozenset[tuple[str, str]]:
    """The items at which something is an error: nobody can say of them that they hold. Each with its section."""
    wrong = [each for each in _told(case, CHAIN_RULES) if each.section and each.severity is Severity.ERROR]
    return frozenset((each.section, name) for each in wrong for name in (each.id, *each.also))


def _item(case: ChainCase, path: Path) -> tuple[str, str]:
    if len(path) > 1 and path[0] in _SECTIONS and isinstance(path[1], int):
        return str(path[0]), getattr(case.project, str(path[0]))[path[1]].id
    return "", ""


def _passages(chain: Chain, balance: Balance) -> tuple[Passage, ...]:
    project = chain.project
    led_on = sum(said.id in chain.recommended_by or said.id in chain.found_by for said in project.contributions)
    kept = [item for item in project.recommendations if item.state in KEPT]
    reached = sum(bool(chain.reached(item)) for item in kept)
    founded = sum(
        (bool(item.justification) or any(name in chain.recommendations for name in item.sources))
        and not chain.is_refused(item)
        for item in project.requirements
    )
    return (
        Passage(Step.SAID, len(project.contributions), led_on, len(project.contributions)),
        Passage(Step.RECOMMENDED, len(project.recommendations), len(kept), led_on),
        Passage(Step.KEPT, len(kept), reached, balance.kept),
        Passage(Step.REQUIRED, len(project.requirements), founded, balance.required),
    )


def _next(case: ChainCase, holes: tuple[Hole, ...], tracked: Tracked, balance: Balance) -> Iterator[str]:
    project = case.project
    if not project.contributions:
        yield _("note what people say: labo add-contribution, or labo import-contributions")
        return
    yield from _of_suspects(tracked)
    # What is early is told further down, as the step that comes next.
    told = [hole for hole in holes if not hole.is_early]
    for is_error, text in (
        (True, _("mend what is an error, which no reason sets aside; what it means: labo check --explain {rule}")),
        (False, _("close each hole, or write accept: with the reason; what it means: labo check --explain {rule}")),
    ):
        rules = (hole.rule.id for hole in told if (hole.severity is Severity.ERROR) is is_error)
        if rule := next(rules, None):
            yield text.format(rule=rule)
    if names := ", ".join(voice.group.name for voice in balance.voices if not (voice.said or voice.reason)):
        yield _("meet those who have not been heard yet: {groups}").format(groups=names)
    if not project.recommendations:
        yield _("draw recommendations from the contributions, in recommendations.yaml")
    elif not project.requirements:
        yield _("write the functions that the service must fulfil, in requirements.yaml")
    yield from _of_reviews(tracked)
    if project.requirements and not holes and not tracked.suspect:
        yield _("make the specification and tell participants: labo export-brief, labo export-feedback")


def _of_suspects(tracked: Tracked) -> Iterator[str]:
    if any("history" in each.behind for each in tracked.suspect):
        yield _("write under history: what the answers that changed were before, with their dates")
    if tracked.suspect:
        yield _("read the suspect links again, then: labo trace --accept")


def _of_reviews(tracked: Tracked) -> Iterator[str]:
    if tracked.reviewed is None and tracked.links:
        yield _(
            "once you have read the links over: labo trace --accept; from then on, labo tells what changes under them"
        )
    elif tracked.new:
        yield _("read the new links over, then: labo trace --accept")
    elif tracked.told and not tracked.suspect:
        yield _("read over the answers that changed, then: labo trace --accept")
