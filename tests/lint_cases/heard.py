"""For each rule about what people said, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.chain_case import chain, third_group

NEIGHBOURS = third_group()
THREE = {"c3": {"group": "voisins", "text": "On se relaie."}}


def _many(count: int, kept: int, group: str = "agents", prefix: str = "a") -> tuple[dict[str, Any], list[str]]:
    """So many contributions of a group, and the ids of those that are kept."""
    said = {f"{prefix}{n}": {"group": group, "text": f"Parole {prefix}{n}"} for n in range(count)}
    return said, [*said][:kept]


def _balance(own: int, own_kept: int, others: int = 10, others_kept: int = 8) -> dict[str, str | bytes | None]:
    agents, kept = _many(own, own_kept)
    users, kept_too = _many(others, others_kept, "usagers", "u")
    dropped = [name for name in [*agents, *users] if name not in {*kept, *kept_too}]
    refused = {
        "from": dropped,
        "state": "not-retained",
        "reason": "land",
        "explanation": "Non, la cour est trop petite.",
    }
    return chain(
        {**agents, **users}, {"r1": {"from": [*kept, *kept_too]}, **({"r2": refused} if dropped else {})}, bare=True
    )


FIRES = {
    "contribution-nowhere": chain({"c3": {"text": "Personne ne répond au téléphone."}}),
    "contribution-without-theme": chain({"c1": {"theme": None}}),
    "group-never-heard": chain(groups=NEIGHBOURS),
    "voice-lost": _balance(5, 1),
    "shared-need-unmet": chain(THREE, {"r1": {"from": ["c1"]}, "r2": {"from": ["c1", "c2", "c3"]}}, groups=NEIGHBOURS),
    "theme-without-voice": chain(
        project={"themes": [{"id": "attente", "title": "L'attente"}, {"id": "rue", "title": "La rue"}]}
    ),
}
SILENT = {
    # A finding takes it up as well as a recommendation would.
    "contribution-nowhere": chain(
        {"c3": {"text": "Personne ne répond."}}, brief={"findings": [{"title": "Le téléphone sonne", "from": ["c3"]}]}
    ),
    "contribution-without-theme": chain(),
    "group-never-heard": chain(THREE, {"r1": {"from": ["c1", "c2", "c3"]}}, groups=NEIGHBOURS),
    "voice-lost": _balance(5, 3),
    "shared-need-unmet": chain({}, {"r2": {"from": ["c1", "c2"]}}),
    "theme-without-voice": chain(),
}
PLACES = {
    "contribution-nowhere": "- id: c3",
    "group-never-heard": "- id: voisins",
    "voice-lost": "- id: agents",
    "shared-need-unmet": "- id: r2",
    "theme-without-voice": "- id: rue",
}
EDGES = [
    # Nothing is asked of a chain that has not got so far.
    ("contribution-nowhere", False, chain({"c1": {}}, bare=True)),
    ("group-never-heard", False, chain(bare=True)),
    ("theme-without-voice", False, chain(bare=True)),
    (
        "shared-need-unmet",
        False,
        chain({"c1": {}, "c2": {}, **THREE}, {"r2": {"from": ["c1", "c2", "c3"]}}, bare=True, groups=NEIGHBOURS),
    ),
    # A hole that is justified is none.
    ("contribution-nowhere", False, chain({"c3": {"accept": {"contribution-nowhere": "Dit à un autre service."}}})),
    ("contribution-nowhere", False, chain({"c3": {}}, project={"accept": {"contribution-nowhere": "Tri en cours."}})),
    ("group-never-heard", False, chain(groups=third_group(accept={"group-never-heard": "Rencontrés au printemps."}))),
    (
        "contribution-without-theme",
        False,
        chain(
            *({name: {"theme": None} for name in names} for names in (["c1", "c2"], ["r1"], ["FP1"])),
            project={"themes": []},
        ),
    ),
    # Of four contributions, no share can be taken; and others of whom nothing is kept leave nobody behind.
    ("voice-lost", False, _balance(4, 0)),
    ("voice-lost", False, _balance(6, 0, 10, 2)),
    ("voice-lost", True, _balance(6, 0, 10, 5)),
    # Refused, merged, or under study, and said why: that is an answer.
    *[
        (
            "shared-need-unmet",
            fires,
            chain(THREE, {"r1": {"from": ["c1"]}, "r2": {"from": ["c1", "c2", "c3"], **keys}}, groups=NEIGHBOURS),
        )
        for fires, keys in [
            (False, {"state": "not-retained", "reason": "land", "explanation": "Non, faute de place."}),
            (False, {"state": "merged", "merged_into": "r1"}),
            (False, {"state": "under-study", "explanation": "Nous mesurons la cour."}),
            (True, {"state": "under-study", "explanation": None, "next_step": None}),
            (True, {"state": "unanswered", "explanation": None, "next_step": None, "decided_by": None, "date": None}),
        ]
    ],
    # The words of a merged recommendation count with those of the one that stands for it.
    (
        "shared-need-unmet",
        True,
        chain(
            {**THREE, "c4": {}},
            {
                "r1": {"from": ["c4"]},
                "r2": {"from": ["c1", "c2"]},
                "r3": {"from": ["c3"], "state": "merged", "merged_into": "r2"},
            },
            groups=NEIGHBOURS,
        ),
    ),
    # A finding of three groups that nobody recommended anything about.
    (
        "shared-need-unmet",
        True,
        chain(
            {"c3": {}, "c4": {"group": "agents"}, "c5": {"group": "voisins"}},
            groups=NEIGHBOURS,
            brief={"findings": [{"title": "On ne sait pas qui appeler", "from": ["c3", "c4", "c5"]}]},
        ),
    ),
    (
        "shared-need-unmet",
        False,
        chain(
            THREE,
            groups=NEIGHBOURS,
            brief={"findings": [{"title": "On attend debout", "from": ["c1", "c2", "c3"]}]},
        ),
    ),
]
