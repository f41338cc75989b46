"""A kind of document, as the table of documents lists it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DocumentKind"]


@dataclass(frozen=True)
class DocumentKind:
    """A row of the table.

    Attributes:
        name: the end of the file's name, in the project's language.
        title: what the document is called.
        template: the template that it is made from.
        subject: the section that one such document is made for each item of; for "brief"
            and "library", there is only one.
        for_participants: whether participants hold it, so that it is set in large print
            by itself when one of the groups needs it.
    """

    name: str
    title: str
    template: str
    subject: str
    for_participants: bool = False
