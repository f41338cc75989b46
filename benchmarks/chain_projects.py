"""A whole chain, larger than any lab has: so many contributions, a fifth as many recommendations and requirements.

python benchmarks/chain_projects.py FOLDER CONTRIBUTIONS
"""

import random
import sys
import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

GROUPS = {
    "seniors": ("Seniors", "users", 1200),
    "aidants": ("Aidants", "caregivers", 400),
    "non-usagers": ("Personnes qui ne viennent pas", "non-users", 600),
    "agents": ("Agents d'accueil", "agents", 150),
    "associations": ("Associations du quartier", "associations", 90),
    "partenaires": ("Bailleurs et transporteurs", "partners", 40),
}
THEMES = {
    "trajets": "Se déplacer",
    "isoles": "Joindre les plus isolés",
    "reussite": "Ce qui fait réussir une sortie",
    "benevoles": "Recruter et former des bénévoles",
    "accueil": "Être reçu",
    "numerique": "Faire sans écran",
    "argent": "Payer",
    "repit": "Souffler quand on aide",
}
SESSIONS = {
    "restaurant": "seniors",
    "a-domicile": "aidants",
    "au-pied-des-tours": "non-usagers",
    "guichets": "agents",
    "locaux": "associations",
    "sieges": "partenaires",
}
KINDS = ("verbatim", "verbatim", "need", "idea", "observation", "disagreement")
WHO = ("Ma voisine de palier", "Mon père", "La dame du troisième", "Mon mari", "Une habitante de la tour", "Ma mère")
WHERE = ("à la pharmacie", "au marché du jeudi", "chez le dentiste", "à la mairie", "au cimetière", "à la chorale")
TROUBLE = (
    "l'ascenseur est tombé en panne et personne n'a prévenu",
    "le bus est parti avant que je sois assise",
    "il fallait remplir le formulaire sur un écran que je ne lis pas",
    "on m'a demandé trois fois de répéter la même chose",
    "les bancs ont été retirés entre l'arrêt et la porte",
    "le rendez-vous était à huit heures et je ne dors pas la nuit",
    "il n'y avait pas une place à l'ombre pour attendre",
)
FEELING = (
    "Je suis rentrée sans y aller, et je n'ai rien dit à mes enfants.",
    "On finit par ne plus demander, voilà ce qui se passe.",
    "Ce n'est pas grave une fois, c'est grave toutes les semaines.",
    "Moi, je voudrais seulement qu'on me réponde : oui, ou non.",
    "Quand quelqu'un marche à côté de moi, je n'ai plus peur du trottoir.",
    "Il faut que ce soit toujours la même personne, sinon je recommence tout depuis le début.",
)
WISH = (
    "Pouvoir appeler la veille et savoir tout de suite qui viendra",
    "Être attendu à la porte et raccompagné jusqu'à la porte",
    "Recevoir une réponse écrite en gros caractères, sans sigle",
    "Choisir entre le téléphone, le guichet et une lettre, pour chaque démarche",
    "Garder la même personne d'une sortie à l'autre",
    "Trouver un banc tous les deux cents mètres sur le chemin",
)
ANSWER = (
    "Oui. Vous nous avez montré que le plus dur n'est pas le trajet mais l'escalier, à l'aller comme au retour.",
    "Oui. Une personne répondra du lundi au vendredi, et gardera votre demande jusqu'au bout.",
    "Nous l'essaierons six mois, avec dix personnes du quartier, avant de l'étendre aux autres.",
)
VERBS = (
    ("Accompagner", "une personne de sa porte à l'endroit de son choix"),
    ("Répondre", "de vive voix à chaque demande"),
    ("Prévenir", "chacun de ce qui change, par le moyen qu'il a choisi"),
    ("Offrir", "un endroit où s'asseoir sur le chemin"),
    ("Garder", "la mémoire de ce qui a déjà été dit"),
)
MEASURES = (
    ("Demandes qui reçoivent une réponse le jour même", "90 %", "80 %", "F1"),
    ("Écart avec l'heure convenue à la porte", "10 min", "20 min", "F2"),
    ("Sorties commencées et finies à la porte du logement", "100 %", "", "F0"),
    ("Personnes qui disent avoir compris la réponse", "95 %", "85 %", "F1"),
    ("Distance entre deux endroits où s'asseoir", "150 m", "250 m", "F3"),
)
MOMENTS = ("le matin", "tous les jours", "une fois par semaine", "sans rendez-vous", "à heure fixe")
PLACES = ("quartier nord", "quartier sud", "bords du canal", "plateau", "vieux centre", "cité-jardin")


@dataclass(frozen=True)
class Voice:
    """A contribution."""

    id: str
    session: str
    theme: str
    kind: str
    text: str
    code: str


@dataclass(frozen=True)
class Wanted:
    """A recommendation, with its answer."""

    id: str
    theme: str
    sources: tuple[str, ...]
    text: str
    explanation: str
    refused: bool
    day: date
    divergence: str


@dataclass(frozen=True)
class Function:
    """A requirement, with what it is judged by: name, level, limit, flexibility."""

    id: str
    theme: str
    source: str
    statement: str
    importance: int
    criteria: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Material:
    """A chain, before it is written one way or another."""

    voices: tuple[Voice, ...]
    wanted: tuple[Wanted, ...]
    functions: tuple[Function, ...]


def material(count: int) -> Material:
    """So many contributions, each behind a recommendation; every recommendation that is kept leads to a requirement.

    Here and there, groups disagree and nothing says so: a few remarks are to be placed, as in any project.
    """
    drawn = random.Random(11)
    sessions, themes = list(SESSIONS), list(THEMES)
    voices = tuple(
        Voice(
            f"c{n + 1}",
            sessions[n % len(sessions)],
            themes[n // 5 % len(themes)],
            drawn.choice(KINDS),
            _said(drawn),
            f"{sessions[n % len(sessions)][0].upper()}{n % 40 + 1}",
        )
        for n in range(count)
    )
    wanted = tuple(_wanted(n, voices, drawn) for n in range(count // 5))
    kept = [item for item in wanted if not item.refused]
    functions = tuple(_function(n, kept[n % len(kept)], drawn) for n in range(count // 5))
    return Material(voices, wanted, functions)


def _said(drawn: random.Random) -> str:
    sentences = [f"{drawn.choice(WHO)} voulait aller {drawn.choice(WHERE)}, mais {drawn.choice(TROUBLE)}."]
    sentences += drawn.sample(FEELING, drawn.randint(0, 3))
    sentences += [f"C'était près du numéro {drawn.randint(1, 400)}, un {drawn.choice(('mardi', 'vendredi'))} matin."]
    return " ".join(sentences)


def _wanted(n: int, voices: tuple[Voice, ...], drawn: random.Random) -> Wanted:
    mine = [*voices[5 * n : 5 * n + 5], voices[drawn.randrange(len(voices))]]
    disagree = n % 12 != 11 and any(voice.kind == "disagreement" for voice in mine)
    return Wanted(
        f"r{n + 1}",
        voices[5 * n].theme,
        tuple(dict.fromkeys(voice.id for voice in mine)),
        f"{drawn.choice(WISH)}, dans le {drawn.choice(PLACES)}, même le {drawn.choice(('soir', 'dimanche'))}.",
        f"{drawn.choice(ANSWER)} Cela vaut pour le {drawn.choice(PLACES)}.",
        n % 10 == 9,
        date(2026, 5, 4) + timedelta(days=n % 30),
        f"Les uns le veulent {drawn.choice(MOMENTS)}, les autres {drawn.choice(MOMENTS)}." if disagree else "",
    )


def _function(n: int, source: Wanted, drawn: random.Random) -> Function:
    verb, what = drawn.choice(VERBS)
    statement = f"{verb} {what}, dans le {drawn.choice(PLACES)} (lieu {n + 1})"
    measures = tuple(drawn.sample(MEASURES, drawn.randint(2, 3)))
    return Function(f"FP{n + 1}", source.theme, source.id, statement, drawn.randint(2, 5), measures)


def as_labo(folder: Path, chain: Material) -> Path:
    """A project of labo's, in files of some hundred items, written as people write them."""
    for name in ("interviews", "contributions", "recommendations", "requirements"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "project.yaml", _PROJECT + "".join(f"- id: {k}\n  title: {v}\n" for k, v in THEMES.items()))
    groups = (f"- id: {k}\n  name: {n}\n  kind: {kind}\n  size: {size}\n" for k, (n, kind, size) in GROUPS.items())
    _write(folder / "groups.yaml", "\n".join(groups))
    for session, group in SESSIONS.items():
        text = f"title: Entretiens, {session}\ngroup: {group}\n{_INTERVIEW}"
        _write(folder / f"interviews/{session}.yaml", text)
    _in_files(folder / "contributions", [_voice(item) for item in chain.voices], 600)
    _in_files(folder / "recommendations", [_answered(item) for item in chain.wanted], 300)
    _in_files(folder / "requirements", [_required(item) for item in chain.functions], 300)
    return folder


def _voice(item: Voice) -> str:
    # Some people fold their texts, others put them in quotes.
    text = _folded(item.text) if item.id[-1] in "0123456" else f'"{item.text}"'
    return (
        f"- id: {item.id}\n  group: {SESSIONS[item.session]}\n  from: {item.session}\n  theme: {item.theme}\n"
        f"  kind: {item.kind}\n  profile: {item.code}, vit seul\n  text: {text}\n"
    )


def _answered(item: Wanted) -> str:
    state = "not-retained\n  reason: running-cost" if item.refused else "retained"
    return (
        f"- id: {item.id}\n  theme: {item.theme}\n  from: [{', '.join(item.sources)}]\n  text: {_folded(item.text)}\n"
        f"  state: {state}\n  explanation: {_folded(item.explanation)}\n  decided_by: Comité du service\n"
        f"  date: {item.day}\n  next_step:\n    what: Écrire avec trois habitants le déroulé\n"
        f"    pilot: Direction du service\n    deadline: 2027-07-10\n"
        + (f"  divergence: {item.divergence}\n" if item.divergence else "")
    )


def _required(item: Function) -> str:
    criteria = "".join(
        f'    - name: {name}\n      level: "{level}"\n'
        + (f'      limit: "{limit}"\n' if limit else "")
        + f"      flexibility: {flexibility}\n      verification: Relevé de chaque mois\n"
        for name, level, limit, flexibility in item.criteria
    )
    return (
        f"- id: {item.id}\n  kind: main\n  statement: {item.statement}\n  theme: {item.theme}\n"
        f"  importance: K{item.importance}\n  from: [{item.source}]\n  criteria:\n{criteria}"
    )


def _folded(text: str) -> str:
    return ">-\n" + textwrap.indent(textwrap.fill(text, 110), "    ")


def _in_files(folder: Path, items: list[str], size: int) -> None:
    for n in range(0, len(items), size):
        _write(folder / f"{n // size + 1:03}.yaml", "\n".join(items[n : n + size]))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_INTERVIEW = """date: 2026-02-03
purpose: Comprendre ce qui empêche de sortir
place: Paris
themes: [trajets, isoles, accueil]
sample:
- {profile: Vit seul, wanted: 4}
- {profile: Sort peu, wanted: 4}
"""

_PROJECT = """title: Mieux se déplacer
language: fr
kind: new-service
sponsor: {name: DASES}
challenge: Comment aider chacun à sortir de chez soi quand il le veut ?
calendar: {start: 2026-01-12, end: 2026-12-18, answers: 2026-10-01, feedback: 2026-11-20}
themes:
"""


if __name__ == "__main__":
    as_labo(Path(sys.argv[1]), material(int(sys.argv[2])))
