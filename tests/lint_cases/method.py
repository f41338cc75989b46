"""For each rule about methods, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.lint_cases.small import place, small, work

Files = dict[str, str | bytes | None]

SENIORS = {"usagers": {"name": "Seniors"}}
OWN = {"title": "Ce que nous vivons", "minutes": 15}
EARLIER = """\
title: Avant celui-ci
date: 2026-02-12
start: "14:00"
end: "16:00"
goal: understand
groups: {{usagers: 8}}
agenda: [{method}]
"""


def _steps(*methods: str | dict[str, Any], **keys: Any) -> Files:
    return small(agenda=list(methods), **keys)


def _after(method: str, **keys: Any) -> Files:
    """A project whose first workshop, by the name of its file, has used a method."""
    return {**small(**keys), "workshops/avant.yaml": EARLIER.format(method=method)}


def _apart(one: str, two: str) -> dict[str, Any]:
    return {
        "parallel": [
            {"name": "A", "groups": ["usagers"], "steps": [one]},
            {"name": "B", "groups": ["agents"], "steps": [two]},
        ]
    }


FIRES: dict[str, Files] = {
    "goal-not-served": _steps("mur-connaissance", goal="test"),
    "no-diverge": _steps("comment-pourrions-nous", "gommettes", goal="imagine"),
    "no-converge": _steps("1-2-4-tous", goal="imagine"),
    "broken-chain": _steps("meteo-interieure", "maquettage"),
    "outputs-not-met": small(outputs=["needs", "ideas"]),
    "chosen-method-unused": small(methods=["carte-empathie", "gommettes"]),
    "repeated-method": _after("carte-empathie"),
    "same-method-twice": _steps("carte-empathie", _apart("carte-empathie", "mur-connaissance")),
    # A block counts as many as its busiest track.
    "too-many-activities": _steps(
        "mur-connaissance", _apart("carte-empathie", "carte-empathie"), OWN, "gommettes", groups=SENIORS
    ),
    "all-calm": _steps("meteo-interieure", "rapport-etonnement", "carte-empathie", "break"),
    "all-lively": _steps("1-2-4-tous", "crazy-8s", "brainstorming", "break", goal="imagine"),
    "hard-method-alone": small(facilitators=1, agenda=work("theatre-forum", 60)),
    "method-not-for-public": small(groups=SENIORS, agenda=work("25-10", 30)),
    "method-elsewhere": small(place=place(room="Salle 2"), agenda=work("marche-exploratoire", 90)),
}
SILENT: dict[str, Files] = {
    "goal-not-served": _steps("mur-connaissance", goal="understand"),
    "no-diverge": _steps("comment-pourrions-nous", "1-2-4-tous", "gommettes", goal="imagine"),
    "no-converge": _steps("1-2-4-tous", {"title": "Chacun choisit", "minutes": 10}, goal="imagine"),
    "broken-chain": _steps("meteo-interieure", "1-2-4-tous", "maquettage"),
    "outputs-not-met": small(outputs=["needs"]),
    "chosen-method-unused": small(methods=["carte-empathie"]),
    # A vote is found again with pleasure.
    "repeated-method": _after("gommettes", agenda=work("gommettes", 15)),
    # Each group does it once, in its own track.
    "same-method-twice": _steps(_apart("carte-empathie", "carte-empathie")),
    "too-many-activities": _steps(
        "mur-connaissance", _apart("carte-empathie", "carte-empathie"), "gommettes", groups=SENIORS
    ),
    "all-calm": _steps("meteo-interieure", "rapport-etonnement", "break", "carte-empathie"),
    "all-lively": _steps("1-2-4-tous", "crazy-8s", "brainwriting-635", "break", goal="imagine"),
    "hard-method-alone": small(facilitators=2, agenda=work("theatre-forum", 60)),
    "method-not-for-public": small(agenda=work("25-10", 30)),
    "method-elsewhere": small(agenda=work("marche-exploratoire", 90)),
}
PLACES: dict[str, str] = {
    # What stands on the line that the finding points to.
    "goal-not-served": "goal: test",
    "no-diverge": "goal: imagine",
    "no-converge": "goal: imagine",
    "broken-chain": "- maquettage",
    "outputs-not-met": "- ideas",
    "chosen-method-unused": "- gommettes",
    "repeated-method": "- method: carte-empathie",
    "same-method-twice": "- carte-empathie",
    "all-calm": "- carte-empathie",
    "all-lively": "- brainstorming",
    "hard-method-alone": "- method: theatre-forum",
    "method-not-for-public": "- method: 25-10",
    "method-elsewhere": "- method: marche-exploratoire",
}
EDGES: list[tuple[str, bool, Files]] = [
    # Other thresholds: a rule, whether it fires, and the project.
    ("goal-not-served", True, _steps("meteo-interieure", {**OWN, "minutes": 14}, goal="test")),
    ("goal-not-served", False, _steps("meteo-interieure", {**OWN, "minutes": 15}, goal="test")),
    ("no-converge", True, _steps("comment-pourrions-nous", goal="decide")),
    ("no-converge", False, _steps("comment-pourrions-nous", goal="define")),
    # A vote is on whatever the group has made, and on nothing before it has made anything.
    ("broken-chain", False, _steps("meteo-interieure", "mur-connaissance", "gommettes")),
    ("broken-chain", True, _steps("meteo-interieure", "gommettes")),
    # What an earlier session gave is there.
    ("broken-chain", False, _after("1-2-4-tous", agenda=["meteo-interieure", "maquettage"])),
    # Side by side, nobody hears the ideas of the other track.
    ("broken-chain", True, _steps(_apart("1-2-4-tous", "maquettage"))),
    ("broken-chain", False, _steps(_apart("1-2-4-tous", "mur-connaissance"), "maquettage")),
    (
        "too-many-activities",
        True,
        _steps("meteo-interieure", *[{**OWN, "minutes": 10, "title": f"Travail {n}"} for n in range(6)]),
    ),
    (
        "too-many-activities",
        False,
        _steps("meteo-interieure", *[{**OWN, "minutes": 10, "title": f"Travail {n}"} for n in range(5)]),
    ),
    ("all-calm", True, _steps(_apart("carte-empathie", "rapport-etonnement"), "carte-empathie", "persona", "break")),
    ("same-method-twice", True, _steps("carte-empathie", "break", "carte-empathie")),
    # Greeting the weather again at the end is in the card.
    ("same-method-twice", False, _steps("meteo-interieure", "carte-empathie", "meteo-interieure")),
    ("method-elsewhere", True, small(place=None, agenda=work("marche-exploratoire", 90))),
    ("method-elsewhere", True, small(agenda=work("journal-d-usager", 60))),
]
