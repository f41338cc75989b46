"""For each rule of logistics, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.lint_cases.small import place, small, work

OTHER = """\
title: {title}
date: {date}
start: "14:00"
end: "16:00"
goal: imagine
groups: {{usagers: 8}}
agenda: [meteo-interieure]
"""
MARKERS = {"name": "feutres noirs"}


def _tracks(*rooms: str | None) -> list[Any]:
    tracks = [
        {
            "name": f"Piste {group}",
            "groups": [group],
            **({"room": room} if room else {}),
            "steps": [{"method": "carte-empathie", "minutes": 40}],
        }
        for group, room in zip(("usagers", "agents"), rooms, strict=True)
    ]
    return [{"method": "meteo-interieure"}, {"parallel": tracks}]


def _with_other(date: str) -> dict[str, str | bytes | None]:
    return {**small(), "workshops/second.yaml": OTHER.format(title="Second atelier", date=date)}


# What a new project says until a place is chosen is none, in whatever language it was started.
EDGES = [
    ("no-place", True, small(place={"name": "lieu à choisir"})),
    ("no-place", True, small(place={"name": "Place to be chosen", "room": "A"}, project={"language": "en"})),
    ("no-place", False, small(place={"name": "Choisir"})),
    # One remark is enough for a place that is not there.
    ("no-place-address", False, small(place={"name": "lieu à choisir"})),
]
FIRES = {
    "no-date": small(date=None),
    # Ascension Day.
    "sunday-or-holiday": small(date="2026-05-14"),
    # The Friday after it.
    "bridge-day": small(date="2026-05-15"),
    "holiday-season": small(date="2026-08-04"),
    "date-outside-calendar": small(date="2027-01-01"),
    "two-sessions-one-day": _with_other("2026-03-12"),
    "no-place": small(place=None),
    "no-place-address": small(place={"name": "Mairie"}),
    "room-too-small": small(place=place(seats=13)),
    # Empathy maps are made at tables of six at most: two for the users, one for the agents, at the same time.
    "too-few-tables": small(place=place(tables=2), agenda=_tracks("Salle 1", "Salle 2")),
    "no-room-for-tracks": small(agenda=_tracks("Grande salle", "grande Salle")),
    "doors-shut": small(start="8:45"),
    "transport-back": small(groups={"usagers": {"needs": ["transport"]}}, start="16:00", end="18:15"),
    "set-up-too-short": small(people={"usagers": 9, "agents": 4}, setup="25 min"),
    "debrief-too-short": small(debrief="15 min"),
    "material-without-quantity": small(agenda=[{"title": "Dessiner", "materials": [MARKERS]}]),
    "no-lead": small(agenda=work("carte-empathie", lead="Maud")),
}
SILENT = {
    "no-date": small(),
    # Ascension Day is an ordinary Thursday where French law does not hold.
    "sunday-or-holiday": small(date="2026-05-14", project={"time_zone": "Europe/London"}),
    "bridge-day": small(date="2026-05-13"),
    "holiday-season": small(date="2026-07-31"),
    "date-outside-calendar": small(date="2026-12-31"),
    "two-sessions-one-day": _with_other("2026-03-13"),
    "no-place": small(),
    # Agents know where they work.
    "no-place-address": small(place={"name": "Mairie"}, people={"agents": 6}),
    "room-too-small": small(place=place(seats=14)),
    "too-few-tables": small(place=place(tables=3), agenda=_tracks("Salle 1", "Salle 2")),
    "no-room-for-tracks": small(agenda=_tracks("Grande salle", "Petite salle")),
    "doors-shut": small(start="9:00"),
    "transport-back": small(groups={"usagers": {"needs": ["transport"]}}, start="16:00", end="18:00"),
    "set-up-too-short": small(people={"usagers": 8, "agents": 4}, setup="25 min"),
    "debrief-too-short": small(debrief="20 min"),
    "material-without-quantity": small(agenda=[{"title": "Dessiner", "materials": [{**MARKERS, "quantity": 4}]}]),
    "no-lead": small(agenda=work("carte-empathie", lead="Maud"), facilitators=1),
}
