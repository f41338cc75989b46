"""Fingerprints of what matters in each item of the chain: they change when a word does, not when a space does."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, PastState, Recommendation

__all__ = [
    "NOTHING",
    "answer_prints",
    "contribution_prints",
    "fingerprint",
    "history_print",
    "recommendation_prints",
    "requirement_prints",
]

NOTHING = "-"
"""Stands for a part that is left out."""
LENGTH = 12
"""Figures of a fingerprint: enough for thousands of texts, few enough to be read over."""
_SEPARATOR = "\0"
_SAME = {
    **dict.fromkeys("‘’ʼ´`", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—", "-"),
    **dict.fromkeys("\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{WORD JOINER}", ""),
    "…": "...",
    "œ": "oe",
    "Œ": "Oe",
}
"""Signs that keyboards and editors put one for the other."""
_SIGNS = re.compile(f"[{''.join(_SAME)}]")
_SPACED_SIGN = re.compile(r'\s+(?=[;:!?%€…"])|(?<=")\s+')


def fingerprint(*texts: str | None) -> str:
    """A short fingerprint of some texts, whatever their typography and the way their lines are folded.

    Args:
        texts: what to take it of; when all of them are left out, it is `NOTHING`.
    """
    if not any(texts):
        return NOTHING
    plain = _SEPARATOR.join(_plain(text) if text else "" for text in texts)
    return hashlib.blake2b(plain.encode(), digest_size=LENGTH // 2).hexdigest()


def contribution_prints(contribution: Contribution) -> Mapping[str, str]:
    """What matters in a contribution, part by part: its words."""
    return {"text": fingerprint(contribution.text)}


def recommendation_prints(recommendation: Recommendation) -> Mapping[str, str]:
    """What matters in a recommendation, part by part: its text, and what was answered to it."""
    return {
        "text": fingerprint(recommendation.text),
        "state": fingerprint(recommendation.state, recommendation.merged_into),
        "kept": fingerprint(recommendation.kept),
        "explanation": fingerprint(recommendation.explanation),
    }


def answer_prints(recommendation: Recommendation) -> Mapping[str, str]:
    """What else matters in an answer, and in nothing that hangs on it: its reason, its marks, its easy version."""
    return {
        "reason": fingerprint(recommendation.reason),
        "easy": fingerprint(recommendation.easy),
        "date": fingerprint(recommendation.date.isoformat() if recommendation.date else None),
        "history": history_print(recommendation.history),
    }


def history_print(history: Sequence[PastState]) -> str:
    """The fingerprint of the states that a recommendation was in before, whatever was said of them."""
    return fingerprint(*(f"{past.state} {past.date.isoformat()}" for past in history))


def requirement_prints(requirement: Requirement) -> Mapping[str, str]:
    """What matters in a requirement, part by part: its statement, and what it is judged by, in any order."""
    criteria = sorted(
        _SEPARATOR.join(map(_plain, (each.name, each.level, each.limit or "", each.flexibility)))
        for each in requirement.criteria
    )
    return {"statement": fingerprint(requirement.statement), "criteria": fingerprint(*criteria)}


def _plain(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _SIGNS.sub(lambda sign: _SAME[sign[0]], text)
    return _SPACED_SIGN.sub("", " ".join(text.split()))
