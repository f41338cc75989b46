"""The cards that come with labo: complete in both languages, sound, and plannable for any headcount they claim."""

import json
import re
import shutil
from typing import Any

import pytest
import yaml

from labo_cli.library.soundness import not_to_be_bundled
from labo_cli.method_files import Shelf
from labo_cli.model.card_words import Licence, Public
from tests.conftest import ROOT

METHODS = sorted(path.stem for path in (ROOT / "methods").glob("*.yaml"))
EACH_METHOD = pytest.mark.parametrize("method", METHODS)
ASKED_FOR = [
    "meteo-interieure",
    "portrait-chinois",
    "blason",
    "photo-expression",
    "debat-mouvant",
    "mur-connaissance",
    "cartographie-acteurs",
    "entretien-semi-directif",
    "entretien-collectif",
    "observation",
    "safari-de-service",
    "rapport-etonnement",
    "carte-empathie",
    "parcours-usager",
    "persona",
    "cinq-pourquoi",
    "arbre-a-problemes",
    "comment-pourrions-nous",
    "blueprint-de-service",
    "brainstorming",
    "brainwriting-635",
    "1-2-4-tous",
    "crazy-8s",
    "pire-idee",
    "et-si-scamper",
    "world-cafe",
    "forum-ouvert",
    "six-chapeaux",
    "codeveloppement",
    "storyboard",
    "maquettage",
    "construction-en-briques",
    "jeu-de-role",
    "theatre-forum",
    "test-usager",
    "gommettes",
    "matrice-impact-effort",
    "25-10",
    "pitch-galerie",
    "garde-laisse-propose",
    "accueil-et-charte",
    "presentations-en-binome",
    "frise-chronologique",
    "qqoqcp",
    "regroupement-par-affinites",
    "carte-des-hypotheses",
    "recits-de-besoin",
    "tri-de-cartes",
    "planche-d-ambiance",
    "une-du-futur",
    "principes-de-service",
    "magicien-d-oz",
    "bodystorming",
    "cartes-role",
    "decision-par-consentement",
    "moscow",
    "plan-d-action",
    "retrospective",
    "lettre-au-futur",
    "vote-en-galerie",
]


def typed(method: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load((ROOT / "methods" / f"{method}.yaml").read_bytes(), yaml.CSafeLoader)
    return data


def bilingual(node: Any) -> list[dict[str, Any]]:
    """Every pair of texts of a card."""
    if isinstance(node, dict) and set(node) <= {"fr", "en"}:
        return [node]
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [pair for part in below for pair in bilingual(part)]


def test_the_methods_that_a_team_expects_are_there() -> None:
    assert len(ASKED_FOR) >= 60
    assert set(ASKED_FOR) <= set(METHODS)


@EACH_METHOD
def test_a_shipped_card_says_everything(method: str) -> None:
    card = Shelf().card(method)
    assert {adaptation.public for adaptation in card.adaptations} == set(Public)
    assert len(card.avoid.fr) >= 2
    assert len(card.risks) >= 2
    assert card.materials
    assert card.roles
    assert card.goes_before or {"closing", "report-back", "decide"} & {*card.phases}
    assert method not in {*card.goes_before, *card.follows}


@EACH_METHOD
def test_both_languages_are_written_out(method: str) -> None:
    pairs = bilingual(typed(method))
    assert len(pairs) > 30
    for pair in pairs:
        assert set(pair) == {"fr", "en"}, pair
        if "also" in typed(method) and pair is typed(method)["also"]:
            continue
        french, english = (json.dumps(pair[language], ensure_ascii=False) for language in ("fr", "en"))
        assert 0.4 < len(french) / len(english) < 2.5 or abs(len(french) - len(english)) < 25, pair
        # A long sentence that is the same in both languages was left untranslated.
        assert french != english or len(french) < 40, pair
        assert not re.search(r"\b(the|your|with|people)\b", french), french
        assert not re.search(r"\b(les|vous|avec|des)\b", english) or "“" in english, english


@EACH_METHOD
def test_a_shipped_card_may_be_handed_out(method: str) -> None:
    card = Shelf().card(method)
    assert card.licence
    assert card.licence.may_be_bundled
    assert card.sources
    assert not_to_be_bundled(card) == []


@pytest.mark.parametrize(
    ("sources", "refused"),
    [
        ([], None),
        ([{"author": "A", "licence": "cc-by-nc-sa", "taken": "words"}], True),
        ([{"author": "A", "licence": "all-rights-reserved", "taken": "words"}], True),
        ([{"author": "A", "licence": "cc-by-nc-sa"}], False),
        ([{"author": "A", "licence": "cc-by-sa", "taken": "words"}], False),
    ],
)
def test_words_under_a_licence_that_forbids_it_are_refused(labo, project, sources: list[Any], refused: Any) -> None:
    root = project()
    card = typed("gommettes") | {"sources": sources, "goes_before": []}
    (root / "methods").mkdir()
    (root / "methods" / "a-nous.yaml").write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
    if refused is None:
        ran = labo("check", "-p", root)
        assert ran.status == 1
        assert "sources\n    there is nothing in this list" in ran.out
        return
    assert labo("check", "-p", root).status == 0
    assert bool(not_to_be_bundled(Shelf(root).card("a-nous"))) is refused


@EACH_METHOD
def test_no_method_goes_under_a_trademark(method: str) -> None:
    card = Shelf().card(method)
    names = [method, card.name.fr, card.name.en, *(card.also.fr + card.also.en if card.also else ())]
    assert not re.search(r"photolangage|lego|serious play|post-?it|moving motivators", " ".join(names), re.IGNORECASE)


def test_every_licence_is_decided_upon() -> None:
    assert {licence for licence in Licence if not licence.may_be_bundled} == {
        "cc-by-nc",
        "cc-by-nc-sa",
        "cc-by-nd",
        "cc-by-nc-nd",
        "all-rights-reserved",
    }


@EACH_METHOD
def test_a_method_is_planned_for_any_headcount_it_claims(labo, project, method: str) -> None:
    card = typed(method)
    fewest, most = int(card["people"]["min"]), int(card["people"]["max"])
    for people in sorted({fewest, (fewest + most) // 2, most}):
        root = project(
            {
                "groups.yaml": f"- {{id: usagers, name: Usagers, kind: users, size: {people}}}\n",
                "workshops/premier.yaml": None,
                "workshops/seul.yaml": "{title: Seul, start: 8h, duration: 16h, goal: understand, "
                f"groups: {{usagers: {people}}}, agenda: [{method}]}}\n",
            },
            folder=f"p{people}",
        )
        ran = labo("plan-workshop", "-p", root, "--format", "html", "--json")
        assert ran.status == 0
        line = next(line for line in ran.json["agenda"] if line["method"] == method)
        assert int(card["minutes"]["min"]) <= line["minutes"] <= int(card["minutes"]["max"])
        assert sum(step["minutes"] for step in line["steps"]) == line["minutes"]
        assert len(line["steps"]) == len(card["steps"])
        assert all(step["minutes"] >= 1 for step in line["steps"])
        for step, planned in zip(card["steps"], line["steps"], strict=True):
            if step.get("turns", {}).get("per") == "person" and step["format"] == "plenary":
                assert planned["minutes"] >= people * int(step["turns"]["minutes"]), (people, step["title"])
        largest = int(card.get("table", {}).get("max", 0))
        tables = -(-people // largest) if largest else 0
        assert line["tables"] == tables
        counted = {"person": people, "table": tables or -(-people // 6), "session": 1}
        for material, need in zip(card["materials"], line["materials"], strict=True):
            assert need["quantity"] == int(material["quantity"]) * counted[material["per"]], material["name"]


def test_a_round_grows_with_the_people_and_the_other_steps_give_way(labo, project) -> None:
    """Six tables report one after the other, a minute each: the step gets six minutes of forty where four have five."""

    def reporting(people: int, minutes: int) -> tuple[int, int]:
        root = project(
            {
                "groups.yaml": f"- {{id: usagers, name: Usagers, kind: users, size: {people}}}\n",
                "workshops/premier.yaml": "{title: Un, start: 9h, duration: 4h, goal: understand, "
                f"groups: {{usagers: {people}}}, agenda: [{{method: carte-empathie, minutes: {minutes}}}]}}\n",
            }
        )
        agenda = labo("plan-workshop", "-p", root, "--format", "html", "--json").json["agenda"]
        line = next(line for line in agenda if line["method"])
        shutil.rmtree(root)
        return line["steps"][-1]["minutes"], line["minutes"]

    assert reporting(6, 30) == (5, 30)
    assert reporting(48, 30) == (8, 30)
    assert reporting(48, 60) == (15, 60)


# What `list-methods` finds.


def test_list_methods_prints_every_method_in_both_languages(labo) -> None:
    listed = labo("list-methods", "--json").json
    assert len(listed) == len(METHODS) >= 60
    assert all(method["name"]["fr"] and method["name"]["en"] for method in listed)
    assert len(labo("list-methods").out.splitlines()) == len(METHODS) + 3


def found(labo, *options: object) -> set[str]:
    """The ids that are listed, also where a card of one's own is broken."""
    return {method["id"] for method in labo("list-methods", *options, "--json").json}


def test_filters_keep_what_suits_and_nothing_else(labo) -> None:
    assert found(labo, "--people", "150") == {
        method for method in METHODS if Shelf().card(method).people.min <= 150 <= Shelf().card(method).people.max
    }
    assert "mur-connaissance" in found(labo, "--phase", "understand")
    assert "mur-connaissance" not in found(labo, "--phase", "understand", "--seated")
    assert "forum-ouvert" not in found(labo, "--minutes", "2h")
    assert "forum-ouvert" in found(labo, "--minutes", "3h")
    assert "codeveloppement" not in found(labo, "--difficulty", "medium")
    assert "codeveloppement" in found(labo, "--difficulty", "hard")
    # A card that says of a public “better another method” is not offered for it.
    assert "25-10" not in found(labo, "--public", "seniors")
    assert "25-10" in found(labo, "--public", "children")
    french = labo("list-methods", "--phase", "Comprendre", "--json", lang="fr").json
    assert {method["id"] for method in french} == found(labo, "--phase", "understand")


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("METEO interieure", "meteo-interieure"),
        ("dot voting", "gommettes"),
        ("stakeholder", "cartographie-acteurs"),
        ("etonnement", "rapport-etonnement"),
        ("wizard", "magicien-d-oz"),
    ],
)
def test_words_are_found_in_either_language_without_accents(labo, words: str, method: str) -> None:
    assert method in found(labo, *words.split())


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--phase", "comrpendre", "understand"),
        ("--public", "sneiors", "did you mean seniors?"),
        ("--difficulty", "hrad", "hard"),
        ("--minutes", "long", "1h30"),
        ("--people", "0", "write 1 or more"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_what_to_write(labo, option: str, value: str, said: str) -> None:
    ran = labo("list-methods", option, value)
    assert ran.status == 2
    assert said in ran.err


# Cards of one's own.

BROKEN = {
    "sum": ("usual: 30", "usual: 35", "27:27", "write 30 here"),
    "phase": ("phases: [understand]", "phases: [undestand]", "7:10", "did you mean “understand”?"),
    "language": (
        "  en: To be written, in one sentence, what this method makes possible.\n",
        "",
        "9:3",
        "“en” is missing",
    ),
    "upside-down": (
        "people: {min: 4, max: 24}",
        "people: {min: 24, max: 4}",
        "28:9",
        "write the smaller number at min",
    ),
    "follow-up": ("goes_before: []", "goes_before: [carte-empatie]", "126:15", "did you mean “carte-empathie”?"),
    "follows": ("follows: []", "follows: [carte-empatie]", "127:11", "did you mean “carte-empathie”?"),
    "canvas": ("canvas: feuille", "canvas: feuile", "71:107", "write it under canvases"),
    "table": ("table: {min: 4", "table: {min: 6", "28:15", "change the number of people"),
    "turns": ("max: 24}", "max: 216}", "27:36", "write fewer people at most"),
    "twice": (
        "risks:\n",
        "  - {public: seniors, change: {fr: Non., en: No.}}\n\nrisks:\n",
        "110:14",
        "bring the two together",
    ),
    "layout": ("layout: boxes", "layout: matrix", "75:5", "change the boxes or the layout"),
    "word": ("licence: cc-by-sa", "licence: {fr: libre, en: free}", "132:10", "a single word is due here"),
    "itself": ("follows: []", "follows: [a-nous]", "127:11", "leave it out"),
    "empty": (None, "", "1:1", "this file is empty"),
    "yaml": ("phases: [understand]", "phases: [understand", "8:", "close it"),
}


@pytest.fixture
def own_card(labo, project):
    """A project with the card that new-method starts, its path given."""
    root = project()
    assert labo("new-method", "a-nous", "--name", "À nous", "-p", root).status == 0
    return root, root / "methods" / "a-nous.yaml"


def test_the_card_that_new_method_starts_passes_check(labo, own_card) -> None:
    root, path = own_card
    assert labo("check", "-p", root).status == 0
    assert "À nous" in labo("show-method", "a-nous", "-p", root).out
    assert labo("export-canvases", "a-nous", "-p", root, "--format", "html").status == 0
    ran = labo("new-method", "a-nous", "-p", root)
    assert ran.status == 2
    assert "there is already a method" in ran.err
    path.write_text(path.read_text(encoding="utf-8") + "# à moi\n", encoding="utf-8")
    assert labo("new-method", "a-nous", "--from", "gommettes", "-p", root).status == 1
    assert path.read_text(encoding="utf-8").endswith("# à moi\n")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_card_is_said_with_its_place_and_what_to_write(labo, own_card, name: str) -> None:
    root, path = own_card
    before, after, place, said = BROKEN[name]
    text = path.read_text(encoding="utf-8")
    assert before is None or before in text
    path.write_text(text.replace(before, after, 1) if before else after, encoding="utf-8")
    ran = labo("check", "-p", root)
    assert ran.status == 1
    assert f"methods/a-nous.yaml:{place}" in ran.out
    assert said in ran.out


def test_a_wrong_sum_is_said_beside_other_faults(labo, own_card) -> None:
    root, path = own_card
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("usual: 30", "usual: 35").replace("energy: medium", "energy: fort"), encoding="utf-8")
    said = labo("check", "-p", root).out
    assert "“fort” is not one of the words" in said
    assert "write 30 here" in said


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_card_of_ones_own_keeps_no_other_from_being_listed(labo, own_card, name: str) -> None:
    root, path = own_card
    before, after, _place, _said = BROKEN[name]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, after, 1) if before else after, encoding="utf-8")
    assert set(METHODS) <= found(labo, "-p", root)
    assert labo("show-method", "gommettes", "-p", root).status == 0
    assert labo("suggest-methods", "--minutes", "2h", "--group", "A 12", "--json", "-p", root).json["moments"]
    assert labo("suggest-methods", "premier", "--json", "-p", root).json["moments"]
    assert labo("export-canvases", "carte-empathie", "--format", "html", "-p", root).status == 0


def test_a_broken_copy_leaves_labo_s_own_card_in_its_place(labo, project) -> None:
    root = project({"methods/gommettes.yaml": "name: {fr: Non"})
    ran = labo("list-methods", "gommettes", "-p", root)
    assert "Dot voting" in ran.out
    assert "methods/gommettes.yaml:2:1" in ran.err
    assert ran.status == 1


def test_a_card_of_ones_own_replaces_labo_s(labo, project) -> None:
    root = project()
    assert labo("new-method", "gommettes", "--from", "gommettes", "-p", root).status == 0
    path = root / "methods" / "gommettes.yaml"
    assert path.read_bytes().partition(b"\n")[2] == (ROOT / "methods" / "gommettes.yaml").read_bytes()
    path.write_text(path.read_text(encoding="utf-8").replace("fr: Gommettes", "fr: Nos gommettes"), encoding="utf-8")
    assert "Nos gommettes" in labo("list-methods", "gommettes", "-p", root, lang="fr").out
    assert "Nos gommettes" not in labo("list-methods", "gommettes", lang="fr").out


def test_what_goes_before_is_shown_on_both_cards(labo, own_card) -> None:
    root, path = own_card
    path.write_text(path.read_text(encoding="utf-8").replace("follows: []", "follows: [gommettes]"), encoding="utf-8")

    def part(method: str, title: str) -> str:
        return labo("show-method", method, "-p", root).out.partition(f"\n{title}\n")[2].partition("\n\n")[0]

    assert "(parcours-usager)" in part("carte-empathie", "Leads well to")
    assert "(carte-empathie)" in part("parcours-usager", "Follows well")
    assert "(a-nous)" in part("gommettes", "Leads well to")
    assert "(gommettes)" in part("a-nous", "Follows well")


def test_a_copy_under_another_id_has_a_name_of_its_own(labo, project) -> None:
    root = project()
    assert labo("new-method", "nos-points", "--from", "gommettes", "-p", root).status == 0
    assert labo("new-method", "points", "--from", "gommettes", "--name", "À : nous", "-p", root).status == 0
    assert labo("check", "-p", root).status == 0
    named = {m["id"]: m["name"]["fr"] for m in labo("list-methods", "points", "--json", "-p", root).json}
    assert (named["nos-points"], named["points"]) == ("Nos points", "À : nous")


def test_a_card_is_shown_for_a_headcount_and_a_time(labo) -> None:
    shown = labo("show-method", "world-cafe", "--people", "40", "--minutes", "1h30").out
    assert "With 40: 90 min, 8 tables (5, 5, 5, 5, 5, 5, 5, 5)." in shown
    steps = [int(minutes) for minutes in re.findall(r"\n  \d\. [^\n]*\((\d+)\smin,", shown)]
    assert sum(steps) == 90
    assert re.search(r"sticky notes: 80\n", shown)
    few = labo("show-method", "world-cafe", "--people", "8", "--minutes", "30").out
    assert "the card holds for 12 to 200 people" in few
    assert "the card holds for 60 to 120 minutes" in few


def test_a_word_that_is_found_nowhere_brings_the_nearest_name(labo) -> None:
    assert "did you mean “gommettes”?" in labo("list-methods", "gommetes").out
    assert labo("show-method", "Carte-Empathie").status == 0
    assert "carte-empathie, cartes-role" in labo("show-method", "carte").err


@pytest.mark.parametrize("method", ["Ma méthode", "../x", "a/b", "été", ""])
def test_an_id_that_is_no_file_name_is_refused(labo, project, method: str) -> None:
    root = project()
    assert labo("new-method", method, "-p", root).status == 2
    assert not (root / "methods").exists()


def test_a_part_that_is_written_unusually_is_still_read(labo, own_card) -> None:
    """A list leaves out what it does not need of a file, but only where the file is plainly written."""
    root, path = own_card
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for text in (json.dumps(data), f"---\n{yaml.safe_dump(data)}", yaml.safe_dump(data, default_flow_style=True)):
        path.write_text(text, encoding="utf-8")
        assert "a-nous" in found(labo, "-p", root)
    path.write_text(yaml.safe_dump(data) + "name: {fr: Deux, en: Two}\n", encoding="utf-8")
    ran = labo("list-methods", "-p", root)
    assert ran.status == 1
    assert re.search(r"methods/a-nous.yaml:\d+:1  error\n    “name” is already on line", ran.err)
