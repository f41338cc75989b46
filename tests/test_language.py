"""Two languages: nothing without its French, French as it is typeset, and the right language at the right place."""

import ast
from datetime import date, time
from pathlib import Path

import pytest

from labo_cli.i18n import Language, catalogue
from labo_cli.i18n.messages import language_asked_for
from labo_cli.i18n.typography import typeset, typeset_html

NARROW = "\u202f"


def test_every_text_has_its_french() -> None:
    assert catalogue.untranslated(catalogue.updated()) == []


def test_the_catalogue_holds_the_texts_of_today_and_is_compiled() -> None:
    texts = {message.id for message in catalogue.extracted() if message.id}
    assert {message.id for message in catalogue.read() if message.id} == texts
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.compiled(catalogue.updated())


def test_a_text_that_is_translated_under_another_name_is_in_the_catalogue() -> None:
    """“said = language.gettext; said("…")” translates, yet nobody who looks for “_” finds the text."""
    known = {
        id_ for message in catalogue.read() for id_ in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    unknown = []
    for path in Path(catalogue.__file__).parents[1].rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            target.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute) and node.value.attr == "gettext"
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func
                translates = isinstance(called, ast.Attribute) and called.attr == "gettext"
                if translates or (isinstance(called, ast.Name) and called.id in named):
                    unknown += [node.args[0].value] if node.args[0].value not in known else []
    assert unknown == []


def test_a_translation_keeps_its_placeholders() -> None:
    import re

    wrong = []
    for message in catalogue.read():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for form in forms:
            # A plural may leave its number out in the singular.
            wanted, found = (set(re.findall(r"\{\w+\}|%\(\w+\)s", text)) for text in (ids[-1], form))
            if message.id and not (found == wanted or (len(forms) > 1 and found <= wanted)):
                wrong.append(form)
    assert wrong == []


def test_the_catalogue_is_typeset() -> None:
    wrong = [
        message.id
        for message in catalogue.read()
        if message.id
        for form in (message.string if isinstance(message.string, tuple) else (message.string,))
        if typeset(form, "fr") != form
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Pourquoi ?", f"Pourquoi{NARROW}?"),
        ("Non ! Si ; voilà : fin", f"Non{NARROW}! Si{NARROW}; voilà{NARROW}: fin"),
        ("« Bonjour »", f"«{NARROW}Bonjour{NARROW}»"),
        ("« Ah ! »", f"«{NARROW}Ah{NARROW}!{NARROW}»"),
        ("Quoi ?!", f"Quoi{NARROW}?!"),
        ("l'été d'hier", "l’été d’hier"),
        ("34 %", f"34{NARROW}%"),
        ("148 000 €", f"148{NARROW}000{NARROW}€"),
        ("en 2026 150 personnes", f"en 2026 150{NARROW}personnes"),
        ("voir https://exemple.fr:80/a?b=1", "voir https://exemple.fr:80/a?b=1"),
        ("à 9:30", "à 9:30"),
        ("10 min", f"10{NARROW}min"),
        ("déjà" + NARROW + "?", "déjà" + NARROW + "?"),
    ],
)
def test_french_is_typeset(typed: str, set_: str) -> None:
    assert typeset(typed, "fr") == set_
    assert typeset(typed, "en") == typed


def test_tags_styles_and_code_are_left_alone() -> None:
    html = "<title>Où ?</title><style>a : b</style><p class=\"a : b\" title='l'>Où ? l&#39;eau &amp; « b »</p><code>a : b</code>"
    assert typeset_html(html, "fr") == (
        f"<title>Où{NARROW}?</title><style>a : b</style><p class=\"a : b\" title='l'>Où{NARROW}? l’eau &amp; «{NARROW}b{NARROW}»</p><code>a : b</code>"
    )


def test_dates_times_and_lists_are_written_as_in_each_language() -> None:
    fr, en = Language("fr"), Language("en")
    assert fr.date(date(2026, 3, 12)) == "jeudi 12 mars 2026"
    assert fr.date(date(2026, 5, 1), "long") == "1er mai 2026"
    assert fr.date(date(2026, 5, 11), "long") == "11 mai 2026"
    assert en.date(date(2026, 3, 12)).replace(",", "") == "Thursday 12 March 2026"
    assert fr.time(time(9, 30)) == f"9{NARROW}h{NARROW}30"
    assert fr.time(14 * 60) == f"14{NARROW}h"
    assert en.time(time(9, 30)) == f"9:30{NARROW}am"
    assert en.time(time(0, 15)) == f"12:15{NARROW}am"
    assert fr.minutes(90) == f"1{NARROW}h{NARROW}30"
    assert fr.minutes(45) == f"45{NARROW}min"
    assert fr.list(["a", "b", "c"]) == "a, b et c"
    assert en.list(["a", "b", "c"]) == "a, b and c"
    assert fr.number(1234.5) == f"1{NARROW}234,5"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LANG": "en_US.UTF-8", "LABO_LANG": "fr"}, "fr"),
        (["check", "--lang", "en"], {"LABO_LANG": "fr"}, "en"),
        (["--lang=en", "check"], {}, "en"),
        ([], {"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ],
)
def test_messages_take_the_first_language_that_somebody_asked_for(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_asked_for(arguments, environment) == language


def test_the_documents_keep_the_projects_language(labo, project, tmp_path: Path) -> None:
    for lang in ("fr", "en"):
        ran = labo("plan-workshop", "-p", project(), "--format", "html", "--out", tmp_path / lang, lang=lang)
        assert ran.status == 0
    page = (tmp_path / "en" / "premier-conducteur.html").read_bytes()
    assert page == (tmp_path / "fr" / "premier-conducteur.html").read_bytes()
    assert b'<html lang="fr"' in page


ENGLISH = (" the ", " and ", "Usage:", "Show this", " is ", "Commands:", "[default", "Error")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["plan-workshop", "--help"],
        ["new-project", "--help"],
        ["check", "--nope"],
        ["nope"],
        ["show-method"],
    ],
)
def test_no_english_is_left_in_french_help_and_errors(labo, arguments: list[str]) -> None:
    ran = labo(*arguments, lang="fr")
    assert [word for word in ENGLISH if word in ran.out + ran.err] == []
