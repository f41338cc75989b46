"""For each rule about functions, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.chain_case import chain, criterion
from tests.lint_cases.answers import REFUSED


def function(**keys: Any) -> dict[str, str | bytes | None]:
    """The chain, with its one function changed."""
    return chain(required={"FP1": keys})


def stated(statement: str, **project: Any) -> dict[str, str | bytes | None]:
    return chain(required={"FP1": {"statement": statement}}, project=project)


def governed(accountable: str) -> dict[str, str | bytes | None]:
    """The chain, with a task of which somebody answers."""
    return chain(brief={"governance": [{"task": "Ouvrir", "responsible": "L'accueil", "accountable": accountable}]})


FIRES = {
    "no-criterion": function(criteria=None),
    "rigid-with-limit": function(**criterion(flexibility="F0")),
    "flexible-without-limit": function(**criterion(limit=None)),
    "solution-in-statement": stated("Permettre à chacun de prendre rendez-vous par une application mobile"),
    "not-a-verb": stated("Accueil des personnes à mobilité réduite"),
    "vague-level": function(**criterion(level="un confort suffisant et adapté".removeprefix("un "))),
    "no-verification": function(**criterion(verification=None)),
    "origin-refused": chain(recommended={"r2": REFUSED}, required={"FP1": {"from": ["r1", "r2"]}}),
    "no-origin": chain(required={"FP2": {"from": None}}),
    "several-accountable": governed("DAC, HR"),
}
SILENT = {
    "no-criterion": function(),
    "rigid-with-limit": function(**criterion(flexibility="F0", limit=None)),
    "flexible-without-limit": function(**criterion(flexibility="F0", limit=None)),
    "solution-in-statement": stated("Veiller à l'application de la loi sans imposer d'application mobile"),
    "not-a-verb": stated("S'adapter au rythme de chacun"),
    "vague-level": function(**criterion(level="toutes les demandes")),
    "no-verification": function(),
    "origin-refused": chain(recommended={"r2": REFUSED}),
    "no-origin": chain(
        required={"FP2": {"from": None, "justification": "Article L. 111-7 du code de la construction."}}
    ),
    "several-accountable": governed("DASES, direction"),
}
PLACES = {
    "no-criterion": "- id: FP1",
    "rigid-with-limit": "limit: 8 places",
    "flexible-without-limit": "flexibility: F1",
    "solution-in-statement": "statement: Permettre à chacun de prendre rendez-vous par une application mobile",
    "vague-level": "level: confort suffisant et adapté",
    "origin-refused": "- r1",
    "no-origin": "- id: FP2",
    "several-accountable": "accountable: DAC, HR",
}
ENGLISH = {"language": "en"}
EDGES: list[tuple[str, bool, Any]] = [
    ("no-criterion", True, function(criteria=None, accept={"no-criterion": "On verra."})),
    ("no-origin", False, chain(required={"FP2": {"from": None, "accept": {"no-origin": "Idée de l'équipe."}}})),
    *[
        ("solution-in-statement", fires, stated(statement, **project))
        for fires, statement, project in [
            (True, "Envoyer un SMS la veille", {}),
            (True, "Afficher un QR code à l'entrée", {}),
            (True, "Informer par le site web de la ville", {}),
            (True, "Réserver sur Doctolib", {}),
            (True, "Mettre en place un numéro vert", {}),
            (True, "Créer une plateforme d'échanges entre voisins", {}),
            (True, "Installer des bancs dans la cour", {}),
            (True, "Let residents book with an app", ENGLISH),
            (True, "Send text messages to carers", ENGLISH),
            (True, "Set up a new helpdesk", ENGLISH),
            # What the project is about may be named.
            (False, "Rendre le site web lisible par une personne aveugle", {"title": "Refondre le site web"}),
            (False, "Permettre à chacun d'être servi sans smartphone ni application", {}),
            (False, "Installer la confiance entre voisins", {}),
            (False, "Créer un climat de confiance", {}),
            (False, "Savoir ce que j'ai à payer", {}),
            (False, "Garantir l'application du tarif social", {}),
            (False, "Créer des rencontres entre voisins", {}),
            (False, "Construire un parcours avec chacun", {}),
            (True, "Trier les demandes par IA", {}),
            (True, "Permettre de payer sur une tablette", {}),
            (False, "Donner accès à un ordinateur à ceux qui n'en ont pas", {}),
            (False, "Build a relationship with each family", ENGLISH),
            (False, "Tell people on the platform where to board", ENGLISH),
            (False, "Conduire les voyageurs jusqu'à la plateforme élévatrice", {}),
            (False, "Prévenir chacun la veille", {}),
            (False, "Serve somebody who has no computer, without an app", ENGLISH),
            (False, "Keep an application for housing open while papers are missing", ENGLISH),
        ]
    ],
    *[
        ("not-a-verb", fires, stated(statement, **project))
        for fires, statement, project in [
            (True, "Le service doit accueillir chacun", {}),
            (True, "Un lieu calme", {}),
            (True, "Guichet ouvert à tous", {}),
            (True, "Courrier lisible", {}),
            (True, "Procédure claire", {}),
            (True, "Calendrier connu de tous", {}),
            (False, "Ne pas demander deux fois la même pièce", {}),
            (False, "Mettre chacun à l'abri", {}),
            (False, "Mieux informer les voisins", {}),
            (False, "Co-construire les règles", {}),
            (False, "Distraire ceux qui attendent", {}),
            (False, "Être joignable", {}),
            (True, "Trottoir dégagé", {}),
            (False, "Inclure ceux qui ne lisent pas", {}),
            (False, "Offrir un lieu calme", {}),
            (False, "Recevoir chacun", {}),
            (False, "L'accompagner jusqu'à sa porte", {}),
            (True, "Users must be able to sit", ENGLISH),
            (True, "A quiet place", ENGLISH),
            (True, "Accompaniment of seniors", ENGLISH),
            (True, "Waiting in comfort", ENGLISH),
            (False, "Address complaints within a day", ENGLISH),
            (False, "To answer every call", ENGLISH),
            (False, "Allow a young person to sleep", ENGLISH),
        ]
    ],
    *[
        ("vague-level", fires, function(**criterion(level=level)))
        for fires, level in [
            (True, "rapide"),
            (True, "le plus élevé possible"),
            (True, "adaptés aux besoins"),
            (False, "12"),
            (False, "le jour même"),
            (False, "oui"),
            (False, "aucune réclamation"),
            (False, "niveau AA du RGAA"),
            (False, "du lundi au vendredi"),
            (False, "deux façons"),
        ]
    ],
    *[
        ("rigid-with-limit", fires, function(**criterion(level=level, limit=None, flexibility="F0")))
        for fires, level in [
            (True, "24 h ± 2 h"),
            (True, "24 h (+/- 10%)"),
            (True, "24 h, plus ou moins 2 h"),
            (True, "0 cm, 2 cm tolerated"),
            (True, "100 %, tolérance de 5 %"),
            (True, "aucun dépassement, 5 % tolérés"),
            (True, "entre 20 et 24 h"),
            (True, "between 20 and 24 hours"),
            (True, "entre 5 % et 10 %"),
            (True, "20 kg à 10 % près"),
            (True, "environ 20 places"),
            (True, "20 places, marge de 2"),
            (True, "around 20 places"),
            (True, "between 1.5 m and 2 m"),
            (False, "tolérance zéro"),
            (False, "aucun retard toléré"),
            (False, "no delay is tolerated"),
            (False, "ouvert entre 8 h et 20 h"),
            (False, "open between 9 am and 6 pm"),
            (False, "entre 9 heures et 18 heures"),
            (False, "tous les enfants entre 6 et 8 ans"),
            (False, "un banc entre 2 arrêts, à 300 m près du marché"),
            (False, "entre le 3 et le 5 mai"),
            (False, "information about 12 services"),
            (False, "1 page à environnement calme, au moins 24 h"),
        ]
    ],
    *[
        ("several-accountable", fires, governed(accountable))
        for fires, accountable in [
            (True, "DAC / DRH"),
            (True, "DAC et DRH"),
            (True, "Head of Housing and Head of Care"),
            (True, "Housing manager; care manager"),
            (True, "la direction du logement et la DRH"),
            (False, "DASES, cheffe de projet du service"),
            (False, "Adjointe ou adjoint au maire chargé des seniors"),
            (False, "Directrice / directeur"),
            (False, "Head of Housing and Homelessness"),
            (False, "Direction de l'action sociale et de la santé"),
            (False, "Children's Services, commissioning"),
        ]
    ],
    ("vague-level", True, function(**criterion(limit="un peu moins".removeprefix("un ")))),
    # A law may ask for what nobody could be promised.
    ("origin-refused", True, chain(recommended={"r1": REFUSED})),
    (
        "origin-refused",
        False,
        chain(
            recommended={"r2": {**REFUSED, "state": "partly-retained", "kept": "La moitié."}},
            required={"FP1": {"from": ["r1", "r2"]}},
        ),
    ),
]
