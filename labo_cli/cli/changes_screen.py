"""What changed between two versions, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.brief.changes import label
from labo_cli.cli import console
from labo_cli.i18n import Language, _
from labo_cli.i18n.messages import current_language

if TYPE_CHECKING:
    from labo_cli.brief.changes import Change, Changes

__all__ = ["show_changes"]

MOST = 12
"""The most lines of one sort; the document has them all."""


def show_changes(found: Changes) -> None:
    """What is new, gone or changed, section by section; the words are in the document."""
    named = label(found, Language(current_language()))
    console.say(_("What changed since version {version}:").format(version=named), 1)
    if not found.sections:
        console.say(_("  nothing that the document says"))
    for section in found.sections:
        console.say(f"  {_(section.title)}")
        for sign, changes in (("+", section.added), ("−", section.removed), ("~", section.changed)):
            for change in changes[:MOST]:
                console.say(f"    {sign} {_named(change)}")
            if changes[MOST:]:
                console.say(f"    {sign} {_('and {n} more').format(n=len(changes) - MOST)}")
    console.say("")


def _named(change: Change) -> str:
    title = " ".join((change.title if change.id else _(change.title)).split())
    text = f"{change.id}  {title}" if change.id else title
    fields = ", ".join(dict.fromkeys(_(difference.label) for difference in change.differences if difference.label))
    text = text if len(text) <= 90 else f"{text[:89]}…"
    return f"{text} ({fields.lower()})" if fields else text
