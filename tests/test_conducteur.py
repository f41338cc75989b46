"""The conducteur of sessions of all sorts: its bar, who leads, what labo put in, what is set aside; and the programme."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from tests import verapdf
from tests.conftest import ROOT

SLOTS = (ROOT / "tests" / "ten_slots.yaml").read_text(encoding="utf-8")
MINUTES = {"a": 60, "b": 90, "c": 120, "d": 150, "e": 180, "f": 180, "g": 240, "h": 480, "i": 420, "j": 120}
"""How long each of the ten sessions lasts, by the letter that its id begins with."""


@pytest.fixture
def slots(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text(SLOTS, encoding="utf-8")
    return tmp_path


def page(labo, root: Path, workshop: str, name: str, *options: str):
    """A page of a session, as a tree; sessions that do not fit are printed all the same."""
    ran = labo("plan-workshop", workshop, "-p", root, "--format", "html", "--force", *options)
    assert ran.status in {0, 1}, ran.out + ran.err
    found = sorted((root / "out").glob(f"{workshop}*-{name}.html"))
    return html.document_fromstring(found[0].read_text(encoding="utf-8"))


def text(element) -> str:
    """The words of an element, on one line, with ordinary spaces."""
    return " ".join(unescape(" ".join(element.itertext())).split())


def rows(tree, table: str) -> list[str]:
    return [text(row) for row in tree.xpath(f"//table[contains(@class, '{table}')]/tbody/tr")]


def flexes(element) -> list[int]:
    return [int(re.match(r"flex: (\d+) ", child.get("style"))[1]) for child in element if child.get("style")]


@pytest.mark.parametrize("letter", [letter for letter in MINUTES if letter != "j"])
def test_the_bar_is_as_long_as_the_session(labo, slots: Path, letter: str) -> None:
    tree = page(labo, slots, letter, "conducteur")
    bar = tree.xpath("//div[@class='bar']")[0]
    assert sum(flexes(bar)) == MINUTES[letter]
    for lane in bar.xpath(".//*[@class='lane']"):
        assert sum(flexes(lane)) == flexes(bar)[list(bar).index(lane.getparent())]
    numbers = [mark for mark in (text(part) for part in bar.xpath("./i[not(.//i)]")) if mark]
    listed = [row.split()[0] for row in rows(tree, "glance")]
    assert set(numbers) <= set(listed)


def test_a_line_that_runs_over_the_next_is_cut_in_the_bar(labo, slots: Path) -> None:
    tree = page(labo, slots, "j", "conducteur")
    bar = tree.xpath("//div[@class='bar']")[0]
    drawn = sum(flexes(bar))
    [(hour, minutes)] = re.findall(r"(\d+) h(?: (\d+))?", text(tree.xpath("//*[@class='last']")[0]))
    assert int(hour) * 60 + int(minutes or 0) - (18 * 60 + 30) == drawn
    assert drawn >= MINUTES["j"]
    assert tree.xpath("//p[@class='note']")


def test_fixed_times_and_pauses_show_without_colour(labo, slots: Path) -> None:
    tree = page(labo, slots, "e", "conducteur")
    [mark] = tree.xpath("//div[@class='marks above']/span")
    assert "16 h 10" in text(mark)
    assert mark.get("style") == "left: 72.22%", "130 minutes of 180"
    style = "".join(tree.xpath("//style/text()"))
    for pattern in ("is-break", "is-lunch", "is-free"):
        assert re.search(rf"\.{pattern} {{ background: repeating-linear-gradient", style)
    assert tree.xpath("//div[@class='bar']/i[contains(@class, 'is-break')]")


def test_every_line_has_its_place_in_the_session(labo, slots: Path) -> None:
    tree = page(labo, slots, "a", "conducteur")
    strips = [strip.get("style") for strip in tree.xpath("//table[@class='plan']//*[@class='strip']")]
    shares = [[float(share) for share in re.findall(r"#1b2430 ([\d.]+)%", strip)] for strip in strips]
    assert shares[0] == [0, 8.33], "the welcome, 5 minutes of 60"
    assert shares[-1] == [91.67, 100], "the closing round, the last 5 minutes"
    assert all(start < end for start, end in shares)


def test_what_labo_put_in_is_marked_and_nothing_else(labo, slots: Path) -> None:
    marked = [row for row in rows(page(labo, slots, "c", "conducteur"), "glance") if "·" in row and "labo" in row]
    assert len(marked) == 3
    assert not any("Café" in row or "Carte" in row or "Ce que chaque table" in row for row in marked)


def test_rules_set_aside_show_with_their_reasons(labo, slots: Path) -> None:
    box = text(page(labo, slots, "i", "conducteur").xpath("//section[@class='aside']")[0])
    assert "avec un car, plutôt que trois matinées" in box
    assert "La sieste de la verrière en tient lieu." in box
    assert "long-session-with-seniors" not in box, "people read its title, not its id"
    assert not page(labo, slots, "a", "conducteur").xpath("//section[@class='aside']")
    assert "verrière en tient" not in text(page(labo, slots, "i", "programme"))


def test_materials_stand_at_the_step_that_uses_them(labo, slots: Path) -> None:
    plan = rows(page(labo, slots, "c", "conducteur"), "plan")
    coffee = next(row for row in plan if "Café et bienvenue" in row)
    assert "Tasses : 16" in coffee
    assert "Grande affiche « Bonjour »" in coffee
    assert "Tasses" not in " ".join(row for row in plan if row != coffee)
    first = next(row for row in plan if "Choisir une personne" in row)
    assert "cartes d’empathie en A3 : 2 feuilles" in first


def test_who_leads_and_who_helps(labo, slots: Path) -> None:
    tree = page(labo, slots, "f", "conducteur")
    glance = rows(tree, "glance")
    assert any("Comment pourrions-nous" in row and "Odile" in row and "Samir" in row for row in glance)
    assert any(row.startswith("3a") and "Les habitants" in row and row.endswith("Samir") for row in glance)
    assert any(row.startswith("3b") and "Salle B" in row and row.endswith("Nora") for row in glance)
    plan = rows(tree, "plan")
    assert any("Carte d’empathie" in row and "Nora et Jules" in row for row in plan)


def test_the_shorter_track_is_told_what_to_do_meanwhile(labo, slots: Path) -> None:
    tree = page(labo, slots, "f", "conducteur")
    free = tree.xpath("//table[@class='plan']//tr[starts-with(@class, 'free')]")
    assert len(free) == 2, "in the track that is over first, and before the end"
    assert text(free[0]).startswith("10 h ")
    assert text(free[0].xpath("./td")[1]) != text(free[1].xpath("./td")[1])
    programme = text(page(labo, slots, "f", "programme"))
    assert "Les commerçants" in programme
    assert "Marge" not in programme


def test_the_rules_are_named_where_labo_welcomes(labo, slots: Path) -> None:
    charter = "charter: [On se tutoie., On coupe les téléphones.]\nworkshops:"
    (slots / "project.yaml").write_text(SLOTS.replace("workshops:", charter, 1), encoding="utf-8")
    tree = page(labo, slots, "a", "conducteur")
    assert [text(rule) for rule in tree.xpath("//ul[@class='rules']/li")] == [
        "On se tutoie.",
        "On coupe les téléphones.",
    ]
    assert not page(labo, slots, "c", "conducteur").xpath("//ul[@class='rules']"), "they were adopted before"


@pytest.mark.parametrize("letter", list(MINUTES))
def test_the_programme_names_no_method_and_no_free_time(labo, slots: Path, letter: str) -> None:
    tree = page(labo, slots, letter, "programme")
    timetable = text(tree.xpath("//section[contains(@class, 'course')]")[0])
    for hidden in (
        "Marge",
        "labo",
        "Odile",
        "Samir",
        "Matrice",
        "Carte d’empathie",
        "Énergiseur",
        "World café",
        "QQOQCP",
    ):
        assert hidden not in timetable
    lines = [
        text(row)
        for row in tree.xpath("//section[contains(@class, 'course')]//td/*[@class='title'] | //td[@class='title']")
    ]
    assert all(first != second for first, second in pairwise(lines))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_ten_slots_are_pdf_ua(labo_process, tmp_path: Path, language: str) -> None:
    (tmp_path / "project.yaml").write_text(SLOTS.replace("language: fr", f"language: {language}"), encoding="utf-8")
    for letter in MINUTES if language == "fr" else "fj":
        ran = labo_process("plan-workshop", letter, "-p", tmp_path, "--format", "html,pdf", "--force", lang=language)
        assert ran.status in {0, 1}, ran.err
    name = {"fr": "conducteur", "en": "facilitation-plan"}[language]
    files = [*(tmp_path / "out").glob(f"*-{name}.pdf"), *(tmp_path / "out").glob("*-programme.pdf")]
    assert len(files) == {"fr": 20, "en": 4}[language]
    assert verapdf.broken_rules(files) == {}
    for file in (tmp_path / "out").glob(f"*-{name}.html"):
        said = text(html.document_fromstring(file.read_text(encoding="utf-8")))
        assert "None" not in said, file.name
