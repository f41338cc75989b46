"""Pictures of the chain as SVG: how what was said flows into recommendations, and these into functions."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from labo_cli.model.words import State
from labo_cli.rendering.svg_words import svg_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.brief.flow import Flow
    from labo_cli.i18n import Language

__all__ = ["flow_picture"]

_INK, _BRAND, _BRAND_TINT, _WARM, _WARM_TINT, _LINE = "#1b2430", "#0b5563", "#dcecee", "#9c3d12", "#faeee6", "#5d6a76"
_WIDTH = 170.0
_GAP = 3.0
_LEAST = 11.0
"""The least height of a block, in which two lines of words stand, in millimetres."""


@dataclass(frozen=True)
class _Block:
    """A block of a column, in millimetres; what is said in it, and the look of its mark."""

    x: float
    y: float
    width: float
    height: float
    figure: str
    words: str
    look: str


def flow_picture(flow: Flow, language: Language, *, large_print: bool = False) -> Markup:
    """The chain in three columns, with bands between them as wide as what flows along them.

    Told apart in black and white too: each block says what it is and how many there are, bands have an outline.

    Args:
        flow: the chain in figures.
        language: of the words.
        large_print: whether the words are larger.
    """
    size = 5.2 if large_print else 3.7
    return Markup(_Picture(flow, language, size).drawn())


class _Picture:
    """One drawing being made."""

    def __init__(self, flow: Flow, language: Language, size: float) -> None:
        self.flow = flow
        self.language = language
        self.size = size
        # In large print a label takes two lines, and so does what is above a column.
        self.least = _LEAST * size / 3.7 + (size if size > 4 else 0)
        self.widths = (36.0, 42.0, 36.0) if size < 4 else (44.0, 52.0, 44.0)
        step = (_WIDTH - sum(self.widths)) / 2
        self.at = (0.0, self.widths[0] + step, _WIDTH - self.widths[2])
        self.top = (3 if size < 4 else 4) * size

    def drawn(self) -> str:
        flow, n, language = self.flow, self.language.number, self.language
        states = [(s.count, n(s.count), language.gettext(s.state.label), f"is-{s.state}") for s in flow.streams]
        left = flow.said - flow.taken
        said = [(flow.taken, n(flow.taken), language.gettext("behind a recommendation"), "words")]
        said += [(left, n(left), language.gettext("not behind a recommendation"), "words off")] if left else []
        kinds = [(flow.main, language.gettext("main functions")), (flow.constraints, language.gettext("constraints"))]
        functions = [(count, n(count), words, "function") for count, words in kinds if count]
        height = max(self._least(states), self._least(said), self._least(functions), 60.0)
        columns = [self._column(k, blocks, height) for k, blocks in enumerate((said, states, functions))]
        heads = [
            language.gettext("{n} things said or seen").format(n=n(flow.said)),
            language.gettext("{n} recommendations").format(n=n(flow.recommendations)),
            language.gettext("{n} functions").format(n=n(flow.functions)),
        ]
        parts = [f"<title>{escape(self.told())}</title>"]
        parts += self._bands(columns)
        for column in columns:
            parts += [self._block(block) for block in column]
        places = ((0.0, "start"), (_WIDTH / 2, "middle"), (_WIDTH, "end"))
        for (x, anchor), words in zip(places, heads, strict=True):
            for row, line in enumerate(wrap(words, 40 if self.size < 4 else 16)):
                parts.append(
                    svg_words(
                        x, self.size * (1.1 + 1.15 * row), line, self.size, weight=600, fill=_BRAND, anchor=anchor
                    )
                )
        whole = self.top + height + 1
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" '
            f'viewBox="-0.5 0 {_WIDTH + 1:g} {whole:.1f}" '
            f'font-family="Source Sans 3, Source Sans Pro, sans-serif" font-size="{self.size}">{"".join(parts)}</svg>'
        )

    def told(self) -> str:
        """The picture in words, for those who cannot see it."""
        language, flow, n = self.language, self.flow, self.language.number
        streams = []
        for stream in flow.streams:
            text = language.gettext("{state}: {n}").format(
                state=language.gettext(stream.state.label), n=n(stream.count)
            )
            if stream.functions:
                found = language.ngettext(
                    "found again in {n} function", "found again in {n} functions", stream.functions
                )
                text += f", {found.format(n=n(stream.functions))}"
            streams.append(text)
        return language.gettext(
            "From left to right: {said} things said or seen, of which {taken} are behind a recommendation; "
            "{recommendations} recommendations ({streams}); {functions} functions."
        ).format(
            said=n(flow.said),
            taken=n(flow.taken),
            recommendations=n(flow.recommendations),
            streams="; ".join(streams),
            functions=n(flow.functions),
        )

    def _least(self, blocks: Sequence[tuple[int, str, str, str]]) -> float:
        return len(blocks) * (self.least + _GAP) - _GAP

    def _column(self, k: int, blocks: Sequence[tuple[int, str, str, str]], height: float) -> list[_Block]:
        """Blocks one above the other, as high as they are many, but for those that would be too low for words."""
        total = sum(count for count, *_rest in blocks) or 1
        spare = height - self._least(blocks)
        made, y = [], self.top
        for count, figure, words, look in blocks:
            tall = self.least + spare * count / total
            made.append(_Block(self.at[k], y, self.widths[k], tall, figure, words, look))
            y += tall + _GAP
        return made

    def _bands(self, columns: Sequence[Sequence[_Block]]) -> list[str]:
        said, states, functions = columns
        made = []
        if said:
            flowing = [s.said for s in self.flow.streams]
            made += _streams(said[0], states, flowing, _WARM_TINT, _WARM, out=True)
            made += self._figures(states, flowing, -2.4, "end")
        flowing = [s.functions for s in self.flow.streams]
        if functions:
            whole = _Block(
                functions[0].x,
                functions[0].y,
                0,
                functions[-1].y + functions[-1].height - functions[0].y,
                *("", "", ""),
            )
            made += _streams(whole, states, flowing, _BRAND_TINT, _BRAND, out=False)
            made += self._figures(states, flowing, self.widths[1] + 2.4, "start")
        return made

    def _figures(self, states: Sequence[_Block], counts: Sequence[int], away: float, anchor: str) -> list[str]:
        """How much flows along each band, where it meets the recommendations, on a ground of its own."""
        made = []
        for state, count in zip(states, counts, strict=True):
            if count:
                said = self.language.number(count)
                wide = self.size * (0.5 * len(said) + 0.5)
                x, y = state.x + away, state.y + state.height / 2
                left = x - wide + self.size * 0.25 if anchor == "end" else x - self.size * 0.25
                made.append(
                    f'<rect x="{left:.1f}" y="{y - self.size * 0.6:.1f}" width="{wide:.1f}" '
                    f'height="{self.size * 1.2:.1f}" fill="#ffffff"/>'
                )
                made.append(svg_words(x, y + self.size * 0.32, said, self.size * 0.92, anchor=anchor))
        return made

    def _block(self, block: _Block) -> str:
        off = block.look.endswith("off")
        dash = ' stroke-dasharray="1.2 1"' if off or block.look == f"is-{State.UNANSWERED}" else ""
        line = _WARM if block.look.startswith("words") else _BRAND if block.look == "function" else _INK
        ground = _WARM_TINT if block.look == "words" else _BRAND_TINT if block.look == "function" else "#ffffff"
        frame = (
            f'<rect x="{block.x:.1f}" y="{block.y:.1f}" width="{block.width:.1f}" height="{block.height:.1f}" '
            f'fill="{ground}" stroke="{line}" stroke-width="0.4"{dash}/>'
        )
        middle = block.y + block.height / 2
        left = block.x + 3
        mark = _mark(block.look, left, middle - self.size * 0.45, self.size * 0.9)
        left += self.size * 1.5 if mark else 0
        figure = svg_words(left, middle - self.size * 0.25, block.figure, self.size * 1.25, weight=600)
        room = int((block.x + block.width - left) / (self.size * 0.44))
        lines = wrap(block.words, max(room, 8))
        words = [
            svg_words(left, middle + self.size * (0.95 + n), line, self.size * 0.92) for n, line in enumerate(lines)
        ]
        return "".join((frame, mark, figure, *words))


def _streams(
    end: _Block, states: Sequence[_Block], counts: Sequence[int], fill: str, line: str, *, out: bool
) -> list[str]:
    """Bands between one block and those of the recommendations, each as wide there as what flows along it."""
    total = sum(counts)
    if not total:
        return []
    most = max(
        (count / total * end.height / state.height for count, state in zip(counts, states, strict=True)), default=1
    )
    scale = min(1.0, 1 / most) if most else 1.0
    made, y = [], end.y
    for count, state in zip(counts, states, strict=True):
        if not count:
            continue
        wide = count / total * end.height
        near = wide * scale
        y_state = state.y + (state.height - near) / 2
        if out:
            made.append(_band((end.x + end.width, y, wide), (state.x, y_state, near), fill, line))
        else:
            made.append(_band((state.x + state.width, y_state, near), (end.x, y, wide), fill, line))
        y += wide
    return made


def _band(start: tuple[float, float, float], end: tuple[float, float, float], fill: str, line: str) -> str:
    (x1, y1, w1), (x2, y2, w2) = start, end
    half = (x1 + x2) / 2
    path = (
        f"M{x1:.1f} {y1:.1f}C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}V{y2 + w2:.1f}"
        f"C{half:.1f} {y2 + w2:.1f} {half:.1f} {y1 + w1:.1f} {x1:.1f} {y1 + w1:.1f}Z"
    )
    return f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="0.15"/>'


def _mark(look: str, x: float, y: float, size: float) -> str:
    """The square by which a state is told in the whole document: full, half, tinted, empty."""
    square = f'<rect x="{x:.1f}" y="{y:.1f}" width="{size:.1f}" height="{size:.1f}" stroke-width="0.35" '
    looks: dict[str, str] = {
        State.RETAINED: f'fill="{_BRAND}" stroke="{_BRAND}"',
        State.PARTLY_RETAINED: f'fill="#ffffff" stroke="{_BRAND}"',
        State.UNDER_STUDY: f'fill="{_BRAND_TINT}" stroke="{_BRAND}"',
        State.NOT_RETAINED: f'fill="#ffffff" stroke="{_WARM}"',
        State.MERGED: f'fill="#b9c3cc" stroke="{_LINE}"',
        State.UNANSWERED: f'fill="#ffffff" stroke="{_LINE}" stroke-dasharray="0.6 0.6"',
    }
    name = look.removeprefix("is-")
    if not look.startswith("is-"):
        return ""
    half = (
        f'<path d="M{x:.1f} {y:.1f}H{x + size:.1f}L{x:.1f} {y + size:.1f}Z" fill="{_BRAND}"/>'
        if name == State.PARTLY_RETAINED
        else ""
    )
    return f"{square}{looks[name]}/>{half}"
