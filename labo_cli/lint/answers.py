"""What a recommendation and the answer to it owe those who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.chain.graph import KEPT, REFUSED
from labo_cli.i18n import _, ngettext
from labo_cli.lint.answer_rules import rule
from labo_cli.lint.explanations import hard_explanations
from labo_cli.lint.heard import is_shared
from labo_cli.lint.plausible import impossible_dates, short_answers, unnamed_laws
from labo_cli.lint.present import day
from labo_cli.lint.rule import ChainCase, Finding, Severity
from labo_cli.lint.stages import requirements_due
from labo_cli.model.consultations import Consultation
from labo_cli.model.immersions import Immersion
from labo_cli.model.words import ContributionKind, Reason, Stance, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from labo_cli.lint.rule import Rule
    from labo_cli.model.project import Project
    from labo_cli.model.voices import Recommendation

__all__ = ["ANSWER_RULES"]

LONGEST_STUDY = 366
"""Days after which a study is no longer one, in the eyes of those who wait for its end."""

_DECIDED = KEPT | {State.UNDER_STUDY, State.NOT_RETAINED}
"""States that somebody decided; a recommendation is merged with those who made it."""


def _each(case: ChainCase, *states: State) -> Iterator[tuple[int, Recommendation]]:
    """The recommendations in one of some states, with where they stand in their list."""
    return ((n, item) for n, item in enumerate(case.project.recommendations) if item.state in states)


def _unanswered(case: ChainCase) -> Iterator[Finding]:
    calendar = case.project.calendar
    general = (calendar.answers or calendar.end) if calendar else None
    for n, item in _each(case, State.UNANSWERED):
        due = item.answer_by or general
        hint = _("write state:, with an explanation, who decided and the date; export-feedback waits for it")
        if due is None:
            message = _("nobody has answered yet, and no date says by when")
            hint = _("write answers: in the calendar of the project, with the day by which all are answered")
        elif due < case.today:
            message = _("nobody has answered, and it was due on {date}").format(date=day(due))
        else:
            message = _("nobody has answered yet; it is due on {date}").format(date=day(due))
        late = due is not None and due < case.today
        path = ("recommendations", n, "answer_by") if item.answer_by else ("recommendations", n)
        yield Finding(path, message, hint, severity=Severity.WARNING if late else None)


def _unexplained(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, *REFUSED):
        if not item.explanation:
            yield Finding(
                ("recommendations", n),
                _("a recommendation that is not kept whole owes its authors an explanation"),
                _("add explanation: with the exact reason, in words that a participant understands"),
            )


def _without_reason(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, *REFUSED):
        if not item.reason:
            yield Finding(
                ("recommendations", n),
                _("a recommendation that is not kept whole needs a reason"),
                _("add reason: with one of {words}").format(words=", ".join(Reason)),
            )


def _into_nothing(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, State.MERGED):
        if not item.merged_into:
            yield Finding(
                ("recommendations", n),
                _("a merged recommendation says which one it was merged into"),
                _("add merged_into: with the id of the other recommendation"),
            )


def _in_a_round(case: ChainCase) -> Iterator[Finding]:
    known = case.chain.recommendations
    told: set[str] = set()
    for n, item in _each(case, State.MERGED):
        course: list[str] = []
        here: Recommendation | None = item
        while here and here.state is State.MERGED and here.id not in course:
            course.append(here.id)
            here = known.get(here.merged_into or "")
        # A recommendation that leads into a round without being part of it is answered once the round is.
        if here is None or here.id != item.id or item.id in told:
            continue
        told.update(course)
        yield Finding(
            ("recommendations", n, "merged_into"),
            _("these were merged into one another, and none of them is answered: {ids}").format(
                ids=" → ".join([*course, item.id])
            ),
            _("choose the one that stands for all, and give it a state and an answer of its own"),
            also=tuple(course[1:]),
        )


def _first_days(project: Project) -> dict[str, date]:
    """The first day of each session that has one, by the session's id."""
    days: dict[str, date] = {}
    for session in project.sessions:
        if isinstance(session, Consultation):
            first = session.start
        elif isinstance(session, Immersion):
            first = min((slot.date for slot in session.slots), default=None)
        else:
            first = session.date
        if first:
            days[session.id] = first
    return days


def _before_words(case: ChainCase) -> Iterator[Finding]:
    days = _first_days(case.project)
    for n, item in enumerate(case.project.recommendations):
        if item.date is None:
            continue
        for name in item.sources:
            said = case.chain.contributions.get(name)
            spoken = (said.date or days.get(said.session)) if said else None
            if spoken and item.date < spoken:
                yield Finding(
                    ("recommendations", n, "date"),
                    _("this was decided on {date}, and “{id}”, which it answers, was said on {spoken}").format(
                        date=day(item.date), id=name, spoken=day(spoken)
                    ),
                    _("correct one of the two dates; or take out of from: what was said once all was decided"),
                )
                break


def _unsigned(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, *_DECIDED):
        if item.decided_by and item.date:
            continue
        if item.date:
            message, hint = _("nothing says who decided"), _("add decided_by: with a direction, a committee, an office")
        elif item.decided_by:
            message, hint = _("nothing says on what day this was decided"), _("add date: with the day of the decision")
        else:
            message = _("nothing says who decided, nor on what day")
            hint = _("add decided_by: with a direction, a committee, an office; and date: with the day")
        yield Finding(("recommendations", n), message, hint)


def _no_next_step(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, *KEPT, State.UNDER_STUDY):
        # A study of which nothing says when it ends is told as such.
        if item.next_step or (item.state is State.UNDER_STUDY and not item.answer_by):
            continue
        yield Finding(
            ("recommendations", n),
            _("it says “{state}”, and nothing says what happens next").format(state=_(item.state.label)),
            _("add next_step: with what is done, its pilot and its deadline"),
        )


def _kept_unsaid(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, State.PARTLY_RETAINED):
        if not item.kept:
            yield Finding(
                ("recommendations", n),
                _("part of it is kept, and nothing says which"),
                _("add kept: with the part that is kept, in a sentence that begins with what people will get"),
            )


def _endless(case: ChainCase) -> Iterator[Finding]:
    for n, item in _each(case, State.UNDER_STUDY):
        end = item.next_step.deadline if item.next_step else item.answer_by
        place = ("next_step", "deadline") if item.next_step else ("answer_by",)
        if end is None:
            yield Finding(
                ("recommendations", n),
                _("this is under study, and nothing says what is studied nor until when"),
                _("add next_step: with what is looked into, by whom, and the day of the answer"),
            )
        elif end < case.today:
            # Every study is late one day or other: a file that nobody touches any more must not turn into warnings.
            yield Finding(
                ("recommendations", n, *place),
                _("the study was to end on {date}").format(date=day(end)),
                _("write what it found, and the new state; keep this one under history:"),
                severity=Severity.ADVICE,
            )
        elif item.date and (end - item.date).days > LONGEST_STUDY:
            yield Finding(
                ("recommendations", n, *place),
                _("the study goes on until {date}, more than a year after it was decided").format(date=day(end)),
                _("give a first answer within the year, even if it is a part; or refuse, and say what would change it"),
            )


def _out_of_order(case: ChainCase) -> Iterator[Finding]:
    for n, item in enumerate(case.project.recommendations):
        dates = [past.date for past in item.history]
        for m, past in enumerate(item.history):
            if m and past.date < dates[m - 1]:
                message = _("this state of {date} is written after that of {other}").format(
                    date=day(past.date), other=day(dates[m - 1])
                )
            elif item.date and past.date > item.date and m == len(dates) - 1:
                message = _("this earlier state is of {date}, after the present decision, of {other}").format(
                    date=day(past.date), other=day(item.date)
                )
            else:
                continue
            yield Finding(
                ("recommendations", n, "history", m, "date"),
                message,
                _("write the earlier states oldest first, and the present one outside history:"),
            )
            break


def _without_function(case: ChainCase) -> Iterator[Finding]:
    waiting = []
    for n, item in _each(case, *KEPT):
        # What several groups voiced is told by shared-need-unmet.
        if case.chain.reached(item) or is_shared(case, item):
            continue
        if not case.project.requirements and "kept-without-function" not in item.accept:
            waiting.append(n)
        else:
            yield Finding(
                ("recommendations", n),
                _("this is kept, and no requirement comes from it"),
                _("add {id} to the from: of a requirement; or write accept: with the reason").format(id=item.id),
            )
    if waiting:
        yield Finding(
            ("recommendations", waiting[0]),
            ngettext(
                "no requirement is written yet: {n} recommendation kept reaches none",
                "no requirement is written yet: {n} recommendations kept reach none",
                len(waiting),
            ).format(n=len(waiting)),
            _("write the functions that the service must fulfil, in requirements.yaml"),
            is_early=not requirements_due(case),
        )


def _divergence(case: ChainCase) -> Iterator[Finding]:
    for n, item in enumerate(case.project.recommendations):
        if item.divergence or item.state is State.MERGED:
            continue
        hint = _("add divergence: with what each side says, in a sentence that both would sign")
        stances = set(item.positions.values())
        if len(stances) > 1 or Stance.DIVIDED in stances:
            yield Finding(
                ("recommendations", n, "positions"),
                _("the groups do not stand the same way to it, and nothing says on what"),
                hint,
            )
            continue
        against = [said for said in case.chain.voices(item) if said.kind is ContributionKind.DISAGREEMENT]
        if against:
            yield Finding(
                ("recommendations", n),
                _("“{id}”, which it comes from, is a disagreement, and nothing says between whom").format(
                    id=against[0].id
                ),
                hint,
            )


ANSWER_RULES: tuple[Rule[ChainCase], ...] = (
    rule("unanswered", _unanswered),
    rule("refusal-unexplained", _unexplained),
    rule("refusal-without-reason", _without_reason),
    rule("merged-into-nothing", _into_nothing),
    rule("merged-in-a-round", _in_a_round),
    rule("decision-before-words", _before_words),
    rule("decision-unsigned", _unsigned),
    rule("dates-that-cannot-be", impossible_dates),
    rule("explanation-hard", hard_explanations),
    rule("answer-too-short", short_answers),
    rule("law-unnamed", unnamed_laws),
    rule("no-next-step", _no_next_step),
    rule("kept-part-unsaid", _kept_unsaid),
    rule("study-without-end", _endless),
    rule("history-out-of-order", _out_of_order),
    rule("kept-without-function", _without_function),
    rule("divergence-unsaid", _divergence),
)
"""What is looked after so that everybody gets an answer that holds."""
