"""A canvas: a sheet to be filled in together, described by its boxes and drawn by its layout."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Id, Part, not_understood, says
from labo_cli.model.bilingual import Words
from labo_cli.model.card_words import Fill, Layout, Paper
from labo_cli.model.values import Count

__all__ = ["Box", "Canvas"]

Percent = Annotated[int, Field(ge=5, le=100)]
Weight = Annotated[int, Field(ge=1, le=20)]

_BOXES = {
    # How many boxes a layout draws, at least and at most, and how many headings it needs.
    Layout.BOXES: ((1, 24), (0, 0)),
    Layout.TABLE: ((1, 14), (1, 9)),
    Layout.MATRIX: ((4, 4), (2, 2)),
    Layout.TREE: ((3, 3), (0, 0)),
    Layout.CHAIN: ((3, 8), (0, 0)),
    Layout.RINGS: ((2, 4), (0, 0)),
    Layout.SHIELD: ((5, 5), (0, 0)),
    Layout.CENTRE: ((7, 7), (0, 0)),
}


class Box(Part):
    """A place to write in."""

    title: Words = says(N_("What the box is called; a row's heading in a table."))
    prompt: Words | None = says(N_("The question that the box answers."), default=None)
    width: Percent = says(N_("Its share of the row, in per cent; a row ends when it is full."), default=100)
    height: Weight = says(N_("How high its row is, compared with the others."), default=1)
    fill: Fill = says(N_("What it is prepared with: blank, lines, frame or curve."), default=Fill.BLANK)
    repeat: Count = says(N_("How many there are of it; each is numbered."), default=1, le=14)


class Canvas(Part):
    """A sheet to be filled in, in A4 and in A3."""

    id: Id = says(N_("Short name of the canvas; its file is named after it."))
    title: Words = says(N_("What the sheet is called."))
    instruction: Words = says(N_("How to fill it in, in a sentence or two."))
    layout: Layout = says(N_("How it is drawn: boxes, table, matrix, tree, chain, rings, shield or centre."))
    paper: Paper = says(N_("portrait or landscape."), default=Paper.LANDSCAPE)
    headings: list[Words] = says(
        N_("For a table, the headings of its columns; for a matrix, its two axes, across then up."), default=[]
    )
    boxes: list[Box] = says(N_("The boxes, in the order they are read."), min_length=1)

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Self:
        (fewest, most), (few_headings, most_headings) = _BOXES[self.layout]
        if not fewest <= self.count <= most:
            raise not_understood(
                _("this layout draws {min} to {max} boxes, and there are {n}").format(
                    min=fewest, max=most, n=self.count
                ),
                _("change the boxes or the layout"),
            )
        if not few_headings <= len(self.headings) <= most_headings:
            raise not_understood(
                _("this layout takes {min} to {max} headings, and there are {n}").format(
                    min=few_headings, max=most_headings, n=len(self.headings)
                ),
                _("a table has headings for its columns, a matrix for its two axes, the others none"),
            )
        return self

    @property
    def count(self) -> int:
        """How many boxes are drawn, the repeated ones counted."""
        return sum(box.repeat for box in self.boxes)
