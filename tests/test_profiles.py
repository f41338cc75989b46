"""What a profile tells of somebody, and whether five of a group can share it."""

import pytest

from labo_cli.lint.profile_traits import Traits, traits_of
from labo_cli.lint.profiles import small_profiles
from labo_cli.project_files import open_project
from tests.chain_case import chain

NOTHING = (
    *("vit à 10 à 15 km", "10 à 15 km", "20 à 30 minutes", "classe de 20 à 25 élèves", "plus de 20 km"),
    *("usager depuis 10 à 15 ans", "usager depuis plus de 12 ans", "fosters for over 20 years", "20 ans de service"),
    *("personne âgée", "personne seule", "une personne retraitée qui sort", "ligne F", "s'occupe de sa mère"),
    *("habite à 1 h de la gare", "ancien quartier", "aidant de son père", "aide son père de 85 ans"),
    *("mère d'enfants de 10 à 15 ans", "un seul bus", "est en colère"),
)
TOLD = {
    "75–80": Traits(age=(75, 80)),
    "de 75 à 80 ans": Traits(age=(75, 80)),
    "aged 75 to 80": Traits(age=(75, 80)),
    "plus de 80 ans, entend mal": Traits(age=(80, 120)),
    "over 75, comes on foot": Traits(age=(75, 120)),
    "70 ans et plus, marche avec une canne": Traits(age=(70, 120)),
    "moins de 30 ans": Traits(age=(0, 30)),
    "femme de 45 ans": Traits(age=(45, 45), sex="f"),
    "F, 40+": Traits(age=(40, 120), sex="f"),
    "H": Traits(sex="m"),
    "retraité, vit avec sa femme": Traits(sex="m", home="together"),
    "vit seule depuis 12 ans": Traits(sex="f", home="alone"),
    "homme, quartier nord": Traits(sex="m", place="nord"),
    "12e arrondissement": Traits(place="12"),
}


@pytest.mark.parametrize("profile", NOTHING)
def test_what_only_looks_like_a_trait_is_none(profile: str) -> None:
    assert traits_of(profile) == Traits()


@pytest.mark.parametrize("profile", TOLD)
def test_traits_are_read(profile: str) -> None:
    assert traits_of(profile) == TOLD[profile]


def test_many_different_profiles_are_not_all_compared_with_one_another(project, monkeypatch) -> None:
    compared: list[Traits] = []
    rule_out = Traits.rule_out
    monkeypatch.setattr(Traits, "rule_out", lambda self, other: compared.append(other) or rule_out(self, other))
    said = {f"p{n}": {"profile": f"U{n}, {20 + n % 50}–{30 + n % 50}, quartier q{n // 2}"} for n in range(200)}
    loaded = open_project(project(chain(said, groups={"usagers": {"size": 201}})))
    (finding,) = small_profiles(loaded.project)
    assert "200" in finding.message
    assert len(compared) < 1000


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("U1, born 12/03/1962", "born 12/03/1962"),
        ("née le 12 mars 1962", "née le 12 mars 1962"),
        ("12 rue des Lilas", "12 rue"),
        ("lives at 4 Mill Lane, alone", "4 mill lane"),
        ("the only wheelchair user of the team", "the only wheelchair"),
        ("la seule boulangère du quartier", "la seule boulangère"),
        ("a blind woman of 43", "an exact age"),
        ("U4, 43, baker", "an exact age"),
        ("de 75 à 80 ans", ""),
        ("S1, 65–80 ans, marche avec une canne", ""),
        ("plus de 80 ans, vit seule", ""),
        ("woman of 40–50", ""),
        ("fosters 3 children", ""),
        ("la seule fois où il sort", ""),
    ],
)
def test_what_only_one_person_is_is_told_in_a_large_group_too(project, profile: str, said: str) -> None:
    root = project(chain({"c1": {"profile": profile}}, groups={"usagers": {"size": 400}}))
    found = [finding.message for finding in small_profiles(open_project(root).project)]
    assert [said in message for message in found] == ([True] if said else [])


@pytest.mark.parametrize(("kind", "n"), [("users", 1), ("elected", 0), ("partners", 0)])
def test_a_small_group_that_is_quoted_is_told_of(project, kind: str, n: int) -> None:
    root = project(chain({"c1": {}}, groups={"usagers": {"size": 3, "kind": kind}}))
    written = open_project(root).project.model_copy(update={"workshops": ()})
    assert len(list(small_profiles(written))) == n
