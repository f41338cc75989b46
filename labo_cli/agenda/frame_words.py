"""What the parts that labo adds to a session are called, and what the facilitator says then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.library.rules_of_thumb import TABLE
from labo_cli.model.words import AgendaPart, Goal

if TYPE_CHECKING:
    from labo_cli.agenda.elements import Session

__all__ = ["words_for"]

_WORDS: dict[AgendaPart, tuple[str, str]] = {
    # What a part that labo adds is called, and what the facilitator says.
    AgendaPart.WELCOME: (
        N_("Welcome and rules"),
        N_(
            "Welcome, and thank you for coming. We finish on time. Before we start, a few rules that help everyone "
            "speak: they are on the wall, I read them out. Which one would you change? Which one is missing? "
            "If they suit you, raise a hand: they are ours until the end, and anyone may remind us of them."
        ),
    ),
    AgendaPart.CHARTER: (
        N_("Our rules for today"),
        N_(
            "These rules are on the wall, and I read them out. Which one would you change? Which one is missing? "
            "If they suit you, raise a hand: they are ours until the end, and anyone may remind us of them."
        ),
    ),
    AgendaPart.OPENING: (
        N_("A first word from everyone"),
        N_(
            "Before we work, let us hear each voice once. At your table, say your first name, and one thing about "
            "today’s subject that you have lived or seen. A minute each. You may pass."
        ),
    ),
    AgendaPart.ENERGISER: (
        N_("Waking up, seated or standing"),
        N_(
            "Five minutes to wake up after the meal. Choose seated or standing. Stretch your fingers, then your "
            "shoulders; tell your neighbour the best thing that you ate this week; then change one thing on your "
            "table so that you will work better."
        ),
    ),
    AgendaPart.REPORT_BACK: (
        N_("Each group tells the others"),
        N_(
            "Each group has three minutes: what surprised you, what you agree on, what you do not agree on. "
            "The others listen, and may then ask one question in order to understand. We do not debate yet."
        ),
    ),
    AgendaPart.NEXT_STEPS: (
        N_("What becomes of your ideas"),
        N_(
            "Thank you. Here is what becomes of what you gave us. We write up everything within two weeks and send it "
            "to you. Every recommendation will get an answer: what is kept, what is not, and exactly why. "
            "You may withdraw what you said until then."
        ),
    ),
    AgendaPart.CLOSING: (
        N_("A last word from everyone"),
        N_(
            "One sentence each, at your table: something that you take home, or something that we must do differently "
            "next time. Nobody comments. You may pass."
        ),
    ),
}


_ANSWERS = (
    N_("What happens from here"),
    N_(
        "Thank you. What you have heard today is in the paper that you take home, answer by answer. If an answer "
        "does not suit you, or is not clear, tell us now or within the month: we pass it on as you said it, and "
        "write back to you."
    ),
)
"""The end of a session that gives the answers."""
_FEW = {
    # The same, for people who sit around one table.
    AgendaPart.OPENING: N_(
        "Before we work, let us hear each voice once. In turn, say your first name, and one thing about today’s "
        "subject that you have lived or seen. A minute each. You may pass."
    ),
    AgendaPart.CLOSING: N_(
        "One sentence each, in turn: something that you take home, or something that we must do differently next time. "
        "Nobody comments. You may pass."
    ),
}


def words_for(part: AgendaPart, session: Session) -> tuple[str, str]:
    """The title of an added part and what is said, in the project's language, for the people who come."""
    title, said = _WORDS[part]
    if part is AgendaPart.NEXT_STEPS and session.workshop.goal is Goal.REPORT_BACK:
        title, said = _ANSWERS
    elif part in _FEW and session.workshop.headcount <= max(TABLE):
        said = _FEW[part]
    return session.language.gettext(title), session.language.gettext(said)
