"""Writes what the documentation says from the code itself, in both languages.

docs/fichiers.md and docs/files.en.md: every file of a project, key by key, from the models.
docs/regles.md and docs/rules.en.md: every rule of `labo check`, from the rules.

python docs/reference.py
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from labo_cli.i18n import Language
from labo_cli.i18n.typography import typeset
from labo_cli.lint.interviews import INTERVIEW_RULES
from labo_cli.lint.rule import Family, Rule
from labo_cli.lint.rules import RULES
from labo_cli.model.words import AgendaPart
from labo_cli.scaffold import schema_files

DOCS = Path(__file__).parent
PAGES = {"fr": "fichiers.md", "en": "files.en.md"}
HEADS = {
    "fr": (
        "# Le dossier d'un projet\n\n"
        "Une section est une clé de `project.yaml`, ou un fichier à son nom à côté, ou un dossier à son nom avec un fichier "
        "par élément (ou par liste d'éléments). Les trois formes veulent dire la même chose, et une liste peut en prendre plusieurs : un petit projet tient en un "
        "fichier, un grand devient un arbre. Dans un fichier à lui, un élément n'a pas besoin d'`id` : c'est le nom du "
        "fichier.\n\n"
        "Les heures s'écrivent `9:30`, `09:30` ou `9h30` ; les durées `45`, `45 min`, `1h30` ou `2 h` ; les jours `2026-03-12` "
        "ou `12 mars 2026`. Un ★ marque ce qui est obligatoire.\n\n"
        "Cette page est produite à partir des modèles (`make generated`).\n"
    ),
    "en": (
        "# The folder of a project\n\n"
        "A section is a key of `project.yaml`, or a file of that name beside it, or a folder of that name with a file for each "
        "item (or for each list of items). The three forms mean the same, and a list may take several of them: a small project is one file, a large one a tree. In "
        "a file of its own an item needs no `id`: the file's name is its id.\n\n"
        "Times are written `9:30`, `09:30` or `9h30`; lengths `45`, `45 min`, `1h30` or `2 h`; days `2026-03-12` or "
        "`12 March 2026`. A ★ marks what is required.\n\n"
        "This page is made from the models (`make generated`).\n"
    ),
}
COLUMNS = {"fr": ("clé", "ce qu'elle dit", "valeurs"), "en": ("key", "what it says", "values")}

RULE_PAGES = {"fr": "regles.md", "en": "rules.en.md"}
RULE_HEADS = {
    "fr": (
        "# Les règles\n\n"
        "`labo check` relit vos séances et vos entretiens comme le ferait quelqu'un qui en a mené beaucoup, puis suit la chaîne qui "
        "va des paroles au cahier des charges. Chaque règle dit une chose que le métier a apprise, souvent à ses dépens : une pause "
        "trop courte, une question qui souffle sa réponse, un groupe qui vient et n'a pas de moment pour parler, un refus sans "
        "explication, une fonction que personne ne saura mesurer. Ce sont des usages, pas des normes. Vous connaissez vos "
        "participants, `labo` non : une règle peut être écartée, et quand elle l'est, c'est dit.\n\n"
        "    labo check                      # ce qui ne va pas dans ce projet, avec le fichier et la ligne\n"
        "    labo check --explain no-break   # ce que veut dire une règle, pourquoi, que faire\n"
        "    labo check --rules              # toutes, en une ligne chacune\n\n"
        "## Trois poids\n\n"
        "- **Erreur** : la séance ne peut pas être menée, ou le document publié, comme il est écrit. Quelqu'un est attendu dans deux "
        "salles à la fois, un numéro de téléphone privé se trouve dans un texte, un refus n'est pas expliqué. `labo check` finit alors "
        "avec le statut 1.\n"
        "- **Avertissement** : c'est possible, et il y a de bonnes chances que cela se passe mal. Rien n'est bloqué ; "
        "`labo check --strict` échoue aussi sur ceux-là, pour qui le veut dans un script.\n"
        "- **Conseil** : quelqu'un d'expérience le ferait autrement.\n\n"
        "Le poids donné ici est celui de tous les jours. Quelques règles pèsent moins quand il s'en faut de peu : un déjeuner de "
        "cinquante minutes est un conseil, un déjeuner de trente, un avertissement.\n\n"
        "## Écarter une règle\n\n"
        "Écrivez son nom sous `accept:`, dans le fichier de l'atelier ou de la série d'entretiens, avec votre raison. La règle se tait "
        "pour cette séance et pour elle seule. La raison est obligatoire : le conducteur l'imprime, et les collègues qui animeront à "
        "votre place sauront que ce n'est pas un oubli.\n\n"
        "```yaml\n"
        "accept:\n"
        "  no-break: Une heure quarante debout au marché ; chacun va et vient comme il veut.\n"
        "  sunday-or-holiday: Le dimanche est le seul jour où les aidants sont libres.\n"
        "```\n\n"
        "Les règles de la chaîne, sur ce que les gens ont dit, les recommandations et les fonctions, s'écartent à l'endroit dont elles "
        "parlent : dans la contribution, la recommandation, la fonction ou le groupe ; ou dans `project.yaml`, pour tout le projet. "
        "`labo trace` montre alors le manque avec sa raison. Les erreurs de la chaîne ne s'écartent pas.\n\n"
        "```yaml\n"
        "- id: c41\n"
        "  text: Le bus 62 ne s'arrête plus devant la clinique.\n"
        "  accept:\n"
        "    contribution-nowhere: Transmis à l'opérateur de transport, qui répond lui-même.\n"
        "```\n\n"
        "{adding} vont plus loin qu'une remarque : quand cette partie manque au déroulé, `labo` "
        "l'ajoute et le signale. L'écarter, c'est donc aussi refuser l'ajout. [Les ateliers](ateliers.md) disent quand chacune est "
        "ajoutée, et pour combien de minutes.\n\n"
        "Cette page est produite à partir des règles (`make generated`).\n"
    ),
    "en": (
        "# The rules\n\n"
        "`labo check` reads your sessions and your interviews as somebody who has run many would read them, then follows the chain "
        "from what people said to the specification. Each rule says one thing that the trade has learnt, often at its own cost: a "
        "break too short, a question that gives its answer away, a group that comes and has no moment to speak, a refusal without an "
        "explanation, a function that nobody will know how to measure. They are customs, not norms. You know your participants and "
        "`labo` does not: a rule can be set aside, and when it is, that is said.\n\n"
        "    labo check                      # what is wrong in this project, with the file and the line\n"
        "    labo check --explain no-break   # what a rule means, why, what to do\n"
        "    labo check --rules              # all of them, a line each\n\n"
        "## Three weights\n\n"
        "- **Error**: the session cannot be run, or the document published, as it is written. Somebody is expected in two rooms at "
        "once, a private telephone number stands in a text, a refusal is not explained. `labo check` then ends with status 1.\n"
        "- **Warning**: it can be done, and there is a fair chance that it will go badly. Nothing is blocked; `labo check --strict` "
        "fails on these too, for those who want that in a script.\n"
        "- **Advice**: somebody with experience would do it otherwise.\n\n"
        "The weight given here is the everyday one. Some rules weigh less when little is missing: a lunch of fifty minutes is worth "
        "a piece of advice, a lunch of thirty a warning.\n\n"
        "## Setting a rule aside\n\n"
        "Write its name under `accept:`, in the file of the workshop or of the round of interviews, with your reason. The rule keeps "
        "silent for that session and for no other. The reason is required: the facilitation plan prints it, and the colleagues who "
        "run the session in your place will know that nothing was forgotten.\n\n"
        "```yaml\n"
        "accept:\n"
        "  no-break: An hour and forty minutes on our feet at the market; people come and go as they like.\n"
        "  sunday-or-holiday: Sunday is the only day when the carers are free.\n"
        "```\n\n"
        "The rules of the chain, about what people said, recommendations and functions, are set aside where they look: in the "
        "contribution, the recommendation, the function or the group; or in `project.yaml`, for the whole project. `labo trace` then "
        "shows the hole with its reason. Errors of the chain cannot be set aside.\n\n"
        "```yaml\n"
        "- id: c41\n"
        "  text: The 62 bus no longer stops outside the clinic.\n"
        "  accept:\n"
        "    contribution-nowhere: Passed on to the bus company, which answers by itself.\n"
        "```\n\n"
        "{adding} do more than remark: when that part is missing from the agenda, `labo` puts it in and says so. Setting one aside "
        "also refuses what would be added. [Workshops](workshops.en.md) tells when each is added, and for how many minutes.\n\n"
        "This page is made from the rules (`make generated`).\n"
    ),
}
RULE_WORDS = {
    "fr": {
        "contents": "D'un coup d'œil",
        "rule": "règle",
        "weight": "poids",
        "wrong": "ce qui ne va pas",
        "remedy": "Que faire.",
        "interviews": "entretiens",
        "hole": "trou dans la chaîne",
    },
    "en": {
        "contents": "At a glance",
        "rule": "rule",
        "weight": "weight",
        "wrong": "what is wrong",
        "remedy": "What to do.",
        "interviews": "interviews",
        "hole": "hole in the chain",
    },
}


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


def rules_page(language: str) -> str:
    """The rules in one language: all of them in a table, then each with its reason and its remedy."""
    spoken, words = Language(language), RULE_WORDS[language]

    def said(text: str) -> str:
        return typeset(spoken.gettext(text), language)

    adding = [f"`no-{part}`" for part in AgendaPart if f"no-{part}" in RULES]
    parts = [RULE_HEADS[language].replace("{adding}", spoken.list(adding))]
    parts.append(
        f"\n## {words['contents']}\n\n| {words['rule']} | {words['weight']} | {words['wrong']} |\n|---|---|---|"
    )
    families = {family: [rule for rule in RULES.values() if rule.family is family] for family in Family}
    for family, rules in families.items():
        parts.append(f"| **{said(family.label)}** | | |")
        parts += [f"| [{rule.id}](#{rule.id}) | {said(rule.severity.label)} | {said(rule.title)} |" for rule in rules]
    for family, rules in families.items():
        parts.append(f"\n## {said(family.label)}")
        parts += [entry(rule, said, words) for rule in rules]
    return "\n".join(parts) + "\n"


def entry(rule: Rule[Any], said: Callable[[str], str], words: dict[str, str]) -> str:
    """A rule under its own heading, which is also its anchor."""
    about = f" · {words['interviews']}" if rule in INTERVIEW_RULES else ""
    hole = f" · {words['hole']}" if rule.is_hole else ""
    return (
        f"\n### {rule.id}\n\n**{said(rule.title)}** · {said(rule.severity.label)}{about}{hole}\n\n"
        f"{said(rule.why)}\n\n**{words['remedy']}** {said(rule.remedy)}"
    )


def main() -> None:
    """Writes all the pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8")
    for language, name in RULE_PAGES.items():
        (DOCS / name).write_text(rules_page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
