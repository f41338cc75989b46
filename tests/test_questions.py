"""Interview questions as labo reads them: what each rule catches, and what it leaves alone."""

from pathlib import Path

import pytest
import yaml

from labo_cli.lint.interviews import INTERVIEW_RULES
from labo_cli.lint.questions import faults_of
from tests.conftest import ROOT

CORPORA = {
    language: yaml.safe_load((Path(__file__).parent / f"questions_{language}.yaml").read_text(encoding="utf-8"))
    for language in ("fr", "en")
}
SETS = ("tuned", "held_out", "held_out_again", "held_out_last")
GOOD = [
    (language, text)
    for language, corpus in CORPORA.items()
    for text in [*corpus["traps"], *(text for name in SETS for text in corpus[name]["good"])]
]
BAD = [
    (language, rule, text)
    for language, corpus in CORPORA.items()
    for name in SETS
    for rule, texts in corpus[name]["bad"].items()
    for text in texts
]
MISSED = {
    # Enumerations and doubtful words: saying nothing is better than a false alarm.
    "Que pensez-vous des horaires et du prix ?",
    "What do you think of the opening hours and the price?",
    "Comment s'articule votre prise en charge partenariale ?",
}
RULES = {rule.id: rule for rule in INTERVIEW_RULES}


@pytest.mark.parametrize(("language", "text"), GOOD)
def test_a_good_question_is_left_alone(language: str, text: str) -> None:
    assert faults_of(text, language) == ()


@pytest.mark.parametrize(("language", "rule", "text"), [bad for bad in BAD if bad[2] not in MISSED])
def test_a_bad_question_is_caught_by_its_rule_and_no_other(language: str, rule: str, text: str) -> None:
    assert [fault.rule for fault in faults_of(text, language)] == [rule]


@pytest.mark.parametrize("text", sorted(MISSED))
def test_what_is_known_to_be_missed(text: str) -> None:
    assert faults_of(text, "en" if text.startswith("What") else "fr") == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_there_are_enough_questions_to_tell(language: str) -> None:
    tuned = CORPORA[language]["tuned"]
    assert len(tuned["good"]) >= 60
    assert sum(map(len, tuned["bad"].values())) >= 60
    assert {rule for name in SETS for rule in CORPORA[language][name]["bad"]} <= set(RULES)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le soir, est-ce que vous sortez ?", "Le soir, est-ce que vous sortez ?"),
        ("fr", "Cet accueil est clair, n’est-ce pas ?", "n’est-ce pas"),
        ("fr", "Comment venez-vous et combien de temps mettez-vous ?", "et combien"),
        ("fr", "Que pensez-vous des irritants du guichet ?", "irritants"),
        ("en", "Tell me about your meeting with the SENCO.", "SENCO"),
        ("en", "How did you apply and who helped you?", "and who"),
    ],
)
def test_the_words_that_gave_it_away(language: str, text: str, words: str) -> None:
    assert [fault.words for fault in faults_of(text, language)] == [words]


def test_typographic_marks_make_no_difference() -> None:
    assert [fault.rule for fault in faults_of("Qu’est-ce que vous faites\N{NO-BREAK SPACE}?", "fr")] == []
    assert [fault.rule for fault in faults_of("Est-ce qu’il y a un guichet\N{NARROW NO-BREAK SPACE}?", "fr")] == [
        "closed-question"
    ]
    assert [fault.rule for fault in faults_of("Don’t you think it is slow?", "en")] == ["leading-question"]


@pytest.mark.parametrize(
    "text",
    [
        "La MDPH (maison des personnes handicapées), comment l'avez-vous connue ?",
        "La maison des personnes handicapées (la MDPH), comment l'avez-vous connue ?",
        "Comment avez-vous connu la MDPH, la maison des personnes handicapées ?",
    ],
)
def test_an_acronym_explained_in_the_question(text: str) -> None:
    assert faults_of(text, "fr") == ()


def test_the_guides_that_labo_writes_by_itself_are_clean() -> None:
    said = 0
    for path in (ROOT / "methods").glob("*.yaml"):
        guide = yaml.safe_load(path.read_text(encoding="utf-8")).get("guide")
        for language in ("fr", "en") if guide else ():
            lists = [guide[key][language] for key in ("confidence", "priorities", "closing")]
            for opening in guide["openings"]:
                lists += [[opening["ask"][language].format(theme="…")], opening["follow_ups"][language]]
            for text in (text for texts in lists for text in texts):
                said += 1
                assert faults_of(text, language) == (), text
    assert said > 80
