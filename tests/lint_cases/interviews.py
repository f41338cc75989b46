"""For each rule about interviews, a project where it fires and one near by where it is silent."""

from typing import Any

import yaml

from tests.lint_cases.small import PROJECT, small

THEMES = [
    {"id": name, "title": name.capitalize()}
    for name in ("venir", "attendre", "parler", "partir", "revenir", "lire", "dire")
]
NAMES = [theme["id"] for theme in THEMES]
ROUND: dict[str, Any] = {
    "title": "Tournée",
    "group": "usagers",
    "purpose": "Comprendre.",
    "themes": NAMES[:3],
    "duration": "45 min",
    "sample": [{"profile": "Vient souvent", "wanted": 3}, {"profile": "Ne vient plus", "wanted": 2}],
}
SENIORS = {"aines": {"name": "Seniors du quartier", "kind": "users", "size": 12}}
CHILDREN = {"enfants": {"name": "Enfants", "kind": "users", "size": 12}}
ELECTED = {"elus": {"name": "Élus", "kind": "elected", "size": 8}}
GLOSSARY = "glossary: [{term: Direction du logement (DLH), meaning: Elle tient les antennes.}]"
NEXT = "Que s'est-il passé ensuite ?"


def _round(
    *,
    asked: list[str] = NAMES[:3],
    themes: list[dict[str, Any]] = THEMES,
    groups: dict[str, Any] | None = None,
    **changes: Any,
) -> dict[str, str | bytes | None]:
    """The small project with a round of interviews: the plain one, with changes; None removes a key.

    Args:
        asked: the themes of the round.
        themes: those of the project.
        groups: keys of its groups, by id.
        changes: the other keys of the round.
    """
    keys = {key: value for key, value in {**ROUND, "themes": asked, **changes}.items() if value is not None}
    written = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False)
    return {**small(project={**PROJECT, "themes": themes}, groups=groups), "interviews/tour.yaml": written}


def _worded(**keys: Any) -> list[dict[str, Any]]:
    """The project's themes, the first with a question or follow-ups of its own."""
    return [{**THEMES[0], **keys}, *THEMES[1:]]


def _asking(ask: str, *follow_ups: str) -> dict[str, str | bytes | None]:
    return _round(questions=[{"theme": "venir", "ask": ask, "follow_ups": list(follow_ups)}])


def _many(follow_ups: int) -> dict[str, str | bytes | None]:
    questions = [{"theme": name, "ask": "Racontez-moi.", "follow_ups": [NEXT] * follow_ups} for name in NAMES[:3]]
    return _round(questions=questions)


def _sample(*profiles: tuple[str, int], **changes: Any) -> dict[str, str | bytes | None]:
    return _round(sample=[{"profile": profile, "wanted": wanted} for profile, wanted in profiles], **changes)


FIRES = {
    "closed-question": _asking("Est-ce que vous venez souvent ?"),
    "leading-question": _asking("Ne pensez-vous pas que c'est long ?"),
    "double-question": _asking("Comment venez-vous et combien de temps mettez-vous ?"),
    "hypothetical-question": _asking("Seriez-vous prêt à venir le dimanche ?"),
    "jargon-in-question": _asking("Quels sont vos irritants ?"),
    "unexplained-acronym": _asking("Que vous a répondu la MDPH ?"),
    "long-question": _asking("Racontez-moi ce qui s'est passé. " + " ".join(["Racontez", *["encore"] * 30]) + "."),
    "intrusive-question": _asking("De quelle maladie souffrez-vous ?"),
    "too-many-questions": _many(5),
    "too-many-themes": _round(asked=NAMES),
    "too-few-themes": _round(asked=NAMES[:2]),
    "interview-too-long": _round(duration="75 min"),
    "interview-too-short": _round(asked=NAMES[:2], duration="25 min"),
    "no-non-users": _sample(("Vient le matin", 3), ("Vient le soir", 3)),
    "thin-sample": _sample(("Ne vient plus", 2), ("Vient souvent", 2)),
}
SILENT = {
    # The same subject, asked so that a story answers.
    "closed-question": _asking("Comment se passe votre venue, d'habitude ?"),
    "leading-question": _asking("Comment trouvez-vous le temps passé ici ?"),
    "double-question": _asking("Comment venez-vous, à pied et en bus ?"),
    "hypothetical-question": _asking("Le dimanche où vous aviez besoin de venir, comment avez-vous fait ?"),
    "jargon-in-question": _asking("Qu'est-ce qui vous agace ici ?"),
    "unexplained-acronym": _asking("Que vous a répondu la MDPH (la maison du handicap) ?"),
    "long-question": _asking("Racontez-moi ce qui s'est passé. " + " ".join(["Racontez", *["encore"] * 29]) + "."),
    "intrusive-question": _asking("Les mauvais jours, qu'est-ce que sortir vous demande ?"),
    "too-many-questions": _many(4),
    "too-many-themes": _round(asked=NAMES[:6]),
    "too-few-themes": _round(asked=NAMES[:3]),
    "interview-too-long": _round(duration="60 min"),
    "interview-too-short": _round(asked=NAMES[:2], duration="30 min"),
    "no-non-users": _sample(("N'ose plus venir", 3), ("Vient le soir", 3)),
    "thin-sample": _sample(("Ne vient plus", 3), ("Vient souvent", 2)),
}
EDGES: list[tuple[str, bool, Any]] = [
    # A round that takes the question of a theme, and one that words it itself.
    ("closed-question", True, _round(themes=_worded(question="Est-ce que vous venez souvent ?"))),
    (
        "closed-question",
        False,
        _round(
            themes=_worded(question="Est-ce que vous venez souvent ?"),
            questions=[{"theme": "venir", "ask": "Comment venez-vous ?"}],
        ),
    ),
    ("closed-question", True, _round(themes=_worded(follow_ups=["Où étiez-vous ?", "Est-ce que c'est loin ?"]))),
    ("closed-question", True, _asking("Comment venez-vous ?", NEXT, "Est-ce que c'est loin ?")),
    # The sponsor's own acronym is no better known; the glossary is read to everyone.
    ("unexplained-acronym", True, _asking("Que vous a répondu la DLH ?")),
    ("unexplained-acronym", False, {**_asking("Que vous a répondu la DLH ?"), "brief.yaml": GLOSSARY}),
    # The follow-ups of themes are a stock: counted against the minutes, when the round writes none.
    ("too-many-questions", True, _round(themes=_worded(follow_ups=[NEXT] * 23))),
    ("too-many-questions", False, _round(themes=_worded(follow_ups=[NEXT] * 22))),
    ("interview-too-long", True, _round(groups=SENIORS, group="aines", duration="50 min")),
    ("interview-too-long", False, _round(groups=SENIORS, group="aines", duration="45 min")),
    ("interview-too-short", False, _round(groups=CHILDREN, group="enfants", duration="26 min")),
    ("no-non-users", False, _sample(("Never came", 3), ("Vient le soir", 3))),
    ("thin-sample", True, _round(sample=None)),
    ("thin-sample", True, _sample(("Ne vient plus", 6))),
    ("thin-sample", False, _sample(("Tous", 3), groups=ELECTED, group="elus")),
]
PLACES = {
    "closed-question": "ask: Est-ce que vous venez souvent ?",
    "interview-too-long": "duration: 75 min",
}
