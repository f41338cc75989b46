"""Whether the level of a criterion can be checked: a figure, or a word that leaves no room."""

from __future__ import annotations

import re

from labo_cli.lint.sentences import anywhere, flat, words

__all__ = ["is_measurable", "is_verb_first", "leeway"]

_SURE = anywhere(
    # All, none, yes, no.
    r"oui|non|tous|toutes|tout|toute|chaque|chacun\w*|aucune?|jamais|toujours|z[ée]ro|nul(?:le)?|sans|gratuit\w*"
    r"|interdit\w*"
    r"|obligatoires?|illimit[ée]\w*|yes|no|all|none|never|always|every|each|any|everyone|everybody|nobody|nothing"
    r"|zero|free"
    r"|without|both|whole|entire|forbidden|compulsory|unlimited",
    # Figures in letters.
    r"une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante"
    r"|cent"
    r"|mille|moiti[ée]|tiers|quart|double|premi[èe]re?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|hundred|thousand|half|third|quarter|once|twice|first|a day|a week|a month"
    r"|a year",
    # When.
    r"(?:le |la )?m[êe]me (?:jour|semaine|mois)|jour m[êe]me|lendemain|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche"
    r"|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|quotidien\w*"
    r"|hebdomadaire"
    r"|mensuel\w*|trimestriel\w*|annuel\w*|same day|next day|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|daily|weekly|monthly|quarterly"
    r"|yearly",
    # A standard that says the rest.
    r"conformes?|conformit[ée]|certifi[ée]\w*|certified|compliant|complies",
)
_STANDARD = re.compile(r"\b[A-Z]{2,}\b")

_LEEWAY = anywhere(
    r"(?:\+ ?/ ?[-\u2212\u2013]|\+ ou -|plus ou moins|plus or minus|give or take)(?: ?\d[\w ,.%]*)?",
    # “à 10 % près”, and not “à 300 m près du marché”.
    r"[àa] (?:moins de )?\d[\w ,.%€£]* pr[èe]s(?! d)|to within \d[\w ,.%]*",
    r"(?:environ|approximately|roughly|approximativement|autour de|à peu près)(?: une?| an?)? \d[\w ,.%]*",
    # “about 24 h”, and not “information about 12 services”.
    r"(?:(?<![^\W\d] )|(?<=\bin ))(?:about|around) \d[\w ,.%]*",
    r"(?:marge|margin)(?: d'erreur| of error)?(?: de| d'| of)? ?:? ?\d[\w ,.%]*",
    # Two bounds of a quantity; hours of the day, days of the year and ages have others.
    r"(?:entre|between) \d[\d ,.]*(?: ?(?:%|€|£|[^\W\d]+))?(?<!\dh)(?<!\d h)(?<!heures)(?<!heure)(?<!am)(?<!pm)"
    r" (?:et|and) \d[\d ,.]*"
    r"(?!\d| ?(?:ans\b|years old|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre"
    r"|d[ée]cembre|january|february|march|april|may|june|july|august|september|october|november|december|am\b|pm\b))"
    r"(?: ?(?:%|€|£|[^\W\d]+))?",
)
_SIGNS = re.compile(r"(?:±|[~≈] ?(?=\d))[\w ,.%]*")
_TOLERATED = anywhere(r"tol[ée]r\w*|tolerat\w*|toleranc\w*")
_NONE_OF_IT = anywhere(r"aucune?s?|pas|sans|non|jamais|nulle?|z[ée]ro|0|no|not|none|never|without")

_FRENCH_NOUNS = frozenset(
    # Nouns that end like infinitives.
    words(
        "atelier courrier calendrier dossier quartier chantier papier escalier metier panier foyer loyer cahier "
        "particulier financier policier infirmier conseiller premier dernier entier hier loisir avenir plaisir "
        "desir souvenir centre cadre registre nombre titre membre offre livre lettre chambre fenetre maitre "
        "ministre arbre theatre heure antre autre notre votre leur entre contre outre quatre sucre libre propre "
        "pauvre encore genre ordre chiffre rencontre montre "
        "empire navire oeuvre œuvre arbitre kilometre metre lustre poutre ancetre chapitre filtre spectre poudre "
        "fievre espoir soir couloir trottoir miroir tiroir comptoir"
    )
)
_INFINITIVE = re.compile(
    r"[\w-]*(?:er|ir|[dptv]re|[^ao]ire|ttre|cre|mpre|uivre|croire|boire|faire|[ds]traire|extraire|taire|plaire"
    r"|inclure|conclure|exclure|oir)"
)
_BEFORE_IT = re.compile(
    r"^(?:(?:ne pas|ne plus|ne jamais|mieux|bien|toujours) )?"
    r"(?:(?:se|s'en|s'y|en|y|leur|lui|les|le|la) ?|[sl]')?(?=\w)"
)
"""What may come before a French verb in the infinitive."""
_NOT_A_VERB = frozenset(
    words(
        "a an the there it this that these those they we you he she i users people residents participants everyone "
        "everybody anybody anyone nobody no all any each every some one two three when if as in on at by for "
        "with from of service information system place time person team staff young older elderly children parents "
        "seniors "
    )
)
_VERBS_IN_S = frozenset(
    words(
        "access process discuss assess address express pass focus witness bypass press cross dress guess miss "
        "possess stress progress "
    )
)
_VERBS_LIKE_NOUNS = frozenset(
    words(
        "implement supplement complement document experiment comment advance enhance finance balance influence "
        "experience reference mention function position caution question condition bring ring sing commence "
        "evidence sequence "
        "cement augment silence license envision provision commission harness witness ship auction ration"
    )
)
_NOUN = re.compile(r"\w+(?:ing|tion|sion|ment|ity|ness|ance|ence|ship|s)")
_MODAL = re.compile(
    r"^[\w' -]+? (?:shall|must|should|will|can|is|are|doit|doivent|devra|devront|peut|peuvent|est|sont)\b"
)


def is_measurable(level: str) -> bool:
    """Whether a level has a figure, or a word that says as much."""
    return any(map(str.isdigit, level)) or bool(_SURE.search(flat(level)) or _STANDARD.search(level))


def leeway(level: str) -> str:
    """The words of a level that let it give way, such as “± 2 h” and “2 cm tolerated”; empty where none do."""
    small = flat(level)
    for pattern in (_SIGNS, _LEEWAY):
        if match := pattern.search(small):
            return level[match.start() : match.end()].strip(" ,.")
    for clause in re.finditer(r"[^,;()]+", small):
        # “Zero tolerance” is none.
        if _TOLERATED.search(clause[0]) and not _NONE_OF_IT.search(clause[0]):
            return level[clause.start() : clause.end()].strip()
    return ""


def is_verb_first(statement: str, language: str) -> bool:
    """Whether a statement may begin with a verb in the infinitive; what cannot be told counts as a verb.

    Args:
        statement: what the function is.
        language: "fr" or "en".
    """
    small = flat(statement).strip()
    first = small.split()[0] if small else ""
    if language == "fr":
        bare = _BEFORE_IT.sub("", small)
        starts = [re.split(r"[\s,;:.]", text)[0] for text in (small, bare) if text]
        return any(_INFINITIVE.fullmatch(word) and _flattened(word) not in _FRENCH_NOUNS for word in starts)
    if first == "to":
        return True
    if first in _VERBS_IN_S or first in _VERBS_LIKE_NOUNS:
        return True
    if first in _NOT_A_VERB or _NOUN.fullmatch(first):
        return False
    # “Users must be able to…”: the subject came first.
    return not (_MODAL.match(small) and small.split()[1] in {"shall", "must", "should", "will", "can", "is", "are"})


def _flattened(word: str) -> str:
    return word.translate(str.maketrans("éèêàâîïôûùç", "eeeaaiiouuc"))
