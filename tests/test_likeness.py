"""Contributions that say nearly the same: found among thousands, told from those that only look alike."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz

from labo_cli.voices.likeness import LEAST, Pair, clusters, like_this, near_duplicates

CASES = yaml.safe_load((Path(__file__).parent / "voices_cases" / "pairs.yaml").read_text(encoding="utf-8"))
MOST_FOUND = 32
"""Of 36."""
EVERY = list(dict.fromkeys(text for kind in ("near", "apart") for pair in CASES[kind] for text in pair))


def is_near(one: str, other: str) -> bool:
    return bool(near_duplicates([one, other]))


def test_what_says_nearly_the_same_is_found_and_what_looks_alike_is_left() -> None:
    found = [pair for pair in CASES["near"] if is_near(*pair)]
    false = [pair for pair in CASES["apart"] if is_near(*pair)]
    assert false == []
    # Those that are missed say the same in other words, or write a word in two (week days).
    assert len(found) >= MOST_FOUND


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("il manque des bancs sur le chemin de la mairie", "pas assez de bancs sur la route de la mairie", True),
        ("Trop de voitures devant l'école", "Moins de voitures devant l'école", True),
        ("Not enough benches on the way to the town hall", "Benches are missing on the road to the town hall", True),
        ("Bike racks by the library", "Racks for bicycles by the library", True),
        ("Le docteur est trop loin", "Le médecin est trop loin", True),
        ("Pas assez d'éclairage dans la rue le soir", "Trop d'éclairage dans la rue le soir", False),
        ("Trop de voitures devant l'école", "Il manque des voitures devant l'école", False),
        ("Pas assez de bus le dimanche", "Bus bondés le dimanche", False),
        ("Too many cars by the school", "Not enough cars by the school", False),
        (
            "Opening the library on Sundays would help those who work all week.",
            "Open the library on Sundays: it would help people who work all week.",
            True,
        ),
        (
            "Opening hours on Sunday would help those who work all week.",
            "Please open on Sundays, it would help those who work all week long.",
            True,
        ),
        (
            "Opening the library on Sundays would help those who work all week.",
            "Opening the swimming pool on Sundays would help those who work all week.",
            False,
        ),
        ("The lift is always out of order on Mondays", "The lift is always out of service on Mondays", True),
        ("The lift is always out of order on Mondays", "The lift is always crowded on Mondays", False),
        ("L'ascenseur est encore hors service le lundi", "L'ascenseur est encore en panne le lundi", True),
        (
            "The bus never waits for the school to finish.",
            "The bus doesn't wait until the school finishes, ever.",
            True,
        ),
        ("The library should open on Sundays.", "The library should not open on Sundays.", False),
        ("The road floods every winter", "The way in is hidden every winter", False),
    ],
)
def test_too_few_is_asked_for_too_much_is_not_and_some_words_are_one(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is near


def test_letters_alone_do_not_tell_them_apart() -> None:
    """Why words are compared: no threshold of a plain ratio finds as many with so few false ones."""
    for ratio in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.WRatio):
        for least in range(60, 100):
            found = sum(ratio(*pair) >= least for pair in CASES["near"])
            false = sum(ratio(*pair) >= least for pair in CASES["apart"])
            assert found < MOST_FOUND or false > len(CASES["apart"]) / 4


@pytest.mark.parametrize("least", [0.65, LEAST, 0.95])
def test_looking_up_rare_words_loses_no_pair_of_all_there_are(least: float) -> None:
    among_all = {(pair.first, pair.second) for pair in near_duplicates(EVERY, least)}
    one_by_one = {
        (first, second)
        for first, second in combinations(range(len(EVERY)), 2)
        if like_this(EVERY[second], [EVERY[first]], least)
    }
    assert one_by_one
    # Texts with the same words are told once each, with the first of them: clusters say the rest.
    together = {frozenset(group) for group in clusters(Pair(a, b, 1.0) for a, b in one_by_one)}
    assert among_all <= one_by_one
    assert {frozenset(group) for group in clusters(near_duplicates(EVERY, least))} == together


def test_of_a_letter_sent_a_thousand_times_each_copy_is_told_once() -> None:
    letter = "Nous demandons que la rue Faidherbe soit fermée aux voitures à l'heure de l'école."
    pairs = near_duplicates([letter, "Un banc au soleil.", *[letter] * 1000])
    assert len(pairs) == 1000
    assert {pair.first for pair in pairs} == {0}
    assert len(clusters(pairs)) == 1


def test_a_letter_that_everybody_changed_a_little_is_one_cluster() -> None:
    letter = (
        "Fermer la rue Faidherbe aux voitures quand les enfants arrivent à l'école Titon le matin, prénom numéro {n}"
    )
    assert len(clusters(near_duplicates([letter.format(n=n) for n in range(400)]))) == 1


def test_what_has_no_telling_word_is_like_its_double_only() -> None:
    assert near_duplicates(["Oui.", "oui !", "Non.", "", "  ", "?"]) == [Pair(0, 1, 1.0)]


def test_order_of_the_texts_makes_no_difference() -> None:
    turned = EVERY[::-1]
    one_way = {frozenset(EVERY[n] for n in group) for group in clusters(near_duplicates(EVERY))}
    assert one_way == {frozenset(turned[n] for n in group) for group in clusters(near_duplicates(turned))}


def test_a_ligature_and_a_capital_letter_are_read() -> None:
    assert is_near("Je ne vais plus voir ma sœur à Créteil.", "je vais plus voir ma soeur a creteil")
    assert not is_near("Prolonger le tram B.", "Prolonger le tram C.")
