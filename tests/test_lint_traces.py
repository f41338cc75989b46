"""What is written of somebody is found by its shape, and what only looks like it is let be."""

import datetime

import pytest

from labo_cli.lint.holidays import bridged, holidays
from labo_cli.lint.traces import personal_data

PERSONAL = {
    "Écrire à odile.martin@exemple.fr": ("an e-mail address", "o…@exemple.fr"),
    "Odile : 06 12 34 56 78": ("a telephone number", "06…78"),
    "Odile : 06.12.34.56.78, le matin": ("a telephone number", "06…78"),
    "Odile : 0142345678": ("a telephone number", "01…78"),
    "Odile : +33 6 12 34 56 78": ("a telephone number", "+3…78"),
    "Ring Olu on 07700 900123": ("a telephone number", "07…23"),
    "Ring Olu on 020 7946 0958": ("a telephone number", "02…58"),
    "Ring Olu on (020) 7946 0958": ("a telephone number", "(0…58"),
    "Appelez au 0 6 1 2 3 4 5 6 7 8": ("a telephone number", "0 … 8"),
    "Ring Olu on +44 7700 900123": ("a telephone number", "+4…23"),
    "Odile : +33 (0)6 12 34 56 78": ("a telephone number", "+3…78"),
    "Odile : 0033 6 12 34 56 78": ("a telephone number", "00…78"),
    "Odile : 00 33 6 12 34 56 78": ("a telephone number", "00…78"),
    "Odile : +33-6-12-34-56-78": ("a telephone number", "+3…78"),
    "Odile : (+33) 6 12 34 56 78": ("a telephone number", "(+…78"),
    "Odile : 06-12-34-56-78": ("a telephone number", "06…78"),
    "Odile : 06\u201112\u201134\u201156\u201178": ("a telephone number", "06…78"),
    "Odile : 06/12/34/56/78": ("a telephone number", "06…78"),
    "Odile : 06 12.34.56.78": ("a telephone number", "06…78"),
    "Odile : 0612 34 56 78": ("a telephone number", "06…78"),
    "Odile : 0612 345 678": ("a telephone number", "06…78"),
    "Odile : 06 - 12 - 34 - 56 - 78": ("a telephone number", "06…78"),
    "odile.martin (at) exemple.fr": ("an e-mail address", "o…@exemple.fr"),
    "odile.martin[AT]exemple.fr": ("an e-mail address", "o…@exemple.fr"),
    "odile arobase exemple point fr": ("an e-mail address", "o…@exemple.fr"),
    "odile point martin Arobase exemple point fr": ("an e-mail address", "o…@exemple.fr"),
    "odile AT exemple.fr": ("an e-mail address", "o…@exemple.fr"),
    "odile.martin at example dot com": ("an e-mail address", "o…@example.com"),
    "odile@exemple point fr": ("an e-mail address", "o…@exemple.fr"),
    "odile @ exemple.fr": ("an e-mail address", "o…@exemple.fr"),
    "Née en Corse, 2 84 05 2b 116 123 45": ("a social security number", "2…"),
    "Née en Corse, 284052A11612345": ("a social security number", "2…"),
    "Née outre-mer, 2 84 05 971 16 123 45": ("a social security number", "2…"),
    "Née à Paris, 2-84-05-75-116-123-45": ("a social security number", "2…"),
    "En Belgique : +32 470 12 34 56": ("a telephone number", "+3…56"),
    "Sécurité sociale 2 84 05 75 116 123 45": ("a social security number", "2…"),
    "Sécurité sociale 184057511612345": ("a social security number", "1…"),
    "Née en Corse, 2 84 05 2A 116 123": ("a social security number", "2…"),
    "National insurance QQ 12 34 56 C": None,
    "National insurance AB 12 34 56 C": ("a social security number", "A…"),
}
HARMLESS = (
    "Écrire à contact@exemple.fr ou à labo@exemple.fr",
    "Le numéro gratuit est le 0 800 12 34 56",
    "Le 12 03 2026 de 09 h 30 à 12 h 00",
    "SIRET 130 005 481 00010, SIREN 130005481",
    "ISBN 978-2-07-036822-8",
    "Un budget de 120 000 000 euros en 2026, 10 à 12 personnes, 3 x 20 min",
    "Écoute au 3114, secours au 112",
    "2026-03-12 2026-04-02 2026-04-16",
    "Look at labo.fr, then meet at gov.uk. LOOK AT LABO.FR",
    "Voir le point (a) du texte.fr, 3 pommes (a) 2.50",
    "Écrire à contact arobase ville point fr",
    "Le signe arobase est rare. Point final",
    "Le 06 01 2026 10 h 30, 06/12/2026 07/12/2026",
    "Lots 01/02/03/04/05/06/07",
    "75012 Paris, 06000 Nice, 13001 Marseille, lignes 0001 0002 0003 0004",
    "1 284 057 511 612 euros, 13000548100010",
)


@pytest.mark.parametrize("text", PERSONAL)
def test_what_is_somebodys_is_found_and_not_repeated(text: str) -> None:
    expected = PERSONAL[text]
    assert list(personal_data(text)) == ([expected] if expected else [])


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_nobodys_is_let_be(text: str) -> None:
    assert list(personal_data(text)) == []


@pytest.mark.parametrize(
    "part", ["a dot ", "a (dot) ", "a dot b at c dot ", "@ ", "a at b at c ", "0 6 ", "1 ", "+33 1 "]
)
def test_a_long_row_of_signs_is_read_once(part: str) -> None:
    # Read again from each of its signs, some of these would take minutes.
    assert list(personal_data(part * (300_000 // len(part)) + "@")) == []


def test_a_places_own_number_may_stand_there_but_not_an_address_of_somebody() -> None:
    text = "Accueil : 01 42 34 56 78, odile.martin@exemple.fr"
    assert [kind for kind, _part in personal_data(text, with_numbers=False)] == ["an e-mail address"]


# Easter Monday, Ascension Day and Whit Monday as published.
EASTER = {
    2008: ("03-24", "05-01", "05-12"),
    2024: ("04-01", "05-09", "05-20"),
    2025: ("04-21", "05-29", "06-09"),
    2026: ("04-06", "05-14", "05-25"),
    2038: ("04-26", "06-03", "06-14"),
}


@pytest.mark.parametrize("year", EASTER)
def test_the_holidays_that_move_are_those_published(year: int) -> None:
    moving = [day for day in sorted(holidays(year, "Europe/Paris")) if day.strftime("%m-%d") in EASTER[year]]
    assert tuple(day.strftime("%m-%d") for day in moving) == EASTER[year]


def test_holidays_hold_where_french_law_does() -> None:
    fourteenth = datetime.date(2026, 7, 14)
    assert fourteenth in holidays(2026, "America/Cayenne")
    assert holidays(2026, "Europe/London") == {}
    assert datetime.date(2026, 12, 20) in holidays(2026, "Indian/Reunion")
    assert datetime.date(2026, 12, 20) not in holidays(2026, "Europe/Paris")


def test_a_day_is_bridged_on_the_side_of_the_holiday() -> None:
    bastille = "Bastille Day"  # a Tuesday in 2026
    assert bridged(datetime.date(2026, 7, 13), "Europe/Paris") == bastille
    assert bridged(datetime.date(2026, 7, 15), "Europe/Paris") is None
    assert bridged(datetime.date(2026, 7, 13), "Europe/London") is None
