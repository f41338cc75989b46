"""Personal data in the words of a contribution, looked for only where there may be some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.lint.traces import may_have_traces, personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["may_have_traces", "traces_in"]


def traces_in(text: str) -> Iterator[tuple[int, str, str]]:
    """The line of the text, from 0, the kind of each trace in the catalogue's words, and a part to find it by."""
    for n, line in enumerate(text.split("\n")):
        for kind, part in personal_data(line):
            yield n, kind, part
