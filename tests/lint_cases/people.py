"""For each rule about people, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.lint_cases.small import place, small, work

Files = dict[str, str | bytes | None]

SENIORS = {"usagers": {"name": "Seniors", "size": 60}}
MANY = {"usagers": {"size": 400}, "agents": {"size": 400}}
ELECTED = {"elus": {"name": "Élus", "kind": "elected", "size": 5}}
TEAM = {"team": [{"name": "Maud", "role": "facilitator"}, {"name": "Karim", "role": "ambassador"}]}


def _tracks(one: dict[str, Any] | None = None, two: dict[str, Any] | None = None) -> list[Any]:
    """Two tracks, one for each group, changed in few words."""
    first = {"name": "A", "groups": ["usagers"], "room": "Salle 1", **_led(("Jade", 20)), **(one or {})}
    second = {"name": "B", "groups": ["agents"], "room": "Salle 2", **_led(("Maud", 20)), **(two or {})}
    return ["meteo-interieure", {"parallel": [first, second]}]


def _led(*leads: tuple[str, int]) -> dict[str, Any]:
    return {
        "steps": [{"title": f"Étape {n}", "minutes": minutes, "lead": lead} for n, (lead, minutes) in enumerate(leads)]
    }


def _people(usagers: int, agents: int = 4, **keys: Any) -> Files:
    return small(people={"usagers": usagers, "agents": agents}, groups=MANY, **keys)


FIRES: dict[str, Files] = {
    "too-few-for-method": _people(7, 4, agenda=work("world-cafe", 60)),
    "too-many-for-method": _people(22, 4, agenda=work("mur-connaissance")),
    # Eight people make two tables of four, where sheets go round among five.
    "table-too-small": _people(4, 4, agenda=work("brainwriting-635", 30)),
    # Fourteen at two tables are seven each: the method bears it, older people do not.
    "table-too-large": small(
        people={"usagers": 10, "agents": 4},
        groups=SENIORS,
        place=place(tables=2),
        agenda=work("comment-pourrions-nous", 25),
    ),
    "too-few-facilitators": _people(20, 5, facilitators=2),
    # Three tables of six, and three people to sit at them.
    "no-time-keeper": small(
        people={"usagers": 12, "agents": 6}, groups=SENIORS, facilitators=3, agenda=work("comment-pourrions-nous", 25)
    ),
    "too-many-tables-each": _people(20, 10, facilitators=1, agenda=work("storyboard", 45)),
    "group-expected-twice": small(agenda=_tracks(two={"groups": ["agents", "usagers"]})),
    "group-not-invited": small(people={"usagers": 8}, agenda=_tracks()),
    "group-not-in-a-track": small(agenda=_tracks(two={"groups": ["usagers"]}, one={"groups": ["usagers"]})),
    "more-facilitators-than-team": small(agenda=_tracks({"facilitators": 2}), facilitators=2),
    "leads-twice-at-once": small(agenda=_tracks(_led(("Maud et Karim", 20)), _led(("Jade", 19), ("Karim", 5)))),
    "group-larger-than-its-size": small(people={"usagers": 13, "agents": 4}),
    "group-cannot-speak": _people(14, 4, agenda=[{"title": "Exposé", "minutes": 15}, {"method": "debat-mouvant"}]),
    "one-sided-session": small(people={"agents": 6}),
    "professionals-outnumber": _people(4, 9),
    "elected-among-few": small(groups=ELECTED, people={"usagers": 8, "elus": 4}),
    "alone-of-their-kind": small(people={"usagers": 1, "agents": 4}),
    "huge-session": _people(150, 51, facilitators=40),
}
SILENT: dict[str, Files] = {
    "too-few-for-method": _people(8, 4, agenda=work("world-cafe", 60)),
    "too-many-for-method": _people(21, 4, agenda=work("mur-connaissance")),
    "table-too-small": _people(6, 4, agenda=work("brainwriting-635", 30)),
    "table-too-large": small(
        people={"usagers": 8, "agents": 4},
        groups=SENIORS,
        place=place(tables=2),
        agenda=work("comment-pourrions-nous", 25),
    ),
    "too-few-facilitators": _people(20, 4, facilitators=2),
    "no-time-keeper": small(
        people={"usagers": 12, "agents": 6}, groups=SENIORS, facilitators=4, agenda=work("comment-pourrions-nous", 25)
    ),
    "too-many-tables-each": _people(20, 4, facilitators=1, agenda=work("storyboard", 45)),
    "group-expected-twice": small(agenda=_tracks()),
    "group-not-invited": small(agenda=_tracks()),
    "group-not-in-a-track": small(agenda=_tracks()),
    "more-facilitators-than-team": small(agenda=_tracks({"facilitators": 2}), facilitators=3),
    # Karim has left the first room when the second step of the other one starts.
    "leads-twice-at-once": small(agenda=_tracks(_led(("Maud et Karim", 20)), _led(("Jade", 20), ("Karim", 5)))),
    "group-larger-than-its-size": small(people={"usagers": 12, "agents": 4}),
    "group-cannot-speak": _people(14, 4, agenda=[{"title": "Exposé", "minutes": 15}, {"method": "1-2-4-tous"}]),
    "one-sided-session": small(people={"agents": 6}, goal="decide"),
    "professionals-outnumber": _people(4, 8),
    "elected-among-few": small(groups=ELECTED, people={"usagers": 9, "elus": 4}),
    "alone-of-their-kind": small(groups=ELECTED, people={"usagers": 4, "elus": 1}),
    "huge-session": _people(150, 50, facilitators=40),
}
PLACES: dict[str, str] = {
    # What stands on the line that the finding points to.
    "too-few-for-method": "- method: world-cafe",
    "too-many-for-method": "- method: mur-connaissance",
    "table-too-small": "- method: brainwriting-635",
    "table-too-large": "tables: 2",
    "too-few-facilitators": "facilitators: 2",
    "no-time-keeper": "facilitators: 3",
    "too-many-tables-each": "- method: storyboard",
    "group-expected-twice": "- usagers",
    "group-not-invited": "- agents",
    "leads-twice-at-once": "lead: Karim",
    "group-larger-than-its-size": "usagers: 13",
    "group-cannot-speak": "usagers: 14",
    "elected-among-few": "elus: 4",
    "alone-of-their-kind": "usagers: 1",
}
EDGES: list[tuple[str, bool, Files]] = [
    # Other thresholds: a rule, whether it fires, and the project.
    ("more-facilitators-than-team", True, small(project=TEAM, facilitators=3)),
    ("more-facilitators-than-team", False, small(project=TEAM, facilitators=2)),
    # Four tables of six seniors.
    (
        "too-few-facilitators",
        True,
        small(people={"usagers": 24}, groups=SENIORS, facilitators=3, agenda=work("comment-pourrions-nous", 25)),
    ),
    # A name in two tracks, of which one is led as a whole.
    ("leads-twice-at-once", True, small(agenda=_tracks({"lead": "Inès"}, _led(("Inès", 20))))),
    ("group-cannot-speak", True, _people(7, 4, agenda=["debat-mouvant"])),
    ("group-cannot-speak", False, _people(6, 4, agenda=["debat-mouvant"])),
    ("group-cannot-speak", False, _people(7, 4, agenda=["photo-expression"])),
    ("elected-among-few", True, small(groups=ELECTED, people={"usagers": 4, "elus": 1})),
    ("elected-among-few", False, small(groups=ELECTED, people={"usagers": 5, "elus": 1})),
    ("alone-of-their-kind", False, small(people={"usagers": 1, "agents": 3})),
    ("one-sided-session", False, small(people={"usagers": 1, "agents": 6})),
    ("too-many-for-method", False, _people(26, 4, agenda=["marche-exploratoire"])),
]
