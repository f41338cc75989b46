"""Rich text as plain text: paragraphs, lists and addresses stay, scripts and styles go."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["tidy", "to_text"]


def _words(text: str) -> list[str]:
    return text.split()


_NAMES = frozenset(
    _words("""
        p br ul ol li div span strong em b i u s a h1 h2 h3 h4 h5 h6 blockquote img table thead tbody tfoot tr td th
        caption script style iframe hr sub sup code pre section article aside header footer main nav figure figcaption
        dl dt dd video audio source picture button font center html head body meta link title label small big mark del
        ins strike abbr cite q svg path object embed noscript template form input textarea select option o:p
    """)
)
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:]*)(?=[\s/]|$)")
_BLOCK = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|blockquote|table|tr|section|article)[\s/>]", re.IGNORECASE)
_TO_DROP = re.compile(r"<(?:script|style|template|noscript|svg|title|!|\?)", re.IGNORECASE)
_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|svg|title)\b.*?(?:</\1\s*>|\Z)|<[?!][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BARE_BULLET = re.compile(r"^(-|\d+\.)\n+", re.MULTILINE)
"""An item whose words are in a paragraph of their own."""
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no YAML file, no page and no workbook may hold, and nobody sees."""
_PARAGRAPHS = "p /p h1 /h1 h2 /h2 h3 /h3 h4 /h4 h5 /h5 h6 /h6 blockquote /blockquote table /table hr"
_LINES = (
    "br /br div /div tr section /section article /article dt dd figure /figure figcaption dl /dl pre /pre option "
    "header /header footer /footer aside /aside main /main nav /nav form /form caption /caption"
)
_MARKS = (
    dict.fromkeys(_words(_PARAGRAPHS), "\n\n")
    | dict.fromkeys(_words(_LINES), "\n")
    | {"li": "\n- ", "td": " ", "th": " "}
    | dict.fromkeys(_words("/li strong /strong em /em b /b i /i u /u span /span /tr /td /th"), "")
    | {"br/": "\n", "br /": "\n"}
)
"""What stands for a tag that has nothing but its name."""
_QUICK = [("</p> <p>", "\n\n"), ("</p><p>", "\n\n"), ("</li> <li>", "\n- "), ("</li><li>", "\n- ")] + [
    (f"<{tag}>", mark)
    for tag, mark in {**_MARKS, "ul": "\n\n", "/ul": "\n\n"}.items()
    if tag in _words("p /p br br/ ul /ul li /li strong /strong em /em") or tag == "br /"
]


def to_text(raw: str) -> str:
    """The words of a cell, be it HTML or not.

    A text without a tag that HTML knows keeps its line breaks, and its angle brackets.
    """
    if "<" in raw:
        raw = _without_tags(raw)
    if "&" in raw:
        raw = raw.replace("&nbsp;", " ").replace("&#39;", "'").replace("&quot;", '"')
        if "&" in raw:
            raw = _ENTITY.sub(_entity, raw)
    return tidy(raw)


def tidy(text: str) -> str:
    """A text as a YAML block holds it: no unseen characters, no blanks at the end of a line, one empty line at most."""
    if not text.isprintable():
        seen = text.replace("\n", "").replace("\xa0", "").replace("\u202f", "").replace("\t", "")
        if not seen.isprintable():
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
            text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
            text = _UNWRITABLE.sub("", text)
        if " \n" in text or "\t\n" in text or "\xa0\n" in text:
            text = "\n".join(map(str.rstrip, text.split("\n")))
        while "\n\n\n" in text:
            text = text.replace("\n\n\n\n", "\n\n").replace("\n\n\n", "\n\n")
    return text.strip()


def _entity(found: re.Match[str]) -> str:
    character = unescape(found[0])
    return " " if character == "\xa0" else character


def _without_tags(raw: str) -> str:
    if not _BLOCK.search(raw):
        return _tag_by_tag(raw)
    # A line break of the source is a blank on the page.
    text = raw.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if "  " in text:
        text = " ".join(text.split())
    text = text.replace("</p> </li>", "</li>").replace("</p></li>", "</li>")
    # The tags that nearly all texts are made of go quickly; numbered lists have to be counted.
    if "<ol" not in text:
        for tag, mark in _QUICK:
            text = text.replace(tag, mark)
    if "<" in text:
        text = _tag_by_tag(text)
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    if "\n-\n" in text or "<ol" in raw:
        text = _BARE_BULLET.sub(r"\1 ", text)
    return text


def _tag_by_tag(raw: str) -> str:
    if _TO_DROP.search(raw):
        raw = _DROPPED.sub("", raw)
    return _Reading().text(raw)


class _Reading:
    """One text, tag by tag."""

    __slots__ = ("counters", "link", "parts", "since")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.counters: list[int | None] = []
        self.link = ""
        self.since = 0

    def text(self, raw: str) -> str:
        first, *others = raw.split("<")
        parts = self.parts
        parts.append(first)
        for part in others:
            tag, closed, rest = part.partition(">")
            mark = _MARKS.get(tag) if closed and not self.counters else None
            if mark is None:
                mark = self._mark(tag) if closed else None
                if mark is None:
                    parts.append("<" + part)
                    continue
            parts.append(mark)
            parts.append(rest)
        return "".join(parts)

    def _mark(self, tag: str) -> str | None:
        """What stands for a tag; None when it is none, but words that have an angle bracket before them."""
        found = _NAME.match(tag)
        name = found[0].lower() if found else ""
        if name.removeprefix("/") not in _NAMES:
            return None
        if name == "a":
            self.link, self.since = _address(tag), len(self.parts)
            return ""
        if name == "/a":
            return self._address_said()
        if name in {"iframe", "embed", "video", "audio", "source"}:
            return f" {_address(tag)} "
        if name in {"ol", "ul"}:
            self.counters.append(0 if name == "ol" else None)
            return "\n\n" if len(self.counters) == 1 else "\n"
        if name in {"/ol", "/ul"}:
            del self.counters[-1:]
            return "\n" if self.counters else "\n\n"
        if name == "li" and self.counters and (before := self.counters[-1]) is not None:
            self.counters[-1] = before + 1
            return f"\n{before + 1}. "
        return _MARKS.get(name, "")

    def _address_said(self) -> str:
        """The address of a link that ends here, unless its words are that address."""
        link, self.link = self.link, ""
        said = "".join(self.parts[self.since :]).strip()
        if not link or link in {said, f"mailto:{said}", f"http://{said}", f"https://{said}"}:
            return ""
        return f" ({link})" if said else link


def _address(tag: str) -> str:
    """Where a tag points to; nothing for a place within the page or a script."""
    found = _ADDRESS.search(tag)
    address = next((part for part in found.groups() if part), "").strip() if found else ""
    return "" if address.startswith("#") or address.lower().startswith(("javascript:", "data:")) else address
