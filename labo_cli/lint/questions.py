"""What is wrong with the wording of an interview question, in French or in English.

Nothing here understands a question: word order and turns of phrase tell, and where they do not tell, nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from labo_cli.lint.sentences import flat, found, sentences, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from labo_cli.lint.sentences import Span

__all__ = ["Fault", "faults_of", "letters_in"]

HEARD_ONCE = 30
"""Words of a sentence that can be kept in mind until it ends, a rule of thumb of the field."""
HEARD_AT_ALL = 50
"""Words of a question with what is said before it."""
_LETTERS = re.compile(r"(?<![\w'’.-])(?:(?:qu|[ldjnsLDJNS])['’])?([A-ZÀ-Ý]{2,6}s?)(?![\w-])")
_ROMAN = re.compile(r"[IVX]+")
_STRESSED = frozenset(
    words("TOUS TOUTES TOUT PAS VOUS NE OU ET UN UNE PLUS ALL NOT ONE YOU AND OR NO ANY YOUR WHY HOW WHO")
)


@dataclass(frozen=True)
class Fault:
    """Something wrong with a question.

    Attributes:
        rule: the id of the rule that speaks of it.
        words: the words of the question that gave it away.
    """

    rule: str
    words: str


def faults_of(text: str, language: str, explained: Collection[str] = ()) -> tuple[Fault, ...]:
    """What is wrong with a question; nothing when its wording gives nothing away.

    Args:
        text: the question as it is asked.
        language: "fr" or "en".
        explained: acronyms that those asked can be taken to know.
    """
    return _kept(text, language, frozenset(explained))


@lru_cache(maxsize=1024)
def _kept(text: str, language: str, explained: frozenset[str]) -> tuple[Fault, ...]:
    """The faults of a question, which each rule asks for in its turn."""
    return tuple(_faults(text, language, explained))


def letters_in(text: str) -> list[str]:
    """The acronyms of a text."""
    return [
        match.group(1).removesuffix("s") for match in _LETTERS.finditer(text) if not _ROMAN.fullmatch(match.group(1))
    ]


def _faults(text: str, language: str, explained: Collection[str]) -> Iterator[Fault]:
    # The patterns of a language take a while to be made: those of the other are left alone.
    tongue = import_module(f"labo_cli.lint.questions_{language}")
    vocabulary = import_module(f"labo_cli.lint.vocabulary_{language}")
    plain = flat(text)
    turns = {"leading-question": tongue.leading(plain), "hypothetical-question": tongue.hypothetical(plain)}
    if turns["leading-question"] and _touch(turns["leading-question"], turns["hypothetical-question"]):
        turns["hypothetical-question"] = None
    intrusive = found(vocabulary.INTRUSIVE, plain)
    taken = [span for span in (*turns.values(), intrusive) if span]
    for start, end in tongue.closed(plain)[:1]:
        # A leading, a hypothetical or an intrusive question is often closed too: the worse fault is said, alone.
        if not any(start <= place < end or start <= last <= end for place, last in taken):
            yield Fault("closed-question", _cut(text, (start, end)))
    for rule, span in {
        **turns,
        "double-question": tongue.double(plain),
        "jargon-in-question": found([vocabulary.JARGON], plain),
        "intrusive-question": intrusive,
    }.items():
        if span:
            yield Fault(rule, _cut(text, span))
    for letters in _unexplained(text, {*vocabulary.EVERYDAY, *explained}):
        yield Fault("unexplained-acronym", letters)
    longest = max((len(words(text[slice(*span)])) for span in sentences(plain)), default=0)
    if longest > HEARD_ONCE or len(words(text)) > HEARD_AT_ALL:
        yield Fault("long-question", str(len(words(text))))


def _touch(one: Span, other: Span | None) -> bool:
    return other is not None and one[0] <= other[1] and other[0] <= one[1]


def _unexplained(text: str, known: Collection[str]) -> list[str]:
    if text.isupper():
        return []
    return [
        letters
        for letters in dict.fromkeys(letters_in(text))
        if letters not in known and letters not in _STRESSED and not _is_explained(letters, text)
    ]


def _is_explained(letters: str, text: str) -> bool:
    """Whether the full words stand beside the letters, in brackets or after a comma."""
    beside = rf"\((?:\w+['’ ])?{letters}\)|{letters}s?\s*\("
    after = rf"{letters}s?, (?:c['’]est-à-dire|that is|meaning|l['’]|(?:le|la|les|the) )"
    return bool(re.search(f"{beside}|{after}", text))


def _cut(text: str, span: Span) -> str:
    said = " ".join(text[slice(*span)].split()).strip(" ,;:.")
    return said if len(said) <= 60 else said[:57].rsplit(" ", 1)[0] + "…"
