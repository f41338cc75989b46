"""The plain words of an answer: what became of a recommendation, why it could not be kept, who stands where."""

from __future__ import annotations

from labo_cli.i18n import N_
from labo_cli.model.words import Reason, Stance, State

__all__ = [
    "HEADINGS",
    "IN_SHORT",
    "ORDER",
    "OUTCOMES",
    "OUTCOMES_SHORT",
    "OWN_STANCES",
    "REASONS",
    "STANCES",
    "WERE",
    "shortened",
]

ORDER = (
    State.RETAINED,
    State.PARTLY_RETAINED,
    State.NOT_RETAINED,
    State.UNDER_STUDY,
    State.MERGED,
    State.UNANSWERED,
)
"""In which order a letter tells what became of recommendations."""

HEADINGS = {
    State.RETAINED: N_("What is kept"),
    State.PARTLY_RETAINED: N_("What is kept in part"),
    State.NOT_RETAINED: N_("What is not kept, and why"),
    State.UNDER_STUDY: N_("What is still being looked at"),
    State.MERGED: N_("What has joined another recommendation"),
    State.UNANSWERED: N_("What is still waiting for an answer"),
}
OUTCOMES = {
    State.RETAINED: N_("recommendation kept"),
    State.PARTLY_RETAINED: N_("recommendation kept in part"),
    State.NOT_RETAINED: N_("recommendation not kept"),
    State.UNDER_STUDY: N_("recommendation still being looked at"),
    State.MERGED: N_("recommendation joined to another"),
    State.UNANSWERED: N_("recommendation waiting for its answer"),
}
OUTCOMES_SHORT = {
    State.RETAINED: N_("kept"),
    State.PARTLY_RETAINED: N_("kept in part"),
    State.NOT_RETAINED: N_("not kept"),
    State.UNDER_STUDY: N_("still being looked at"),
    State.MERGED: N_("joined to another"),
    State.UNANSWERED: N_("waiting for its answer"),
}
"""The same after the number of an answer, beside words that led to it."""
WERE = {
    State.RETAINED: N_("On %(date)s, it had been kept."),
    State.PARTLY_RETAINED: N_("On %(date)s, it had been kept in part."),
    State.NOT_RETAINED: N_("On %(date)s, it had been turned down."),
    State.UNDER_STUDY: N_("On %(date)s, it was to be looked into."),
    State.MERGED: N_("On %(date)s, it had been joined to another."),
    State.UNANSWERED: N_("On %(date)s, it was written down, without an answer yet."),
}
"""What is said of an earlier state."""
IN_SHORT = {
    State.RETAINED: N_("The answer is yes."),
    State.PARTLY_RETAINED: N_("The answer is yes for one part."),
    State.NOT_RETAINED: N_("The answer is no."),
    State.UNDER_STUDY: N_("We do not know yet."),
    State.MERGED: N_("This request goes with another one."),
    State.UNANSWERED: N_("There is no answer yet."),
}
"""The answer in a sentence, for the simplified version."""

REASONS = {
    Reason.OUT_OF_SCOPE: N_("This is about something other than what the project was asked to do."),
    Reason.NOT_OUR_REMIT: N_("We do not have the power to decide this: it is for others to say."),
    Reason.LAW: N_("The law does not allow it."),
    Reason.INVESTMENT_BUDGET: N_("It would have to be bought or built, and there is no money for that in the budget."),
    Reason.RUNNING_COST: N_("It would cost too much to keep going, month after month."),
    Reason.LAND: N_("There is no room for it: no land, no premises."),
    Reason.ALREADY_EXISTS: N_("It exists already."),
    Reason.ALREADY_PLANNED: N_("It is planned already."),
    Reason.PUBLIC_INTEREST: N_("It would help some, at the expense of everybody else."),
    Reason.STAFF: N_("There are not enough people to do it."),
    Reason.TECHNICAL: N_("It does not work technically."),
    Reason.SAFETY: N_("It would put people at risk."),
    Reason.EQUITY: N_("It would not be fair to everyone who uses the service."),
    Reason.CALENDAR: N_("There is not enough time for it before the service opens."),
    Reason.PERSONAL_DATA: N_("It would touch people's private life."),
    Reason.CONTRADICTION: N_("It goes against something else that you asked for."),
    Reason.TOO_VAGUE: N_("We did not see precisely enough what to do."),
    Reason.DUPLICATE: N_("It says the same as another recommendation."),
}
"""Why a recommendation could not be kept whole, in a plain sentence; the explanation says it exactly."""

OWN_STANCES = {
    Stance.AGREES: N_("Your group agrees with it."),
    Stance.DIVIDED: N_("Your group is divided on it."),
    Stance.DISAGREES: N_("Your group disagrees with it."),
}
STANCES = {
    Stance.AGREES: N_("Agree with it: %(groups)s."),
    Stance.DIVIDED: N_("Are divided on it: %(groups)s."),
    Stance.DISAGREES: N_("Disagree with it: %(groups)s."),
}


def shortened(text: str, most: int) -> str:
    """A text in one line of so many characters at most, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most + 1].rsplit(' ', 1)[0].rstrip(' ,;:(–-')}…"
