"""A small chain from words to requirements to try a rule on: sound as it is, changed in few words."""

from copy import deepcopy
from typing import Any

import yaml

from tests.lint_cases.small import GROUPS, small

THEMES = [{"id": "attente", "title": "L'attente"}]
SAID = {
    "c1": {"group": "usagers", "from": "premier", "theme": "attente", "kind": "need", "text": "Je reste debout."},
    "c2": {
        "group": "agents",
        "from": "premier",
        "theme": "attente",
        "kind": "idea",
        "text": "Un banc près du guichet.",
    },
}
RECOMMENDED = {
    "r1": {
        "text": "Pouvoir s'asseoir en attendant.",
        "from": ["c1", "c2"],
        "theme": "attente",
        "state": "retained",
        "explanation": "Oui. Douze places assises seront là en mai.",
        "decided_by": "DLH",
        "date": "2026-04-02",
        "next_step": {"what": "Choisir les sièges", "pilot": "DLH", "deadline": "2026-05-04"},
    }
}
REQUIRED = {
    "FP1": {
        "kind": "main",
        "statement": "Permettre à chacun d'attendre assis",
        "theme": "attente",
        "importance": 5,
        "from": ["r1"],
        "criteria": [
            {
                "name": "places assises",
                "level": "12 places",
                "limit": "8 places",
                "flexibility": "F1",
                "verification": "comptage, chaque mois",
            }
        ],
    }
}
CRITERION = REQUIRED["FP1"]["criteria"][0]  # type: ignore[index]


def chain(
    said: dict[str, dict[str, Any]] | None = None,
    recommended: dict[str, dict[str, Any]] | None = None,
    required: dict[str, dict[str, Any]] | None = None,
    *,
    bare: bool = False,
    brief: dict[str, Any] | None = None,
    groups: dict[str, dict[str, Any]] | None = None,
    project: dict[str, Any] | None = None,
    private: str | None = None,
    **workshop: Any,
) -> dict[str, str | bytes | None]:
    """The files of a small project that holds a chain, with some keys replaced; None removes a key, or an item.

    Args:
        said: keys of its contributions, by id; a new id is a new contribution, like the first one but for these keys.
        recommended: the same for its recommendations.
        required: the same for its requirements.
        bare: whether it holds none but those given.
        brief: what the specification says.
        groups: keys of its groups, by id.
        project: keys of the project.
        private: the list of those who take part.
        workshop: keys of its workshop.
    """
    files = small(project={"themes": THEMES, **(project or {})}, groups=groups, **workshop)
    for name, own, given in (
        ("contributions", SAID, said),
        ("recommendations", RECOMMENDED, recommended),
        ("requirements", REQUIRED, required),
    ):
        items = _items(own, given or {}, bare=bare)
        if items:
            files[f"{name}.yaml"] = yaml.safe_dump(items, allow_unicode=True, sort_keys=False)
    if brief:
        files["brief.yaml"] = yaml.safe_dump(brief, allow_unicode=True, sort_keys=False)
    if private:
        files["private/participants.csv"] = private
    return files


def criterion(**keys: Any) -> dict[str, Any]:
    """A requirement whose one criterion has other keys; None removes one."""
    return {"criteria": [_without_none({**CRITERION, **keys})]}


def third_group(name: str = "voisins", **keys: Any) -> dict[str, dict[str, Any]]:
    """The groups, with one more."""
    return {name: {"name": name.capitalize(), "kind": "residents", "size": 9, **keys}}


def _items(own: dict[str, Any], given: dict[str, Any], *, bare: bool) -> list[dict[str, Any]]:
    first = next(iter(own.values()))
    ids = [*given] if bare else [*dict.fromkeys([*own, *given])]
    changed = {name: given.get(name, {}) for name in ids}
    # Copies of their own: YAML would write what two items share once, with an anchor.
    return [
        deepcopy(_without_none({"id": name, **own.get(name, first), **keys}))
        for name, keys in changed.items()
        if keys is not None
    ]


def _without_none(keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value is not None}


__all__ = ["CRITERION", "GROUPS", "chain", "criterion", "third_group"]
