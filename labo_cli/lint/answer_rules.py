"""The rules for answers as they are told: how much they weigh, why they matter, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.lint.rule import ChainCase, Family, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.lint.rule import Finding

__all__ = ["rule"]

_HOLES = {
    "unanswered",
    "refusal-unexplained",
    "refusal-without-reason",
    "merged-into-nothing",
    "merged-in-a-round",
    "decision-before-words",
    "kept-without-function",
}
_TOLD = {
    "unanswered": (
        Severity.ADVICE,
        N_("A recommendation that nobody has answered"),
        N_(
            "Participants were told that each recommendation would have its answer, a no included. Silence is the one "
            "answer that they do not forgive, and the reason why they do not come a second time."
        ),
        N_(
            "Take it to whoever decides, with the words behind it. If the answer has to wait, “under-study” with a "
            "date is an answer. Once the deadline is past, this advice becomes a warning."
        ),
    ),
    "refusal-unexplained": (
        Severity.ERROR,
        N_("A refusal without an explanation"),
        N_(
            "A no that is explained is accepted far more often than one thinks. A bare no says that the question was "
            "not worth an answer, and neither was the person."
        ),
        N_(
            "Write the exact reason as you would say it to the person: what stands in the way, what was tried, what "
            "would have to change."
        ),
    ),
    "refusal-without-reason": (
        Severity.ERROR,
        N_("A refusal without its reason code"),
        N_(
            "The code is what lets a lab see, at the end of the year, that half of the refusals came from the calendar "
            "or from one budget, and put that to those who can change it."
        ),
        N_("Choose the one that weighed most, and tell the others in the explanation."),
    ),
    "merged-into-nothing": (
        Severity.ERROR,
        N_("A merged recommendation that does not say into which one"),
        N_(
            "Those who made it look for their answer under its own name. Without the other's, it has simply gone, and "
            "so have the words behind it: the voice balance no longer counts them."
        ),
        N_("Add merged_into: with the id of the one that stands for both."),
    ),
    "merged-in-a-round": (
        Severity.ERROR,
        N_("Recommendations merged into one another"),
        N_(
            "Each sends to the next for its answer, and the last one sends back to the first: nobody was answered, "
            "though none of them says “unanswered”."
        ),
        N_("Choose the one whose words say it best, give it a state and an answer, and merge the others into it."),
    ),
    "decision-before-words": (
        Severity.ERROR,
        N_("A decision dated before the words that it answers"),
        N_(
            "Either a date is wrong, or it was decided before people were asked. The second is what participants fear "
            "most; a document must not say so by mistake."
        ),
        N_(
            "Correct the date of the decision, or that of the contribution. If the decision did come first, say so in "
            "the explanation, and take out of from: what came after."
        ),
    ),
    "decision-unsigned": (
        Severity.WARNING,
        N_("A decision that nobody signs, or without a date"),
        N_(
            "An answer that comes from nobody cannot be discussed with anybody. Two years on, the date and the name of "
            "the office are all that is left to go back to."
        ),
        N_("Name a direction, a committee or an elected member's office rather than a person, and give the day."),
    ),
    "explanation-hard": (
        Severity.ADVICE,
        N_("An explanation that is hard to read"),
        N_(
            "An explanation is read once, by somebody tired, at a kitchen table. Long sentences and words of the "
            "administration sound like a way of not answering, even when the reason is a good one."
        ),
        N_(
            "Write as you would say it to the person: one idea a sentence, twenty words or so, “we” who decide and "
            "“you” who asked, the verb rather than its noun. Acronyms go in full, or into the glossary of the brief. "
            "The check looks for long sentences, words of the administration, acronyms, passives, double negations "
            "and chains of nouns; it does not understand what is said. When most of the answer is hard, it is a "
            "warning."
        ),
    ),
    "dates-that-cannot-be": (
        Severity.WARNING,
        N_("Days that cannot all be true"),
        N_(
            "Participants were there: they know when they were asked, when they were told, and what has been done "
            "since. One date that cannot be makes them doubt all the others, and the answers with them."
        ),
        N_(
            "Look at the year first, it is the usual slip. What is not decided yet is “under-study”, with the day of "
            "the answer; what participants said before the answer is a contribution, not a reaction."
        ),
    ),
    "answer-too-short": (
        Severity.WARNING,
        N_("An answer of a few words"),
        N_(
            "“Too expensive” raises the questions that it should answer: what, how much, compared with what? People "
            "gave an evening to this; three words in return say that nobody looked."
        ),
        N_(
            "Write two or three sentences: what was looked at, what stands in the way or what will be done, and what "
            "would have to change. The reason code is for counting; it does not explain. When the recommendation is "
            "kept whole or under study, it is a piece of advice."
        ),
    ),
    "law-unnamed": (
        Severity.ADVICE,
        N_("The law is given as the reason, and nothing says which one"),
        N_(
            "“The law forbids it” ends a discussion without proving anything, and it is sometimes wrong. A text that "
            "is named can be read, by participants, by an elected member, by the colleague who will take over."
        ),
        N_(
            "Ask the legal department for the text and its article, write them in the explanation, and give the "
            "address of the page under link:."
        ),
    ),
    "no-next-step": (
        Severity.WARNING,
        N_("Kept, and nothing says what happens next"),
        N_(
            "A yes without a date and without somebody in charge is forgotten by the end of the month. Participants "
            "ask one question when they hear a yes: when?"
        ),
        N_("Add next_step: with what will be done, which direction or function is in charge, and by when."),
    ),
    "kept-part-unsaid": (
        Severity.WARNING,
        N_("Partly retained, and nothing says which part"),
        N_("“Partly” without the part sounds like a no that does not dare to say so."),
        N_("Write under kept: what people will get, first; the explanation then says what they will not, and why."),
    ),
    "study-without-end": (
        Severity.WARNING,
        N_("A study without an end"),
        N_(
            "“Under study” is the state in which most promises end. People wait in good faith, then stop waiting, and "
            "do not say so."
        ),
        N_(
            "Say what is being looked into, who does it and on what day the answer comes, within a year. On that day, "
            "write the new state and keep this one under history:."
        ),
    ),
    "history-out-of-order": (
        Severity.WARNING,
        N_("Earlier states that are not in the order of their dates"),
        N_(
            "What was kept and then refused must show as such. With dates in disorder, the reader cannot tell whether "
            "a promise was taken back or a refusal reconsidered."
        ),
        N_("Write the states oldest first; the present one, with its own date, stays outside history:."),
    ),
    "kept-without-function": (
        Severity.WARNING,
        N_("Kept, and no requirement comes from it"),
        N_(
            "Whoever builds the service reads the requirements, not the recommendations. What was promised and is in "
            "no function will not be there on the opening day, and nobody will have decided so."
        ),
        N_(
            "Add its id to the from: of a requirement, or write the one that is missing. If it is done outside the "
            "service, such as new signs in a street, write so under accept:."
        ),
    ),
    "divergence-unsaid": (
        Severity.ADVICE,
        N_("People disagreed, and the recommendation does not say so"),
        N_(
            "A recommendation that reads as everybody's, when some were against it, is contradicted by the first of "
            "them who reads it. And whoever decides needs to know what the choice is between."
        ),
        N_("Write under divergence: what each side holds, in a sentence that both would sign."),
    ),
}


def rule(rule_id: str, find: Callable[[ChainCase], Iterator[Finding]]) -> Rule[ChainCase]:
    """The rule of that name, with what it finds in a project."""
    severity, title, why, remedy = _TOLD[rule_id]
    return Rule(rule_id, Family.ANSWERS, severity, title, why, remedy, find, is_hole=rule_id in _HOLES)
