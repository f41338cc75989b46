"""Words of every day for the fixed ones, in French and in English: what people type who do not look them up."""

__all__ = ["EVERYDAY"]

_MEANT: dict[tuple[str, ...], str] = {
    # What became of a recommendation.
    ("retained",): "oui accepte acceptee accorde accordee valide validee yes accepted approved agreed kept",
    ("partly-retained",): "partiel partielle partiellement partial partially partly",
    ("not-retained",): "non refuse refusee refus rejete rejetee ecarte ecartee no refused rejected declined",
    ("under-study",): "etude etudie etudiee examen studied studying considered",
    ("merged",): "fusionne fusionnee regroupe regroupee fusion combined grouped joined",
    ("unanswered",): "attente ouvert ouverte waiting pending open todo",
    # Why it could not be kept whole.
    ("investment-budget", "running-cost"): "argent cher financement finances money expensive price funding",
    ("running-cost",): "fonctionnement cost costs",
    ("law",): "juridique legal reglementation interdit forbidden illegal",
    ("land",): "foncier terrain place locaux local space room premises",
    ("not-our-remit",): "competence competences remit competency",
    ("staff",): "personnel effectifs rh agents hr people",
    ("calendar",): "delai delais planning temps time schedule delay deadline",
    ("already-exists",): "existe existant exists existing done",
    ("personal-data",): "rgpd gdpr privacy",
    ("equity",): "egalite equality fairness",
    ("too-vague",): "flou floue imprecis imprecise unclear",
    # What sort of thing was said.
    ("verbatim",): "citation parole propos quote quotation words",
    ("observation",): "constat vu seen",
    ("need",): "attente demande want request",
    ("idea",): "proposition suggestion proposal",
    ("disagreement",): "objection conflit divergence contre against conflict",
    # Functions, groups, stances.
    ("main",): "principal principale primary principle",
    ("constraint",): "contrainte adaptation secondary",
    ("users",): "usager usagere beneficiaires publics clients customers",
    ("residents",): "citoyens citoyennes riverains citizens inhabitants neighbours",
    ("agents",): "agent fonctionnaires professionnels staff employees officers",
    ("elected",): "elu elue politiques councillors politicians",
    ("caregivers",): "aidant aidante carers carer",
    ("agrees",): "pour favorable for accord agree",
    ("disagrees",): "contre defavorable against disagree",
    ("divided",): "partage partagee mitige mixed split",
}

EVERYDAY: dict[str, list[str]] = {}
"""The words meant, by what is typed in small letters, without accents and hyphens; those that are possible where it
stands are told."""

for _words, _typed in _MEANT.items():
    for _word in _typed.split():
        EVERYDAY.setdefault(_word, []).extend(_words)
