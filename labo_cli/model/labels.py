"""The fixed word that somebody means who typed its label instead, or a word of every day."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from labo_cli.i18n import Language, _
from labo_cli.i18n.messages import LANGUAGES, current_language
from labo_cli.i18n.plain import plain
from labo_cli.model.base import Word
from labo_cli.model.everyday import EVERYDAY
from labo_cli.problems import did_you_mean, nearest

__all__ = ["word_hint"]

_NEAR = 0.75
"""How like a label a text must be to stand for it: an accent or a letter amiss, not more."""
MOST_WORDS = 20
"""Of so many fixed words, none is left out of a list."""
LONGEST_LABEL = 26
"""Labels of more characters than that would make the list of the words harder to read than the words."""
SHORTEST = 3
"""With fewer letters, a text is found in too many labels."""


def word_hint(typed: str, words: Collection[str]) -> str:
    """What to write instead of a text where only some words are possible: the one meant, or all of them.

    Args:
        typed: what stands in the file.
        words: those that are possible there.
    """
    wanted = _plain(typed)
    labels = {label: word for word, label in _labels(words)}
    said = {label.casefold(): label for label in labels}
    near = get_close_matches(typed.strip().casefold(), {*said, *words}, n=1, cutoff=_NEAR)
    if near and near[0] not in words:
        return _asked(labels[said[near[0]]], said[near[0]])
    meant = [word for word in EVERYDAY.get(wanted, ()) if word in words]
    if not meant and not near and len(wanted) >= SHORTEST:
        begun = [word for word in words if word.startswith(wanted)]
        within = [word for word, label in _labels(words) if wanted in _plain(f"{word} {label}")]
        meant = list(dict.fromkeys(within)) if not begun else []
    if len(meant) == 1:
        return _asked(meant[0], _label(meant[0], words))
    if meant:
        return _("there are: {words}").format(words=_told(meant, words))
    if hint := nearest(typed, words):
        return hint
    if len(words) <= MOST_WORDS:
        return _("there are: {words}").format(words=_told(words, words))
    return did_you_mean(typed, words)


def _asked(word: str, label: str) -> str:
    if not label or _plain(label) == _plain(word):
        return _("did you mean “{word}”?").format(word=word)
    return _("did you mean “{word}” ({label})?").format(word=word, label=label)


def _told(some: Collection[str], words: Collection[str]) -> str:
    """Words with their labels, where these are short and say something else."""
    labels = {word: _label(word, words) for word in some}
    return ", ".join(
        f"{word} ({label})" if label and len(label) <= LONGEST_LABEL and _plain(label) != _plain(word) else word
        for word, label in labels.items()
    )


def _members(words: Collection[str]) -> Iterator[Word]:
    """The members of the vocabularies from which some words may come, those that have them all first."""
    kinds = sorted(Word.__subclasses__(), key=lambda kind: not set(words) <= {member.value for member in kind})
    return (member for kind in kinds for member in kind if member.value in words)


def _labels(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each word with its label, in each language."""
    return ((member.value, Language(code).gettext(member.label)) for member in _members(words) for code in LANGUAGES)


def _label(word: str, words: Collection[str]) -> str:
    """The label of a word in the language of messages; empty when it has none."""
    member = next((member for member in _members(words) if member.value == word), None)
    return Language(current_language()).gettext(member.label) if member else ""


def _plain(text: str) -> str:
    """A text as it is typed in a hurry: small letters, no accents, no hyphens."""
    return plain(text.strip()).replace("-", " ")
