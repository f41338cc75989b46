"""Whether the answers to participants can be read by all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import _
from labo_cli.lint.plain_language import HARD, read
from labo_cli.lint.present import listed
from labo_cli.lint.questions import letters_in
from labo_cli.lint.rule import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from labo_cli.lint.plain_language import Sentence
    from labo_cli.lint.rule import ChainCase

__all__ = ["hard_explanations", "hardest"]

HARD_EASY = 1
"""So many points are too many in easy language."""
MOST_WORDS, MOST_ADVICE = 3, 5
"""So many words are told in one message, and so many pieces of advice."""


def hard_explanations(case: ChainCase) -> Iterator[Finding]:
    """The sentences of answers over which readers will stumble."""
    language = case.project.language
    explained = {letters for term in case.project.brief.glossary for letters in letters_in(term.term)}
    for n, item in enumerate(case.project.recommendations):
        for key, text in (("explanation", item.explanation), ("kept", item.kept), ("easy", item.easy)):
            found = hardest(text, language, explained, easy=key == "easy") if text else None
            if found:
                sentence, weight = found
                yield Finding(("recommendations", n, key), _message(sentence), _hint(sentence), severity=weight)


def hardest(
    text: str, language: str, explained: Collection[str] = (), *, easy: bool = False
) -> tuple[Sentence, Severity] | None:
    """The hardest sentence of a text, with the weight of what there is to say; None when it reads well.

    When most of its sentences are hard, it is a warning.
    """
    all_of_it = read(text, language, explained, easy=easy)
    hard = [sentence for sentence in all_of_it if sentence.points >= (HARD_EASY if easy else HARD)]
    if not hard:
        return None
    worst = max(hard, key=lambda sentence: sentence.points)
    is_grave = not easy and 2 * len(hard) >= len(all_of_it) and worst.points > HARD
    return worst, Severity.WARNING if is_grave else Severity.ADVICE


def _message(sentence: Sentence) -> str:
    faults = []
    if sentence.is_long:
        faults.append(_("{n} words").format(n=sentence.length))
    if sentence.heavy:
        words = listed(_("“{words}”").format(words=found) for found, _instead in sentence.heavy[:MOST_WORDS])
        faults.append(_("words of the administration: {words}").format(words=words))
    if sentence.letters:
        faults.append(_("letters that nothing explains: {letters}").format(letters=listed(sentence.letters)))
    for name, words in sentence.turns:
        told = {
            "impersonal": _("nobody does it: “{words}”"),
            "passive": _("nobody does it: “{words}”"),
            "negation": _("two negations: “{words}”"),
            "chain": _("nouns hung on one another: “{words}”"),
            "nouns": _("nouns where verbs would do: {words}"),
        }[name]
        faults.append(told.format(words=words))
    start = " ".join(sentence.text.split()[:6])
    return _("hard to read, “{start}…”: {faults}").format(start=start.rstrip(",;:."), faults=_joined(faults))


def _joined(parts: Sequence[str]) -> str:
    """Parts of a sentence, apart from one another as the message's language sets them."""
    said = parts[0]
    for part in parts[1:]:
        said = _("{one}; {other}").format(one=said, other=part)
    return said


def _hint(sentence: Sentence) -> str:
    advice = []
    if sentence.cut:
        advice.append(_("cut it before “{words}”").format(words=sentence.cut))
    elif sentence.is_long:
        advice.append(_("cut it in two"))
    for found, instead in sentence.heavy[:MOST_WORDS]:
        if instead.startswith("("):
            advice.append(_("“{words}”: {advice}").format(words=found, advice=instead.strip("()")))
        else:
            advice.append(_("for “{words}”, write “{instead}”").format(words=found, instead=instead))
    if sentence.letters:
        advice.append(
            _("write in full, or add to the glossary of the brief: {letters}").format(letters=listed(sentence.letters))
        )
    names = {name for name, _words in sentence.turns}
    if names & {"impersonal", "passive"}:
        advice.append(_("say who does it: “we”, a direction"))
    if "negation" in names:
        advice.append(_("say it the other way round, with yes"))
    if names & {"chain", "nouns"}:
        advice.append(_("turn the nouns back into verbs"))
    return _joined(advice[:MOST_ADVICE])
