"""Addresses that people typed: a page or a mailbox can be followed, anything else is no more than words."""

import re
import zipfile
from pathlib import Path

import lxml.html
import pytest

from tests import briefs

LIVE = "https://example.org/law?a=1&b=2"
HOSTILE = 'java\tscript:alert("x")'
"""No address to labo, and yet one to a browser, which passes over tabs."""


def linked(law: str, origin: str) -> dict[str, str]:
    """The small project, with a proof and a place where something was published first."""
    proof = briefs.RECOMMENDATIONS.replace("  reason: staff\n", f"  reason: staff\n  link: {law}\n")
    there = f"text: I stand for an hour., origin: {{platform: decidim, id: 7, link: {origin}}}, profile"
    said = briefs.CONTRIBUTIONS.replace("text: I stand for an hour., profile", there)
    assert law in proof
    assert origin in said
    letters = "feedback: {reply: Ring the lab., until: 2026-09-30}\n"
    return {
        **briefs.CHAIN,
        "project.yaml": briefs.PROJECT + letters,
        "recommendations.yaml": proof,
        "contributions.yaml": said,
    }


def written(labo, root: Path, out: Path) -> Path:
    for what in ("brief", "feedback"):
        ran = labo(f"export-{what}", "-p", root, "--format", "html,docx,md", "--out", out)
        assert ran.status == 0, ran.err
    return out


@pytest.fixture
def pages(labo, project, tmp_path: Path):
    return lambda law, origin: written(labo, project(linked(law, origin)), tmp_path / "out")


def targets(document: Path) -> set[str]:
    """The addresses outside it that a text document leads to."""
    with zipfile.ZipFile(document) as parts:
        return set(
            re.findall(r'Target="([^"]+)" TargetMode="External"', parts.read("word/_rels/document.xml.rels").decode())
        )


def test_the_address_of_a_page_or_a_mailbox_can_be_followed(pages) -> None:
    out = pages(LIVE, "MAILTO:desk@example.org")
    (page,) = out.glob("specification*.html")
    links = {(a.get("href"), a.text_content()) for a in lxml.html.parse(str(page)).iter("a")}
    assert {(LIVE, LIVE), ("MAILTO:desk@example.org", "decidim 7")} <= links
    assert f"]({LIVE})" in next(out.glob("specification*.md")).read_text(encoding="utf-8").replace("\\", "")
    assert LIVE in lxml.html.parse(str(out / "agents-feedback-letter.html")).xpath("//a/@href")
    assert LIVE.replace("&", "&amp;") in targets(out / "agents-feedback-letter.docx")
    (specification,) = out.glob("specification*.docx")
    assert targets(specification) >= {LIVE.replace("&", "&amp;"), "MAILTO:desk@example.org"}


def test_what_is_no_address_is_words_in_every_format(pages) -> None:
    out = pages(f"'{HOSTILE}'", '"www.example.org/7"')
    made = sorted(out.iterdir())
    assert {".html", ".docx", ".md"} <= {path.suffix for path in made}
    for path in made:
        if path.suffix == ".html":
            page = lxml.html.parse(str(path))
            assert all(link.startswith("#") for link in page.xpath("//a/@href"))
        elif path.suffix == ".docx":
            assert targets(path) == set()
        elif path.suffix == ".md":
            assert not re.findall(r"\]\((?!#)[^)]*(?:script|www)", path.read_text(encoding="utf-8"))
    (page,) = out.glob("specification*.html")
    text = lxml.html.parse(str(page)).getroot().text_content()
    assert "decidim 7 (www.example.org/7)" in text
    assert "script:alert" in text


def test_an_address_that_would_run_something_is_an_error_with_what_to_write(labo, project) -> None:
    ran = labo("check", "-p", project(linked('"javascript:alert(1)"', '"data:text/html,x"')), "--json")
    assert ran.status == 1
    told = [problem for problem in ran.json["problems"] if "is not the address of a page" in problem["message"]]
    assert {problem["file"] for problem in told} == {"recommendations.yaml", "contributions.yaml"}
    assert {problem["hint"] for problem in told} == {"write an address that begins with https://"}
