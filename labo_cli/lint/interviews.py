"""Rules for a round of interviews: how much is asked and for how long, who is heard, how the questions are worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _, ngettext
from labo_cli.library.occasion import publics_of
from labo_cli.lint.rule import Family, Finding, InterviewCase, Rule, Severity
from labo_cli.lint.samples import SAMPLE_RULES
from labo_cli.lint.wording import WORDING_RULES
from labo_cli.model.card_words import Public

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.model.interviews import Interview, Question

__all__ = ["INTERVIEW_RULES"]

MOST_QUESTIONS = 15
FEWEST_THEMES, MOST_THEMES = 3, 6
WITH_SENIORS = 45
"""Minutes after which older people tire, whatever the method allows."""
AROUND_THEMES = 20
"""Minutes of introduction, warm-up, priorities and closing."""


def _too_many_questions(case: InterviewCase) -> Iterator[Finding]:
    """Broad questions and the round's own follow-ups count; those of a theme or a card are a stock to draw from."""
    interview = case.interview
    own = sum(len(question.follow_ups) for question in _used(interview))
    asked = len(interview.themes) + own
    if asked > MOST_QUESTIONS:
        yield Finding(
            ("questions",),
            _("{n} questions, follow-ups included; an interview holds {most} at most").format(
                n=asked, most=MOST_QUESTIONS
            ),
            _("keep two follow-ups a theme at most, those that you would miss"),
        )
        return
    without = set(interview.themes) - {question.theme for question in _used(interview) if question.follow_ups}
    stock = sum(len(case.project.theme(theme).follow_ups) for theme in without)
    minutes = interview.duration - AROUND_THEMES
    if stock and asked + stock > minutes:
        yield Finding(
            ("themes",),
            _("{n} questions with the follow-ups of the themes, and {minutes} minutes for them all").format(
                n=asked + stock, minutes=minutes
            ),
            _("keep fewer themes, or write for this round the two follow-ups a theme that matter"),
        )


def _used(interview: Interview) -> list[Question]:
    """The questions of one's own that are asked: the first of each theme of the round."""
    first = {question.theme: question for question in reversed(interview.questions)}
    return [question for theme, question in first.items() if theme in interview.themes]


def _too_many_themes(case: InterviewCase) -> Iterator[Finding]:
    count = len(case.interview.themes)
    if count > MOST_THEMES:
        yield Finding(
            ("themes",),
            _("{n} themes; more than {most} leave no time for stories").format(n=count, most=MOST_THEMES),
            _("keep the {most} that matter most here, and give the others to another round").format(most=MOST_THEMES),
        )


def _too_few_themes(case: InterviewCase) -> Iterator[Finding]:
    count = len(case.interview.themes)
    if count < FEWEST_THEMES:
        yield Finding(
            ("themes",),
            ngettext(
                "{n} theme; an interview needs {fewest} at least",
                "{n} themes; an interview needs {fewest} at least",
                count,
            ).format(n=count, fewest=FEWEST_THEMES),
            _("add what comes before, or after, or what people do without the service"),
        )


def _too_long(case: InterviewCase) -> Iterator[Finding]:
    publics, minutes = publics_of(case.group), case.interview.duration
    if Public.SENIORS in publics:
        if minutes > WITH_SENIORS:
            yield Finding(
                ("duration",),
                _("{minutes} minutes with older people; {most} are enough, with a break halfway").format(
                    minutes=minutes, most=WITH_SENIORS
                ),
                _("write {most} min, or see the person twice").format(most=WITH_SENIORS),
            )
        return
    adapted = filter(None, (case.card.adaptation(public) for public in publics))
    most = case.card.minutes.max + max((adaptation.more_minutes for adaptation in adapted), default=0)
    if minutes > most:
        yield Finding(
            ("duration",),
            _("{minutes} minutes; beyond {most}, people tire and repeat themselves").format(minutes=minutes, most=most),
            _("write {most} min, or see the person twice").format(most=most),
        )


def _too_short(case: InterviewCase) -> Iterator[Finding]:
    minutes, fewest = case.interview.duration, case.card.minutes.min
    if minutes < fewest and Public.CHILDREN not in publics_of(case.group):
        yield Finding(
            ("duration",),
            _("{minutes} minutes; below {fewest}, there is no time to become at ease and tell a story").format(
                minutes=minutes, fewest=fewest
            ),
            _("write {fewest} min, with fewer people if time is short").format(fewest=fewest),
        )


_OF_ROUNDS: tuple[Rule[InterviewCase], ...] = (
    Rule(
        "too-many-questions",
        Family.TIME,
        Severity.WARNING,
        N_("There are more questions than the interview can hold"),
        N_(
            "An open question takes two or three minutes when it is answered with a story. With more than fifteen, "
            "the interviewer looks at the list instead of the person, and cuts short what was about to be said."
        ),
        N_(
            "Keep one broad question a theme and two follow-ups; echo and silence will do the rest. “Six themes with "
            "four follow-ups each” becomes “four themes with two follow-ups each”."
        ),
        _too_many_questions,
    ),
    Rule(
        "too-many-themes",
        Family.TIME,
        Severity.WARNING,
        N_("There are too many themes for one conversation"),
        N_(
            "Past six themes, each gets less than five minutes: the time for an opinion, not for a scene lived "
            "through. The last ones are never reached."
        ),
        N_(
            "Keep three to six. “The desk, the telephone, the website, the letters, the hours, the signs, the staff” "
            "becomes “Getting ready”, “Being received”, “What happened next”."
        ),
        _too_many_themes,
    ),
    Rule(
        "too-few-themes",
        Family.METHOD,
        Severity.ADVICE,
        N_("There are too few themes for a conversation to move"),
        N_(
            "With one or two subjects, the conversation goes round in circles, and what surrounds the service is "
            "never told: what comes before, who helps, what happens afterwards."
        ),
        N_(
            "Write three to six themes in the order in which things happen to people. “The desk” becomes “Getting "
            "ready”, “At the desk”, “What happened next”."
        ),
        _too_few_themes,
    ),
    Rule(
        "interview-too-long",
        Family.TIME,
        Severity.WARNING,
        N_("The interview lasts too long"),
        N_(
            "Being listened to is tiring, and few people dare say that they have had enough. Past an hour, or three "
            "quarters of an hour with older people, answers grow short and politeness takes over."
        ),
        N_(
            "Hold it within forty-five minutes, with a break if the person wishes. “1h30, six themes” becomes two "
            "visits of “45 min, three themes”."
        ),
        _too_long,
    ),
    Rule(
        "interview-too-short",
        Family.TIME,
        Severity.ADVICE,
        N_("The interview is too short for stories"),
        N_(
            "Introductions, consent and thanks take twenty minutes on their own. The rest is enough for a few "
            "opinions and no story, and the person is left with the feeling of having been used."
        ),
        N_(
            "Plan thirty minutes at least, or meet fewer people. “Twelve people, 20 min each” becomes “six people, "
            "40 min each”. If there are only a few minutes, on a doorstep or in a queue, observe instead."
        ),
        _too_short,
    ),
)

INTERVIEW_RULES: tuple[Rule[InterviewCase], ...] = (*WORDING_RULES, *_OF_ROUNDS, *SAMPLE_RULES)
