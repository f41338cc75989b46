"""For each rule about personal data in what is published, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.chain_case import chain, third_group

LIST = "prénom;nom;groupe\nOdile;Vasseron;usagers\nKarim;Petit;agents\nAnne-Marie;Le Goff;usagers\nLi;Wu;agents\n"


def said(text: str, **more: Any) -> dict[str, str | bytes | None]:
    return chain({"c1": {"text": text}}, **more)


def listed(text: str, **more: Any) -> dict[str, str | bytes | None]:
    return said(text, private=LIST, **more)


def profiled(*profiles: str, **groups: Any) -> dict[str, str | bytes | None]:
    words = {f"p{n}": {"profile": profile} for n, profile in enumerate(profiles)}
    return chain(words, {"r1": {"from": ["c1", "c2", *words]}}, groups=groups or None)


FIRES = {
    "personal-data-published": said("Rappelez-moi au 06 12 34 56 78."),
    "private-name-published": listed("C'est madame Vasseron qui me l'a dit."),
    "small-profile": chain({"c1": {"profile": "U1, 75–80, vit seule"}}, groups={"usagers": {"size": 4}}),
}
SILENT = {
    "personal-data-published": said("Rappelez la mairie à accueil@ville.fr avant le 12 03 2026, dossier 2026-0417."),
    # A common word, a street, a short name, the team.
    "private-name-published": listed(
        "Un Petit banc rue Odile-Vasseron, près de la Wu.", project={"team": [{"name": "Odile", "role": "facilitator"}]}
    ),
    "small-profile": chain({"c1": {"profile": "U1, 75–80, vit seule"}}, groups={"usagers": {"size": 5}}),
}
RECORDED = {"private/premier.m4a": b"sound"}
LISTED = {"private/qui vient.csv": "Prénom;Courriel;Groupe\nOdile;o@free.fr;usagers\n"}
FIRES["retention-over"] = {**chain(date="2025-03-12"), **RECORDED}
SILENT["retention-over"] = {**chain(date="2025-03-12", project={"retention": {"recordings": 1200}}), **RECORDED}
PLACES = {
    "personal-data-published": "text: Rappelez-moi au 06 12 34 56 78.",
    "private-name-published": "text: C'est madame Vasseron qui me l'a dit.",
    "small-profile": "- id: usagers",
}
MAIL = "odile.vasseron@free.fr"
EDGES: list[tuple[str, bool, Any]] = [
    # Wherever it will be printed.
    *[
        ("personal-data-published", True, files)
        for files in [
            said(f"Écrivez à {MAIL}."),
            said("Mon numéro est le 2 85 06 75 116 042 91."),
            chain(recommended={"r1": {"explanation": f"Oui, voyez avec {MAIL}."}}),
            chain(
                recommended={
                    "r1": {"next_step": {"what": "Appeler le 0612345678", "pilot": "DLH", "deadline": "2026-05-04"}}
                }
            ),
            chain(recommended={"r1": {"reactions": [{"group": "usagers", "text": f"Merci, {MAIL}"}]}}),
            chain(required={"FP1": {"justification": f"Demandé par {MAIL}"}}),
            chain(brief={"summary": f"Contact : {MAIL}"}),
            chain(brief={"findings": [{"title": f"Selon {MAIL}", "from": ["c1"]}]}),
            chain(groups={"usagers": {"profile": f"Joindre {MAIL}"}}),
            chain({"c1": {"profile": "U1, 06 12 34 56 78"}}),
            chain(project={"context": f"Écrire à {MAIL}"}),
            # A workshop that labo still has to propose is looked at here.
            chain(agenda=None, title=f"Atelier de {MAIL}"),
        ]
    ],
    # The agenda's rule tells it, and once is enough.
    ("personal-data-published", False, chain(title=f"Atelier de {MAIL}")),
    (
        "personal-data-published",
        True,
        said(f"Écrivez à {MAIL}.", project={"accept": {"personal-data-published": "Si."}}),
    ),
    (
        "personal-data-published",
        False,
        chain({"c1": {"origin": {"platform": "decidim", "id": "0612345678", "link": "https://ville.fr/p/0612345678"}}}),
    ),
    *[
        ("private-name-published", fires, listed(text))
        for fires, text in [
            (True, "VASSERON a tout dit."),
            (True, "Chez les Vasseron, on attend."),
            (True, "karim petit attend debout."),
            (True, "Petit Karim attend debout."),
            (True, "Demandez à Anne-Marie Le Goff."),
            (True, "Demandez à M. Le Goff."),
            (True, "Li Wu attend."),
            (True, "karim PETIT attend."),
            (True, "Demandez à O. Vasseron."),
            (True, "Odile V. me l'a dit."),
            (True, "M. Petit attend."),
            (True, "Mme Wu attend."),
            (True, "Chez vasseron, on attend."),
            (False, "Un vasseron, c'est un outil."),
            (False, "L'avenue de Vasseron est en travaux."),
            (False, "Odile attend."),
            (False, "Les Vasseronnais attendent."),
        ]
    ],
    ("private-name-published", False, said("Vasseron est là.")),
    (
        "private-name-published",
        False,
        listed("Vasseron est là.", project={"team": [{"name": "Odile Vasseron", "role": "facilitator"}]}),
    ),
    # Whatever the state of the list.
    *[
        ("private-name-published", fires, said("Vasseron est là.", private=text))
        for fires, text in [
            (True, "Vorname,Nom\nOdile,Vasseron\n"),
            (True, "Prénom\nOdile Vasseron\n"),
            (True, 'prénom,nom,groupe\n"Karim,Petit\nOdile,Vasseron,nobody\n'),
            (False, ""),
            (False, "nothing of use\n"),
        ]
    ],
    (
        "small-profile",
        False,
        chain(
            {"c1": {"profile": "E1, adjointe au 12e arrondissement"}},
            groups={"usagers": {"size": 4, "kind": "elected"}},
        ),
    ),
    # An office is quoted by itself; with an age or a home, it is somebody.
    *[
        ("small-profile", True, chain({"c1": {"profile": told}}, groups={"usagers": {"size": 4, "kind": kind}}))
        for kind in ("elected", "partners")
        for told in (
            *("E1, 75–80", "E1, adjointe, habite le quartier nord", "E1, directeur, 58 ans"),
            *("E1, adjointe, deux enfants", "E1, adjointe au handicap, en fauteuil", "E1, élue, malade"),
        )
    ],
    # What an office is for, how long and how large, is nobody's own.
    *[
        ("small-profile", False, chain({"c1": {"profile": told}}, groups={"usagers": {"size": 3, "kind": "elected"}}))
        for told in (
            *("E1, adjointe au handicap", "E1, maire depuis 12 ans", "E1, bailleur, 100 à 200 logements"),
            *("E1, association des maladies rares", "E1, chargée du quartier nord", "E1, deputy mayor for children"),
        )
    ],
    # Fewer than five can share an age, a sex, a home and a place together, in a larger group.
    *[
        ("small-profile", fires, profiled(*told, usagers={"size": size}))
        for fires, size, told in [
            (True, 7, ["U1, 75–80", "U2, 60–65", "U3, 65–70", "U4, 80–85"]),
            (False, 8, ["U1, 75–80", "U2, 60–65", "U3, 65–70", "U4, 80–85"]),
            (False, 7, ["U1, 75–80", "U2, 70 ans et plus", "U3, 65–80", "U4, de 75 à 85 ans"]),
            (True, 7, ["U1, vit seule", "U2, vit en couple", "U3, vit en couple", "U4, en couple"]),
            (True, 6, ["U1, femme, quartier nord", "U2, quartier sud", "U3, homme"]),
            (False, 6, ["U1, femme, quartier nord", "U1, quartier nord", "U2, femme", "U3, quartier nord"]),
            (True, 6, ["femme, 70–80", "homme, 70–80", "femme, 40–50"]),
            (False, 6, ["U1, 75–80", "U2, de 5 à 10 ans de métier", "U3, plus de 20 ans de service"]),
        ]
    ],
    ("small-profile", True, chain(groups={"usagers": {"size": 3, "profile": "Une fille, un mari, une voisine."}})),
    ("small-profile", False, chain(groups={"usagers": {"size": 3, "profile": "Des habitués du guichet."}})),
    # One person, told in pieces.
    (
        "small-profile",
        True,
        profiled("U1, 75–80, vit seule", "U1, ancienne fleuriste, marche avec une canne, rue basse"),
    ),
    ("small-profile", False, profiled("U1, 75–80, vit seule", "U1, vit seule, 75–80", "U2, 60–65, vit en couple")),
    ("small-profile", True, profiled("U1, 78 ans, vit seule")),
    ("small-profile", False, profiled("U1, 75–80 ans", "U2, de 75 à 80 ans", "plus de dix ans de métier")),
    (
        "small-profile",
        False,
        chain(
            {"c3": {"group": "voisins", "profile": "V1, 30–40"}},
            {"r1": {"from": ["c1", "c2", "c3"]}},
            groups=third_group(size=3, accept={"small-profile": "Ils ont dit oui, par écrit."}),
        ),
    ),
    ("retention-over", True, {**chain(date="2025-03-12", project={"retention": {"recordings": 1}}), **RECORDED}),
    ("retention-over", False, {**chain(date="2025-03-12"), "private/memo.m4a": b"sound"}),
    ("retention-over", False, {**FIRES["retention-over"], "private/premier.m4a": None}),
    # A list of people is one by its columns, as for purge.
    *[
        (
            "retention-over",
            fires,
            {**chain(project={"calendar": {"start": "2024-01-08", "end": "2024-12-20"}}), **files},
        )
        for fires, files in [(True, LISTED), (False, {"private/qui vient.csv": "groupe;voix\nusagers;3\n"})]
    ],
    (
        "retention-over",
        False,
        {**chain(date="2025-03-12", project={"accept": {"retention-over": "Plainte en cours."}}), **RECORDED},
    ),
]
