"""Writes an export as Decidim makes them, of as many proposals as asked for, and a project to import it into.

python benchmarks/importing.py export FOLDER ROWS     # FOLDER/proposals.csv and FOLDER/project.yaml
python benchmarks/importing.py read FOLDER            # the least that could be done: every row read and counted
"""

import csv
import random
import sys
from pathlib import Path

COLUMNS = [
    "id",
    "category/name/fr",
    "scope/name/fr",
    "title/fr",
    "body/fr",
    "state",
    "answer/fr",
    "supports",
    "comments",
    "published_at",
    "url",
    "meeting_urls",
]
WORDS = [
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "de",
    "du",
    "et",
    "à",
    "pour",
    "que",
    "qui",
    "sur",
    "dans",
    "avec",
    "sans",
    "plus",
    "moins",
    "devant",
    "derrière",
    "entre",
    "près",
    "du",
    "loin",
    "banc",
    "bancs",
    "trottoir",
    "trottoirs",
    "arbre",
    "arbres",
    "école",
    "collège",
    "mairie",
    "marché",
    "passage",
    "piétons",
    "éclairage",
    "nuit",
    "soir",
    "matin",
    "enfants",
    "seniors",
    "parents",
    "vélo",
    "bus",
    "arrêt",
    "métro",
    "tramway",
    "station",
    "place",
    "square",
    "jardin",
    "fontaine",
    "ombre",
    "été",
    "chaleur",
    "froid",
    "sécurité",
    "vitesse",
    "voitures",
    "bruit",
    "propreté",
    "poubelles",
    "travaux",
    "rue",
    "avenue",
    "boulevard",
    "quartier",
    "voisins",
    "commerçants",
    "gens",
    "pourrait",
    "serait",
    "faudrait",
    "manque",
    "demande",
    "propose",
    "installe",
    "ajoute",
    "répare",
    "ouvre",
    "ferme",
    "déplace",
    "élargit",
    "réduit",
    "protège",
    "très",
    "trop",
    "assez",
    "souvent",
    "parfois",
    "jamais",
    "toujours",
    "aujourd’hui",
    "demain",
    "depuis",
    "longtemps",
    "bientôt",
    "ensemble",
]
THEMES = ("Marche", "Vélo", "Nature en ville", "Propreté", "")
STATES = ("accepted", "rejected", "evaluating", "", "", "", "withdrawn")
PROJECT = """\
title: Marcher
kind: improve-service
sponsor: {name: DVD}
challenge: Comment mieux marcher ?
themes:
  - {id: marche, title: Marche}
  - {id: velo, title: Vélo}
  - {id: nature, title: Nature en ville}
groups: [{id: habitants, name: Habitants, kind: residents, size: 3000}]
"""


def export(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
    chance = random.Random(5)
    sentences = [" ".join(chance.choices(WORDS, k=chance.randint(6, 16))).capitalize() + "." for _ in range(4000)]
    with (folder / "proposals.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        for n in range(1, count + 1):
            writer.writerow(
                (
                    n,
                    chance.choice(THEMES),
                    "Quartier " + str(n % 20),
                    chance.choice(sentences)[:60],
                    body(chance, sentences),
                    chance.choice(STATES),
                    "",
                    chance.randint(0, 400),
                    chance.randint(0, 12),
                    f"2026-{n % 12 + 1:02}-{n % 28 + 1:02} 10:22:11 UTC",
                    f"https://participer.example.org/processes/marche/f/12/proposals/{n}",
                    "",
                )
            )


def body(chance: random.Random, sentences: list[str]) -> str:
    """Rich text of 200 to 600 characters: paragraphs, lists, links, line breaks in quotes."""
    length, parts, size = chance.randint(200, 600), [], 0
    while size < length - 70:
        kind, sentence = chance.random(), chance.choice(sentences)
        if kind < 0.6:
            part = f"<p>{sentence}</p>\n"
        elif kind < 0.75:
            part = f"<ul>\n<li>{sentence}</li>\n<li><strong>{chance.choice(sentences)[:40]}</strong></li>\n</ul>"
        elif kind < 0.9:
            part = f"<p>{sentence}<br>L&#39;été&nbsp;: « {sentence[:30]} »</p>"
        else:
            part = f'<p><a href="https://example.org/{size}" rel="noopener">{sentence[:30]}</a></p>'
        parts.append(part)
        size += len(part)
    return "".join(parts)


def read(folder: Path) -> None:
    """What any program has to do: take the file apart into cells."""
    with (folder / "proposals.csv").open(encoding="utf-8", newline="") as file:
        print(sum(1 for _row in csv.reader(file, delimiter=";")))


if __name__ == "__main__":
    if sys.argv[1] == "export":
        export(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        read(Path(sys.argv[2]))
