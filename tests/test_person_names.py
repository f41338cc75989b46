"""Names of people are found however they are written, and words that only look like them are let be."""

import unicodedata

import pytest

from labo_cli.lint.person_names import NameFinder, _Text
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
    *("À son tour Jeanne Dupontel parle", "à l'école. Jeanne Dupontel", "chez M. et Mme Le Goff"),
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
    # Streets and schools are called after whole people too.
    *("rue Jeanne Dupontel", "avenue jeanne dupontel", "L'école Jeanne Dupontel", "place du docteur Dupontel"),
    *("rue J. Dupontel", "rue du Dr Jeanne Dupontel", "Jeanne Dupontel School", "lycée Zoé Lefèvre, 9 h"),
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
        ("DUPONTEL ép. MARTINEAU", "Odile", ["DUPONTEL, Odile", "MARTINEAU, Odile"]),
        ("DUPONTEL ep. MARTINEAU Odile", "", ["DUPONTEL, Odile", "MARTINEAU, Odile"]),
        ("Dupontel-Martineau", "Odile", ["Dupontel-Martineau, Odile", "Dupontel, Odile", "Martineau, Odile"]),
        ("Nguyen Van", "Minh", ["Nguyen Van, Minh", "Nguyen, Minh"]),
        ("Abdel-Karim", "Fatou", ["Abdel-Karim, Fatou"]),
        ("d'Alembert", "Jean", ["d'Alembert, Jean"]),
        ("Mme Marchetti", "Lia", ["Marchetti, Lia"]),
        ("M. et Mme Marchetti", "Lia", ["Marchetti, Lia"]),
        ("Marchetti", "Mlle Lia", ["Marchetti, Lia"]),
        ("Mme", "Lia", []),
        ("", "Odile Vasseron", ["Vasseron, Odile"]),
        ("", "Odile", []),
        ("12 présents", "", []),
    ],
)
def test_a_cell_gives_names_as_in_a_register(last: str, first: str, names: list[str]) -> None:
    assert list(as_in_a_register(last, first)) == names


@pytest.mark.parametrize("text", ["Mme Martineau", "Odile Dupontel", "Minh Nguyen", "M. Nguyen", "Mme Bernard"])
def test_a_part_of_a_compound_name_is_one(text: str) -> None:
    cells = [("Dupontel-Martineau", "Odile"), ("Nguyen Van", "Minh"), ("Bernard-Vasseron", "Zoé")]
    assert NameFinder(name for cell in cells for name in as_in_a_register(*cell)).found(text)


def test_small_words_of_names_are_not_looked_at_one_by_one(monkeypatch) -> None:
    looked: list[int] = []
    run = _Text._run
    monkeypatch.setattr(_Text, "_run", lambda self, n, words: looked.append(n) or run(self, n, words))
    names = NameFinder(f"Le Verdel{letter}, Odile" for letter in "abcdefghijklmnopqrst")
    assert names.found("Odile attend, le bus et le car passent, le soir, chez le Verdela.") is not None
    assert len(looked) < 10
