"""Whether an answer says something that can be checked, on days that can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.chain.graph import KEPT, REFUSED
from labo_cli.i18n import Language, _, ngettext
from labo_cli.i18n.messages import LANGUAGES
from labo_cli.i18n.plain import plain
from labo_cli.lint.present import day
from labo_cli.lint.rule import Finding, Severity
from labo_cli.model.words import Reason, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.lint.rule import ChainCase
    from labo_cli.model.voices import Recommendation

__all__ = ["impossible_dates", "short_answers", "unnamed_laws"]

SHORTEST = 8
"""An answer of fewer words than that leaves the question open: “too expensive”, but what, and how much?"""
BESIDES_THE_LABEL = 4
"""With fewer words than that besides those of the reason code, an explanation repeats it."""
_WORD = re.compile(r"\w+")
_LAW = re.compile(
    # A year or a number makes a text of law one that can be looked up; so does what it is called.
    r"\b(?:loi|lois|décret|arrêté|ordonnance|directive|circulaire|règlement|norme|law|decree|standard|regulations?|act)\b"
    r"[^.;:!?]{0,30}?(?:\d{4}|n°|\bdu \d)"
    r"|\b(?:articles?|art\.|section|regulation)[^.;:!?]{0,12}?\d"
    r"|\b(?:code|charte|règlement|plan|convention) "
    r"(?:d[eu]s?|d['’]|civil|pénal|général|rural|sanitaire|électoral|local)"
    r"|\b(?:code|convention|charter|bill) (?:of|on)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[Ll]oi (?:d['’])?[A-ZÀ-Ý]\w+|\b[A-Z][\w-]+ (?:Act|Code|Regulations?|Law)\b|\b(?:RGPD|GDPR|PLUi?|CGCT)\b"
)


def impossible_dates(case: ChainCase) -> Iterator[Finding]:
    """Days of one answer that cannot all be true."""
    for n, item in enumerate(case.project.recommendations):
        path = ("recommendations", n)
        if item.date is None:
            continue
        if item.date > case.today:
            yield Finding(
                (*path, "date"),
                _("this is decided already, and the day of the decision is still to come: {date}").format(
                    date=day(item.date)
                ),
                _("correct the date; or write state: under-study, with answer_by: on the day when it will be decided"),
            )
        decided = _("this was decided on {date}, and what happens next was due before, on {other}")
        if item.next_step and item.next_step.deadline < item.date:
            yield Finding(
                (*path, "next_step", "deadline"),
                decided.format(date=day(item.date), other=day(item.next_step.deadline)),
                _("correct one of the two dates; if it has been done, say so in the explanation"),
            )
        # An answer that is late comes after the day when it was due; a study ends after it was decided.
        if item.state is State.UNDER_STUDY and item.answer_by and item.answer_by < item.date:
            yield Finding(
                (*path, "answer_by"),
                _("the study was decided on {date}, and its answer was due before, on {other}").format(
                    date=day(item.date), other=day(item.answer_by)
                ),
                _("correct one of the two dates"),
            )
        first = min([item.date, *(past.date for past in item.history)])
        for m, reaction in enumerate(item.reactions):
            if reaction.date and reaction.date < first:
                yield Finding(
                    (*path, "reactions", m, "date"),
                    _("this reaction is of {other}, and the answer that it is about was given on {date}").format(
                        date=day(first), other=day(reaction.date)
                    ),
                    _("correct one of the two dates; what was said before the answer is a contribution"),
                )


def short_answers(case: ChainCase) -> Iterator[Finding]:
    """Explanations that explain nothing."""
    for n, item in enumerate(case.project.recommendations):
        if not item.explanation or item.state not in KEPT | REFUSED | {State.UNDER_STUDY}:
            continue
        words = _WORD.findall(plain(item.explanation))
        count = len(item.explanation.split())
        weight = None if item.state in REFUSED else Severity.ADVICE
        if item.reason and len([word for word in words if word not in _said_by(item.reason)]) < BESIDES_THE_LABEL:
            message = _("the explanation says no more than the reason code, {reason}").format(reason=item.reason)
        elif count < SHORTEST:
            message = ngettext(
                "the explanation is of {n} word: “{text}”", "the explanation is of {n} words: “{text}”", count
            ).format(n=count, text=item.explanation.strip())
        else:
            continue
        yield Finding(("recommendations", n, "explanation"), message, _hint(item), severity=weight)


def _hint(item: Recommendation) -> str:
    if item.state in REFUSED:
        return _("say what stands in the way, with the figure, the place or the text, and what would have to change")
    if item.state is State.UNDER_STUDY:
        return _("say what is looked into, and on what the answer depends")
    return _("say what people will get, where and from when")


def _said_by(reason: Reason) -> set[str]:
    """The words of a reason code and of its label, in both languages."""
    labels = [reason.value, *(Language(code).gettext(reason.label) for code in LANGUAGES)]
    return set(_WORD.findall(plain(" ".join(labels))))


def unnamed_laws(case: ChainCase) -> Iterator[Finding]:
    """Refusals for the law's sake that do not say which one."""
    for n, item in enumerate(case.project.recommendations):
        if item.state not in REFUSED or item.reason is not Reason.LAW or item.link or not item.explanation:
            continue
        if not (_LAW.search(item.explanation) or _NAME.search(item.explanation)):
            yield Finding(
                ("recommendations", n, "reason"),
                _("the law does not allow it, and nothing says which law"),
                _("name the text and its article in the explanation; or add link: with its address"),
            )
