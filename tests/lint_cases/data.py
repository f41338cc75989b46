"""For each rule about personal data, a project where it fires and one near by where it is silent."""

from tests.lint_cases.small import place, small, work

CHILDREN = {"usagers": {"name": "Enfants", "publics": ["children"]}}


def _welcomed(minutes: int = 15, say: str = "Bonjour à tous.", **keys: object) -> dict[str, str | bytes | None]:
    agenda = [
        {"title": "Accueil", "minutes": minutes, "say": say},
        {"method": "meteo-interieure"},
        {"title": "Et après"},
    ]
    return small(agenda=agenda, **keys)  # type: ignore[arg-type]


FIRES = {
    "personal-data-in-text": _welcomed(say="Prévenez Odile au 06 12 34 56 78 en cas de retard."),
    "written-consent-method": small(end="12:30", agenda=work("entretien-collectif", 90)),
    "health-data": small(agenda=work("entretien-semi-directif", 45)),
    "traces-not-declared": small(end="12:30", agenda=work("entretien-collectif", 90)),
    "no-time-for-forms": _welcomed(minutes=10, pictures=True),
    "parents-permission": small(groups=CHILDREN),
    "form-in-plain-words": _welcomed(groups={"usagers": {"needs": ["easy-language"]}}, recording=True),
    "small-group-quoted": small(groups={"agents": {"size": 4}}),
    "recording-kept": _welcomed(recording=True),
}
SILENT = {
    # A town hall's own number, where people look for it, and a service's address.
    "personal-data-in-text": _welcomed(
        say="Écrivez à contact@ville.fr, ou appelez la mairie le 12 03 2026 avant 18 h.",
        place=place(address="2 rue de la Paix, Lyon, 04 72 10 30 30"),
    ),
    "written-consent-method": small(
        end="12:30", agenda=work("entretien-collectif", 90, notes="Étienne recueille les formulaires à l'entrée.")
    ),
    "health-data": small(end="12:30", agenda=work("entretien-collectif", 90)),
    "traces-not-declared": small(end="12:30", agenda=work("entretien-collectif", 90), recording=False),
    "no-time-for-forms": _welcomed(minutes=15, pictures=True),
    "parents-permission": small(
        groups=CHILDREN, agenda=work("carte-empathie", notes="L'autorisation des parents est vérifiée la veille.")
    ),
    "form-in-plain-words": _welcomed(
        say="Nous lisons le formulaire à voix haute, question par question.",
        groups={"usagers": {"needs": ["easy-language"]}},
        recording=True,
    ),
    "small-group-quoted": small(groups={"agents": {"size": 5}}),
    "recording-kept": _welcomed(say="L'enregistrement est effacé dans les trois mois.", recording=True),
}
