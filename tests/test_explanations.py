"""Explanations as labo reads them: real ones that can be read are left alone, those of an administration are told."""

from pathlib import Path

import pytest
import yaml

from labo_cli.lint.explanations import hardest
from labo_cli.lint.plain_language import read
from tests.conftest import EXAMPLES, ROOT

CORPORA = {
    language: yaml.safe_load((Path(__file__).parent / f"answers_{language}.yaml").read_text(encoding="utf-8"))
    for language in ("fr", "en")
}
GOOD = [
    (language, text)
    for language, corpus in CORPORA.items()
    for name, texts in corpus.items()
    if "good" in name
    for text in texts
]
HARD = [
    (language, text)
    for language, corpus in CORPORA.items()
    for name, texts in corpus.items()
    if "hard" in name
    for text in texts
]
MISSED = {
    # Short, and hard by what they speak of more than by their words: saying nothing is better than a false alarm.
    *(text for text in CORPORA["fr"]["hard_again"] if text.startswith(("En l'absence", "L'intervention souhaitée"))),
    *(text for text in CORPORA["en"]["hard_again"] if text.startswith(("Officers have noted", "Consultees expressed"))),
}


@pytest.mark.parametrize(("language", "text"), GOOD)
def test_an_explanation_that_reads_well_is_left_alone(language: str, text: str) -> None:
    assert hardest(text, language) is None


@pytest.mark.parametrize(("language", "text"), HARD)
def test_an_explanation_of_an_administration_is_told(language: str, text: str) -> None:
    assert (hardest(text, language) is not None) is (text not in MISSED)


def test_the_hardest_sentence_is_told_with_what_to_write() -> None:
    text = "Oui. Nonobstant son intérêt, il convient de conditionner sa mise en œuvre à l'avis du CTPM. Merci."
    (found, severity) = hardest(text, "fr") or pytest.fail("nothing found")
    assert found.text.startswith("Nonobstant")
    assert ("Nonobstant", "malgré") in found.heavy
    assert ("il convient", "il faut") in found.heavy
    assert found.letters == ("CTPM",)
    assert severity == "advice"
    (found, _severity) = hardest(text, "fr", {"CTPM"}) or pytest.fail("nothing found")
    assert found.letters == ()


@pytest.mark.parametrize(
    ("language", "text", "turn"),
    [
        ("fr", "Le banc sera posé lundi.", "passive"),
        ("fr", "Il a été décidé de poser un banc.", "impersonal"),
        ("fr", "Nous n'y sommes pas opposés.", "negation"),
        ("fr", "La validation du financement de la construction attend.", "chain"),
        ("fr", "Le banc est arrivé lundi.", ""),
        ("fr", "La porte est ouverte.", ""),
        ("fr", "Nous ne fermons pas le parc.", ""),
        ("en", "The bench will be put up on Monday.", "passive"),
        ("en", "It was decided to put up a bench.", "impersonal"),
        ("en", "It is not impossible.", "negation"),
        ("en", "The approval of the allocation of resources is late.", "chain"),
        ("en", "The bench is here.", ""),
        ("en", "We were tired of waiting.", ""),
        ("en", "We do not close the park until nine.", ""),
    ],
)
def test_a_turn_of_phrase_is_recognised(language: str, text: str, turn: str) -> None:
    (sentence,) = read(text, language)
    assert [name for name, _words in sentence.turns] == ([turn] if turn else [])


def test_a_long_sentence_is_cut_where_it_can_be() -> None:
    text = (
        "Nous avons demandé à l'opérateur de faire passer le bus devant la clinique le mardi matin, mais il nous a répondu "
        "que les chauffeurs de cette ligne finissaient leur service à dix heures."
    )
    (sentence,) = read(text, "fr")
    assert sentence.is_long
    assert sentence.cut == "mais il nous"


def test_quoted_words_are_the_participants_own() -> None:
    assert hardest("Vous écrivez « nonobstant la mise en œuvre du dispositif subséquent ». Nous aussi.", "fr") is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_explain_in_plain_words(labo, name: str) -> None:
    found = labo("check", "-p", ROOT / "examples" / name, "--json").json["problems"]
    hard = [problem["where"] for problem in found if problem["rule"] == "explanation-hard"]
    # The garden is there to have holes.
    assert bool(hard) is (name == "jardin-partage")
