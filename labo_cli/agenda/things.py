"""What the name of a material tells: whether two names mean one thing, whether it is used up, where it is looked for.

Names come from method cards, in French, and from users, in either language. Only words that
the library uses are known here: a name that has none of them is taken as it is.
"""

from __future__ import annotations

import re
from enum import StrEnum

from labo_cli.i18n.plain import plain
from labo_cli.model.card_words import Unit

__all__ = ["SERVED_BY", "Shelf", "is_reused", "key_of", "shelf_of", "without_purpose"]


class Shelf(StrEnum):
    """Where a thing is looked for when a session is packed."""

    PRINT = "print"
    STATIONERY = "stationery"
    EQUIPMENT = "equipment"
    OTHERS = "others"


_PURPOSE = re.compile(r",? (?:pour|for) .*", re.IGNORECASE)


def _words(text: str) -> list[str]:
    return [_singular(word) for word in re.findall(r"[a-z0-9]+", plain(text).replace("œ", "oe"))]


def _singular(word: str) -> str:
    """One form for singular and plural, in either language; not always a word."""
    if len(word) <= 3 or word.isdigit():
        return word
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word.removesuffix("e") if not word.endswith("ux") else word[:-1]


def _any(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in _words(line))


_SMALL_WORDS = _any("a au aux d de des du en l la le les un une et ou avec the of an in on or and with per")
_BLANK = _any("papillon papier feuille sticky note paper sheet")


def _told(text: str) -> frozenset[str]:
    return frozenset(_words(text)) - _SMALL_WORDS


_ALIKE = (
    # Names of one thing; the library's cards and users' habits have both.
    (
        "petits papillons repositionnables",
        "petits papillons",
        "petits papillons (5 × 4 cm)",
        "petits papillons repositionnables (5 × 4 cm)",
        "small sticky notes",
        "small sticky notes (5 × 4 cm)",
    ),
    (
        "papillons repositionnables",
        "papillons",
        "post-it",
        "notes repositionnables",
        "sticky notes",
        "sticky note pads",
    ),
    ("gommettes rondes", "gommettes", "pastilles autocollantes", "sticky dots", "dots", "round stickers"),
    (
        "gommettes rondes d'une seule couleur",
        "gommettes d'une seule couleur",
        "sticky dots in one colour",
        "round stickers in one colour",
    ),
    ("clochette ou carillon", "clochette", "carillon", "small bell", "chime", "small bell or chime"),
    ("cartes blanches", "cartes vierges", "blank cards"),
    ("papier de paperboard", "feuilles de paperboard", "flip chart paper", "sheets of flip chart paper"),
    ("feutres noirs à pointe large", "gros feutres noirs", "broad black markers", "thick black markers"),
    ("feutres noirs fins", "fine black markers"),
    ("feutres noirs", "black markers"),
    ("feutres", "markers", "marker pens"),
    ("feutres de couleur", "coloured markers"),
    ("stylos", "stylos à bille", "pens", "ballpoint pens"),
    ("minuteur", "timer"),
    ("minuteur visible de tous", "timer everyone can see", "visible timer"),
    ("paperboard", "flip chart", "tableau de papier", "chevalet de conférence"),
    ("adhésif repositionnable", "removable tape"),
    ("chevalets pour les prénoms", "first-name tents", "place cards"),
    ("ciseaux", "paires de ciseaux", "scissors", "pairs of scissors"),
    ("micro sans fil", "cordless microphone", "wireless microphone"),
    ("appareil photo", "camera"),
    ("affiche de la charte", "affiche de la charte et sa ligne libre", "charter poster"),
)
_SYNONYMS = {_told(name): _told(names[0]) for names in _ALIKE for name in names}
SERVED_BY = {
    # What a plain need is served by, when a more exacting one is there anyway.
    _told(plain_one): tuple(map(_told, exacting))
    for plain_one, *exacting in (
        ("feutres noirs", "feutres noirs à pointe large", "feutres noirs à pointe moyenne"),
        ("feutres", "feutres noirs à pointe large", "feutres noirs", "feutres noirs à pointe moyenne"),
        ("minuteur", "minuteur visible de tous", "minuteur à signal doux"),
    )
}


def key_of(name: str) -> frozenset[str]:
    """What two names of one thing have in common: order, number, accents, little words and purpose left aside."""
    told = _told(without_purpose(name))
    return _SYNONYMS.get(told, told)


def without_purpose(name: str) -> str:
    """A blank thing without what it is meant for: “papier A4 pour l'idée du groupe” is A4 paper like any other."""
    shorter = _PURPOSE.sub("", name)
    return shorter if shorter != name and _told(shorter) & _BLANK else name


_TOOLS = _any(
    "minuteur chronometre montre sablier micro appareil enregistreur cloche clochette carillon sifflet chaise",
    "pliant telephone tablette ordinateur ecran borne boite support paperboard videoprojecteur rallonge nuancier",
    "timer stopwatch watch microphone mic camera recorder bell chime whistle chair telephone phone tablet",
    "computer laptop screen projector clipboard flip box lead loudspeaker",
)
_PRINTED = _any(
    "affiche affichette affichee imprime imprimee caractere fiche formulaire grille trame guide bulletin accord",
    "consentement texte phrase verbatim photo photographie image plan copie etiquette calendrier question constat",
    "parole recit synthese resume besoin cas compte releve reponse observation panneau carnet tache role voyage",
    "imprevu demande identite exemplaire schema programme emargement notice poster printed print form grid",
    "outline agreement statement picture photograph map copy label calendar quotation finding story summary",
    "handout sign questionnaire leaflet programme",
)
_PAPER_GOODS = _any(
    "badge papillon feutre stylo crayon gommette pastille adhesif ruban colle ciseaux papier feuille enveloppe",
    "carton cartonnee elastique bande chevalet badge carte post craie punaise trombone marqueur sticky note",
    "marker pen pencil dot sticker tape glue scissor paper sheet envelope cardboard card band strip tent slip",
    "chalk pin clip badge pad",
)
_KEPT = _any(
    "feutre stylo crayon ciseaux colle chevalet badge marqueur support marker pen pencil scissor glue tent badge",
    "clipboard",
)
_USED_UP = _any(
    "papillon papier feuille gommette pastille carton fiche enveloppe post sticky note paper sheet dot sticker",
    "envelope card nappe tablecloth eau water verre glass cafe coffee the tea biscuit gobelet cup boisson drink",
    "mouchoir tissue",
)
_NOTES = _any("papillon sticky")
_PLAIN = _any("cartonnees blanches vierges blank chutes scraps")
_PROPS = _any("accessoires props echarpe scarf briques bricks figurines echantillons samples transport travel")
_TAPE = _any("adhesif ruban masquage tape")


def shelf_of(name: str, unit: Unit) -> Shelf:
    """Where a thing is looked for, as far as its name tells."""
    told = _told(_PURPOSE.sub("", name))
    if told & _PROPS:
        return Shelf.OTHERS
    if told & _TOOLS and not (told & _USED_UP and unit in {Unit.SHEET, Unit.PAD, Unit.PIECE}):
        return Shelf.EQUIPMENT
    is_blank = bool(told & (_NOTES | _PLAIN))
    if told & _PRINTED and not is_blank and not told & _any("feutre marker"):
        return Shelf.PRINT
    if told & _PAPER_GOODS:
        return Shelf.STATIONERY
    return Shelf.PRINT if unit is Unit.SHEET else Shelf.OTHERS


def is_reused(name: str, unit: Unit) -> bool:
    """Whether the same one serves again later in the session."""
    told = _told(_PURPOSE.sub("", name))
    if unit is Unit.ROLL and told & _TAPE:
        return True
    if told & _USED_UP:
        return False
    shelf = shelf_of(name, unit)
    return shelf is Shelf.OTHERS or (shelf is not Shelf.PRINT and bool(told & (_KEPT | _TOOLS)))
