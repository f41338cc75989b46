"""What a line of an agenda is called in the team's papers, who leads it, and whether it is an elected member's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain
from labo_cli.model.words import AgendaPart
from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language
    from labo_cli.model.project import Member
    from labo_cli.model.workshops import Track

__all__ = ["elected_words", "lead_of", "lines_in_tracks", "title_of"]

_ELECTED = re.compile(r"\b(elue?s?|elected|councill?ors?|conseill\w+ municip\w+|maires?|mayors?|adjointe?s? a\w*)\b")
_SPOKEN_TO = re.compile(
    r"\b(aux?|a l.|a la|pour les?|pour l.|pour la|to|to the|for|for the|avec les|avec l.|with the)\s*$"
)
_WORD_FROM = re.compile(r"\b(mot (de|du|des)\b|mot d.|word from)")
"""An elected member, whoever one speaks to, and somebody's word, in titles and names without accents."""


def title_of(item: Item, language: Language, say: Callable[[str], str] | None = None) -> str:
    """A line's title: its own, or its method's name, or what a break is.

    Args:
        item: the line.
        language: the project's, in which methods are named.
        say: what puts labo's own words in another language, such as that of messages.
    """
    say = say or language.gettext
    step = item.step
    if isinstance(step, Pause):
        return say("Break") if step.pause == "break" else say("Lunch")
    if isinstance(step, ParallelStep):
        return say("In parallel")
    if isinstance(step, OwnStep):
        return step.title
    if isinstance(step, MethodStep):
        return step.title or (item.card.name.within(language.code) if item.card else step.method)
    return say("Buffer")


def lead_of(item: Item, track: Track | None = None) -> str:
    """Who leads a line: whoever it names, or whoever leads the track that it stands in; empty when nobody has said."""
    step = item.step
    if not isinstance(step, MethodStep | OwnStep):
        return ""
    return step.lead or (track.lead if track else None) or ""


def lines_in_tracks(agenda: Agenda) -> Iterator[tuple[Item, Track | None]]:
    """Every line, those within tracks after the block that holds them, each with its track."""
    for item in agenda.items:
        yield item, None
        for track in item.tracks:
            for line in track.items:
                yield line, track.track


def elected_words(lines: Sequence[tuple[Item, Track | None]], team: Iterable[Member]) -> list[int]:
    """When an elected member has a word of their own: the starts of such lines, in minutes after midnight."""
    members = {plain(member.name) for member in team}
    starts = []
    for item, track in lines:
        lead = plain(lead_of(item, track))
        title = plain(item.step.title) if isinstance(item.step, OwnStep) else ""
        named = _ELECTED.search(title)
        is_theirs = _ELECTED.search(lead) or (named and not _SPOKEN_TO.search(title[: named.start()]))
        if not is_theirs and AgendaPart.TALK in item.parts:
            # Somebody from the team may give a talk too.
            leads_more = sum(plain(lead_of(*line)) == lead for line in lines) > 1
            is_theirs = lead not in members and not leads_more if lead else _WORD_FROM.search(title)
        if is_theirs:
            starts.append(item.start)
    return sorted(set(starts))
