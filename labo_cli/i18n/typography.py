"""French typography, put right once over a whole document rather than in every text.

People type `Pourquoi ?` with an ordinary space, or a straight apostrophe; a document
prints what the *Lexique des règles typographiques en usage à l'Imprimerie nationale*
asks for: a narrow no-break space before `; ! ?` and inside guillemets, a no-break
space before the colon (narrow here too, as on the web), a curly apostrophe.
"""

from __future__ import annotations

import re
from html import escape, unescape

__all__ = ["typeset", "typeset_html"]

NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACES = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_RULES = (
    (re.compile(rf"{_SPACES}+(?=[;:!?»%€](?:\s|[)»\".,]|$|[!?]))"), NARROW),
    (re.compile(rf"«{_SPACES}+"), f"«{NARROW}"),
    (re.compile(rf"(?<!\d)(\d{{1,3}}){_SPACES}(?=\d{{3}}(?!\d))"), rf"\1{NARROW}"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«])"), "’"),
    (re.compile(rf"(?<=\d){_SPACES}(?=(?:h|min|km|m|pt|ans?|euros?|personnes)\b)"), NARROW),
)
_TAG = re.compile(
    r"(<(?:style|script|code|pre|title)\b.*?</(?:style|script|code|pre|title)>|<!--.*?-->|<[^>]*>)", re.DOTALL
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def typeset(text: str, language: str) -> str:
    """A text with the typography of its language; English is left as it was typed."""
    if language != "fr":
        return text
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset_html(html: str, language: str) -> str:
    """A page with the typography of its language, in its text and its title, never in its tags."""
    if language != "fr":
        return html
    pieces = _TAG.split(html)
    # Odd places hold the tags that the split keeps.
    pieces[::2] = [
        escape(typeset(unescape(text), language), quote=False) if text.strip() else text for text in pieces[::2]
    ]
    return _TITLE.sub(lambda found: f"<title>{escape(typeset(unescape(found[1]), language))}</title>", "".join(pieces))
