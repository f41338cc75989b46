"""For each rule of inclusion, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.lint_cases.small import place, small, work

SENIORS = {"usagers": {"name": "Seniors du quartier"}}
CARERS = {"agents": {"name": "Aidants", "kind": "caregivers"}}
PLAIN = {"usagers": {"needs": ["easy-language"]}}
CHILDREN = {"usagers": {"name": "Enfants", "publics": ["children"]}}
OWN_CHARTER = {"charter": ["On s'écoute jusqu'au bout.", "On peut passer son tour."]}
ELECTED = {"agents": {"name": "Élus", "kind": "elected"}}


def _needing(*needs: str) -> dict[str, Any]:
    return {"usagers": {"needs": list(needs)}}


def _apart(**keys: Any) -> list[Any]:
    one, two = (
        {"name": name, "groups": [group], "room": room, "steps": [{"method": "carte-empathie", "minutes": 40}]}
        for name, group, room in (("A", "usagers", "Salle 1"), ("B", "agents", "Salle 2"))
    )
    return [{"method": "meteo-interieure"}, {"parallel": [one, {**two, **keys}]}]


INTERVIEW = """\
- id: au-telephone
  title: Au téléphone
  date: 2026-02-10
  place: Par téléphone, le soir
  group: agents
  method: entretien-semi-directif
  purpose: Vous entendre à l'heure qui vous convient.
  themes: [attente, paroles, apres]
  duration: 45 min
"""
THEMES = {
    "themes": [
        {"id": "attente", "title": "L'attente"},
        {"id": "paroles", "title": "Ce qui se dit"},
        {"id": "apres", "title": "La suite"},
    ]
}

FIRES = {
    "standing-with-seniors": small(groups=SENIORS, agenda=work("mur-connaissance")),
    "moving-with-seated": small(groups=_needing("seated"), agenda=work("pitch-galerie")),
    "long-standing": small(agenda=work("bodystorming", 65)),
    "need-not-met": small(groups=_needing("hearing-loop"), place=place(access=["step-free"])),
    "no-quiet-place": small(groups=SENIORS, end="11:35"),
    "interpreter-time": small(
        groups=_needing("interpreter"), end="11:30", agenda=[{"title": "Ce que nous avons vu", "minutes": 90}]
    ),
    "lone-interpreter": small(groups=_needing("sign-language"), end="11:30"),
    "too-much-writing": small(groups=PLAIN, agenda=work("lettre-au-futur", 30)),
    "acronym-in-programme": small(groups=PLAIN, aim="Dire ensemble ce que la CAF ne voit pas."),
    "carers-hours": small(groups=CARERS),
    "carers-early": small(groups=CARERS, start="9:15"),
    "respite": small(groups={"agents": {**CARERS["agents"], "needs": ["respite"]}}, place=place(access=["step-free"])),
    "carers-with-cared-for": small(groups=CARERS),
    "school-hours": small(groups=CHILDREN),
    "elected-listen-first": small(project=OWN_CHARTER, groups=ELECTED),
    "many-speak-little": small(
        agenda=[{"method": "bocal-a-poissons", "minutes": 60}, {"title": "Et après"}],
        people={"usagers": 9, "agents": 4},
    ),
    "no-small-moment": small(
        end="10:30", agenda=[{"title": "Tour de table"}, {"method": "decision-par-consentement", "minutes": 50}]
    ),
}
SILENT = {
    # A track in which no senior stands.
    "standing-with-seniors": small(
        groups=SENIORS, agenda=_apart(steps=[{"method": "mur-connaissance", "minutes": 40}])
    ),
    "moving-with-seated": small(
        groups=_needing("seated"), agenda=work("pitch-galerie", notes="Des chaises devant chaque panneau.")
    ),
    "long-standing": small(agenda=work("bodystorming", 60)),
    "need-not-met": small(groups=_needing("hearing-loop", "large-print"), place=place(access=["hearing-loop"])),
    "no-quiet-place": small(groups=SENIORS, end="11:30"),
    "interpreter-time": small(
        groups=_needing("interpreter"),
        end="11:30",
        agenda=[{"title": "Ce que nous avons vu", "minutes": 80}, {"buffer": 40}],
    ),
    "lone-interpreter": small(groups=_needing("sign-language"), end="11:25"),
    "too-much-writing": small(
        groups=PLAIN, agenda=work("lettre-au-futur", 30, notes="Karim écrit pour qui préfère raconter.")
    ),
    "acronym-in-programme": small(aim="Dire ensemble ce que la CAF ne voit pas."),
    "carers-hours": {**small(groups=CARERS, project=THEMES), "interviews.yaml": INTERVIEW},
    "carers-early": small(groups=CARERS, start="9:30"),
    "respite": small(groups={"agents": {**CARERS["agents"], "needs": ["respite"]}}, place=place(access=["respite"])),
    "carers-with-cared-for": small(groups=CARERS, agenda=_apart()),
    # A Wednesday afternoon, when French schools are closed.
    "school-hours": small(groups=CHILDREN, date="2026-03-11", start="14:00", end="16:00"),
    "elected-listen-first": small(
        project={"charter": [*OWN_CHARTER["charter"], "Les élus écoutent d'abord."]}, groups=ELECTED
    ),
    "many-speak-little": small(agenda=[{"method": "bocal-a-poissons", "minutes": 60}, {"title": "Et après"}]),
    "no-small-moment": small(
        end="10:30",
        agenda=[
            {"title": "Tour de table"},
            {"method": "decision-par-consentement", "minutes": 50, "notes": "Deux minutes à deux avant les réactions."},
        ],
    ),
}
EDGES: list[tuple[str, bool, Any]] = [
    # Nobody said that they cannot change chairs; standing for an hour is another matter.
    ("moving-with-seated", False, small(groups=SENIORS, agenda=work("pitch-galerie"))),
]
