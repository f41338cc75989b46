"""The words that give a French question away: of the trade, of private life; and those that everyone knows."""

from __future__ import annotations

import re

from labo_cli.lint.sentences import anywhere, words

__all__ = ["EVERYDAY", "INTRUSIVE", "JARGON"]

EVERYDAY = frozenset(
    words(
        "SMS MMS TV RER TGV TER SNCF RATP GPS CAF CV CDI CDD RSA HLM PDF USB CB RIB DVD CD OK PIN BD PV SAMU ADN BIC "
        "QR MP PMU HT TTC TVA WC SOS WIFI VTT PC ID UE USA IRM EPS CP CM TP BTS CAP BAC JO EDF GRDF ONU OMS IKEA CGT"
    )
)
"""Letters that everyone says as a word."""

JARGON = anywhere(
    r"parcours (?:usagers?|utilisateurs?|clients?)|expérience (?:usagers?|utilisateurs?|clients?)|personas?",
    r"co-?constru\w+|co-?concev\w+|co-?conception|co-?design\w*|irritants?|empowerment|pouvoir d'agir",
    r"capacit(?:er|ation)|dispositifs?|bénéficiaires?|touchpoints?|points? de contact",
    r"part(?:ie|ies) prenantes?|onboarding|pain points?|quick wins?|process|gouvernance|dématérialis\w+",
    r"illectronisme|non-recours|accompagnement (?:global|renforcé)|aller-vers|publics? cibles?|idéation",
    r"livrables?|feuille de route|mutualis\w+|(?:votre|vos|la|les|cette|ces|quelles?) problématiques?|acculturation"
    r"|design(?:er)?",
    r"inclusion numérique|médiation numérique|autonomisation|transversalité",
    r"offres? de services?|montée en compétences?|implémenter|prioriser|usagers? fina(?:l|ux)|use cases?",
    r"feedbacks?|benchmark|workflow|backlog|sourcing|prototypage",
)
"""The words of labs and administrations."""

_DATA = (
    r"religion|confession|nationalité|salaires?|revenus?|orientation sexuelle|état de santé|maladies?|diagnostic"
    r"|dossier médical|numéro de sécurité sociale|date de naissance|casier judiciaire|situation administrative"
    r"|titre de séjour|opinions? politiques?|parti politique|origine ethnique|appartenance syndicale"
    r"|traitements? médica\w+|nom(?: de famille)?|nom et prénom|adresse|handicap|quotient familial|reste à vivre"
)
INTRUSIVE = (
    re.compile(
        rf"\bquel(?:le)?s? (?:est|sont|était|étaient) (?:précisément |exactement )?(?:(?:le|la|les) (?:montant|niveau"
        rf"|total|nature|nom) d[eu]s? ?)?(?:votre|vos|ton|ta|son|sa|leur) (?:{_DATA})\b"
    ),
    re.compile(
        r"\bde (?:quelles? (?:maladies?|nationalité|religion|confession|origine|ethnie)"
        r"|quel (?:handicap|parti|syndicat))\b"
    ),
    re.compile(
        r"\bde quoi souffr\w+|\bquels? (?:médicaments?|handicap|traitements? (?:prenez|suivez|prends|suis))\b"
        r"|\bquelles? maladies?\b"
    ),
    re.compile(
        r"\bcombien (?:gagn|touch)\w+(?!\S* (?:de|en) temps)|\bcombien (?:avez|as)-(?:vous|tu) (?:sur votre compte"
        r"|d'épargne|de dettes)\b"
    ),
    re.compile(r"\bpour (?:qui|quel (?:parti|candidat))\b[^?]{0,25}\bvot(?:é|ez|er|iez)\b"),
    re.compile(
        r"\b(?:êtes|es)-(?:vous|tu) (?:croyant|pratiquant|musulman|catholique|juif|juive|chrétien|protestant|athée"
        r"|malade|handicap|enceinte|syndiqu|dépressi|en situation (?:régulière|irrégulière)|sans papiers|homosexuel"
        r"|de gauche|de droite)\w*"
    ),
    re.compile(
        r"\b(?:suivie? (?:par|en|chez)|voyez-vous|consultez-vous) (?:un|une|le|la)? ?(?:psy|oncolog|addictolog"
        r"|cancérolog|hôpital de jour)\w*"
    ),
    re.compile(
        r"\bavez-vous (?:vos papiers|des papiers (?:d'identité|en règle)|un titre de séjour|une maladie|un cancer"
        r"|des dettes|fait de la prison)\b"
    ),
    re.compile(
        r"\bcomment (?:s'appel\w+|se nomme\w*) (?:(?:la|le|l'|les|votre|vos|ce|cet|cette|ces) ?)(?:conseill|agent"
        r"|voisin|médecin|personne|aidant|maître|instit|directeur|directrice|enfant|mari|femme|ami|collègue|chauffeur"
        r"|docteur|gardien)\w*|\bcomment vous appelez-vous\b"
    ),
    re.compile(
        r"\b(?:vos (?:revenus|dettes|ressources financières)|votre (?:salaire|religion|revenu|orientation sexuelle))\b"
    ),
    re.compile(
        r"\b(?:quel est|donnez-moi) (?:le nom|les noms) (?:de|du|des)\b"
        r"|\bsur vos? (?:revenus|maladie|croyances|dettes)\b"
    ),
    re.compile(
        r"\b(?:parlez-moi|racontez-moi)\b[^?.]*\bvo(?:s|tre) (?:maladie|religion|revenus|salaire|dettes|croyances"
        r"|foi)\b"
    ),
)
"""What asks for a name, or for what the law protects most."""
