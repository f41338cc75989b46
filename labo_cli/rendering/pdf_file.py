"""The bytes of a PDF file: its objects one after the other, those without a stream packed together."""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import TYPE_CHECKING

from pypdf.generic import IndirectObject, StreamObject

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

__all__ = ["PdfFile"]

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACK = 200
"""How many objects are compressed together: enough for them to be small, few enough for a reader to open a page."""


class PdfFile:
    """A PDF file being put together.

    pypdf's own writer packs no objects, and a tagged document is thousands of small ones:
    packed, the whole file takes a third of the room.
    """

    def __init__(self) -> None:
        self._objects: list[PdfObject | None] = []
        self._alike: dict[bytes, IndirectObject] = {}

    def place(self) -> IndirectObject:
        """A number for an object that will be put in later."""
        self._objects.append(None)
        return IndirectObject(len(self._objects), 0, None)

    def put(self, content: PdfObject, place: IndirectObject | None = None) -> IndirectObject:
        """Puts an object in, at its place if it has one already."""
        place = place or self.place()
        self._objects[place.idnum - 1] = content
        return place

    def put_once(self, content: PdfObject) -> IndirectObject:
        """Puts an object in, unless there is one with the same bytes: then that one's reference."""
        digest = hashlib.sha256(_bytes_of(content)).digest()
        if digest not in self._alike:
            self._alike[digest] = self.put(content)
        return self._alike[digest]

    def bytes(self, root: IndirectObject, info: IndirectObject) -> bytes:
        """The whole file, the same each time for the same objects.

        Args:
            root: the catalogue.
            info: the dictionary of the title and others.
        """
        out = io.BytesIO()
        out.write(_HEADER)
        size = len(self._objects)
        entries = {0: (0, 0, 65535)}
        small = []
        for number, content in enumerate(self._objects, start=1):
            assert content is not None, number
            if isinstance(content, StreamObject):
                entries[number] = (1, out.tell(), 0)
                out.write(b"%d 0 obj\n%s\nendobj\n" % (number, _bytes_of(content)))
            else:
                small.append((number, _bytes_of(content)))
        for first in range(0, len(small), _PACK):
            size += 1
            group = small[first : first + _PACK]
            entries[size] = (1, out.tell(), 0)
            entries |= {number: (2, size, position) for position, (number, _) in enumerate(group)}
            out.write(_pack(size, group))
        size += 1
        start = out.tell()
        entries[size] = (1, start, 0)
        table = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + more.to_bytes(2, "big")
            for _number, (kind, place, more) in sorted(entries.items())
        )
        identity = hashlib.sha256(out.getvalue()).hexdigest()[:32].encode()
        head = b"/Type /XRef /W [1 4 2] /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (
            *(size + 1, root.idnum, info.idnum),
            *(identity, identity),
        )
        out.write(_stream(size, head, table))
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()


def _bytes_of(content: PdfObject) -> bytes:
    out = io.BytesIO()
    content.write_to_stream(out)
    return out.getvalue()


def _pack(number: int, group: list[tuple[int, bytes]]) -> bytes:
    """An object stream: numbers and places first, then the objects."""
    places = []
    place = 0
    for inner, content in group:
        places.append(b"%d %d" % (inner, place))
        place += len(content) + 1
    index = b" ".join(places) + b" "
    head = b"/Type /ObjStm /N %d /First %d" % (len(group), len(index))
    return _stream(number, head, index + b"\n".join(content for _, content in group))


def _stream(number: int, head: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        *(number, head, len(packed)),
        packed,
    )
