"""Lengths fitted to the time there is: each between its least and its most, in five-minute steps, to the minute."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["STEP", "Span", "fit", "fixed", "span"]

STEP = 5
"""Minutes that a timetable is rounded to, so that it can be read out and kept."""


@dataclass(frozen=True)
class Span:
    """How long something may last, in minutes: the least, what is usual, the most."""

    least: int
    usual: int
    most: int


def fixed(minutes: int) -> Span:
    """A length that does not give way."""
    return Span(minutes, minutes, minutes)


def span(least: int, usual: int, most: int) -> Span:
    """A length on the five-minute grid, inside its bounds; kept to the minute where no multiple of five fits."""
    low, high = ceil(least / STEP) * STEP, most // STEP * STEP
    if low > high:
        return fixed(min(max(usual, least), most))
    return Span(low, min(max(round(usual / STEP) * STEP, low), high), high)


def fit(total: int, spans: Sequence[Span]) -> list[int]:
    """Shares a time out in proportion to what is usual, each share within its bounds.

    One factor stretches or shrinks every usual length; who would leave their bounds stop
    there. Shares then grow from their least by five minutes, by the largest remainder, so that nothing
    drifts; what is no multiple of five goes to the longest that can take it.

    Args:
        total: the minutes to fill.
        spans: the bounds of each share.

    Returns:
        Shares that add up to `total` where the bounds allow it; otherwise all the least, or
        all the most.
    """
    least, most = sum(s.least for s in spans), sum(s.most for s in spans)
    if total <= least:
        return [s.least for s in spans]
    if total >= most:
        return [s.most for s in spans]
    exact = _in_proportion(total, spans)
    shares = [s.least + int((e - s.least) // STEP) * STEP for e, s in zip(exact, spans, strict=True)]
    while (left := total - sum(shares)) > 0:
        step = min(STEP, left)
        room = [n for n, s in enumerate(spans) if shares[n] + step <= s.most]
        if not room:
            step, room = 1, [n for n, s in enumerate(spans) if shares[n] < s.most]
        shares[max(room, key=lambda n: (exact[n] - shares[n], spans[n].usual, -n))] += step
    while (over := sum(shares) - total) > 0:
        room = [n for n, s in enumerate(spans) if shares[n] > s.least]
        n = min(room, key=lambda n: (exact[n] - shares[n], -spans[n].usual, n))
        shares[n] -= min(STEP, over, shares[n] - spans[n].least)
    return shares


def _in_proportion(total: int, spans: Sequence[Span]) -> list[float]:
    """The factor that makes the bounded lengths add up to the total, found by halving; the sum grows with it."""
    low, high = 0.0, max(s.most / s.usual for s in spans)
    for _round in range(50):
        middle = (low + high) / 2
        if sum(_bounded(middle, s) for s in spans) < total:
            low = middle
        else:
            high = middle
    return [_bounded(high, s) for s in spans]


def _bounded(factor: float, one: Span) -> float:
    return min(max(factor * one.usual, one.least), one.most)
