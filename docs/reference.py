"""Writes docs/fichiers.md and docs/files.en.md: every file of a project, key by key, from the models.

python docs/reference.py
"""

import json
from pathlib import Path
from typing import Any

from labo_cli.scaffold import schema_files

DOCS = Path(__file__).parent
PAGES = {"fr": "fichiers.md", "en": "files.en.md"}
HEADS = {
    "fr": (
        "# Le dossier d'un projet\n\n"
        "Une section est une clé de `project.yaml`, ou un fichier à son nom à côté, ou un dossier à son nom avec un fichier "
        "par élément (ou par liste d'éléments). Les trois formes veulent dire la même chose : un petit projet tient en un "
        "fichier, un grand devient un arbre. Dans un fichier à lui, un élément n'a pas besoin d'`id` : c'est le nom du "
        "fichier.\n\n"
        "Les heures s'écrivent `9:30`, `09:30` ou `9h30` ; les durées `45`, `45 min`, `1h30` ou `2 h` ; les jours `2026-03-12` "
        "ou `12 mars 2026`. Un ★ marque ce qui est obligatoire.\n\n"
        "Cette page est produite à partir des modèles (`make generated`).\n"
    ),
    "en": (
        "# The folder of a project\n\n"
        "A section is a key of `project.yaml`, or a file of that name beside it, or a folder of that name with a file for each "
        "item (or for each list of items). The three forms mean the same: a small project is one file, a large one a tree. In "
        "a file of its own an item needs no `id`: the file's name is its id.\n\n"
        "Times are written `9:30`, `09:30` or `9h30`; lengths `45`, `45 min`, `1h30` or `2 h`; days `2026-03-12` or "
        "`12 March 2026`. A ★ marks what is required.\n\n"
        "This page is made from the models (`make generated`).\n"
    ),
}
COLUMNS = {"fr": ("clé", "ce qu'elle dit", "valeurs"), "en": ("key", "what it says", "values")}


def page(language: str) -> str:
    """The reference in one language."""
    schemas = {name.removesuffix(".schema.json"): json.loads(text) for name, text in schema_files(language).items()}
    parts = [HEADS[language]]
    for name, schema in schemas.items():
        title = "project.yaml" if name == "project" else "methods/…" if name == "methods" else name
        parts.append(f"\n## {title}\n")
        root = schema["anyOf"][0] if "anyOf" in schema else schema
        parts.append(table(root, language))
        shown = {
            "Workshop",
            "Interview",
            "Immersion",
            "Contribution",
            "Recommendation",
            "Requirement",
            "Group",
            "Brief",
        }
        used = sorted(reachable(root, schema, skip=shown if name == "project" else set()))
        for part in used:
            parts.append(f"\n### {name} : `{part}`\n" if language == "fr" else f"\n### {name}: `{part}`\n")
            parts.append(table(schema["$defs"][part], language))
    return "\n".join(parts)


def reachable(node: Any, schema: dict[str, Any], skip: set[str]) -> set[str]:
    """The names of the parts that a part is made of, at any depth."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            if name not in skip | found and "properties" in schema["$defs"].get(name, {}):
                found.add(name)
                walk(schema["$defs"][name])
            for item in value.values():
                walk(item)

    walk(node.get("properties", {}))
    return found


def table(part: dict[str, Any], language: str) -> str:
    """A part's keys as a Markdown table."""
    rows = ["| " + " | ".join(COLUMNS[language]) + " |", "|---|---|---|"]
    for key, field in part.get("properties", {}).items():
        mark = " ★" if key in part.get("required", []) else ""
        rows.append(f"| `{key}`{mark} | {field.get('description', '')} | {values(field)} |")
    return "\n".join(rows) + "\n"


def values(field: dict[str, Any]) -> str:
    """What a key takes, when it is another part or a list of them."""
    text = json.dumps(field)
    names = [word.partition('"')[0] for word in text.split("#/$defs/")[1:]]
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def main() -> None:
    """Writes both pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
