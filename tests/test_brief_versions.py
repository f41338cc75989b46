"""Versions of the specification: saved, found again in git, and compared word by word."""

import json
import subprocess
from pathlib import Path

import lxml.html
import pytest

from tests import briefs
from tests.test_brief import section, text_of

FILES = {**briefs.CHAIN, "brief.yaml": briefs.BRIEF, "private/participants.csv": "prenom;groupe\nOdile;users\n"}
PRIVATE = {"private/notes.yaml": "- secret\n", "out/old.yaml": "- old\n"}


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(root: Path, *arguments: str) -> str:
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", root, *own, *arguments], capture_output=True, check=True, text=True
    ).stdout.strip()


@pytest.fixture
def kept(project) -> Path:
    """The project in a folder of a repository, at a first commit."""
    root = project({**FILES, **PRIVATE}, "repo/p")
    (root.parent / "README").write_text("beside the project")
    git(root.parent, "init", "-q")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-qm", "first")
    return root


def changed(labo, root: Path, since: str) -> lxml.html.HtmlElement:
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", since, "--json")
    assert ran.status == 0, ran.err
    page = Path(ran.json["files"][0]["path"]).read_text(encoding="utf-8")
    told = section(lxml.html.document_fromstring(page), "changes")
    for block in told.iter("p", "li", "h4"):
        block.tail = " "
    return told


def test_what_changed_since_a_saved_version_is_told_word_by_word(labo, project) -> None:
    root = project(FILES)
    assert labo("export-brief", "-p", root, "--format", "html", "--save").status == 0
    edit(root, "brief.yaml", 'version: "0.2"', 'version: "0.3"')
    edit(root, "recommendations.yaml", "before the winter", "before the end of the winter")
    edit(root, "requirements.yaml", "importance: 5", "importance: 4")
    edit(root, "requirements.yaml", 'level: "4"', 'level: "6"')
    edit(
        root,
        "contributions.yaml",
        "- {id: c4, group: agents, from: at-the-desk, kind: idea, text: A number that is called.}\n",
        "- {id: c5, group: agents, from: at-the-desk, kind: idea, text: A screen.}\n",
    )
    edit(root, "recommendations.yaml", "from: [c4]", "from: [c5]")
    edit(root, "brief.yaml", "answer: Screw them down.", "answer: Screw them to the floor.")
    edit(root, "brief.yaml", "glossary: [{term: Hall, meaning: The room behind the door.}]\n", "")
    told = changed(labo, root, "0.2")
    said = text_of(told)
    assert text_of(told[0]) == "What changed since version 0.2"
    assert "Compared with version 0.2 of 29 June 2026." in said
    assert "Answer Now: Yes, before the end of the winter." in said
    assert [text_of(new) for new in told.xpath(".//b[@class='new']")][:1] == ["end of the"]
    assert "Before: K5 Now: K4" in said
    assert "Seats free at ten o'clock · 4 · 2 · low" in said
    assert "New (1) c5 · A screen." in said
    assert "Gone (1) c4 · A number that is called." in said
    assert "Gone (1) Glossary" in said
    assert [text_of(gone) for gone in told.xpath(".//b[@class='gone']")][-1] == "down."
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.2")
    assert "~ FP1  Let everybody sit while they wait (importance, criterion)" in ran.out
    assert "+ c5  A screen." in ran.out


def test_a_project_as_it_was_has_nothing_that_changed(labo, project) -> None:
    root = project(FILES)
    labo("export-brief", "-p", root, "--format", "html", "--save")
    for name in ("0.2", "versions/0.2.json", "./versions/0.2.json"):  # as labo itself prints it
        assert "Nothing that this document says has changed." in text_of(changed(labo, root, name))
    assert (
        labo("export-brief", "-p", root, "--format", "html", "--since", "0.2", "--json").json["changes"]["sections"]
        == []
    )


def test_a_snapshot_is_never_written_over_and_holds_nobody(labo, project) -> None:
    root = project(FILES)
    assert labo("export-brief", "-p", root, "--format", "html", "--save").status == 0
    file = root / "versions" / "0.2.json"
    before = file.read_bytes()
    assert "Odile" not in before.decode()  # neither of the private list nor of the team
    assert labo("export-brief", "-p", root, "--format", "html", "--save").status == 0
    edit(root, "brief.yaml", "Screw them down", "Watch them")
    ran = labo("export-brief", "-p", root, "--format", "md", "--save")
    assert not list((root / "out").glob("*.md"))
    assert ran.status == 1
    assert "versions/0.2.json keeps version 0.2 already" in ran.err
    assert "version: in brief.yaml" in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("version", ["../../x", "a/b", ".hidden"])
def test_a_version_that_cannot_name_a_file_is_not_saved(labo, project, version: str) -> None:
    root = project({**FILES, "brief.yaml": briefs.BRIEF.replace('"0.2"', f'"{version}"')})
    ran = labo("export-brief", "-p", root, "--format", "html", "--save")
    assert ran.status == 1
    assert "cannot name a file" in ran.err
    assert not (root / "versions").exists()


def test_a_revision_of_git_is_compared_without_touching_the_work_tree(labo, kept: Path, tmp_path: Path) -> None:
    hooked, filtered = tmp_path / "hooked", tmp_path / "filtered"
    hook = kept.parent / ".git" / "hooks" / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {hooked}\n")
    hook.chmod(0o755)
    git(kept.parent, "config", "filter.evil.smudge", f"sh -c 'touch {filtered}; cat'")
    (kept.parent / ".git" / "info" / "attributes").write_text("*.yaml filter=evil\n")
    edit(kept, "recommendations.yaml", "Put twelve seats", "Put twenty seats")
    before = git(kept.parent, "status", "--porcelain")
    told = changed(labo, kept, "HEAD")
    assert "Before: Put twelve seats in the hall. Now: Put twenty seats in the hall." in text_of(told)
    assert git(kept.parent, "status", "--porcelain").splitlines()[:1] == before.splitlines()[:1]
    assert not hooked.exists()
    assert not filtered.exists()


def test_a_tag_of_the_same_name_gives_way_to_a_saved_version(labo, kept: Path) -> None:
    git(kept.parent, "tag", "0.2")
    edit(kept, "recommendations.yaml", "Put twelve seats", "Put ten seats")
    labo("export-brief", "-p", kept, "--format", "html", "--save")
    assert "Nothing that this document says has changed." in text_of(changed(labo, kept, "0.2"))


@pytest.mark.parametrize("name", ["", "nowhere", "--help", "--output=x", "HEAD~7", "a b", "HEAD:p"])
def test_a_revision_that_is_not_there_is_told_with_those_that_are(labo, kept: Path, name: str) -> None:
    ran = labo("export-brief", "-p", kept, "--format", "html", f"--since={name}")
    assert ran.status == 1
    assert f"“{name}”" in ran.err
    assert "(first)" in ran.err
    assert not list((kept / "out").glob("*.html"))


def test_saved_versions_are_named_when_one_is_mistyped(labo, project) -> None:
    root = project(FILES)
    labo("export-brief", "-p", root, "--format", "html", "--save")
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.1")
    assert ran.status == 1
    assert "versions that were saved: 0.2" in ran.err


def test_a_revision_before_the_project_and_one_that_does_not_hold_together_are_told(labo, kept: Path) -> None:
    edit(kept, "groups.yaml", "kind: agents", "kind: wizards")
    git(kept.parent, "commit", "-qam", "broken")
    edit(kept, "groups.yaml", "kind: wizards", "kind: agents")
    ran = labo("export-brief", "-p", kept, "--format", "html", "--since", "HEAD")
    assert ran.status == 1
    assert "the project as it was at HEAD cannot be read: groups.yaml:2:" in ran.err
    git(kept.parent, "checkout", "-q", "--orphan", "other")
    git(kept.parent, "rm", "-rqf", "--cached", ".")
    git(kept.parent, "add", "README")
    git(kept.parent, "commit", "-qm", "nothing")
    ran = labo("export-brief", "-p", kept, "--format", "html", "--since", "HEAD")
    assert ran.status == 1
    assert "had no project.yaml yet" in ran.err


def test_without_git_or_outside_it_the_way_to_save_a_version_is_told(labo, project, monkeypatch) -> None:
    root = project(FILES)
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.1")
    assert ran.status == 1
    assert "not kept in git" in ran.err
    assert "--save" in ran.err
    monkeypatch.setenv("PATH", "/nowhere")
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.1")
    assert ran.status == 1
    assert "git is not installed" in ran.err


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b"{}",
        b'{"labo-snapshot": 9}',
        b"\xff",
        b'{"labo-snapshot": 1, "project": {"title": 3}}',
        pytest.param(b"[" * 200_000, id="deep"),
    ],
)
def test_a_snapshot_that_was_changed_is_told(labo, project, content: bytes) -> None:
    root = project({**FILES, "versions/0.1.json": content})
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.1")
    assert ran.status == 1
    assert "versions/0.1.json is not a version that labo saved" in ran.err


def test_a_link_in_git_is_not_followed_and_what_is_private_is_left(kept: Path) -> None:
    from labo_cli.git_files import files_at

    (kept / "contributions").mkdir()
    (kept / "contributions" / "a.yaml").symlink_to("/etc/passwd")
    git(kept.parent, "add", "-f", ".")
    git(kept.parent, "commit", "-qm", "links")
    names = set(files_at(kept, "HEAD").files)
    assert "contributions/a.yaml" not in names
    assert not {name for name in names if name.startswith(("private", "out"))}
    assert {"project.yaml", "recommendations.yaml"} <= names


def test_a_snapshot_says_all_that_is_compared(labo, project) -> None:
    root = project(FILES)
    labo("export-brief", "-p", root, "--format", "html", "--save")
    data = json.loads((root / "versions" / "0.2.json").read_text(encoding="utf-8"))["project"]
    assert [item["id"] for item in data["contributions"]] == ["c1", "c2", "c3", "c4"]
    assert data["recommendations"][1]["history"][0]["decided_by"] == "Head of Housing"
    assert data["brief"]["risks"][0]["risk"] == "Seats are stolen"
    assert "team" not in data


def test_a_quote_of_several_lines_takes_one_line_of_the_terminal(labo, project) -> None:
    root = project(FILES)
    assert labo("export-brief", "-p", root, "--format", "html", "--save").status == 0
    edit(root, "contributions.yaml", "text: Somewhere to sit.", 'text: "Somewhere\\n\\nto sit\\nand talk."')
    ran = labo("export-brief", "-p", root, "--format", "html", "--since", "0.2")
    assert "Somewhere to sit and talk." in ran.out


def test_two_states_of_one_version_are_told_apart(labo, kept: Path) -> None:
    edit(kept, "recommendations.yaml", "Put twelve seats", "Put ten seats")
    told = changed(labo, kept, "HEAD")
    short = git(kept, "rev-parse", "--short", "HEAD")
    assert f"What changed since version 0.2 (revision {short} of " in text_of(told[0])
    ran = labo("export-brief", "-p", kept, "--format", "html", "--since", "HEAD")
    assert f"0.2 (revision {short} of " in ran.out


PROGRAM = "#!/bin/sh\necho x >> {}\nexit 1\n"


@pytest.fixture
def hostile(kept: Path, tmp_path: Path) -> Path:
    """A repository whose settings name a program for whatever git may start; gives where the program leaves a trace."""
    trace, program = tmp_path / "started", tmp_path / "program"
    program.write_text(PROGRAM.format(trace))
    program.chmod(0o755)
    lines = (
        f"tree {git(kept.parent, 'rev-parse', 'HEAD^{tree}')}\nauthor x <x@x.org> 1700000000 +0000\n"
        "committer x <x@x.org> 1700000000 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n"
        " -----END PGP SIGNATURE-----\n\nsigned\n"
    )
    (tmp_path / "commit").write_text(lines)
    signed = git(kept.parent, "hash-object", "-t", "commit", "-w", str(tmp_path / "commit"))
    git(kept.parent, "update-ref", "HEAD", signed)
    for setting, value in (
        *(("gpg.program", program), ("log.showSignature", "true"), ("core.fsmonitor", program)),
        *(("core.sshCommand", program), ("protocol.ext.allow", "always"), ("core.repositoryFormatVersion", "1")),
        *(("extensions.partialClone", "origin"), ("remote.origin.promisor", "true")),
    ):
        git(kept.parent, "config", setting, str(value))
    return trace


@pytest.mark.parametrize("url", ["ext::{program} %S", "ssh://host/x"])
def test_no_program_of_a_repository_is_started_and_nothing_is_fetched(
    labo, kept: Path, hostile: Path, tmp_path: Path, url: str
) -> None:
    git(kept.parent, "config", "remote.origin.url", url.format(program=tmp_path / "program"))
    ran = labo("export-brief", "-p", kept, "--format", "html", "--since", "nowhere")
    assert "(signed)" in ran.err
    labo("purge", "-p", kept, "--json")
    blob = git(kept.parent, "rev-parse", "HEAD:p/groups.yaml")
    (kept.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    ran = labo("export-brief", "-p", kept, "--format", "html", "--since", "HEAD")
    assert ran.status == 1
    assert "git does not have" in ran.err
    assert not hostile.exists()


def test_variables_of_git_lead_to_no_other_repository(labo, kept: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert "Nothing that this document says has changed." in text_of(changed(labo, kept, "HEAD"))


def test_a_tree_made_on_purpose_writes_nowhere_else(kept: Path, tmp_path: Path) -> None:
    from labo_cli.git_files import files_at

    blob = git(kept.parent, "rev-parse", "HEAD:p/groups.yaml")
    tree = subprocess.run(["git", "-C", kept, "cat-file", "tree", "HEAD:p"], capture_output=True, check=True).stdout
    evil = f"100644 {tmp_path}/escaped.yaml".encode() + b"\0" + bytes.fromhex(blob) + tree
    made = (
        subprocess.run(
            ["git", "-C", kept, "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
            input=evil,
            capture_output=True,
            check=True,
        )
        .stdout.decode()
        .strip()
    )
    commit = git(kept.parent, "commit-tree", made, "-m", "evil")
    top = kept.parent / "top"
    top.mkdir()
    (kept.parent / ".git").rename(top / ".git")
    assert not [name for name in files_at(top, commit).files if "escaped" in name]
