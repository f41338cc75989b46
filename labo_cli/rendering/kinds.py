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
        template: the template that it is made from; empty for a file without a page, which has only what it always has.
        subject: the section that one such document is made for each item of; for "brief",
            "chain", "library" and "project", there is only one.
        for_participants: whether participants hold it, so that it is set in large print
            by itself when one of the groups needs it.
        per: what its printed copies are counted by: session, team (one for each who runs it), table or person.
        paper: what it is printed on: a4, a3, or card for A4 card.
        private: whether it names people, so that it is only ever written in private/ of the documents' folder.
            Made without any names, it is no longer private.
        always: formats made besides those that the user asks for, such as xlsx or ics.
        only_with: what its view must hold for the document to be made at all, such as tables; empty for always.
        titled_by: what its view holds its title under, where the title depends on the item; empty for `title`.
        each: how many copies each of those that `per` counts gets.
        always_large: whether it is set in large print whatever the user asks, so that there is one edition of it.
        page_only: whether where things stand on the sheet is all it is, so that Word and Markdown make no sense of it.
    """

    name: str
    title: str
    template: str
    subject: str
    for_participants: bool = False
    per: str = "session"
    paper: str = "a4"
    private: bool = False
    always: tuple[str, ...] = ()
    only_with: str = ""
    titled_by: str = ""
    each: int = 1
    page_only: bool = False
    always_large: bool = False
