"""What an import leaves on the disk: all of it or nothing, with ids that nobody else has."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from labo_cli.errors import LaboError
from labo_cli.import_files import NewFiles
from labo_cli.locking import Busy, alone_in
from labo_cli.project_files import load

HEADER = "id;title;body;state;supports\n"


@pytest.fixture
def take(labo, project, tmp_path):
    """Imports a table of those rows into one small project: the folder, and what ran."""
    root = project()

    def call(*rows: str, more=(), status: int = 0):
        path = tmp_path / "export.csv"
        path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        ran = labo("import-contributions", path, "-p", root, "--group", "usagers", *more)
        assert ran.status == status, ran.out + ran.err
        return root, ran

    return call


def all_files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if "consult" not in path.name}


def test_ids_never_differ_by_their_capitals_alone(take, labo):
    root, _ran = take("1a;Un;;;1", "1A;Deux;;;1", "2B;Trois;;;1")
    (root / "contributions" / "main.yaml").write_text(
        "- {id: DC7, group: usagers, from: decidim, kind: idea, text: Autre.}\n", encoding="utf-8"
    )
    take("1a;Un;;;1", "1A;Deux;;;1", "2b;Quatre;;;1", "12;Cinq;;;1")
    take("5;Commentaire;;;1", more=("--as", "dcomments"))
    held = {item.id: item.text for item in load(root, as_far_as_it_goes=True).project.contributions}
    assert held == {
        "d1a": "Un", "d-1": "Deux", "d2B": "Trois", "DC7": "Autre.", "d-2": "Quatre", "d12": "Cinq",
        "dco5": "Commentaire",
    }  # fmt: skip
    assert not [p for p in labo("check", "-p", root, "--json").json["problems"] if "DC" in p["message"]]


@pytest.mark.parametrize("refused", ["imports", "consultations"])
def test_a_plan_that_cannot_be_written_takes_the_contributions_with_it(take, refused):
    root, _ran = take("1;Un;;withdrawn;1")
    before = all_files(root)
    (root / "imports").joinpath("decidim.yaml").unlink(missing_ok=True)
    path = root / refused
    if path.is_dir():
        for inner in path.iterdir():
            inner.unlink()
        path.rmdir()
    path.write_text("A file where a folder is due.\n", encoding="utf-8")
    before = all_files(root)
    _root, ran = take("1;Un;;;1", "2;Deux;;;1", status=1)
    assert refused in ran.err
    assert all_files(root) == before


def test_the_plan_is_remembered_only_after_the_contributions(take, monkeypatch):
    def finish(*_arguments):
        raise LaboError("no")

    monkeypatch.setattr(NewFiles, "finish", finish)
    root, _ran = take("1;Un;;;1", status=1)
    assert not (root / "imports").exists()
    assert not (root / "contributions").exists()


def test_what_a_killed_import_left_is_swept_and_nothing_else(take):
    root, _ran = take("1;Un;;;1")
    folder = root / "contributions"
    names = {".labo-import-abcd1234", ".labo-old_5678", ".labo-new_5678", ".labo-notes.yaml.txt", ".autre-abcd1234"}
    for name in names:
        (folder / name).write_text("x", encoding="utf-8")
    old = time.time() - 7200
    os.utime(folder / ".labo-old_5678", (old, old))
    take("1;Un;;;1", more=("--dry-run",))
    assert {path.name for path in folder.glob(".*")} == names
    take("1;Un;;;1")
    assert {path.name for path in folder.glob(".*")} == names - {".labo-import-abcd1234", ".labo-old_5678"}


def test_two_imports_at_once_do_not_take_the_same_rows_twice(take):
    root, _ran = take("1;Un;;;1")
    with alone_in(root, 0) as is_alone:
        assert is_alone
        _root, ran = take("2;Deux;;;1", status=1)
    assert "another import into this project is under way" in ran.err
    take("2;Deux;;;1")


def test_a_lock_is_let_go_by_a_process_that_is_killed(tmp_path):
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom labo_cli.locking import Busy, alone_in\n"
        "with alone_in(Path(sys.argv[1]), 0):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", code, tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(Busy), alone_in(tmp_path, 0):
            pass
        process.send_signal(signal.SIGKILL)
    with alone_in(tmp_path, 5) as is_alone:
        assert is_alone
    assert not list(tmp_path.iterdir())


def test_an_id_typed_during_the_import_stops_it(take, monkeypatch):
    root, _ran = take("1;Un;;;1")
    before = all_files(root)
    finish = NewFiles.finish

    def typed_meanwhile(self, check):
        (root / "contributions" / "premier.yaml").write_text(
            '- {id: "D2", group: usagers, from: premier, kind: idea, text: Ailleurs.}\n', encoding="utf-8"
        )
        return finish(self, check)

    monkeypatch.setattr(NewFiles, "finish", typed_meanwhile)
    _root, ran = take("1;Un;;;1", "2;Deux;;;1", status=1)
    assert "“D2” was added to the project during the import" in ran.err
    assert all_files(root) == before | {"contributions/premier.yaml"}


def test_a_difference_is_told_once_and_told_again_when_the_source_changes(take):
    root, _ran = take("1;Un;<ul><li>a</li><li>b b</li></ul>;;1", "2;Deux;Le texte du début.;;1")
    [file] = (root / "contributions").glob("*.yaml")
    written = file.read_text(encoding="utf-8")
    file.write_text(
        written.replace("    - a\n    - b b", "    * a\n\n    •  b  b").replace("du début", "d'ici"), encoding="utf-8"
    )
    rows = ["1;Un;<ul><li>a</li><li>b b</li></ul>;;1", "2;Deux;Le texte du début.;;1"]
    for _n in range(2):
        _root, ran = take(*rows, more=("--json", "--dry-run"))
        assert [(change["id"], change["field"]) for change in ran.json["changes"]] == [("d2", "text")]
    _root, ran = take(*rows)
    assert "d2, text: “Deux Le texte d'ici.” → “Deux Le texte du début.”" in ran.out
    _root, ran = take(*rows)
    assert "d2, text" not in ran.out
    assert "1 difference is the same as at an earlier import, and is not told again." in ran.out
    rows[1] = "2;Deux;Le texte de la fin.;;4"
    changes = take(*rows, more=("--json",))[1].json
    assert {change["field"] for change in changes["changes"]} == {"text", "votes"}
    again = take(*rows, more=("--json",))[1].json
    assert (again["changes"], again["told_before"]) == ([], 2)


def test_a_sentence_added_or_a_title_read_since_is_paired(labo, project, tmp_path):
    root = project()
    path = tmp_path / "enquete.csv"

    def take(rows: str, *more: str) -> str:
        path.write_text(f"Avis;Titre;Le\n{rows}", encoding="utf-8")
        return labo("import-contributions", path, "-p", root, "--group", "usagers", "--as", "enq", *more).out

    assert "These rows have no id" in take(
        "Plus de bancs;Place;12/01/2026\nMoins de bruit;Nuit;\n", "--map", "Avis=text"
    )
    longer = (
        "Plus de bancs devant l'école et près du parc pour les personnes âgées;Place;12/01/2026\nMoins de bruit;Nuit;\n"
    )
    said = take(longer, "--map", "Le=date")
    assert "e-3 looks like e-1, which is no longer in the export" in said
    assert "These rows have no id" in said


def test_every_folder_that_an_import_writes_in_is_swept(take):
    root, _ran = take("1;Un;;;1")
    for name in ("contributions", "consultations", "imports"):
        (root / name).mkdir(exist_ok=True)
        (root / name / ".labo-import-abcd1234").write_text("", encoding="utf-8")
    take("1;Un;;;1")
    assert not list(root.rglob(".labo-import-*"))
