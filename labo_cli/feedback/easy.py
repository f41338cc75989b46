"""The simplified version: one sentence a line, and which sentences are too long for it.

What it keeps to are the European rules for information that is easy to read and understand (in French, FALC).
They ask that such a text be written with those concerned: what comes out of here is a beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.errors import Remark
from labo_cli.feedback.words import shortened
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.feedback.letter import Entry, Letter
    from labo_cli.model.project import Project
    from labo_cli.model.voices import Recommendation

__all__ = ["LONGEST", "Told", "easy_remarks", "easy_reply", "sentences", "told"]

LONGEST = 15
"""How many words a sentence may have."""
_SHOWN = 80
_SHORTENED = "".join(rf"(?<!\b{word}\.)" for word in ("M", "MM", "Mr", "Mrs", "Ms", "Dr", "St", "art", "p"))
_ENDS = re.compile(rf"(?<=[.!?…]){_SHORTENED}((?:\s?[»”])?)\s+(?=[«“\"(\d]|[^\W\d_])(?![a-zà-ÿ])")
_PAUSES = re.compile(r"\s*;\s+")
_BRACKETS = re.compile(r"[()\[\]]")


@dataclass(frozen=True)
class Told:
    """An entry in sentences, each on a line of its own.

    Attributes:
        entry: what it tells.
        asked: what was asked for.
        answer: the answer.
        kept: the part that is kept; nothing when the answer is written in easy language.
        step: what happens next; nothing when the answer is written in easy language.
        hard_request: whether what was asked is still in its ordinary words, and these are hard.
        hard_answer: the same of the answer, with the part that is kept and the next step.
    """

    entry: Entry
    asked: tuple[str, ...]
    answer: tuple[str, ...]
    kept: tuple[str, ...]
    step: tuple[str, ...]
    hard_request: bool
    hard_answer: bool


def told(letter: Letter) -> tuple[Told, ...]:
    """The answers of a letter, in sentences."""
    return tuple(_told(entry) for _state, entries in letter.entries for entry in entries)


def _told(entry: Entry) -> Told:
    item = entry.recommendation
    asked, answer = sentences(item.easy_request or item.text), sentences(_answer(item))
    # Whoever writes an answer in easy language says in it what is kept, and what happens next.
    kept = () if item.easy else sentences(item.kept or "")
    step = () if item.easy or not item.next_step else sentences(item.next_step.what)
    return Told(
        entry=entry,
        asked=asked,
        answer=answer,
        kept=kept,
        step=step,
        hard_request=not item.easy_request and any(map(_is_hard, asked)),
        hard_answer=not item.easy and any(map(_is_hard, (*answer, *kept, *step))),
    )


def easy_reply(project: Project) -> tuple[tuple[str, ...], bool]:
    """How to react, in sentences; and whether they are still in ordinary words, and these are hard."""
    feedback = project.feedback
    told = sentences(feedback.easy_reply or feedback.reply or project.brief.answering or "")
    return told, not feedback.easy_reply and any(map(_is_hard, told))


def sentences(text: str) -> tuple[str, ...]:
    """A text cut into its sentences; a semicolon ends one too, and so does a line that a person ended."""
    found = []
    for paragraph in re.split(r"\n\s*\n|\n\s*[-•*] ", text.strip()):
        plain = re.sub(r"\s+", " ", paragraph)
        for part in _ENDS.sub(r"\1\n", plain).split("\n"):
            *firsts, last = _PAUSES.split(part.strip().lstrip("-•* "))
            found += [f"{piece}." for piece in firsts] + [last]
    return tuple(_begun(sentence) for sentence in found if sentence)


def _begun(sentence: str) -> str:
    closed = sentence if sentence[-1] in ".!?…»”" else f"{sentence}."
    return closed[0].upper() + closed[1:]


def easy_remarks(project: Project) -> Iterator[Remark]:
    """What somebody must put into shorter sentences before the simplified version is of use."""
    if project.feedback.reply and easy_reply(project)[1]:
        yield Remark(
            ("feedback", "reply"),
            _("the simplified version says how to react in words that are not easy"),
            _("write it again under easy_reply:, one idea a sentence, {n} words at most").format(n=LONGEST),
            severity="advice",
        )
    for n, item in enumerate(project.recommendations):
        hard = [said for said in sentences(_answer(item)) if _is_hard(said)]
        if hard:
            longest = max(hard, key=_words)
            message = ngettext(
                "the simplified version has {n} sentence too long or with brackets here: “{text}” ({words} words)",
                "the simplified version has {n} sentences too long or with brackets here, such as “{text}” "
                "({words} words)",
                len(hard),
            )
            yield Remark(
                ("recommendations", n, "easy" if item.easy else "explanation"),
                message.format(n=len(hard), text=shortened(longest, _SHOWN), words=_words(longest)),
                _("write the answer under easy:, one idea a sentence, {n} words at most, with those concerned").format(
                    n=LONGEST
                ),
                severity="advice",
            )


def _answer(item: Recommendation) -> str:
    return item.easy or item.explanation or ""


def _is_hard(sentence: str) -> bool:
    return _words(sentence) > LONGEST or bool(_BRACKETS.search(sentence))


def _words(sentence: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in sentence.split())
