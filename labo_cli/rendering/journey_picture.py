"""The user's journey as SVG: today above, with the service below, and between them what becomes of each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from labo_cli.brief.journey import Change
from labo_cli.i18n import N_
from labo_cli.rendering.svg_words import svg_words
from labo_cli.rendering.wall_type import length_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.brief.journey import Step
    from labo_cli.i18n import Language
    from labo_cli.model.brief import JourneyStage

__all__ = ["journey_pictures"]

_INK, _BRAND, _BRAND_TINT, _WARM, _PAPER = "#1b2430", "#0b5563", "#dcecee", "#9c3d12", "#ffffff"
_WIDTH = 170.0
_MM = 25.4 / 72
_AT_MOST = 4
"""Steps in a row, at most; in large print, half of that."""
_SPARE = 5.0
"""The room in mm between the words of two steps."""
_CLOSE = 12.0
"""From this size on, in points, what stands between the words is set closer, so that a page holds two rows."""


@dataclass(frozen=True)
class _Line:
    """One of the two journeys in a row of the drawing."""

    is_today: bool
    title: str
    key: str
    stages: tuple[JourneyStage | None, ...]

    @property
    def colour(self) -> str:
        return _WARM if self.is_today else _BRAND


def journey_pictures(steps: Sequence[Step], language: Language, *, large_print: bool = False) -> tuple[Markup, ...]:
    """The journey in rows of a few steps, each a drawing of its own, so that a page may end between two of them.

    Told apart in black and white too: the line of today is broken and its circles empty; a cross marks what goes
    wrong, a tick what is put right.

    Args:
        steps: of both journeys, side by side.
        language: of the words.
        large_print: whether the words are larger; fewer steps stand in a row then.
    """
    most = _AT_MOST // 2 if large_print else _AT_MOST
    rows = -(-len(steps) // most)
    per = -(-len(steps) // rows) if rows else 1
    # A single step keeps the measure of two, or its words would run across the page.
    width = _WIDTH / max(per, 2)
    size = 16.0 if large_print else 9.5
    starts = range(0, len(steps), per)
    return tuple(Markup(_Row(steps[n : n + per], n, len(steps), language, size, width).drawn()) for n in starts)


class _Row:
    """A row of steps being drawn, in millimetres, from the top down."""

    def __init__(
        self, steps: Sequence[Step], first: int, total: int, language: Language, points: float, width: float
    ) -> None:
        self.steps = steps
        self.first, self.total = first, total
        self.language = language
        self.points, self.size = points, points * _MM
        self.width = width
        is_close = points > _CLOSE
        self.leading = self.size * (1.14 if is_close else 1.25)
        self.spare = _SPARE * (0.6 if is_close else 1)
        self.air = self.size * (0.5 if is_close else 1)
        """What is left free between the parts of a row, in mm."""
        self.y = 0.0
        self.parts: list[str] = []

    def drawn(self) -> str:
        said = self.language.gettext
        before = _Line(True, said(N_("Today")), said(N_("what goes wrong")), tuple(step.today for step in self.steps))
        after = _Line(
            False, said(N_("With the service")), said(N_("what is put right")), tuple(s.target for s in self.steps)
        )
        if any(before.stages):
            self._line(before)
        if any(step.change for step in self.steps):
            self._changes()
        if any(after.stages):
            self._line(after)
        title = f"<title>{escape(self._told(before, after))}</title>"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="journey-row" role="img" '
            f'viewBox="-0.5 0 {_WIDTH + 1:g} {self.y + 1:.1f}" '
            f'font-family="Source Sans 3, Source Sans Pro, sans-serif" font-size="{self.size:.2f}">'
            f"{title}{''.join(self.parts)}</svg>"
        )

    def _told(self, before: _Line, after: _Line) -> str:
        """The row in words, for those who cannot see it."""
        told = [
            self.language.gettext("Steps {first} to {last} of {total}.").format(
                first=self.first + 1, last=self.first + len(self.steps), total=self.total
            )
        ]
        for line in (before, after):
            stages = [_stage_told(stage) for stage in line.stages if stage]
            if stages:
                told.append(
                    self.language.gettext("{journey}: {steps}.").format(journey=line.title, steps="; ".join(stages))
                )
        return " ".join(told)

    def _line(self, line: _Line) -> None:
        """What is done, the line with a circle for each step, how it feels, and what goes wrong or is put right."""
        self._heading(line)
        names = [self._wrapped(stage.stage if stage else "") for stage in line.stages]
        tallest = max(map(len, names))
        for n, lines in enumerate(names):
            self._words(n, lines, self.y + (tallest - len(lines)) * self.leading, weight=600)
        self.y += tallest * self.leading + self.size * 0.25 + self.air * 0.5
        self._track(line)
        self.y += self.size * 0.55 + self.air * 0.5
        feelings = [self._wrapped(stage.feeling or "" if stage else "", self.size) for stage in line.stages]
        if any(feelings):
            for n, lines in enumerate(feelings):
                self._feeling(n, lines, line)
            self.y += max(map(len, feelings)) * self.leading + self.size * 0.4 + self.air * 0.5
        told = [self._wrapped(stage.irritant or "" if stage else "", self.size * 1.25) for stage in line.stages]
        for n, lines in enumerate(told):
            if lines:
                self._mark(line.is_today, n * self.width, self.y + self.size * 0.62, line.colour)
                self._words(n, lines, self.y, indent=self.size * 1.25)
        self.y += max(map(len, told)) * self.leading

    def _heading(self, line: _Line) -> None:
        base = self.y + self.size * 1.2
        self.parts.append(svg_words(0, base, line.title, self.size * 1.2, weight=600, fill=line.colour))
        if any(stage and stage.irritant for stage in line.stages):
            self._mark(
                line.is_today, _WIDTH - self._length(line.key) - self.size * 1.25, base - self.size * 0.36, line.colour
            )
            self.parts.append(svg_words(_WIDTH, base, line.key, self.size, fill=line.colour, anchor="end"))
        self.y += self.size * 1.4 + self.air * 0.7

    def _track(self, line: _Line) -> None:
        there = [n for n, stage in enumerate(line.stages) if stage]
        radius = self.size * 0.5
        end = len(line.stages) * self.width - self.spare
        goes_on = self.first + len(self.steps) < self.total
        look = 'stroke-dasharray="2.4 1.6" ' if line.is_today else ""
        self.parts.append(
            f'<path d="M{there[0] * self.width + radius:.1f} {self.y:.1f}H{end:.1f}" fill="none" '
            f'stroke="{line.colour}" stroke-width="0.6" {look}/>'
        )
        tip = (
            f"M{end - 2:.1f} {self.y - 1.6:.1f}L{end:.1f} {self.y:.1f}L{end - 2:.1f} {self.y + 1.6:.1f}"
            if goes_on
            else f"M{end:.1f} {self.y - 1.6:.1f}V{self.y + 1.6:.1f}"
        )
        self.parts.append(f'<path d="{tip}" fill="none" stroke="{line.colour}" stroke-width="0.6"/>')
        for n in there:
            self.parts.append(
                f'<circle cx="{n * self.width + radius:.1f}" cy="{self.y:.1f}" r="{radius:.2f}" '
                f'fill="{_PAPER if line.is_today else line.colour}" stroke="{line.colour}" stroke-width="0.6"/>'
            )

    def _feeling(self, n: int, lines: Sequence[str], line: _Line) -> None:
        if not lines:
            return
        wide = max(map(self._length, lines)) + self.size
        high = len(lines) * self.leading + self.size * 0.3
        look = 'stroke-dasharray="1.2 0.9"' if line.is_today else ""
        self.parts.append(
            f'<rect x="{n * self.width:.1f}" y="{self.y:.1f}" width="{min(wide, self.width - 2):.1f}" '
            f'height="{high:.1f}" rx="1.8" fill="none" stroke="{line.colour}" stroke-width="0.3" {look}/>'
        )
        self._words(n, lines, self.y + self.size * 0.1, indent=self.size * 0.5, fill=line.colour, style="italic")

    def _changes(self) -> None:
        """For each step, an arrow down, and in a word what becomes of it."""
        self.y += self.air * 0.8
        high = self.size * 1.2 + self.air * 0.8
        for n, step in enumerate(self.steps):
            if step.change is None:
                continue
            x, top, bottom = n * self.width + self.size * 0.5, self.y, self.y + high
            word = self.language.gettext(step.change.label)
            wide = min(self._length(word) + self.size * 2.3, self.width - 2)
            self.parts.append(
                f'<rect x="{n * self.width:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" '
                f'fill="{_PAPER if step.change is Change.GONE else _BRAND_TINT}" stroke="none"/>'
            )
            colour = _WARM if step.change is Change.GONE else _BRAND
            top, bottom, half = top + high * 0.22, bottom - high * 0.22, high * 0.22
            middle = (top + bottom) / 2
            shape = {
                Change.NEW: f"M{x:.1f} {top:.1f}V{bottom:.1f}M{x - half:.1f} {middle:.1f}H{x + half:.1f}",
                Change.GONE: f"M{x:.1f} {top:.1f}V{bottom:.1f}M{x - half:.1f} {bottom:.1f}H{x + half:.1f}",
            }.get(
                step.change,
                f"M{x:.1f} {top:.1f}V{bottom:.1f}M{x - half:.1f} {bottom - half:.1f}L{x:.1f} {bottom:.1f}"
                f"L{x + half:.1f} {bottom - half:.1f}",
            )
            self.parts.append(f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="0.6"/>')
            self.parts.append(
                svg_words(x + self.size * 1.1, middle + self.size * 0.34, word, self.size, weight=600, fill=colour)
            )
        self.y += high + self.air * 1.2

    def _mark(self, is_today: bool, x: float, y: float, colour: str) -> None:
        """A cross for what goes wrong, a tick for what is put right, its middle at a height."""
        half = self.size * 0.32
        shape = (
            f"M{x:.2f} {y - half:.2f}L{x + 2 * half:.2f} {y + half:.2f}M{x:.2f} {y + half:.2f}"
            f"L{x + 2 * half:.2f} {y - half:.2f}"
            if is_today
            else f"M{x:.2f} {y:.2f}L{x + half * 0.8:.2f} {y + half:.2f}L{x + 2.2 * half:.2f} {y - half:.2f}"
        )
        self.parts.append(f'<path d="{shape}" fill="none" stroke="{colour}" stroke-width="{self.size * 0.17:.2f}"/>')

    def _wrapped(self, text: str, indent: float = 0.0) -> list[str]:
        return wrapped(" ".join(text.split()), self.width - self.spare - indent, self.points) if text.strip() else []

    def _length(self, text: str) -> float:
        return length_of(text, self.points)

    def _words(
        self,
        n: int,
        lines: Sequence[str],
        top: float,
        *,
        indent: float = 0.0,
        weight: int = 400,
        fill: str = _INK,
        style: str = "normal",
    ) -> None:
        left = n * self.width + indent
        for row, line in enumerate(lines):
            base = top + row * self.leading + self.size * 0.95
            self.parts.append(svg_words(left, base, line, self.size, weight=weight, fill=fill, style=style))


def _stage_told(stage: JourneyStage) -> str:
    felt = f"{stage.stage} ({stage.feeling})" if stage.feeling else stage.stage
    return f"{felt} – {stage.irritant}" if stage.irritant else felt
