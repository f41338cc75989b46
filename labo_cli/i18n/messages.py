"""The language of messages, set once when the command starts.

It is set for gettext's standard domain too, through which Typer speaks, so that its
words come from our catalogue.
"""

from __future__ import annotations

import gettext as _gettext
import os
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "CATALOGUES",
    "DOMAIN",
    "LANGUAGES",
    "N_",
    "_",
    "current_language",
    "language_asked_for",
    "ngettext",
    "speak",
    "speaking",
]

DOMAIN = "labo"
CATALOGUES = Path(__file__).parents[1] / "locale"
LANGUAGES = ("fr", "en")


_spoken: _gettext.NullTranslations = _gettext.NullTranslations()


def _(message: str) -> str:
    """A message in the language that was set by `speak`; English before that."""
    return _spoken.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """A message that depends on a number, in the language that was set by `speak`."""
    return _spoken.ngettext(one, many, count)


def N_(message: str) -> str:  # gettext's own name for "translate this later"
    """Marks a text for the catalogue, to be translated where it is shown."""
    return message


def language_asked_for(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Which language messages are in: `--lang`, then `LABO_LANG`, then the locale, then French.

    The arguments are looked at before they are parsed, because the help and the
    parser's own errors must already be in the right language.
    """
    for argument, following in pairwise([*arguments, ""]):
        if argument == "--lang" and following in LANGUAGES:
            return following
        if argument.removeprefix("--lang=") in LANGUAGES and argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    if environment.get("LABO_LANG") in LANGUAGES:
        return environment["LABO_LANG"]
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or "C"
    says_nothing = locale.split(".")[0] in {"C", "POSIX"}
    return "fr" if says_nothing or locale.startswith("fr") else "en"


def speak(language: str) -> None:
    """Sets the language of every later message of this process."""
    global _spoken
    # gettext itself would look for the catalogue on the disk at every message.
    _spoken = _gettext.translation(DOMAIN, str(CATALOGUES), [language], fallback=True)
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    _gettext.textdomain(DOMAIN)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Messages in another language for a while, such as those that a document prints."""
    before = current_language()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def current_language() -> str:
    """The language that `speak` set: "fr" or "en"."""
    return os.environ.get("LANGUAGE", "fr")
