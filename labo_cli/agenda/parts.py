"""What part each step plays in a session: said by the user, or told from its method, its title, its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain
from labo_cli.library.occasion import WELCOMING
from labo_cli.model.words import AgendaPart, Phase
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.card_outline import CardOutline

    AnyStep = MethodStep | Pause | OwnStep | ParallelStep

__all__ = ["parts_of"]

_WORDS = {
    # What a title has in it, in either language, without accents or capitals; the first that is found counts.
    AgendaPart.NEXT_STEPS: (
        "deviendr",
        "devient",
        "deviennent",
        "et apres",
        "et ensuite",
        "passe ensuite",
        "la suite",
        "suites",
        "prochaines etapes",
        "what happens next",
        "next step",
        "what becomes",
        "become of",
        "what will become",
    ),
    AgendaPart.WELCOME: ("accueil", "bienvenue", "welcome", "arriv", "ouverture"),
    AgendaPart.CHARTER: ("charte", "regles", "ground rules", "charter", "rules", "cadre de travail"),
    AgendaPart.REPORT_BACK: (
        "mise en commun",
        "restitution",
        "chaque table",
        "chaque groupe",
        "pleniere",
        "reporting back",
        "report back",
        "each table",
        "every table",
        "sharing back",
        "plenary",
        "what each",
    ),
    AgendaPart.CLOSING: ("cloture", "mot de la fin", "dernier tour", "closing", "last word", "last round", "au revoir"),
    AgendaPart.ENERGISER: ("energis", "on bouge", "etirement", "stretch", "reveil"),
    AgendaPart.TALK: (
        "intervention",
        "expose",
        "presentation du",
        "presentation de la",
        "mot de",
        "talk",
        "a word from",
    ),
    AgendaPart.OPENING: ("tour de table", "brise-glace", "presentations", "qui est la", "introductions", "check-in"),
}
_CHARTERS = ("charte", "regles", "charter", "rules")
_ROUNDS = ("tour de table", "votre prenom", "your first name", "go round the table")
_PAUSES = {"break": AgendaPart.BREAK, "lunch": AgendaPart.LUNCH, "buffer": AgendaPart.BUFFER}
_PHASES = {
    Phase.ICEBREAKER: AgendaPart.OPENING,
    Phase.REPORT_BACK: AgendaPart.REPORT_BACK,
    Phase.CLOSING: AgendaPart.CLOSING,
}


def parts_of(step: AnyStep, cards: Mapping[str, CardOutline], *, is_first: bool) -> frozenset[AgendaPart]:
    """The parts that a step plays; a welcome may be the charter too.

    Args:
        step: a step of an agenda.
        cards: the cards of its methods, by id.
        is_first: whether the session begins with it: a method that gets people talking opens
            the session then, and wakes them up anywhere later.
    """
    if isinstance(step, Pause):
        return frozenset({_PAUSES[step.pause]})
    if isinstance(step, ParallelStep):
        return frozenset({AgendaPart.WORK})
    if step.part is not None:
        both = step.part is AgendaPart.WELCOME and any(word in plain(_title(step)) for word in _CHARTERS)
        return frozenset({step.part, AgendaPart.CHARTER}) if both else frozenset({step.part})
    if isinstance(step, MethodStep):
        return _of_method(step, cards)
    title = plain(step.title)
    told = {part for part, words in _WORDS.items() if any(word in title for word in words)}
    first = next((part for part in _WORDS if part in told), None)
    if AgendaPart.WELCOME in told or (first is None and is_first):
        rules = AgendaPart.CHARTER in told or _says(step, _CHARTERS)
        return frozenset({AgendaPart.WELCOME, AgendaPart.CHARTER} if rules else {AgendaPart.WELCOME})
    if first is None and _says(step, _ROUNDS):
        first = AgendaPart.OPENING
    return frozenset({first or AgendaPart.WORK})


def _of_method(step: MethodStep, cards: Mapping[str, CardOutline]) -> frozenset[AgendaPart]:
    if step.method == WELCOMING:
        return frozenset({AgendaPart.WELCOME, AgendaPart.CHARTER})
    card = cards.get(step.method)
    return frozenset({_PHASES.get(card.phases[0], AgendaPart.WORK) if card else AgendaPart.WORK})


def _title(step: MethodStep | OwnStep) -> str:
    return step.title or ""


def _says(step: OwnStep, words: tuple[str, ...]) -> bool:
    said = plain(f"{step.say or ''} {step.description or ''}")
    return any(word in said for word in words)
