"""The agenda's arithmetic: minutes shared without drift, tables counted up, the brief's order."""

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from labo_cli.library.running import share_out
from tests.conftest import ROOT


@pytest.mark.parametrize("total", [4, 7, 20, 40, 43, 60, 95, 240])
@pytest.mark.parametrize("weights", [[1], [5, 10, 15, 10], [1, 1, 1], [60, 5, 5], [7, 3]])
def test_minutes_are_shared_out_to_the_minute(total: int, weights: list[int]) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    assert all(share >= 1 for share in shares)


def test_shares_are_round_and_in_proportion() -> None:
    assert share_out(40, [5, 10, 15, 10]) == [5, 10, 15, 10]
    assert share_out(80, [5, 10, 15, 10]) == [10, 20, 30, 20]
    assert share_out(25, [5, 10, 15, 10]) == [5, 5, 10, 5]


@pytest.mark.parametrize(("people", "maps"), [(12, 2), (13, 3), (18, 3), (19, 4)])
def test_a_table_more_is_set_for_those_who_are_left(labo, project, people: int, maps: int) -> None:
    root = project()
    path = root / "workshops" / "premier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("agents: 4", f"agents: {people - 8}"), encoding="utf-8")
    assert labo("plan-workshop", "-p", root, "--format", "html").status == 0
    text = unescape((root / "out" / "premier-conducteur.html").read_text(encoding="utf-8")).replace("\u202f", " ")
    assert f"cartes d’empathie en A3 : {maps} feuilles<" in text


def test_the_brief_lists_functions_by_kind_then_importance(labo, tmp_path: Path) -> None:
    seniors = ROOT / "examples" / "seniors-deplacements"
    functions = yaml.safe_load((seniors / "requirements.yaml").read_text(encoding="utf-8"))
    rank = {f["id"]: (f["kind"] != "main", -int(str(f["importance"]).lstrip("K"))) for f in functions}
    ran = labo("export-brief", "-p", seniors, "--format", "html", "--out", tmp_path, "--json")
    text = Path(ran.json["files"][0]["path"]).read_text(encoding="utf-8")
    entries = [name for name in re.findall(r'id="(?:[a-z]+-)?(F[PC]\d+)"', text) if name in rank]
    assert len(entries) == len(rank)
    assert [rank[name] for name in entries] == sorted(rank.values())
    assert len(set(rank.values())) > 4
