"""A small project with an answer of each sort, for the tests of the letters to participants."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import SMALL

GROUPS = """\
- {id: riders, name: Riders, kind: users, size: 12, needs: [easy-language]}
- {id: drivers, name: Drivers, kind: agents, size: 3}
- {id: shops, name: Shopkeepers, kind: partners, size: 6}
"""
PROJECT = """\
title: A bus that waits
language: en
kind: improve-service
sponsor: {name: Transport Office}
challenge: How can the bus wait for those who need time?
themes: [{id: stops, title: At the stop}, {id: ride, title: On the way}]
calendar: {start: 2026-01-05, end: 2026-07-31, feedback: 2026-06-16, milestones: [{date: 2026-07-01, title: New timetable}, {date: 2026-02-01, title: Long past}]}
team: [{name: Ines, role: head-of-lab}, {name: Vera, role: sponsor-contact}]
feedback:
  reply: "Ring the lab on 01 99 00 12 34, write to lab@example.org, or tell the driver."
  easy_reply: "Ring the lab.\\nOr tell the driver."
  until: 2026-06-30
"""
SAID: list[dict[str, Any]] = [
    {
        "id": "c1",
        "group": "riders",
        "theme": "stops",
        "text": "It leaves before I sit down.",
        "votes": 9,
        "profile": "R1, 75–80, lives alone",
    },
    {"id": "c2", "group": "riders", "theme": "ride", "text": "Nobody says the name of the stop.", "votes": 2},
    {
        "id": "c3",
        "group": "drivers",
        "theme": "ride",
        "text": "Ninety seconds late and my phone rings.",
        "profile": "D2, twenty years at the wheel",
    },
    {
        "id": "c4",
        "group": "riders",
        "text": "The seats used to be red.",
        "accept": {"contribution-nowhere": "A memory shared over coffee, and asked for nothing."},
    },
    {"id": "c5", "group": "riders", "text": "My knees know every pothole."},
    {"id": "c6", "group": "drivers", "text": "I drive past her every day.", "kind": "observation"},
]
ANSWERED = {"decided_by": "Transport board", "date": "2026-05-04"}
RECOMMENDED: list[dict[str, Any]] = [
    {
        "id": "wait", "text": "Wait until everybody sits.", "from": ["c1"], "state": "retained", **ANSWERED,
        "explanation": "Yes. From October the driver looks in the mirror, then waits.",
        "next_step": {"what": "Teach it to all drivers", "pilot": "Head of the depot", "deadline": "2026-10-01"},
        "reactions": [{"group": "riders", "date": "2026-06-16", "text": "We shall count the seconds."}],
        "easy": "The driver waits.\nYou sit down.\nThen the bus leaves.",
    },
    {
        "id": "say", "text": "Say each stop aloud.", "from": ["c2", "c3"], "state": "partly-retained", "reason": "running-cost", **ANSWERED,
        "kept": "The main stops are said aloud.", "explanation": "A voice for all 412 stops costs more than the line earns.",
        "positions": {"riders": "agrees", "drivers": "divided"}, "divergence": "Riders want every stop; some drivers would hear it all day.",
    },
    {
        "id": "slow", "text": "Give drivers four more minutes.", "from": ["c3"], "state": "not-retained", "reason": "law", **ANSWERED,
        "explanation": "No. The timetable is fixed by the region until 2028.", "passed_on_to": "The region's transport desk",
        "link": "https://example.org/timetable-2028", "history": [{"state": "retained", "date": "2026-04-01", "explanation": "Yes, gladly."}],
    },
    {
        "id": "hold", "text": "Hold the door.", "from": ["c1"], "state": "merged", "merged_into": "wait", **ANSWERED,
        "explanation": "A door held is a bus that waits.",
    },
    {
        "id": "bench", "text": "Put a bench at each stop.", "from": ["c2"], "state": "under-study", "answer_by": "2026-09-15", **ANSWERED,
        "explanation": "The pavement is measured this summer.",
    },
]  # fmt: skip
REQUIRED = [
    {"id": "FP1", "kind": "main", "statement": "Let a person settle before the bus moves", "importance": 5, "from": ["wait"],
     "criteria": [{"name": "Seconds", "level": "11 s", "flexibility": "F1"}]},
]  # fmt: skip
FINDINGS = {"findings": [{"title": "Roads are felt in the body.", "from": ["c5"]}]}


def bus_files(recommended: list[dict[str, Any]] | None = None, title: str = "A bus that waits") -> dict[str, str]:
    said = [{"kind": "verbatim", **item, "from": "premier"} for item in SAID]
    return {
        "project.yaml": PROJECT.replace("A bus that waits", title),
        "groups.yaml": GROUPS,
        "workshops/premier.yaml": SMALL["workshops/premier.yaml"].replace("usagers: 8, agents", "riders: 8, drivers"),
        "contributions.yaml": yaml.safe_dump(said, allow_unicode=True),
        "recommendations.yaml": yaml.safe_dump(recommended or RECOMMENDED, allow_unicode=True, sort_keys=False),
        "requirements.yaml": yaml.safe_dump(REQUIRED) if recommended is None else "[]",
        "brief.yaml": yaml.safe_dump(FINDINGS),
    }


def words(path: Path) -> str:
    """What a page says, in one line; tags and styles apart."""
    body = path.read_text(encoding="utf-8").split("</head>")[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def made(labo, root: Path, *options: str) -> Path:
    ran = labo("export-feedback", "-p", root, "--format", "html", *options)
    assert ran.status == 0, ran.err
    return root / "out"
