"""Rules for the wording of interview questions, wherever they are written: in the round or with a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.lint.questions import faults_of, letters_in
from labo_cli.lint.rule import Family, Finding, InterviewCase, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.lint.questions import Fault
    from labo_cli.lint.rule import Path
    from labo_cli.model.interviews import Interview
    from labo_cli.model.project import Project

__all__ = ["WORDING_RULES"]

_STARTS = {
    "closed-question": N_("Tell me about the last time…"),
    "leading-question": N_("How did it go?"),
    "hypothetical-question": N_("The last time you needed it, how did you manage?"),
    "intrusive-question": N_("What does it change in your day?"),
}
"""How the rewritten question may begin, in the language of the project."""


def _asked_in(case: InterviewCase) -> Iterator[tuple[Path, bool, str]]:
    """Each question of the round as it was written: its path, whether that is from the top of the project, its text.

    A theme's questions come with the first round that asks them.
    """
    for n, question in enumerate(case.interview.questions):
        yield ("questions", n, "ask"), False, question.ask
        for m, text in enumerate(question.follow_ups):
            yield ("questions", n, "follow_ups", m), False, text
    rounds = case.project.interviews
    place = next((n for n, other in enumerate(rounds) if other.id == case.interview.id), 0)
    earlier = {part for other in rounds[:place] for part in _taken_from_themes(other, case.project)}
    for n, key in _taken_from_themes(case.interview, case.project):
        if (n, key) in earlier:
            continue
        theme = case.project.themes[n]
        if key == "question" and theme.question:
            yield ("themes", n, "question"), True, theme.question
        elif key == "follow_ups":
            for m, text in enumerate(theme.follow_ups):
                yield ("themes", n, "follow_ups", m), True, text


def _taken_from_themes(interview: Interview, project: Project) -> list[tuple[int, str]]:
    """What a round has no words of its own for: the theme's position, and its key."""
    own = {question.theme: question for question in reversed(interview.questions)}
    numbers = {theme.id: n for n, theme in enumerate(project.themes)}
    parts = []
    for theme in interview.themes:
        question = own.get(theme)
        if question is None:
            parts.append((numbers[theme], "question"))
        if question is None or not question.follow_ups:
            parts.append((numbers[theme], "follow_ups"))
    return parts


def _find(
    rule: str, message: Callable[[Fault], str], hint: Callable[[str], str]
) -> Callable[[InterviewCase], Iterator[Finding]]:
    """What a rule of wording finds.

    Args:
        rule: the rule's id.
        message: what to say of a fault.
        hint: what to do, given how the rewritten question may begin.
    """

    def find(case: InterviewCase) -> Iterator[Finding]:
        explained = {letters for term in case.project.brief.glossary for letters in letters_in(term.term)}
        start = case.language.gettext(_STARTS[rule]) if rule in _STARTS else ""
        for path, absolute, text in _asked_in(case):
            for fault in faults_of(text, case.language.code, explained):
                if fault.rule == rule:
                    yield Finding(path, message(fault), hint(start), absolute)

    return find


WORDING_RULES: tuple[Rule[InterviewCase], ...] = (
    Rule(
        "closed-question",
        Family.QUESTIONS,
        Severity.WARNING,
        N_("A yes or a no is enough to answer"),
        N_(
            "The person answers in one word and waits for the next question: the interview turns into a "
            "questionnaire. What you came for is in the story that this word leaves out."
        ),
        N_(
            "Ask for a scene, or begin with how, what, where, who. “Do you often take the bus?” becomes “Tell me "
            "about the last time you took the bus.”"
        ),
        _find(
            "closed-question",
            lambda fault: _("a yes or a no is enough to answer “{words}”").format(words=fault.words),
            lambda start: _("begin with: {words}").format(words=start),
        ),
    ),
    Rule(
        "leading-question",
        Family.QUESTIONS,
        Severity.WARNING,
        N_("The question suggests its own answer"),
        N_(
            "Few people contradict someone who has taken the trouble to come and listen to them. You will hear your "
            "own opinion, in their voice, and will not know it."
        ),
        N_(
            "Take out the judgement and leave the person free to bring their own. “Don't you think the queue is too "
            "long?” becomes “What is the wait in the queue like for you?”"
        ),
        _find(
            "leading-question",
            lambda fault: _("the answer is in the question: “{words}”").format(words=fault.words),
            lambda start: _("take the judgement out and let them bring theirs, such as: {words}").format(words=start),
        ),
    ),
    Rule(
        "double-question",
        Family.QUESTIONS,
        Severity.WARNING,
        N_("Two questions are asked in one"),
        N_(
            "The person answers the one that is easier, most often the last, and nobody comes back to the other. In "
            "the notes, there is no telling which was answered."
        ),
        N_(
            "Ask the broader one and keep the other for a follow-up. “How did you find this school, and why did you "
            "choose it?” becomes “How did you find this school?” with the follow-up “What made up your mind?”"
        ),
        _find(
            "double-question",
            lambda fault: _("a second question begins at “{words}”").format(words=fault.words),
            lambda _start: _("ask the first, and write the second among the follow_ups"),
        ),
    ),
    Rule(
        "hypothetical-question",
        Family.QUESTIONS,
        Severity.WARNING,
        N_("The question asks people to foretell what they would do"),
        N_(
            "People answer kindly, and say yes to what costs them nothing to promise. What they did last time says "
            "more about what they will do next time."
        ),
        N_(
            "Ask for what has happened; keep the offer for a trial, where people can handle it. “Would you use an "
            "app to book a table?” becomes “The last time you wanted a table, how did you go about it?”"
        ),
        _find(
            "hypothetical-question",
            lambda fault: _("“{words}” asks people to guess what they would do").format(words=fault.words),
            lambda start: _("ask what has happened, such as: {words}").format(words=start),
        ),
    ),
    Rule(
        "jargon-in-question",
        Family.QUESTIONS,
        Severity.ADVICE,
        N_("A word of the trade is in the question"),
        N_(
            "The person guesses at what it means, or does not dare ask, and feels examined. And the words they would "
            "have chosen, which are worth a great deal, are lost."
        ),
        N_(
            "Say what it is for them: what they do, see or hold. “What are the pain points of your user journey?” "
            "becomes “Between your door and the desk, where did you lose time?”"
        ),
        _find(
            "jargon-in-question",
            lambda fault: _("“{words}” is a word of the trade, not of those who are asked").format(words=fault.words),
            lambda _start: _("say what people do, see or hold; take up their own word if they have one"),
        ),
    ),
    Rule(
        "unexplained-acronym",
        Family.QUESTIONS,
        Severity.WARNING,
        N_("An acronym is not explained"),
        N_(
            "Those who know the letters are the ones who are already at ease with the service. The others lose the "
            "thread of the question, and some of their confidence with it."
        ),
        N_(
            "Say it in full, or as people name it. “How was your meeting with the SENCO?” becomes “How was your "
            "meeting with the teacher who looks after special needs?”"
        ),
        _find(
            "unexplained-acronym",
            lambda fault: _("“{letters}” is not explained in the question").format(letters=fault.words),
            lambda _start: _(
                "say it in full or as people name it; if everyone met knows it, add it to the brief's glossary"
            ),
        ),
    ),
    Rule(
        "long-question",
        Family.QUESTIONS,
        Severity.ADVICE,
        N_("The question is too long to be heard once"),
        N_(
            "A question is heard, not read: when it ends, its beginning is gone. Someone who is tired, hard of "
            "hearing or new to the language answers its last words."
        ),
        N_(
            "Set the scene in one short sentence, then ask in fifteen words or so. “When you think back over all you "
            "had to do this year to…” becomes “Let us go back to September. What took you the most time?”"
        ),
        _find(
            "long-question",
            lambda fault: _("{n} words are too many to be heard once").format(n=fault.words),
            lambda _start: _("set the scene in one sentence, then ask in fifteen words or so"),
        ),
    ),
    Rule(
        "intrusive-question",
        Family.DATA,
        Severity.WARNING,
        N_("The question asks for a name, or for what nobody has to tell"),
        N_(
            "Health, beliefs, income, votes and names are not needed in order to design a service, and the law asks "
            "that they not be collected without need. Asking for them also makes people careful about all the rest."
        ),
        N_(
            "Ask what it changes rather than what it is. “What illness do you have?” becomes “On bad days, what does "
            "going out ask of you?” If the person speaks of it unasked, note only what it changes for the service."
        ),
        _find(
            "intrusive-question",
            lambda fault: _("“{words}” asks for personal data that the project does not need").format(
                words=fault.words
            ),
            lambda start: _("leave it out, or ask what it changes: {words}").format(words=start),
        ),
    ),
)
