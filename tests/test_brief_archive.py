"""The PDFs of the specification: for everybody, and for the archives with the project's files inside."""

import io
from pathlib import Path

import pypdf
import pytest

from tests import briefs, verapdf

FILES = {
    **briefs.CHAIN,
    "brief.yaml": briefs.BRIEF + "summary: Seats.\n",
    "private/participants.csv": "prenom;groupe\nGudrun;users\n",
    "private/notes.yaml": "- secret\n",
    "out/old.yaml": "- old\n",
}


def test_the_archive_is_pdf_a_3a_holds_the_sources_and_is_the_same_each_time(labo, project, tmp_path: Path) -> None:
    root = project(FILES)
    made = []
    for n in range(2):
        ran = labo(
            "export-brief", "-p", root, "--archive", "--format", "html,pdf", "--out", tmp_path / f"out{n}", "--json"
        )
        assert ran.status == 0, ran.err
        names = [Path(file["path"]).name for file in ran.json["files"]]
        assert names == ["specification-archive.pdf", "specification.html"]
        made.append(tmp_path / f"out{n}" / "specification-archive.pdf")
    assert made[0].read_bytes() == made[1].read_bytes()
    assert verapdf.broken_rules([made[0]], "3a") == {}
    reader = pypdf.PdfReader(io.BytesIO(made[0].read_bytes()))
    held = {name: contents[0] for name, contents in reader.attachments.items()}
    assert set(held) == {
        *("project.yaml", "groups.yaml", "interviews.yaml", "brief.yaml"),
        *("contributions.yaml", "recommendations.yaml", "requirements.yaml"),
    }
    for name, content in held.items():
        assert content == (root / name).read_bytes(), name
    assert all(file["/AFRelationship"] == "/Source" for file in reader.trailer["/Root"]["/AF"])


def test_a_source_that_leads_outside_or_to_private_is_not_in_the_archive(project, tmp_path: Path) -> None:
    from labo_cli.versions import sources

    root = project({**FILES, "contributions.yaml": None})
    (tmp_path / "outside.yaml").write_text("- secret\n")
    (root / "contributions").mkdir()
    (root / "contributions" / "a.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "contributions" / "b.yaml").symlink_to(root / "private" / "notes.yaml")
    (root / "contributions" / "c.yaml").write_text("[]\n")
    names = [name for name, _content in sources(root)]
    assert "contributions/c.yaml" in names
    assert not {"contributions/a.yaml", "contributions/b.yaml"} & set(names)
    assert names == sorted(names)


def test_the_document_with_its_boxes_pictures_and_changes_is_accessible(labo, project) -> None:
    files = {**FILES, "brief.yaml": briefs.BRIEF.replace("answering: By letter, in July.\n", "")}
    root = project(files)
    labo("export-brief", "-p", root, "--format", "html", "--save")
    path = root / "recommendations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("twelve seats", "twenty seats"), encoding="utf-8")
    ran = labo("export-brief", "-p", root, "--format", "pdf", "--since", "0.2")
    assert ran.status == 0, ran.err
    (file,) = (root / "out").glob("*.pdf")
    assert verapdf.broken_rules([file]) == {}
    reader = pypdf.PdfReader(file)
    text = " ".join("\n".join(page.extract_text() for page in reader.pages).split())
    assert "What changed since version 0.2" in text
    assert "Put twenty seats in the hall." in text
    assert "Still to be written" in text


def test_the_pages_of_a_pdf_are_listed_as_the_engine_lists_them() -> None:
    import pydyf

    from labo_cli.rendering.pdf import load_engine

    load_engine()
    pdf = pydyf.PDF()
    assert pdf.page_references == ()
    for _n in range(3):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == tuple(f"{n} 0 R".encode() for n in pdf.pages["Kids"][::3])


TOLD = "- {id: c9, group: users, from: at-the-desk, kind: idea, text: Ring me on 06 12 34 56 78., votes: 90}\n"
NAMED = "- {id: c9, group: users, from: at-the-desk, kind: idea, text: As Gudrun Sixpence told us.}\n"


@pytest.mark.parametrize(("said", "rule"), [(TOLD, "personal-data-published"), (NAMED, "private-name-published")])
def test_nothing_that_names_somebody_is_made_or_kept(labo, project, said: str, rule: str) -> None:
    people = "prenom;nom;groupe\nGudrun;Sixpence;users\n"
    files = {**FILES, "contributions.yaml": briefs.CONTRIBUTIONS + said, "private/participants.csv": people}
    root = project(files)
    for options in ((), ("--save",), ("--archive", "--strict")):
        ran = labo("export-brief", "-p", root, "--format", "html", *options)
        assert ran.status == 1
        assert f"[{rule}]" in ran.err
        assert "contributions.yaml:5:" in ran.err
        told = " ".join(ran.err.split())
        assert "nothing was made, and nothing kept: the specification would publish personal data in 1 place" in told
        assert not (root / "versions").exists()
        assert [path.name for path in (root / "out").iterdir()] == ["old.yaml"]
    answer = labo("export-brief", "-p", root, "--json").json
    assert [problem["rule"] for problem in answer["problems"]] == [rule]
    assert "nothing was made" in answer["error"]["message"]


def test_export_all_leaves_the_specification_out_and_says_so(labo, project) -> None:
    root = project({**FILES, "contributions.yaml": briefs.CONTRIBUTIONS + TOLD})
    ran = labo("export-all", "-p", root, "--format", "html")
    assert "The specification is left out: it would publish personal data in 1 place" in " ".join(ran.out.split())
    assert (root / "out" / "at-the-desk-interview-guide.html").exists()
    assert not list((root / "out").glob("specification*"))
    root = project(FILES, "safe")
    assert "left out" not in labo("export-all", "-p", root, "--format", "html").out
    assert (root / "out" / "specification.html").exists()


def test_what_no_document_prints_keeps_the_archive_from_being_made(labo, project) -> None:
    people = "prenom;nom;groupe\nGudrun;Sixpence;users\nOdile;Petit;users\n"
    root = project({**FILES, "private/participants.csv": people})
    path = root / "contributions.yaml"
    own = path.read_text(encoding="utf-8")
    for added, rule in (
        ("# ring her on 06 12 34 56 78\n", "personal-data-published"),
        ("# told by Gudrun Sixpence\n", "private-name-published"),
        ("# told by Odile\n#   Petit, of the second floor\n", "private-name-published"),
    ):
        path.write_text(own + added, encoding="utf-8")
        ran = labo("export-brief", "-p", root, "--format", "html", "--archive")
        assert ran.status == 1, added
        line = len((own + added).splitlines())
        assert f"contributions.yaml:{line}:1" in ran.err
        assert f"[{rule}]" in ran.err
        assert "leave --archive out" in " ".join(ran.err.split())
        assert not list((root / "out").glob("specification*"))
    # Documents without the files may be made.
    assert labo("export-brief", "-p", root, "--format", "html").status == 0


def test_only_what_is_read_is_attached(project) -> None:
    from labo_cli.versions import sources

    root = project(
        {**FILES, "brief/old.yaml": "- old\n", "contributions/.draft.yaml": "[]\n", "notes.yaml": "- mine\n"}
    )
    (root / "groups.yaml").rename(root / "real.yaml")
    (root / "groups.yaml").symlink_to(root / "real.yaml")
    (root / "elsewhere").mkdir()
    (root / "elsewhere" / "w.yaml").write_text("title: x\n")
    (root / "workshops").symlink_to(root / "elsewhere")
    names = {name for name, _content in sources(root)}
    assert names == {
        *("project.yaml", "interviews.yaml", "brief.yaml"),
        *("contributions.yaml", "recommendations.yaml", "requirements.yaml"),
    }
