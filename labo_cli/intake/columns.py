"""The columns of a table: what labo reads of each, guessed from its name, and which ones tell who spoke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.i18n.plain import plain
from labo_cli.intake.comparing import folded
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["FIELDS", "column_named", "guesses", "id_like", "is_personal", "mapped", "unique_names"]

FIELDS = ("text", "title", "id", "link", "group", "theme", "votes", "against", "date", "kind", "profile", "state")
"""What may be read of a row."""

_MOMENT = re.compile(r"horodat(?:eur|age)|time ?stamp|submit ?date|date ?stamp|(?:date|heure) (?:et heure )?d'envoi")
LONGEST_NAME = 5
"""Words of a column's name that is more than likely no question."""
_GUESSES = {
    "text": r"votre (idee|proposition|avis|contribution|reponse|commentaire)|\b(texte?|verbatim|proposition|propos|"
    r"idee|contribution|commentaire|"
    r"suggestion|reponse libre|remarque|description|contenu|body|comment|idea|proposal|answer|"
    r"content|message|opinion|avis|besoin|need|feedback)s?\b",
    "title": r"\b(titre|title|intitule|objet|subject|heading)\b",
    "id": r"^(id|identifiant|numero|n°|no|ref|reference|code|token|response id|id de la reponse)$",
    "link": r"^(url|lien|link|adresse web|permalien|permalink)$",
    "group": r"\b(vous etes|public|groupe|group|statut|status|qui etes.vous|you are|categorie d.usager|"
    r"respondent type)\b",
    "theme": r"\b(themes?|thematique|topic|categories|categorie|category|sujet|rubrique|subject|taxonomies)\b",
    "votes": r"\b(votes?|voix|soutiens?|supports?|pour|likes?|j.aime|agrees?|d.accord|agree|upvotes?)\b",
    "against": r"\b(contre|against|disagrees?|pas d.accord|downvotes?)\b",
    "date": r"\b(date|horodateur|timestamp|submitted|created|soumis|publie|datestamp|submitdate|le jour)\b",
    "kind": r"^(type|nature|kind|type de contribution)$",
    "profile": r"\b(age|tranche d.age|quartier|arrondissement|age group|neighbourhood|situation)\b",
    "state": r"^(etat|state|statut de la proposition|decision)$",
}
_NO_WORDS = re.compile(r"id|ids|count|score|url|type|at|nb|number|author")
"""How a name that a program gave begins or ends where the column has no words of people."""
_OF_WORDS = {"text", "title", "group", "theme", "profile"}
_PERSONAL = re.compile(
    r"^((votre |your )?(nom|prenom|nom de famille|prenom et nom|nom et prenom|nom complet|full name|first name|"
    r"last name|surname|name|pseudo|pseudonyme|username|user name|nom d.utilisateur.*|nickname)|"
    r".*\b(e-?mail|mail|courriel|telephone|tel|phone|portable|mobile|adresse postale|adresse ip|ip address|ip|"
    r"date de naissance|birth date|date of birth|numero de securite sociale)\b.*|"
    r"(public[/_. -])?(author|auteur|autor|user|utilisateur|creator)"
    r"([/_. -](id|name|nom|url|username|nickname|email).*)?|author-id|.*\bauthor username\b.*|"
    r".*\b(auteur|author)s?$|endorsements/user_endorsements.*)$"
)


def unique_names(header: Sequence[str]) -> list[str]:
    """The columns' names, each once: one without a name is told by its place, one that comes again by a number."""
    names: list[str] = []
    taken: set[str] = set()
    for n, cell in enumerate(header, 1):
        name = base = " ".join(cell.split()) or _("column {n}").format(n=n)
        again = 2
        while name in taken:
            name = f"{base} ({again})"
            again += 1
        taken.add(name)
        names.append(name)
    return names


def id_like(columns: Iterable[str]) -> str | None:
    """A column that tells rows apart where none is an id: the moment at which each was sent."""
    return next((column for column in columns if _MOMENT.fullmatch(folded(column))), None)


def is_personal(column: str) -> bool:
    """Whether a column tells who spoke: a name, an address, a telephone."""
    name = plain(column).replace("’", "'").strip(" :?*")
    # A long one is a question, which may be about the telephone without asking for its number.
    return len(name.split()) <= LONGEST_NAME and bool(_PERSONAL.match(name))


def guesses(columns: Sequence[str], examples: dict[str, str]) -> dict[str, str]:
    """The column that each field is most probably read from.

    Args:
        columns: their names.
        examples: a cell of each that is filled; the longest tells which column is the text when no name does.
    """
    found: dict[str, str] = {}
    left = [column for column in columns if not is_personal(column)]
    for field, pattern in _GUESSES.items():
        column = next((column for column in left if _fits(field, pattern, column)), None)
        if column is not None:
            found[field] = column
            left.remove(column)
    if "text" not in found and left:
        longest = max(left, key=lambda column: len(examples.get(column, "")))
        if examples.get(longest):
            found["text"] = longest
    return found


def _fits(field: str, pattern: str, column: str) -> bool:
    """Whether a field may be read from a column, going by its name."""
    name = plain(column)
    if "_" in name:
        words = name.split("_")
        if field in _OF_WORDS and any(_NO_WORDS.fullmatch(word) for word in (words[0], words[-1])):
            return False
        name = " ".join(words)
    return bool(re.search(pattern, name))


def column_named(typed: str, columns: Iterable[str]) -> str | None:
    """The column that somebody meant; capitals, accents, blanks and kinds of apostrophes do not count."""
    columns = list(columns)
    if typed in columns:
        return typed
    wanted = folded(typed)
    alike = [column for column in columns if folded(column) == wanted]
    return alike[0] if len(alike) == 1 else None


def mapped(typed: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """What `--map` says: the column that each field is read from.

    Raises:
        UsageError: for what is not `Column=field`, for an unknown column or field, and for a name made a profile.
    """
    found: dict[str, str] = {}
    for pair in typed:
        name, sign, field = pair.rpartition("=")
        field = field.strip().lower()
        if not sign or not name.strip():
            raise UsageError(
                _("“{pair}” does not say which column is which field").format(pair=pair),
                _('write the column, =, and the field, such as --map "Your idea=text"'),
            )
        column = column_named(name.strip(), columns)
        if field not in FIELDS:
            turned = column_named(field, columns) and name.strip().lower() in FIELDS
            hint = f'--map "{field}={name.strip()}"' if turned else did_you_mean(field, FIELDS)
            raise UsageError(_("“{field}” is not a field that labo reads").format(field=field), hint)
        if column is None:
            raise UsageError(
                _("the table has no column “{column}”").format(column=name.strip()), did_you_mean(name.strip(), columns)
            )
        if field == "profile" and is_personal(column):
            raise UsageError(
                _("“{column}” tells who spoke, which labo never keeps").format(column=column),
                _("a profile is broad, such as an age group or a district; leave this column out"),
            )
        if field in found:
            raise UsageError(
                _("two columns are said to be the {field}").format(field=field),
                _("keep one; the other may be imported on its own with another --as"),
            )
        found[field] = column
    return found
