"""The papers that participants see, hold or sign: what they say, on what they are printed, whom they name."""

import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from labo_cli.agenda.people import Participant
from labo_cli.agenda.tables import SHAPES, TableSign, tables_of
from labo_cli.agenda.timing import Agenda, time_agenda
from labo_cli.i18n import Language
from labo_cli.project_files import Loaded, load
from labo_cli.rendering.documents import INTERVIEW, KIT, WORKSHOP, Document, Setting, documents
from labo_cli.rendering.html import Renderer
from labo_cli.rendering.pdf import to_pdf
from labo_cli.rendering.wall_type import fit_badge, fit_charter
from tests import verapdf
from tests.conftest import ROOT, SMALL

PAPERS = ["charter-poster", "table-cards", "name-badges", "sign-in-sheet", "participant-consent", "end-of-session"]
PAPIERS = ["affiche-charte", "chevalets-de-table", "badges", "feuille-emargement", "autorisations", "fiche-de-fin"]
PRIVATE = {"name-badges", "sign-in-sheet"}
A3, A4, A4_LANDSCAPE = (297, 420), (210, 297), (297, 210)
NAMES = ["Philibert Quatrezame", "Éponine Vaucouleurs", "Philibert Abraracourt", "Jean-Christophe Zébulon"]


def some_people(loaded: Loaded) -> tuple[Participant, ...]:
    workshop = loaded.project.workshops[0]
    group = loaded.project.group(next(iter(workshop.groups)))
    named = [name.split() for name in NAMES]
    return tuple(Participant(first, last, group, frozenset({workshop.id})) for first, last in named)


def papers(
    loaded: Loaded,
    code: str,
    people: tuple[Participant, ...] = (),
    *,
    large: bool = False,
    kinds: Any = KIT,
    n: int = 0,
) -> dict[str, tuple[Document, str]]:
    """Each paper by its template's name, with its page; what has no template, by its own name."""
    setting = Setting(loaded.project, loaded.shelf.cards(), Language(code), large, people)
    renderer = Renderer(setting.language)
    items = loaded.project.interviews if kinds is INTERVIEW else loaded.project.workshops
    made = documents(kinds, items[n], setting)
    pages = ((d, renderer.render(d.kind.template, d.context) if d.kind.template else "") for d in made)
    return {Path(d.kind.template or d.kind.name).stem: (d, page) for d, page in pages}


def said(html: str) -> str:
    body = re.sub(r"<(style|title)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def sizes(pdf: Path) -> set[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(pdf).pages]
    return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}


def timed(loaded: Loaded, n: int = 0) -> Agenda:
    workshop = loaded.project.workshops[n]
    return time_agenda(workshop, loaded.project, loaded.shelf.cards(), Language("en"))


@pytest.mark.parametrize("listed", [False, True], ids=["no-list", "list"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize(("example", "code"), [("antenne-logement", "fr"), ("leaving-care", "en")])
def test_every_paper_is_pdf_ua_on_its_sheet(example: str, code: str, large: bool, listed: bool, tmp_path: Path) -> None:
    loaded = load(ROOT / "examples" / example)
    made = papers(loaded, code, some_people(loaded) if listed else (), large=large)
    assert list(made) == PAPERS
    pages = {}
    for name, (document, html) in made.items():
        pdf = to_pdf(html)
        assert pdf.notes == ()
        (tmp_path / f"{name}.pdf").write_bytes(pdf.content)
        pages[name] = pdf.pages
        expected = {"charter-poster": A3, "table-cards": A4_LANDSCAPE}.get(name, A4)
        assert sizes(tmp_path / f"{name}.pdf") == {expected}, name
        assert document.kind.private is (listed and name in PRIVATE), name
    assert verapdf.broken_rules(sorted(tmp_path.glob("*.pdf"))) == {}
    assert pages["charter-poster"] == 1
    assert pages["end-of-session"] == (2 if large else 1)
    assert pages["participant-consent"] == (2 if large else 1)


def test_papers_are_named_in_the_language_of_the_project() -> None:
    loaded = load(ROOT / "examples" / "seniors-deplacements")
    french = [document.stem for document, _html in papers(loaded, "fr").values()]
    assert french == [f"1-comprendre-{name}" for name in PAPIERS]
    english = [document.stem for document, _html in papers(loaded, "en", large=True).values()]
    assert english == [f"1-comprendre-{name}-large-print-edition" for name in PAPERS]


def test_what_participants_hold_is_in_large_print_when_a_group_needs_it() -> None:
    made = papers(load(ROOT / "examples" / "seniors-deplacements"), "fr")
    large = {name for name, (_document, html) in made.items() if 'class="large-print"' in html}
    assert large == {"sign-in-sheet", "participant-consent", "end-of-session"}


def test_names_are_in_private_papers_alone() -> None:
    loaded = load(ROOT / "examples" / "leaving-care")
    people = some_people(loaded)
    words = {word for name in NAMES for word in name.split()}
    for kinds in (KIT, WORKSHOP, INTERVIEW):
        for name, (document, html) in papers(loaded, "en", people, kinds=kinds).items():
            found = {word for word in words if word in html}
            if name in PRIVATE:
                assert document.kind.private
                assert {"Éponine", "Jean-Christophe"} <= found
            else:
                assert not document.kind.private
                assert found == set(), name
                # Not even a template of the project's own could print them.
                assert not document.context.get("people")
                assert "Philibert" not in repr(document.context), name


def test_a_list_that_names_nobody_of_the_session_makes_nothing_private() -> None:
    loaded = load(ROOT / "examples" / "leaving-care")
    made = papers(loaded, "en", some_people(loaded), n=1)
    assert [name for name, (document, _html) in made.items() if document.kind.private] == []


CHARTERS = {
    "short": ["We listen."] * 8,
    "unequal": ["We listen.", "A rule that has a great deal to say about how people talk, and when, and to whom. " * 2]
    * 5,
    "long": ["Nobody is cut short, whoever they are and whatever they have to say about the matter at hand." * 2] * 12,
    "wide": ["WWWW MMMM ŒŒŒ —— WWWWWWWWWWWW mmmmmmmmmmm wwwwwwww"] * 9,
    "one-word": ["Anticonstitutionnellement" * 4] * 10,
    "three": ["We listen.", "We may pass.", "We may be wrong."],
}


@pytest.mark.parametrize("name", CHARTERS)
def test_a_charter_holds_on_its_page_above_the_line_left_empty(project, name: str, tmp_path: Path) -> None:
    rules = "\n".join(f'  - "{rule}"' for rule in CHARTERS[name])
    loaded = load(project({"project.yaml": f"{SMALL['project.yaml']}language: en\ncharter:\n{rules}\n"}))
    pdf = to_pdf(papers(loaded, "en")["charter-poster"][1])
    assert pdf.pages == 1
    (tmp_path / "poster.pdf").write_bytes(pdf.content)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "poster.pdf", "-"], capture_output=True, text=True, check=True
    )
    words = re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<', boxes.stdout)
    ours = next(n for n, (_x, _y, word) in enumerate(words) if word == "ours,")
    in_mm = [(float(right) / 72 * 25.4, float(bottom) / 72 * 25.4) for right, bottom, _word in words[: ours - 1]]
    assert max(bottom for _right, bottom in in_mm) < 366
    assert max(right for right, _bottom in in_mm) <= 284


def test_the_fewer_words_a_charter_has_the_larger_they_are() -> None:
    few, usual, many = (fit_charter([rule] * 9) for rule in ("We listen.", "x" * 55, "We listen to the end. " * 6))
    assert few.size > usual.size > many.size > 20
    # Nine rules of the usual length read at four metres: letters of 5 mm without their tops and tails.
    assert fit_charter(["We have the right to make mistakes and to change our minds."] * 9).size >= 30


TWO_TRACKS = """\
title: A
start: 9h30
duration: 2h30
goal: understand
groups: {usagers: 8, agents: 4}
agenda:
  - {method: carte-empathie, minutes: 40}
  - parallel:
      - {name: A, groups: [usagers], steps: [{method: carte-empathie, minutes: 40}, {title: Mot, minutes: 5}]}
      - {name: B, groups: [agents], steps: [{method: carte-empathie, minutes: 40}]}
"""


def test_there_is_a_card_for_each_table_that_stands_at_once(project) -> None:
    loaded = load(project({"workshops/premier.yaml": TWO_TRACKS}))
    # Twelve people sit at two tables of six; in tracks, eight at two tables and four at one.
    html = papers(loaded, "fr")["table-cards"][1]
    assert re.findall(r'<p class="number"[^>]*>(\d+)</p>', html) == ["1", "1", "2", "2", "3", "3"]
    assert to_pdf(html).pages == 3
    assert html.count('class="half turned"') == 3


def test_without_tables_there_are_no_table_cards(project) -> None:
    plenary = TWO_TRACKS[: TWO_TRACKS.index("  - {method")] + "  - {title: Plénière, minutes: 60}\n"
    made = papers(load(project({"workshops/premier.yaml": plenary})), "fr")
    assert "table-cards" not in made
    assert len(made) == len(PAPERS) - 1


def test_tables_are_told_apart_without_colour_and_by_both_for_long(project, monkeypatch: pytest.MonkeyPatch) -> None:
    agenda = timed(load(project()))
    monkeypatch.setattr("labo_cli.agenda.tables.tables_at_once", lambda _agenda: 60)
    signs: list[TableSign] = tables_of(agenda)
    assert [sign.number for sign in signs] == list(range(1, 61))
    assert len({sign.shape for sign in signs[: len(SHAPES)]}) == len(SHAPES)
    assert len({(sign.shape, sign.colour) for sign in signs}) == 60
    for sign in signs:
        red, green, blue = (int(sign.colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        light = sum(
            part * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
            for part, c in ((0.2126, red), (0.7152, green), (0.0722, blue))
        )
        assert 1.05 / (light + 0.05) >= 4.5, sign.colour


def rows(html: str) -> list[list[str]]:
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    return [
        [said(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", body)
    ]


def test_the_sign_in_sheet_goes_by_name_and_leaves_room_for_three_more() -> None:
    loaded = load(ROOT / "examples" / "leaving-care")
    made = rows(papers(loaded, "en", some_people(loaded))["sign-in-sheet"][1])
    assert [row[:2] for row in made] == [
        ["Philibert", "Abraracourt"],
        ["Philibert", "Quatrezame"],
        ["Éponine", "Vaucouleurs"],
        ["Jean-Christophe", "Zébulon"],
        *[["", ""]] * 3,
    ]
    assert {row[2] for row in made[:4]} == {"Young people in their first flat"}
    # Eight young people, four carers, four advisers, four housing officers.
    assert rows(papers(loaded, "en")["sign-in-sheet"][1]) == [[""] * 4] * 23


def test_badges_tell_two_people_of_one_first_name_apart() -> None:
    loaded = load(ROOT / "examples" / "leaving-care")
    text = said(papers(loaded, "en", some_people(loaded))["name-badges"][1])
    assert "Philibert\u00a0A. " in text
    assert "Philibert\u00a0Q. " in text
    assert "Éponine Young" in text
    assert "Vaucouleurs" not in text


@pytest.mark.parametrize(("large", "a_sheet", "in_all"), [(False, 10, 20), (True, 8, 24)])
def test_badges_fill_their_sheets(large: bool, a_sheet: int, in_all: int) -> None:
    loaded = load(ROOT / "examples" / "leaving-care")
    blank = papers(loaded, "en", large=large)["name-badges"][1]
    assert blank.count('<li class="badge"') == in_all
    assert said(blank).count("Young people in their first flat") == 8
    assert (
        papers(loaded, "en", some_people(loaded), large=large)["name-badges"][1].count('<li class="badge"') == a_sheet
    )


def test_a_first_name_is_as_large_as_its_badge_lets_it_be() -> None:
    sizes = [fit_badge(name, 82, 50) for name in ("Li", "Fatoumata", "Bartholomew", "Abdoulrahmane", "x" * 80)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 50
    assert sizes[-1] == 14
    assert fit_badge("Marie-Emmanuelle", 82, 50) > fit_badge("MarieXEmmanuelle", 82, 50)


@pytest.mark.parametrize(
    ("more", "choices", "speaks", "is_silent", "title"),
    [
        ("", 1, "contact me again", ["ictures", "ecord"], "Keeping in touch: what I agree to"),
        ("pictures: yes\n", 3, "publish these pictures", ["ecord"], "Pictures, contact: what I agree to"),
        ("recording: yes\n", 2, "recorded, sound only", ["ictures"], "Recording, contact: what I agree to"),
        (
            "pictures: yes\nrecording: yes\n",
            4,
            "contact me again",
            [],
            "Pictures, recording, contact: what I agree to",
        ),
    ],
)
def test_consent_is_asked_for_what_is_done_and_no_more(project, more, choices, speaks, is_silent, title) -> None:
    own = SMALL["workshops/premier.yaml"] + more
    document, html = papers(load(project({"workshops/premier.yaml": own})), "en")["participant-consent"]
    assert document.kind.per == "person"
    assert f'<p class="kind">{title}</p>' in html
    assert html.count('<span class="tick-box">') == 2 * choices
    main = said(html[html.index("<main>") :])
    assert speaks in main
    assert [word for word in is_silent if word in main] == []
    assert "Data protection officer" in main
    assert "Nothing changes for you" in main
    assert "parent or guardian" not in main
    assert to_pdf(html).pages == 1


def test_a_parent_signs_for_a_child(project) -> None:
    groups = SMALL["groups.yaml"].replace("name: Usagers", "name: Enfants de CM2")
    html = papers(load(project({"groups.yaml": groups})), "en")["participant-consent"][1]
    assert "parent or guardian" in html
    assert to_pdf(html).pages == 1


def test_the_end_of_session_sheet_asks_no_name_and_four_questions(project) -> None:
    document, html = papers(load(project()), "en")["end-of-session"]
    assert document.kind.per == "person"
    assert html.count('<section class="asked">') == 4
    assert [re.findall(r'<p class="mark">(\d)</p>', part) for part in html.split('<section class="asked">')[1:]] == [
        list("12345")
    ] * 4
    assert "You may leave any question blank" in said(html)
    assert html.count('<section class="open">') == 2
