"""Several PDF/UA-1 documents bound into one that is PDF/UA-1 too, for one order at the printer's.

Tags are what ordinary mergers lose. Here the documents' trees of tags become the branches of one; what pages are
drawn with (fonts, pictures, the pages' own contents) is kept once wherever it is the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from labo_cli.rendering.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

__all__ = ["Part", "bind"]

_METADATA = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<xmp:CreatorTool>labo</xmp:CreatorTool>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Part:
    """A document to be bound: what its bookmark says, a PDF made by `to_pdf`, how many times it is printed."""

    title: str
    pdf: bytes
    copies: int = 1


def bind(parts: Sequence[Part], title: str) -> bytes:
    """The documents one after the other as one PDF/UA-1 document, the same bytes each time.

    Pages keep their sizes, and a printer that has trays for them is asked to take each from its own. Every copy has
    its own pages and its own tags, which share what is drawn: so each is read aloud whole, and takes little room.

    Args:
        parts: the documents, in the order of the pages; at least one.
        title: what the whole is called.
    """
    return _Binding(title).bound(parts)


class _Binding:
    """The one document being put together, and what the parts put in so far have taken of it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.file = PdfFile()
        self.pages = self.file.place()
        self.tags = self.file.place()
        self.document = self.file.place()
        self.outlines = self.file.place()
        self.language = ""
        self.kids: list[IndirectObject] = []
        self.branches: list[IndirectObject] = []
        self.bookmarks: list[tuple[IndirectObject, DictionaryObject]] = []
        self.tagged: list[PdfObject] = []
        self.next_key = 0
        self.ids: dict[bytes, IndirectObject] = {}
        self.maps = {"/RoleMap": _dict(), "/ClassMap": _dict()}

    def bound(self, parts: Sequence[Part]) -> bytes:
        for part in parts:
            source = _Source(PdfReader(io.BytesIO(part.pdf)), self.file)
            for copy in range(part.copies):
                self._add(part.title, source, with_bookmark=copy == 0)
        return self.file.bytes(self._catalogue(), self.file.put(_dict(Title=_text(self.title), Creator=_text("labo"))))

    def _add(self, title: str, source: _Source, *, with_bookmark: bool) -> None:
        branch = self.file.place()
        tree = source.root["/StructTreeRoot"]
        (top,) = tree["/K"]
        carried = _Carried(source, self.file, self.next_key, f"{len(self.branches) + 1}-")
        carried.stands_for(source.root.raw_get("/Pages"), self.pages)
        carried.stands_for(source.root.raw_get("/StructTreeRoot"), self.tags)
        carried.stands_for(top, branch)
        pages = [carried.reference(page) for page in source.pages]
        self.kids += pages
        language = str(source.root["/Lang"])
        self.language = self.language or language
        tags = carried.dictionary(top.get_object())
        tags |= _dict(S=NameObject("/Part"), P=self.document, T=_text(title))
        if language != self.language:
            tags[NameObject("/Lang")] = _text(language)
        self.branches.append(self.file.put(tags, branch))
        if with_bookmark:
            self.bookmarks.append(self._bookmark(title, source, carried, pages[0]))
        nums = tree["/ParentTree"]["/Nums"]
        for key, value in zip(nums[::2], nums[1::2], strict=True):
            self.tagged += [NumberObject(key + self.next_key), carried.value(value)]
        for name, merged in self.maps.items():
            merged |= carried.dictionary(tree.get(name, {}))
        carried.finish()
        self.ids |= carried.ids
        self.next_key += 1 + max(nums[::2])

    def _bookmark(
        self, title: str, source: _Source, carried: _Carried, first: IndirectObject
    ) -> tuple[IndirectObject, DictionaryObject]:
        place = self.file.place()
        own = source.root.get("/Outlines", _dict())
        made = _dict(Title=_text(title), Parent=self.outlines, Dest=ArrayObject([first, NameObject("/Fit")]))
        if "/First" in own:
            carried.stands_for(source.root.raw_get("/Outlines"), place)
            # Below nought: closed, so that the panel of bookmarks is the list of the documents.
            made |= _dict(
                First=carried.value(own.raw_get("/First")),
                Last=carried.value(own.raw_get("/Last")),
                Count=NumberObject(-abs(own["/Count"])),
            )
        return place, made

    def _catalogue(self) -> IndirectObject:
        put = self.file.put
        put(
            _dict(Type=NameObject("/Pages"), Kids=ArrayObject(self.kids), Count=NumberObject(len(self.kids))),
            self.pages,
        )
        element = {"Type": NameObject("/StructElem"), "S": NameObject("/Document"), "P": self.tags}
        put(_dict(**element, K=ArrayObject(self.branches)), self.document)
        tree = _dict(Type=NameObject("/StructTreeRoot"), K=ArrayObject([self.document]))
        tree |= _dict(ParentTree=put(_dict(Nums=ArrayObject(self.tagged))))
        tree |= _dict(ParentTreeNextKey=NumberObject(self.next_key))
        if self.ids:
            names: list[PdfObject] = []
            for name, element_of_it in sorted(self.ids.items()):
                names += [ByteStringObject(name), element_of_it]
            ends = ArrayObject([names[0], names[-2]])
            leaf = put(_dict(Limits=ends, Names=ArrayObject(names)))
            tree |= _dict(IDTree=put(_dict(Kids=ArrayObject([leaf]))))
        tree |= {NameObject(name): merged for name, merged in self.maps.items() if merged}
        put(tree, self.tags)
        self._put_bookmarks()
        metadata = DecodedStreamObject()
        metadata.set_data(_METADATA.format(title=escape(self.title)).encode())
        metadata |= _dict(Type=NameObject("/Metadata"), Subtype=NameObject("/XML"))
        preferences = _dict(DisplayDocTitle=BooleanObject(True), PickTrayByPDFSize=BooleanObject(True))
        preferences |= _dict(PrintScaling=NameObject("/None"))
        labels = ArrayObject([NumberObject(0), _dict(S=NameObject("/D"))])
        return put(
            _dict(
                Type=NameObject("/Catalog"),
                Pages=self.pages,
                Outlines=self.outlines,
                PageMode=NameObject("/UseOutlines"),
                PageLabels=_dict(Nums=labels),
                Lang=_text(self.language),
                StructTreeRoot=self.tags,
                ViewerPreferences=preferences,
                MarkInfo=_dict(Marked=BooleanObject(True)),
                Metadata=put(metadata),
            )
        )

    def _put_bookmarks(self) -> None:
        places = [place for place, _item in self.bookmarks]
        for n, (place, item) in enumerate(self.bookmarks):
            if n:
                item[NameObject("/Prev")] = places[n - 1]
            if n + 1 < len(places):
                item[NameObject("/Next")] = places[n + 1]
            self.file.put(item, place)
        count = NumberObject(len(places))
        root = _dict(Type=NameObject("/Outlines"), Count=count, First=places[0], Last=places[-1])
        self.file.put(root, self.outlines)


class _Source:
    """A document to be bound, read once however many copies there are."""

    def __init__(self, reader: PdfReader, file: PdfFile) -> None:
        self.reader = reader
        self.file = file
        self.root: Any = reader.root_object
        self.pages = [page.indirect_reference for page in reader.pages]
        self.drawn: dict[int, IndirectObject] = {}
        names = self.root.get("/Names", _dict()).get("/Dests", _dict()).get("/Names", [])
        self.places = dict(zip(names[::2], names[1::2], strict=True))
        """Where named places are; a name stands for another place in each document, so no name is kept."""

    def once(self, value: Any) -> PdfObject:
        """Something that pages are drawn with, shared with all that is the same."""
        if isinstance(value, IndirectObject):
            if value.idnum not in self.drawn:
                self.drawn[value.idnum] = self.file.put_once(self.once(value.get_object()))
            return self.drawn[value.idnum]
        if isinstance(value, DictionaryObject):  # a stream is one too
            for key in value:
                value[key] = self.once(value.raw_get(key))
        elif isinstance(value, ArrayObject):
            value[:] = [self.once(item) for item in value]
        return value  # type: ignore[no-any-return]


class _Carried:
    """One copy of a document: pages, links, tags and bookmarks of its own."""

    def __init__(self, source: _Source, file: PdfFile, shift: int, prefix: str) -> None:
        """Makes ready to carry over.

        Args:
            source: the document.
            file: where it goes.
            shift: what is added to the keys by which pages and links find their tags.
            prefix: what the ids of tags start with, so that they stay apart from the other documents'.
        """
        self.source = source
        self.file = file
        self.shift = shift
        self.prefix = prefix
        self.carried: dict[int, IndirectObject] = {}
        self.waiting: list[IndirectObject] = []
        self.ids: dict[bytes, IndirectObject] = {}

    def stands_for(self, reference: Any, place: IndirectObject) -> None:
        """Says what stands for an object of the document that is not carried over itself."""
        self.carried[reference.idnum] = place

    def reference(self, reference: Any) -> IndirectObject:
        """Where an object of the document is found; `finish` puts it there."""
        if reference.idnum not in self.carried:
            self.carried[reference.idnum] = self.file.place()
            self.waiting.append(reference)
        return self.carried[reference.idnum]

    def finish(self) -> None:
        """Carries over everything that was referred to, and what that refers to."""
        while self.waiting:
            reference = self.waiting.pop()
            place = self.carried[reference.idnum]
            made = self.value(reference.get_object())
            self.file.put(made, place)
            if isinstance(made, DictionaryObject) and "/ID" in made:
                self.ids[str(made["/ID"]).encode()] = place

    def value(self, value: Any) -> Any:
        """A value with everything that it refers to carried over."""
        if isinstance(value, IndirectObject):
            return self.reference(value)
        if isinstance(value, ArrayObject):
            return ArrayObject([self.value(item) for item in value])
        return self.dictionary(value) if isinstance(value, DictionaryObject) else value

    def dictionary(self, value: Any) -> DictionaryObject:
        """A dictionary with everything that it refers to carried over."""
        return DictionaryObject({NameObject(key): self._entry(key, value.raw_get(key)) for key in value})

    def _entry(self, key: str, value: Any) -> Any:
        if key in {"/Resources", "/Contents"} and not isinstance(value, str):  # a link's contents are words
            return self.source.once(value)
        if key in {"/StructParents", "/StructParent"}:
            return NumberObject(value + self.shift)
        if key == "/Dest" and isinstance(value, str):
            value = self.source.places[value]
        if key == "/ID":
            return _text(self.prefix + value)
        if key == "/Headers":
            return ArrayObject([_text(self.prefix + name) for name in value])
        return self.value(value)


def _dict(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _text(text: str) -> TextStringObject:
    return TextStringObject(text)
