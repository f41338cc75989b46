"""How many people the specification tells of: never fewer than five, nor by a subtraction; and how they were heard."""

import re

import pytest

from labo_cli.brief.headcount import Hidden, MoreThan, Told, printed, total
from tests import briefs
from tests.conftest import SMALL
from tests.test_brief import page, section, text_of, whole


def test_fewer_than_five_people_are_not_told_nor_to_be_worked_out(labo, project) -> None:
    root = whole(labo, project)
    took_part = section(root, "participants")
    rows = {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in took_part.xpath(".//tbody/tr")}
    assert [rows[name][1] for name in ("Carers", "Agents", "Users")] == ["fewer than five", "6", "12"]
    assert "over 75, comes on foot: people met: 5" in rows["Users"][2]
    assert "under 30, has never come: people met: fewer than five" in rows["Users"][2]
    assert "parent with children: nobody met yet" in rows["Users"][2]
    said = text_of(root)
    # 12 + 6 + 3 people, 5 + 2 interviewed: neither total is told beside all of its parts but one.
    assert "more than 18 people in the groups concerned" in said
    assert "more than 5" in text_of(section(root, "co-design"))
    assert not re.search(r"\b(3|21) people|2 heard", said)
    assert "Odile" not in said


def test_no_number_told_elsewhere_gives_a_small_group_away(labo, project) -> None:
    first = SMALL["workshops/premier.yaml"].replace("usagers: 8, agents: 4", "users: 12, agents: 6, carers: 3")
    second = first.replace("carers: 3", "carers: 4")
    root = page(labo, project({**briefs.CHAIN, "workshops/premier.yaml": first, "workshops/second.yaml": second}))
    said = text_of(section(root, "co-design")) + text_of(section(root, "agendas"))
    assert said.count("more than 18") == 4
    (carers,) = section(root, "co-design").xpath(".//tr[th='Carers']")
    assert [text_of(cell) for cell in carers[1:]] == ["fewer than five", "", "not told", ""]
    assert not re.search(r"\b(21|22)\b", said)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([12, 6, 6], 24),
        ([12, 6, 3], MoreThan(18)),  # 3 alone is the total less the others
        ([12, 4, 4], MoreThan(12)),  # 8 can only be 4 and 4
        ([12, 1, 1], MoreThan(12)),  # 2 can only be 1 and 1
        ([12, 2, 3, 7], 24),  # 5 may be 1 and 4, 2 and 3…
        ([0, 12, 0], 12),  # nobody is nobody
        ([3], Hidden.FEW),
        ([4, 4], Hidden.UNTOLD),
    ],
)
def test_a_total_is_told_where_no_small_number_can_be_worked_out(counts: list[int], told: Told) -> None:
    assert total([(printed(count), count) for count in counts]) == told


def test_a_total_of_totals_gives_nothing_away_either() -> None:
    # 5 and 2 are told as “more than 5”: 16 in all, less 9 and 5, would tell 2.
    assert total([(MoreThan(5), 7), (9, 9)]) == MoreThan(14)
    assert total([(Hidden.UNTOLD, 8), (9, 9)]) == MoreThan(9)


def test_a_total_that_would_tell_the_only_count_is_not_told(labo, project) -> None:
    files = {**briefs.CHAIN, "groups.yaml": "[{id: users, name: Users, kind: users, size: 3}]\n"}
    files |= {"contributions.yaml": None, "recommendations.yaml": None, "requirements.yaml": None}
    cover = text_of(page(labo, project(files)).xpath("//header[@class='cover']")[0])
    assert "people in the groups" not in cover


def test_the_methods_listed_are_those_that_were_used(labo, project) -> None:
    start = SMALL["workshops/premier.yaml"].split("agenda:")[0].replace("usagers: 8", "users: 8")
    used = start + "agenda: [{method: frise-chronologique, minutes: 50}]\n"
    chosen = briefs.PROJECT + "methods: [carte-empathie]\n"
    files = {**briefs.CHAIN, "project.yaml": chosen, "workshops/premier.yaml": used}
    said = text_of(section(page(labo, project(files)), "co-design"))
    assert "Timeline" in said
    assert "Semi-structured interview" in said
    assert "Empathy map" not in said
