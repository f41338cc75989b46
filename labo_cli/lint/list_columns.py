"""What the columns of a table say, as far as it lists people: by their headings, or by the first names in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain
from labo_cli.lint.common_names import FIRST_NAMES
from labo_cli.lint.registers import PARTICLES, as_in_a_register, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FIRST_ROWS", "LONGEST_NAME", "People", "bare", "meaning", "people_in", "people_named", "says", "understood"]

LONGEST_NAME = 80
FIRST_ROWS = 12
"""Rows within which the columns are named: a title may stand above."""
ENOUGH_ROWS = 200
"""Rows by which a table without headings is judged."""
_COLUMNS = {
    # What a column of the list of participants may be called, without capitals, accents, spaces and signs.
    "first": ("prenom", "prenoms", "firstname", "first", "givenname", "forename"),
    "last": ("nom", "nomdefamille", "name", "lastname", "surname", "familyname"),
    "group": ("groupe", "groupes", "group", "groups"),
    "sessions": ("session", "sessions", "seance", "seances", "atelier", "ateliers", "workshop", "workshops"),
    "needs": ("besoin", "besoins", "need", "needs"),
}
_MORE = {
    # What the columns of other lists of people may be called besides.
    "first": ("prenomusuel", "prenomdusage", "givennames", "firstnames", "forenames"),
    "last": (
        *("nomdusage", "nomusage", "nomusuel", "nomdenaissance", "nomnaissance", "nomdejeunefille", "nommarital"),
        *("nomduparticipant", "nomdelaparticipante", "nomdelapersonne", "birthname", "maidenname", "marriedname"),
    ),
    "full": (
        *("nomprenom", "nometprenom", "nomsprenoms", "nomsetprenoms", "nomcomplet", "prenomnom", "prenometnom"),
        *("participant", "participante", "participantee", "fullname", "attendee", "identite", "identity"),
        *("personne", "person", "inscrit", "inscrite", "invite", "invitee", "representantlegal", "responsablelegal"),
        *("tuteur", "tutrice", "guardian", "legalguardian"),
        *("nameandsurname", "firstandlastname", "firstnamelastname", "lastnamefirstname"),
    ),
    "person": (
        # What is only asked of somebody: beside a name, it is of a person and not of a place.
        *("civilite", "mail", "email", "courriel", "adressemail", "adresseemail", "emailaddress", "mel"),
        *("telephone", "tel", "telephonemobile", "mobile", "portable", "telportable", "phone", "phonenumber"),
        *("naissance", "datedenaissance", "anneedenaissance", "dateofbirth", "birthdate", "yearofbirth", "age"),
        *("emargement", "signature", "fonction", "poste", "profession", "metier", "qualite", "jobtitle", "role"),
        *("organisme", "organisation", "organization", "employeur", "employer", "structure"),
    ),
}
_MEANINGS = {name: key for key, names in _COLUMNS.items() for name in names}
_WIDER = _MEANINGS | {name: key for key, names in _MORE.items() for name in names}
_OF_SOMEBODY = re.compile(
    # “Nom du représentant légal”: of a person, where “nom de la salle” is not.
    r"(?P<what>prenoms?|noms?(?:et)?prenoms?|prenoms?(?:et)?noms?|noms?)(?:du|dela|des|del|d)"
    r"(?:representant|responsable|tuteur|tutrice|parent|mere|pere|enfant|eleve|aidant|aide|usager|participant|agent"
    r"|beneficiaire|contact|referent|personne|salarie|benevole|stagiaire|locataire|habitant|patient|resident|conjoint)"
    r"|(?:childs?|parents?|guardians?|carers?|contacts?)(?P<english>firstname|lastname|surname|fullname|name)$"
)


@dataclass(frozen=True)
class People:
    """Where the names are in a table of people.

    Attributes:
        start: the first row that is of somebody.
        columns: what each column that says something is of, with its number.
    """

    start: int
    columns: tuple[tuple[str, int], ...]

    def names(self, row: Sequence[str]) -> Iterator[str]:
        """The names in a row, each as in a register: “Dupont, Odile”."""
        said = [(key, row[n]) for key, n in self.columns if n < len(row) and row[n] and len(row[n]) <= LONGEST_NAME]
        firsts = [cell for key, cell in said if key == "first"]
        lasts = [cell for key, cell in said if key == "last"]
        for last in lasts or ([""] if firsts else []):
            for first in firsts or [""]:
                yield from as_in_a_register(last, first)
        for full in (cell for key, cell in said if key == "full"):
            yield from as_in_a_register(full, "" if lasts or not firsts else firsts[0])


def people_in(rows: Sequence[Sequence[str]]) -> People | None:
    """The people in a table; None when it is a table of something else."""
    for n, row in enumerate(rows[:FIRST_ROWS]):
        said = {says(cell) for cell in row}
        if "full" in said or (said & {"first", "last"} and said & {"group", "person"}) or {"first", "last"} <= said:
            return _headed(n, row)
    return None if understood(rows) else _without_headings(rows)


def people_named(rows: Sequence[Sequence[str]]) -> People | None:
    """The people in a table that is known to list them: any column of names will do."""
    found = people_in(rows)
    if found:
        return found
    start = (n for n, row in enumerate(rows[:FIRST_ROWS]) if {says(cell) for cell in row} & {"first", "last"})
    return next((_headed(n, rows[n]) for n in start), None)


def understood(rows: Sequence[Sequence[str]]) -> bool:
    """Whether any heading of a table is one that lists have."""
    return any(says(cell) for row in rows[:FIRST_ROWS] for cell in row)


def _headed(n: int, row: Sequence[str]) -> People:
    return People(n + 1, tuple((key, column) for column, cell in enumerate(row) if (key := says(cell))))


def _without_headings(rows: Sequence[Sequence[str]]) -> People | None:
    """People told by the first names of many in most rows, in a column of them or beside the family name."""
    rows = rows[:ENOUGH_ROWS]
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] if column < len(row) else "" for row in rows]
        if _are_most([_is_first_name(cell) for cell in cells]):
            for beside in (column + 1, column - 1):
                if beside >= 0 and _are_most(
                    [_is_like_a_name(row[beside]) if beside < len(row) else False for row in rows]
                ):
                    return People(0, (("first", column), ("last", beside)))
        if _are_most([_is_like_a_name(cell) and any(map(_is_first_name, cell.split()[:4])) for cell in cells if cell]):
            return People(0, (("full", column),))
    return None


def _are_most(said: Sequence[bool]) -> bool:
    return sum(said) * 2 > len(said)


def _is_first_name(cell: str) -> bool:
    return "".join(folded(cell.split("-")[0])) in FIRST_NAMES


def _is_like_a_name(cell: str) -> bool:
    """Whether each word has a capital, small ones aside."""
    words = cell.split()
    return 0 < len(words) <= 4 and all(word[0].isupper() or "".join(folded(word)) in PARTICLES for word in words)


def says(heading: str) -> str:
    """What a column is of in any list of people; empty when that is not known."""
    word = bare(heading)
    if word in _WIDER:
        return _WIDER[word]
    found = _OF_SOMEBODY.match(word)
    if not found:
        return ""
    what = found["what"] or found["english"]
    is_first, is_last = "prenom" in what or "first" in what, "nom" in what.replace("prenom", "") or what == "lastname"
    return "full" if (is_first and is_last) or what in ("name", "fullname") else "first" if is_first else "last"


def meaning(heading: str) -> str:
    """What a column of the list of participants is of; empty when that is not known."""
    return _MEANINGS.get(bare(heading), "")


def bare(text: str) -> str:
    """A text without capitals, accents, spaces and signs."""
    return re.sub(r"[\W_]", "", plain(text))
