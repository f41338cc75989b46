"""Names of people are found however they are written, and words that only look like them are let be."""

import unicodedata

import pytest

from labo_cli.lint.person_names import NameFinder
from labo_cli.lint.registers import as_in_a_register

LISTED = [
    *("Dupontel, Jeanne", "Petit, Karim", "Ba, Awa", "Le, Minh", "Le Goff, Anne-Marie", "Blanc, Rose", "Lefèvre, Zoé"),
    *("Martin, Paul", "Fontaine, Claire", "Garcia-Nunez, Inès", "Poulet, Aline", "Tissot"),
]
SURE = [
    *("chez Dupontel", "DUPONTEL", "J. Dupontel", "J.Dupontel", "Dupontel J.", "Jeanne D. le dit", "jeanne dupontel"),
    *("Dupontel, Jeanne", "d'Dupontel", "Mme Le", "M. Ba a dit", "M.Martin", "Monsieur\u00a0Ba", "madame petit"),
    *(
        "K. Petit",
        "Petit K. était là",
        "la famille Petit",
        "Rose Blanc",
        "rose Blanc",
        "Claire FONTAINE",
        "petit karim",
    ),
    *(unicodedata.normalize("NFD", "Mme Lefèvre"), unicodedata.normalize("NFD", "zoé lefèvre"), "Lefevre", "LEFÈVRE"),
    *("Anne Marie Le Goff", "M. Le Goff", "Garcia-Nunez", "chez Tissot"),
]
UNSURE = ["chez dupontel", "lefevre est venue", "avec le goff", "garcia nunez"]
SILENT = [
    *("un petit banc", "Petit à petit", "une rose blanche", "Rose, blanc, vert", "à la claire fontaine", "Fontaine"),
    *(
        "rue Martin",
        "Rue Dupontel",
        "école Lefèvre",
        "la rue Paul-Martin",
        "M. le maire",
        "MME LE MAIRE",
        "Mme Le Bihan",
    ),
    *("Martin est venu", "Ba, c'est ça", "Jeanne est venue", "un dupontel", "du poulet", "sans poulet", "Le Goffic"),
    *("Dupontelle", "Le bus est parti."),
]


@pytest.mark.parametrize("text", SURE)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    found = NameFinder(LISTED).found(text)
    assert found is not None
    assert found.is_sure


@pytest.mark.parametrize("text", UNSURE)
def test_a_name_alone_in_small_letters_is_found_and_not_sure(text: str) -> None:
    found = NameFinder(LISTED).found(text)
    assert found is not None
    assert not found.is_sure


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_a_name_is_let_be(text: str) -> None:
    assert NameFinder(LISTED).found(text) is None


def test_the_team_signs_with_its_names() -> None:
    assert NameFinder(["Vasseron, Odile"], ["Odile Vasseron"]).found("Odile Vasseron") is None


@pytest.mark.parametrize(
    ("last", "first", "names"),
    [
        ("DUPONTEL Jeanne", "", ["DUPONTEL, Jeanne"]),
        ("Dupontel Jeanne", "", ["Dupontel, Jeanne"]),
        ("Jeanne Dupontel", "", ["Dupontel, Jeanne"]),
        ("Mme Odile Dupontel", "", ["Dupontel, Odile"]),
        ("Dupontel, Jeanne", "", ["Dupontel, Jeanne"]),
        ("Dupontel née Garcin", "Jeanne", ["Dupontel, Jeanne", "Garcin, Jeanne"]),
        ("Dupontel (Garcin) Jeanne", "", ["Dupontel, Jeanne", "Garcin, Jeanne"]),
        ("Jean de La Tour", "", ["de La Tour, Jean"]),
        ("Le Goff", "", ["Le Goff"]),
        ("", "Odile Vasseron", ["Vasseron, Odile"]),
        ("", "Odile", []),
        ("12 présents", "", []),
    ],
)
def test_a_cell_gives_names_as_in_a_register(last: str, first: str, names: list[str]) -> None:
    assert list(as_in_a_register(last, first)) == names
