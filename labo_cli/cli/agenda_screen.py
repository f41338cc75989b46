"""An agenda on the screen: a bar of the whole session, then a line for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.agenda.naming import title_of
from labo_cli.i18n import _, ngettext
from labo_cli.model.words import AgendaPart, Phase

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language

__all__ = ["agenda_as_data", "show_agenda"]

WIDE, NARROW = 76, 52
"""From how many characters on there is room for who leads, and for the bars."""
MINUTES_A_BLOCK = 5
_LOOKS = {
    # What stands for a step in a bar, so that it can be told without colours, and its colour.
    "frame": ("▒", "white"),
    "pause": ("░", "bright_black"),
    "free": ("·", "bright_black"),
    "opening": ("▓", "yellow"),
    Phase.UNDERSTAND: ("█", "blue"),
    Phase.DEFINE: ("█", "cyan"),
    Phase.IMAGINE: ("█", "green"),
    Phase.PROTOTYPE: ("█", "bright_green"),
    Phase.TEST: ("█", "magenta"),
    Phase.DECIDE: ("█", "red"),
    Phase.REPORT_BACK: ("▓", "bright_red"),
    "work": ("█", "bright_blue"),
}


def show_agenda(agenda: Agenda, written: Language, spoken: Language, console: Console) -> None:
    """The agenda as a table with a bar as long as each line lasts; narrow terminals get fewer columns.

    Args:
        agenda: what to show.
        written: the project's language, for titles.
        spoken: the language of messages, for dates and times.
        console: where to.
    """
    from rich.text import Text

    from labo_cli.cli.console import table

    workshop = agenda.workshop
    width = console.width
    console.print(Text(workshop.title, "bold"))
    people = ngettext("{n} person", "{n} people", workshop.headcount).format(n=workshop.headcount)
    day = spoken.date(workshop.date) if workshop.date else _("no date yet")
    console.print(
        _("{day}, {start} to {end}, {people}").format(
            day=day, start=spoken.time(workshop.start), end=spoken.time(agenda.ends_at), people=people
        )
    )
    if width >= NARROW:
        console.print(_whole(agenda, min(width, 100) - 2))
    heads = [_("Start"), _("Length"), *([""] if width >= NARROW else []), _("Sequence")]
    shown = table(*heads, *([_("Leads")] if width >= WIDE else []))
    for column in shown.columns[:2]:
        column.no_wrap = True
    for item in agenda.items:
        shown.add_row(*_row(item, written, spoken, width))
        for track in item.tracks:
            people = ngettext("{n} person", "{n} people", track.people).format(n=track.people)
            label = Text(f"│ {track.track.name}, {people}", "cyan")
            shown.add_row("", "", *([""] if width >= NARROW else []), label, *([""] if width >= WIDE else []))
            for line in track.items:
                shown.add_row(*_row(line, written, spoken, width, "│   "))
    console.print(shown)
    if any(item.added for item in agenda.items):
        console.print(
            Text(_("+ put in by labo; write it yourself, or refuse it with accept, to have it otherwise"), "dim")
        )


def _row(item: Item, written: Language, spoken: Language, width: int, margin: str = "") -> list[Any]:
    from rich.text import Text

    _block, colour = _look(item)
    title = Text(margin + title_of(item, written, _), "dim" if item.step is None else "")
    if item.added and item.step is not None:
        title.append(" +", "dim")
    cells: list[Any] = [spoken.time(item.start), spoken.minutes(item.minutes)]
    if width >= NARROW:
        longest = 24 if width >= WIDE else 12
        cells.append(Text(_look(item)[0] * min(longest, max(1, round(item.minutes / MINUTES_A_BLOCK))), colour))
    cells.append(title)
    if width >= WIDE:
        cells.append(getattr(item.step, "lead", None) or "")
    return cells


def _whole(agenda: Agenda, width: int) -> Text:
    """The whole session as one bar, to scale."""
    from rich.text import Text

    bar = Text()
    start, slot = agenda.workshop.starts_at, max(agenda.workshop.slot, sum(item.minutes for item in agenda.items))
    for item in agenda.items:
        begin, end = (round((minute - start) * width / slot) for minute in (item.start, item.end))
        block, colour = _look(item)
        bar.append(block * max(1, end - begin), colour)
    return bar


def _look(item: Item) -> tuple[str, str]:
    """The character and the colour of a line."""
    if item.step is None:
        return _LOOKS["free"]
    if item.parts & {AgendaPart.BREAK, AgendaPart.LUNCH}:
        return _LOOKS["pause"]
    if item.parts & {AgendaPart.OPENING, AgendaPart.ENERGISER}:
        return _LOOKS["opening"]
    if item.card and item.card.phases[0] in _LOOKS:
        return _LOOKS[item.card.phases[0]]
    if AgendaPart.REPORT_BACK in item.parts:
        return _LOOKS[Phase.REPORT_BACK]
    return _LOOKS["work" if AgendaPart.WORK in item.parts else "frame"]


def agenda_as_data(agenda: Agenda, language: Language) -> list[dict[str, Any]]:
    """The agenda for `--json`: the lines in order, those of tracks inside their block."""
    from labo_cli.agenda.timing import clock

    def line(item: Item) -> dict[str, Any]:
        data: dict[str, Any] = {
            "start": clock(item.start),
            "end": clock(item.end),
            "minutes": item.minutes,
            "title": title_of(item, language, _),
            "method": getattr(item.step, "method", None),
            "parts": sorted(item.parts),
            "added": item.added,
        }
        if item.card:
            data["tables"] = item.tables
            data["steps"] = [
                {"start": clock(m.start), "minutes": m.minutes, "title": m.step.title.within(language.code)}
                for m in item.moments
            ]
            data["materials"] = [
                {"name": n.material.name.within(language.code), "quantity": n.quantity, "unit": n.material.unit}
                for n in item.needs
            ]
        if item.tracks:
            data["tracks"] = [
                {"name": track.track.name, "groups": track.track.groups, "steps": list(map(line, track.items))}
                for track in item.tracks
            ]
        return data

    return [line(item) for item in agenda.items]
