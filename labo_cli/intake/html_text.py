"""Rich text as plain text: paragraphs, lists and addresses stay, scripts and styles go."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["tidy", "to_text"]

_NAMES = (
    "p br ul ol li div span strong em b i u s a h1 h2 h3 h4 h5 h6 blockquote img table thead tbody tfoot tr td th caption "
    "script style iframe hr sub sup code pre section article aside header footer main nav figure figcaption dl dt dd "
    "video audio source picture button font center html head body meta link title label small big mark del ins strike "
    "abbr cite q svg path object embed noscript template form input textarea select option o:p"
)
_TAG = re.compile(
    # An opening bracket ends it too, so that a text full of them takes no longer than any other.
    rf"<(/?(?:{'|'.join(sorted(_NAMES.split(), key=len, reverse=True))}))(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|br|div|ul|ol|li|h[1-6]|blockquote|table|tr|section|article)[\s/>]", re.IGNORECASE)
_HEAVY = re.compile(r"<(?:a|ol|script|style|iframe|template|noscript|svg|title|head|!--|\?)", re.IGNORECASE)
_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript|svg|title)\b.*?(?:</\1\s*>|\Z)|<[?!][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ITEM_OPENS = re.compile(r"(<li\b[^<>]*>)\s*<p\b[^<>]*>", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"</p>\s*(?=</li>)", re.IGNORECASE)
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EMPTY_LINES = re.compile(r"\n{3,}")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no YAML file, no page and no workbook may hold, and nobody sees."""
_PARAGRAPHS = "p /p ul /ul ol /ol h1 /h1 h2 /h2 h3 /h3 h4 /h4 h5 /h5 h6 /h6 blockquote /blockquote table /table hr"
_LINES = (
    "br /br div /div tr section /section article /article dt dd figure /figure figcaption dl /dl pre /pre option "
    "header /header footer /footer aside /aside main /main nav /nav form /form caption /caption"
)
_MARKS = (
    dict.fromkeys(_PARAGRAPHS.split(), "\n\n")
    | dict.fromkeys(_LINES.split(), "\n")
    | {"li": "\n- ", "td": " ", "th": " "}
)


def to_text(raw: str) -> str:
    """The words of a cell, be it HTML or not.

    A text without a tag that HTML knows keeps its line breaks, and its angle brackets.
    """
    if "<" in raw and _TAG.search(raw):
        raw = _without_tags(raw)
    if "&" in raw:
        raw = _ENTITY.sub(_entity, raw)
    return tidy(raw)


def tidy(text: str) -> str:
    """A text as a YAML block holds it: unseen characters gone, no line with blanks at its end, one empty line at most."""
    if not text.isprintable() and not text.replace("\n", "").isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
        text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
        text = _UNWRITABLE.sub("", text)
    if "\n" not in text:
        return text.strip()
    text = "\n".join(map(str.rstrip, text.split("\n"))).strip()
    return _EMPTY_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def _entity(found: re.Match[str]) -> str:
    character = unescape(found[0])
    return " " if character == "\xa0" else character


def _without_tags(raw: str) -> str:
    if _HEAVY.search(raw):
        raw = _DROPPED.sub(" ", raw)
    has_blocks = _BLOCK.search(raw)
    if has_blocks:
        raw = " ".join(raw.split())
    if "<li" in raw or "<LI" in raw:
        raw = _ITEM_ENDS.sub("", _ITEM_OPENS.sub(r"\1", raw))
    text = _with_addresses(raw) if _HEAVY.search(raw) else _TAG.sub(_mark, raw)
    return "\n".join(map(str.strip, text.split("\n"))) if has_blocks else text


def _mark(found: re.Match[str]) -> str:
    name = found[1]
    return _MARKS.get(name) or _MARKS.get(name.lower(), "")


def _with_addresses(raw: str) -> str:
    """The slow way, for texts with links or numbered lists: tag by tag."""
    parts: list[str] = []
    counters: list[int | None] = []
    link, since, at = "", 0, 0
    for found in _TAG.finditer(raw):
        parts.append(raw[at : found.start()])
        at = found.end()
        name = found[1].lower()
        if name == "a":
            link, since = _address(found[0]), len(parts)
        elif name == "/a" and link:
            said = "".join(parts[since:]).strip()
            if link not in {said, f"mailto:{said}", f"http://{said}", f"https://{said}"}:
                parts.append(f" ({link})" if said else link)
            link = ""
        elif name in {"iframe", "embed", "video", "audio", "source"}:
            parts.append(f" {_address(found[0])} ")
        elif name in {"ol", "ul"}:
            counters.append(0 if name == "ol" else None)
            parts.append("\n\n" if len(counters) == 1 else "\n")
        elif name in {"/ol", "/ul"}:
            if counters:
                counters.pop()
            parts.append("\n" if counters else "\n\n")
        elif name == "li" and counters and counters[-1] is not None:
            counters[-1] += 1
            parts.append(f"\n{counters[-1]}. ")
        else:
            parts.append(_MARKS.get(name, ""))
    parts.append(raw[at:])
    return "".join(parts)


def _address(tag: str) -> str:
    """Where a tag points to; nothing for a place within the page or a script."""
    found = _ADDRESS.search(tag)
    address = next((part for part in found.groups() if part), "").strip() if found else ""
    return "" if address.startswith("#") or address.lower().startswith(("javascript:", "data:")) else address
