"""What a function must be for a service to be judged by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.chain.graph import ORIGIN_REFUSED
from labo_cli.i18n import N_, _
from labo_cli.lint.levels import is_measurable, is_verb_first, leeway
from labo_cli.lint.present import listed
from labo_cli.lint.rule import ChainCase, Family, Finding, Rule, Severity
from labo_cli.lint.solutions import solution_in, stems
from labo_cli.model.words import Flexibility, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.lint.rule import Path
    from labo_cli.model.requirements import Criterion, Requirement

__all__ = ["FUNCTION_RULES"]


def _each(case: ChainCase) -> Iterator[tuple[Path, Requirement]]:
    return ((("requirements", n), item) for n, item in enumerate(case.project.requirements))


def _criteria(case: ChainCase) -> Iterator[tuple[Path, Criterion]]:
    return (
        ((*path, "criteria", m), criterion) for path, item in _each(case) for m, criterion in enumerate(item.criteria)
    )


def _no_criterion(case: ChainCase) -> Iterator[Finding]:
    for path, item in _each(case):
        if not item.criteria:
            yield Finding(
                path,
                _("nothing says by what “{id}” is judged").format(id=item.id),
                _("add criteria: with a name, a level and its flexibility, such as “answer time, 24 h, F1”"),
            )


def _rigid(case: ChainCase) -> Iterator[Finding]:
    for path, criterion in _criteria(case):
        if criterion.flexibility is not Flexibility.F0:
            continue
        if criterion.limit:
            yield Finding(
                (*path, "limit"),
                _("F0 says that {level} is not negotiated, and the limit of {limit} negotiates it").format(
                    level=criterion.level, limit=criterion.limit
                ),
                _("write flexibility: F1 and keep the limit; or take the limit out"),
            )
        elif words := leeway(criterion.level):
            yield Finding(
                (*path, "level"),
                _("F0 says that the level is not negotiated, and “{words}” in it negotiates it").format(words=words),
                _("write the level alone; or flexibility: F1, with the last level that is acceptable under limit:"),
            )


def _no_limit(case: ChainCase) -> Iterator[Finding]:
    for path, criterion in _criteria(case):
        if criterion.flexibility is not Flexibility.F0 and not criterion.limit:
            yield Finding(
                (*path, "flexibility"),
                _("{flexibility} says that {level} may be negotiated, and nothing says down to what").format(
                    flexibility=criterion.flexibility, level=criterion.level
                ),
                _("add limit: with the last level that is acceptable; or write flexibility: F0"),
            )


def _solution(case: ChainCase) -> Iterator[Finding]:
    project = case.project
    about = stems(" ".join([project.title, project.challenge, *(theme.title for theme in project.themes)]))
    for path, item in _each(case):
        if words := solution_in(item.statement, about):
            yield Finding(
                (*path, "statement"),
                _("“{words}” says with what it is done").format(words=words),
                _("say what people obtain by it; the solution can change, the need stays"),
            )


def _not_a_verb(case: ChainCase) -> Iterator[Finding]:
    for path, item in _each(case):
        if not is_verb_first(item.statement, case.project.language):
            yield Finding(
                (*path, "statement"),
                _("“{word}” is no verb in the infinitive").format(word=item.statement.split()[0].strip(",;:.")),
                _("begin with what the service does for somebody: to answer, to accompany, to protect…"),
            )


def _vague(case: ChainCase) -> Iterator[Finding]:
    for path, criterion in _criteria(case):
        for key, level in (("level", criterion.level), ("limit", criterion.limit)):
            if level and not is_measurable(level):
                yield Finding(
                    (*path, key),
                    _("two people who measure “{level}” will not find the same").format(level=level),
                    _("write a figure with its unit, or a share: 24 h, 3 visits a month, 9 people in 10"),
                )
                break


def _no_verification(case: ChainCase) -> Iterator[Finding]:
    for path, item in _each(case):
        missing = [criterion.name for criterion in item.criteria if not criterion.verification]
        if missing:
            yield Finding(
                path,
                _("nothing says how this is verified: {criteria}").format(criteria=listed(missing)),
                _("add verification: with what is counted, by whom and how often, such as “call log, each month”"),
            )


def _refused(case: ChainCase) -> Iterator[Finding]:
    chain = case.chain
    for path, item in _each(case):
        origins = [chain.recommendations[name] for name in item.sources if name in chain.recommendations]
        refused = [origin.id for origin in origins if chain.holder(origin).state is State.NOT_RETAINED]
        if not refused:
            continue
        if len(refused) < len(origins) or item.justification:
            message = _("it comes from {ids}, not retained").format(ids=listed(refused))
            hint = _("take it out of from:; or open the decision again, and keep the refusal under history:")
            yield Finding((*path, "from"), message, hint)
        else:
            yield Finding(
                (*path, "from"),
                _("all that it comes from was not retained: {ids}").format(ids=listed(refused)),
                _("take the function out, open the decision again, or write justification: with what imposes it"),
                severity=Severity.ERROR,
            )


def _no_origin(case: ChainCase) -> Iterator[Finding]:
    for path, item in _each(case):
        if not item.sources and not item.justification:
            yield Finding(
                path,
                _("nothing says where “{id}” comes from").format(id=item.id),
                _(
                    "add from: with the recommendations that it answers; or justification: with the law that asks for "
                    "it"
                ),
            )


FUNCTION_RULES: tuple[Rule[ChainCase], ...] = (
    Rule(
        "no-criterion",
        Family.FUNCTIONS,
        Severity.ERROR,
        N_("A function by which nothing can be judged"),
        N_(
            "Without a criterion, the function is a wish: whoever builds the service will say that it is done, whoever "
            "uses it that it is not, and nobody will be wrong."
        ),
        N_(
            "Ask those who asked for it how they will see that it is there. Their answer is the criterion; put a level "
            "on it, and how far it may be negotiated."
        ),
        _no_criterion,
        is_hole=True,
    ),
    Rule(
        "rigid-with-limit",
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("A level that is not negotiated, with a limit that negotiates it"),
        N_(
            "F0 says that nothing less will do; a limit says down to what one may go. Whoever prices the work takes "
            "the limit, and the level is lost."
        ),
        N_(
            "Choose: F0 without a limit for what the law or somebody's safety imposes, F1 with a limit for what may "
            "give way a little."
        ),
        _rigid,
    ),
    Rule(
        "flexible-without-limit",
        Family.FUNCTIONS,
        Severity.ADVICE,
        N_("A level that may be negotiated, without a limit"),
        N_(
            "If nothing says where it stops, it stops where the money does. The limit is what keeps a concession from "
            "emptying the function."
        ),
        N_("Ask participants from what level on the service would be of no use to them: that is the limit."),
        _no_limit,
    ),
    Rule(
        "solution-in-statement",
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("The statement says with what it is done"),
        N_(
            "A function that names an app gets an app, and those who have none of what it takes are left out. Said as "
            "a result, it lets somebody find better, cheaper or simpler, and it does not age with the tool."
        ),
        N_(
            "Ask “so that what?” until no tool is left. “Offer an app to book a trip” becomes “Let people ask for a "
            "trip at any hour”. What was imagined in the workshop goes into the brief, as an example."
        ),
        _solution,
    ),
    Rule(
        "not-a-verb",
        Family.FUNCTIONS,
        Severity.ADVICE,
        N_("The statement does not begin with a verb in the infinitive"),
        N_(
            "“Accompaniment of seniors” names a department; “Accompany a senior from door to door” says what somebody "
            "gets. The verb is what shows whether the service does it."
        ),
        N_("Begin with what the service does, then for whom: answer, accompany, protect, let somebody choose."),
        _not_a_verb,
    ),
    Rule(
        "vague-level",
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("A level without a figure"),
        N_(
            "“Quick”, “suitable”, “sufficient” mean to each what suits them. On the day of the review, the discussion "
            "is about the word, and no longer about the service."
        ),
        N_(
            "Write a figure with its unit, a share, or what admits of no degree: all, none, never. If nobody knows "
            "which, measure what is done today and begin from there."
        ),
        _vague,
    ),
    Rule(
        "no-verification",
        Family.FUNCTIONS,
        Severity.ADVICE,
        N_("A criterion, and nothing says how it is verified"),
        N_(
            "A level that nobody has undertaken to measure is not measured. At the end of the trial there are "
            "opinions, and the loudest one decides."
        ),
        N_(
            "Say what is counted, by whom and how often, with what is already filled in: a log, a diary, ten test "
            "calls."
        ),
        _no_verification,
    ),
    Rule(
        ORIGIN_REFUSED,
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("A function that comes from a refused recommendation"),
        N_(
            "Participants were told no, and the specification says yes. One of the two documents is wrong, and they "
            "will compare them. When all that the function comes from was refused, it is an error."
        ),
        N_(
            "If the decision has changed, say so: the new state with its date, the refusal under history:. If it has "
            "not, take the recommendation out of from:, and the function too if nothing else asks for it."
        ),
        _refused,
        is_hole=True,
    ),
    Rule(
        "no-origin",
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("A function that nobody asked for and nothing imposes"),
        N_(
            "It may be a good idea of the team's, or what the supplier sells. The specification claims that every "
            "function comes from somewhere: this is the one that will be pointed at."
        ),
        N_(
            "Name the recommendations that it answers. When it comes from a law, a standard or a decision, write that "
            "under justification:, with its reference."
        ),
        _no_origin,
        is_hole=True,
    ),
)
"""What is looked after so that a service can be judged by what was asked of it."""
