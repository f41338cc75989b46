"""Themes proposed for contributions that have none, and the commands that show it."""

from pathlib import Path
from shutil import copytree

import pytest

from labo_cli.model.project import Theme
from labo_cli.project_files import open_project
from labo_cli.voices.themes import gatherings, proposals, trial
from tests.conftest import ROOT

THEMES = [
    Theme(id="volunteers", title="Recruiting and training volunteers", question="Who would walk beside you?"),
    Theme(id="buses", title="Buses and stops", follow_ups=["Which stop do you use?", "What about the steps?"]),
    Theme(id="money", title="Money", question="What does a trip cost you?"),
]
SEVERAL = """\
# Taken in from the platform
- id: c1
  group: usagers
  from: premier
  theme: attente
  kind: idea
  text: L'attente est longue, et les chaises sont dures.
- id: c2
  kind: idea  # somebody's remark
  group: usagers
  from: premier
  text: "L'attente debout est trop longue : des chaises !"
- {id: c3, group: agents, from: premier, kind: idea, text: "L'attente est longue et les chaises sont dures"}
- {id: c9,
   kind: need, from: premier, group: agents, text: "Une chaise pendant l'attente."}
- kind: need
  id: c4
  group: agents
  from: premier
  text: Une attente assise, sur des chaises.
- {id: c5, group: agents, from: premier, kind: idea, text: "Un jardin partagé avec des tomates."}
- {id: c6, group: usagers, from: premier, kind: idea, text: "Des plantes dans le jardin."}
- {id: c7, group: usagers, from: premier, kind: idea, text: "Ouvrir le jardin aux écoles."}
- {id: c8, group: usagers, from: premier, kind: verbatim, text: "Zut."}
"""


def test_words_of_the_title_and_of_the_questions_speak_for_a_theme() -> None:
    said = ["Train the volunteers before they start.", "The steps of the bus are too high.", "Bread."]
    found = proposals(said, THEMES, [])
    assert [(p.position, p.theme) for p in found] == [(0, "volunteers"), (1, "buses")]
    assert "volunteers" in found[0].words
    assert set(found[1].words) == {"steps", "bus"}


def test_what_was_sorted_before_speaks_too_and_a_second_choice_is_named() -> None:
    sorted_already = [
        ("money", "Pension day is far away."),
        ("money", "My pension pays for the taxi."),
        ("buses", "The taxi waits."),
    ]
    (found,) = proposals(["Money: a pension and a taxi."], THEMES, sorted_already)
    assert (found.theme, found.second) == ("money", "buses")
    assert set(found.words) == {"money", "pension", "taxi"}


def test_where_two_themes_fit_alike_nothing_is_proposed() -> None:
    assert proposals(["Volunteers with money."], THEMES, []) == []


@pytest.mark.parametrize(
    ("name", "least_right", "most_wrong"),
    [("seniors-deplacements", 8, 6), ("leaving-care", 2, 4), ("antenne-logement", 6, 3)],
)
def test_hidden_themes_of_the_examples_are_found_again_more_often_than_not(
    name: str, least_right: int, most_wrong: int
) -> None:
    project = open_project(ROOT / "examples" / name, with_cards=False).project
    said = [(item.theme, item.text) for item in project.contributions if item.theme]
    found = trial(project.themes, said)
    # What was found by hiding each one in turn is what learning without it gives.
    again = [
        (theme, proposal.theme)
        for n, (theme, text) in enumerate(said)
        for proposal in proposals([text], project.themes, said[:n] + said[n + 1 :])
    ]
    assert (found.tried, found.proposed, found.right) == (len(said), len(again), sum(a == b for a, b in again))
    assert found.right >= least_right
    assert found.proposed - found.right <= most_wrong


def test_what_is_left_over_is_gathered_by_the_words_it_shares() -> None:
    texts = [
        "A garden for all.",
        "Gardens need water.",
        "The garden gate is shut.",
        "Bread.",
        "Two people.",
        "Old people.",
    ]
    (found,) = gatherings(dict(enumerate(texts)))
    assert found.positions == (0, 1, 2)
    assert found.words[0] in {"garden", "gardens"}


def test_everything_is_shown_with_its_place_and_a_line_to_copy(labo, project) -> None:
    root = project({"contributions/avis.yaml": SEVERAL})
    ran = labo("sort-contributions", "-p", root)
    assert ran.status == 0
    assert "c1  contributions/avis.yaml:2" in ran.out
    assert "\n      theme: attente\n      # " in ran.out
    assert "jardin" in ran.out
    assert "c8" in ran.out.split("To be read by you")[1]
    data = labo("sort-contributions", "-p", root, "--json").json
    assert [[one["id"] for one in cluster["contributions"]] for cluster in data["alike"]] == [
        ["c1", "c3"],
        ["c9", "c4"],
    ]
    assert [(one["id"], one["line"], one["theme"]) for one in data["proposed"]] == [
        ("c2", 8, "attente"),
        ("c3", 13, "attente"),
        ("c9", 14, "attente"),
        ("c4", 16, "attente"),
    ]
    assert [[one["id"] for one in group["contributions"]] for group in data["new_themes"]] == [["c5", "c6", "c7"]]
    assert [one["id"] for one in data["left"]] == ["c8"]
    assert (root / "contributions" / "avis.yaml").read_text(encoding="utf-8") == SEVERAL


def test_copies_have_the_themes_and_all_that_was_there_and_fit_in_the_place_of_the_file(labo, project) -> None:
    root = project({"contributions/avis.yaml": SEVERAL})
    ran = labo("sort-contributions", "-p", root, "--write")
    assert ran.status == 0
    copy = root / "out" / "contributions" / "avis.yaml"
    written = copy.read_text(encoding="utf-8")
    assert "# somebody's remark" in written
    assert [
        line
        for line in SEVERAL.splitlines()
        if line not in written and not line.startswith(("- {id: c3", "   kind", "- kind"))
    ] == []
    assert f"cp {copy}" in ran.out
    (root / "contributions" / "avis.yaml").write_text(written, encoding="utf-8")
    themes = {item.id: item.theme for item in open_project(root).project.contributions}
    assert [name for name, theme in themes.items() if theme == "attente"] == ["c1", "c2", "c3", "c9", "c4"]
    # Changed by hand, a copy is not written over.
    (root / "contributions" / "avis.yaml").write_text(SEVERAL, encoding="utf-8")
    copy.write_text(written + "# mine\n", encoding="utf-8")
    assert labo("sort-contributions", "-p", root, "--write").status == 1
    assert copy.read_text(encoding="utf-8").endswith("# mine\n")


def test_a_session_and_a_theme_narrow_what_is_shown(labo, tmp_path: Path) -> None:
    root = tmp_path / "p"
    copytree(ROOT / "examples" / "antenne-logement", root)
    everything = labo("sort-contributions", "-p", root, "--json").json
    assert everything["proposed"] == []
    assert labo("sort-contributions", "-p", root, "--session", "nowhere").status == 2
    assert labo("sort-contributions", "-p", root, "--theme", "nothing").status == 2
    assert labo("sort-contributions", "-p", root, "--session", "1-").status == 0


def test_a_theme_whose_title_is_a_word_said_in_passing_is_proposed_by_it() -> None:
    themes = [Theme(id=name.lower(), title=name) for name in ("Hours", "Staff", "Prices")]
    said = ["The hours do not suit those who work.", "Staff are kind."]
    assert [(found.position, found.theme) for found in proposals(said, themes, [])] == [(0, "hours"), (1, "staff")]
    # In a longer title such a word says little: nobody who waits two hours speaks of the shop.
    longer = [Theme(id="shop", title="A small shop open a few hours beside the station"), *themes[1:]]
    assert proposals(["It took two hours."], longer, []) == []
