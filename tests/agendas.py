"""Small workshops to put on the clock, and what any timed agenda must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from labo_cli.cli.agenda_screen import agenda_as_data
from labo_cli.cli.planning import planned, remarked
from labo_cli.i18n import Language, speak
from labo_cli.project_files import load
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GROUPS = """\
- {id: usagers, name: Usagers, kind: users, size: 400}
- {id: agents, name: Agents, kind: agents, size: 400}
- {id: aines, name: Aînés, kind: users, size: 400, publics: [seniors]}
"""
CUT = "accept: {no-welcome: fait, no-opening: fait, no-charter: fait, no-closing: fait, no-next-steps: fait, "
BARE = CUT + "no-break: fait, no-report-back: fait, no-lunch: fait, no-buffer: fait}\n"
"""Everything that labo would add, refused."""


def workshop(
    agenda: str | list[Any],
    *,
    start: str = "9:00",
    minutes: int = 150,
    people: int = 12,
    seniors: int = 0,
    more: str = "",
) -> dict[str, str | bytes | None]:
    """The files of a project whose only workshop has that agenda, typed or as data."""
    typed = agenda if isinstance(agenda, str) else yaml.safe_dump(agenda, allow_unicode=True, default_flow_style=True)
    groups = f"{{usagers: {people - seniors}" + (f", aines: {seniors}}}" if seniors else "}")
    return {
        "groups.yaml": GROUPS,
        "workshops/premier.yaml": None,
        "workshops/seul.yaml": f'title: Seul\ndate: 2026-03-12\nstart: "{start}"\nduration: {minutes}\n'
        f"goal: understand\nfacilitators: 9\ngroups: {groups}\n{more}" + (f"agenda: {typed}\n" if typed else ""),
    }


def plan(root: Path) -> Any:
    """What `plan-workshop --json` says of the agenda, without the minutes that its documents take to make."""
    speak("en")
    loaded = load(root, as_far_as_it_goes=True)
    made = planned(loaded, loaded.project.workshops[0])
    return {
        "agenda": agenda_as_data(made.agenda, Language(loaded.project.language)),
        "problems": [problem.as_json() for problem in (*loaded.problems, *remarked(loaded, made))],
    }


def errors(said: Any) -> list[Any]:
    """What does not hold on the clock; what a rule of the field says has the rule's name."""
    return [problem for problem in said["problems"] if problem["severity"] == "error" and not problem["rule"]]


def minute(hour: str) -> int:
    """`9:30` in minutes after midnight."""
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def minute_said(hour: str) -> int:
    """`9:30 am`, `2 pm` or `12 noon`, as messages say it, in minutes after midnight."""
    clock, half = hour.split("\u202f")
    hours, _colon, minutes = clock.partition(":")
    return (int(hours) % 12 + (12 if half in {"pm", "noon"} else 0)) * 60 + int(minutes or 0)


def card_of(method: str) -> dict[str, Any]:
    """A card of the library, as it is typed."""
    data: dict[str, Any] = yaml.load((ROOT / "methods" / f"{method}.yaml").read_bytes(), yaml.CSafeLoader)
    return data


def in_a_row(card: dict[str, Any], people: int) -> int:
    """The minutes that those who come one after the other need, told from a card as it is typed."""
    tables = -(-people // card["table"]["max"]) if "table" in card else 1
    largest = -(-people // tables)
    counts = {
        ("person", "plenary"): people,
        ("person", "table"): largest,
        ("person", "pair"): 2,
        ("person", "individual"): 1,
    }
    turns = [(step["turns"], step["format"]) for step in card["steps"] if "turns" in step]
    return sum(
        turn["minutes"] * (tables if turn["per"] == "table" else counts.get((turn["per"], how), 1))
        for turn, how in turns
    )


def bounds(method: str, people: int, *, seniors: bool = False) -> tuple[int, int]:
    """The least and the most that a method lasts with so many people, told from its card as it is typed."""
    card = card_of(method)
    row = in_a_row(card, people)
    more = max((a.get("more_minutes", 0) for a in card["adaptations"] if a["public"] == "seniors"), default=0)
    return max(card["minutes"]["min"], row), max(card["minutes"]["max"] + more * seniors, row + 120)


def on_time(planned: Any, start: int, minutes: int) -> None:
    """Every line begins where the one before ends, the first with the session; the last one ends it."""
    now = start
    for line in planned["agenda"]:
        assert (minute(line["start"]), minute(line["end"])) == (now, now + line["minutes"]), line
        assert line["minutes"] > 0
        now += line["minutes"]
        for track in line.get("tracks", ()):
            inside = minute(line["start"])
            for step in track["steps"]:
                assert minute(step["start"]) == inside
                inside += step["minutes"]
            assert inside == now, track["name"]
        if line["method"] and "steps" in line:
            assert sum(step["minutes"] for step in line["steps"]) == line["minutes"]
    assert now == start + minutes


def titles(planned: Any) -> list[str]:
    """What the lines are called, those that labo added marked."""
    return [f"+{line['title']}" if line["added"] else line["title"] for line in planned["agenda"]]


def added(planned: Any) -> list[str]:
    """The parts that labo added, in order; a line of several parts counts once."""
    return ["+".join(line["parts"]) for line in planned["agenda"] if line["added"]]


def playing(planned: Any, part: str) -> list[Any]:
    """The lines that play a part."""
    return [line for line in planned["agenda"] if part in line["parts"]]


def stretches(planned: Any) -> Iterator[int]:
    """How long people are kept at it between one break, meal or stretch of free time and the next."""
    now = 0
    for line in planned["agenda"]:
        if {"break", "lunch"} & {*line["parts"]}:
            yield now
            now = 0
        else:
            now += line["minutes"]
    yield now
