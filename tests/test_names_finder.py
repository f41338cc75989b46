"""Outside the check, only what is surely a name is told: nothing there could set a doubtful word aside."""

import pytest

from labo_cli.brief.attached import attached_leaks
from labo_cli.cli.typing_in import Typing
from labo_cli.lint.privacy import names_finder
from labo_cli.project_files import open_project
from tests.chain_case import chain

NAMES = ("Verdelot, Odile",)
LIST = "Prénom;Nom;Groupe\nOdile;Verdelot;usagers\n"
SURE = {"Odile Verdelot attend": "Odile Verdelot", "chez Mme Vérdelot": "Verdelot", "odile verdelot": "odile verdelot"}
DOUBTFUL = ("On mange verdelot ici", "verdelot", "Le verdelot est loin", "rue Odile Verdelot")


@pytest.fixture
def loaded(project):
    return open_project(
        project(chain(private=LIST, project={"team": [{"name": "Maud Tissot", "role": "facilitator"}]}))
    )


@pytest.mark.parametrize("text", SURE)
def test_a_name_is_told(loaded, text: str) -> None:
    assert names_finder(NAMES, loaded.project)(text) == SURE[text]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_doubtful_word_is_not(loaded, text: str) -> None:
    assert names_finder(NAMES, loaded.project)(text) == ""


def test_the_team_is_nobody_s_secret(loaded) -> None:
    assert names_finder(("Tissot, Maud",), loaded.project)("Maud Tissot anime") == ""


def test_a_sure_name_is_found_after_a_doubtful_word(loaded) -> None:
    assert names_finder(NAMES, loaded.project)("On mange verdelot chez Odile Verdelot") == "Odile Verdelot"


def test_nothing_doubtful_is_kept_out_of_the_archive(loaded) -> None:
    sources = [("a.yaml", b"- text: On mange verdelot ici\n"), ("b.yaml", b"- x\n# vu avec Odile\n# Verdelot\n")]
    (leak,) = attached_leaks(sources, loaded.project, NAMES)
    assert (str(leak.file), leak.line, leak.rule) == ("b.yaml", 3, "private-name-published")


def test_nothing_doubtful_is_said_of_what_is_typed(loaded) -> None:
    typing = Typing(loaded, "premier", "usagers")
    assert typing.add("On mange verdelot ici.").warnings == ()
    (warning,) = typing.add("Mme Verdelot a tout vu.").warnings
    assert "V…" in warning
