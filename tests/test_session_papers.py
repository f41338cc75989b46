"""The team's papers: quantities counted by hand, workbooks opened by others, cards that hold their words."""

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from labo_cli.agenda.materials import MaterialLine, materials_of
from labo_cli.agenda.pocket import PocketCard, first_sentences, pocket_cards
from labo_cli.agenda.room import room_of
from labo_cli.agenda.things import Shelf, is_reused, key_of, shelf_of
from labo_cli.agenda.timing import time_agenda
from labo_cli.i18n import Language
from labo_cli.model.card_words import Unit
from labo_cli.project_files import Loaded, load
from labo_cli.rendering.documents import WORKSHOP, Setting, documents
from labo_cli.rendering.html import Renderer
from labo_cli.rendering.pdf import to_pdf
from labo_cli.rendering.spreadsheet import Column, Sheet, to_xlsx
from tests import verapdf
from tests.conftest import EXAMPLES, ROOT

PAPERS = ("materials-list", "room-plan", "pocket-cards", "team-briefing")
WITH_SESSIONS = [name for name in EXAMPLES if load(ROOT / "examples" / name).project.workshops]
SESSION = """\
title: Premier atelier
start: 9h30
end: 13:00
goal: understand
groups: {usagers: 8, agents: 4}
facilitators: 2
accept: {no-break: "séance courte", no-buffer: "séance courte"}
agenda:
"""


def session(agenda: str, head: str = SESSION) -> dict[str, str]:
    return {"workshops/premier.yaml": head + agenda}


def materials(loaded: Loaded, code: str = "fr") -> dict[str, MaterialLine]:
    language = Language(code)
    agenda = time_agenda(loaded.project.workshops[0], loaded.project, loaded.shelf.cards(), language)
    return {line.name: line for line in materials_of(agenda, loaded.project, language).lines}


def brought(line: MaterialLine) -> tuple[int | None, int, Unit]:
    return line.quantity, line.spare, line.unit


def made(
    loaded: Loaded, code: str, *, large: bool = False, n: int = 0, names: tuple[str, ...] = PAPERS
) -> dict[str, str]:
    setting = Setting(loaded.project, loaded.shelf.cards(), Language(code), large)
    renderer = Renderer(setting.language)
    kinds = [kind for kind in WORKSHOP if kind.name in names]
    return {
        document.kind.name: renderer.render(document.kind.template, document.context)
        for document in documents(kinds, loaded.project.workshops[n], setting)
    }


def test_what_is_used_up_is_added_up_and_what_serves_again_is_not(project) -> None:
    # Twelve people. Empathy map: 2 tables of 6; how might we: 2 tables of 6; 1-2-4-all: 3 tables of 4.
    lines = materials(load(project(session("- carte-empathie\n- comment-pourrions-nous\n- 1-2-4-tous\n"))))
    # As many canvases as the kit prints, none to spare.
    assert brought(lines["cartes d'empathie en A3"]) == (2, 0, Unit.SHEET)
    assert brought(lines["petits papillons repositionnables (5 × 4 cm)"]) == (120, 12, Unit.PIECE)
    assert brought(lines["papillons repositionnables"]) == (72 + 18, 9, Unit.PIECE)
    assert brought(lines["feutres noirs à pointe large"]) == (12, 0, Unit.PIECE)
    assert brought(lines["adhésif repositionnable"]) == (1, 0, Unit.ROLL)
    assert brought(lines["minuteur visible de tous"]) == (1, 0, Unit.PIECE)
    assert brought(lines["papier de brouillon"]) == (12, 2, Unit.SHEET)
    assert lines["cartes d'empathie en A3"].paper == "A3"
    assert [use.title for use in lines["papillons repositionnables"].uses] == ["Comment pourrions-nous", "1-2-4-Tous"]
    assert [use.title for use in lines["feutres noirs à pointe large"].uses] == [
        "Carte d'empathie",
        "Comment pourrions-nous",
        "1-2-4-Tous",
    ]


def test_tracks_that_run_at_the_same_time_lend_each_other_nothing(project) -> None:
    lines = materials(
        load(
            project(
                session(
                    "- parallel:\n"
                    "    - {name: Un, groups: [usagers], steps: [{method: carte-empathie, minutes: 40}]}\n"
                    "    - {name: Deux, groups: [agents], steps: [{method: carte-empathie, minutes: 40}]}\n"
                    "- {method: cinq-pourquoi, minutes: 25}\n"
                )
            )
        )
    )
    # Eight at two tables and four at one: three maps; a flip chart in each room, and one later.
    assert brought(lines["cartes d'empathie en A3"]) == (3, 0, Unit.SHEET)
    assert brought(lines["paperboard"]) == (2, 0, Unit.PIECE)
    assert brought(lines["feutres noirs à pointe large"]) == (12, 0, Unit.PIECE)


OWN = """\
- comment-pourrions-nous
- title: Dessiner
  minutes: 20
  materials:
    - {name: Feutre noir pointe large, quantity: 2, per: person}
    - {name: papillons, quantity: 3, per: person}
    - {name: papillons, quantity: 4, unit: pad}
    - {name: papillons d'une autre couleur, quantity: 5}
    - {name: galets}
    - {name: Chevalets de table, quantity: 1, per: table}
"""


def test_one_thing_under_two_names_is_one_line_and_other_things_stay_apart(project) -> None:
    lines = materials(load(project(session(OWN))))
    assert brought(lines["feutres noirs à pointe large"]) == (24, 0, Unit.PIECE)
    assert "Feutre noir pointe large" not in lines
    assert {name: brought(line) for name, line in lines.items() if name.startswith("papillons")} == {
        "papillons": (4, 0, Unit.PAD),
        "papillons d'une autre couleur": (5, 0, Unit.PIECE),
        "papillons repositionnables": (72 + 36, 11, Unit.PIECE),
    }
    assert (lines["galets"].quantity, lines["galets"].is_open, lines["galets"].total) == (None, True, None)
    assert lines["Chevalets de table"].quantity == 2


def test_no_two_things_of_the_library_are_taken_for_one() -> None:
    together: dict[tuple[frozenset[str], str], set[str]] = {}
    for path in (ROOT / "methods").glob("*.yaml"):
        for material in yaml.safe_load(path.read_text(encoding="utf-8")).get("materials", []):
            if "canvas" not in material:
                name = material["name"]["fr"]
                together.setdefault((key_of(name), material.get("unit", "piece")), set()).add(name)
    assert sorted(sorted(names) for names in together.values() if len(names) > 1) == sorted(
        [
            ["affiche des trois questions", "affiches des trois questions"],
            ["bandes de papier pour la ligne de temps", "bandes de papier pour le mur"],
            ["carillon ou clochette", "clochette", "clochette ou carillon"],
            ["cartes blanches", "cartes vierges"],
            ["feuilles A3 pour les panneaux", "feuilles A3 pour les sujets"],
            ["feuilles de paperboard pour l'arbre", "papier de paperboard"],
            ["gommettes", "gommettes rondes", "pastilles autocollantes"],
            ["gommettes d'une seule couleur", "gommettes rondes d'une seule couleur"],
            ["micro sans fil", "micros sans fil"],
            ["papier A4", "papier A4 pour l'idée du groupe", "papier A4 pour les idées retenues"],
            ["papillons repositionnables", "papillons repositionnables pour les questions"],
            ["petits papiers pour noter ses numéros", "petits papiers pour noter son choix"],
            [
                "petits papillons (4 × 5 cm)",
                "petits papillons (5 × 4 cm)",
                "petits papillons repositionnables",
                "petits papillons repositionnables (5 × 4 cm)",
            ],
        ]
    )


@pytest.mark.parametrize(
    ("name", "unit", "shelf", "again"),
    [
        ("minuteur visible de tous", Unit.PIECE, Shelf.EQUIPMENT, True),
        ("flip chart", Unit.PIECE, Shelf.EQUIPMENT, True),
        ("papier de paperboard", Unit.SHEET, Shelf.STATIONERY, False),
        ("flip chart paper", Unit.SHEET, Shelf.STATIONERY, False),
        ("broad black markers", Unit.PIECE, Shelf.STATIONERY, True),
        ("ciseaux", Unit.PIECE, Shelf.STATIONERY, True),
        ("pairs of scissors", Unit.PIECE, Shelf.STATIONERY, True),
        ("cartes de rôle (usager, aidant…)", Unit.PIECE, Shelf.PRINT, False),
        ("fiches cartonnées", Unit.PIECE, Shelf.STATIONERY, False),
        ("boîtes pour déposer les feuilles", Unit.PIECE, Shelf.EQUIPMENT, True),
        ("adhésif repositionnable", Unit.ROLL, Shelf.STATIONERY, True),
        ("papier pour couvrir le mur", Unit.ROLL, Shelf.STATIONERY, False),
        ("nappes en papier blanc", Unit.PIECE, Shelf.STATIONERY, False),
        ("galets", Unit.PIECE, Shelf.OTHERS, True),
    ],
)
def test_a_name_tells_where_a_thing_is_and_whether_it_serves_again(
    name: str, unit: Unit, shelf: Shelf, again: bool
) -> None:
    assert (shelf_of(name, unit), is_reused(name, unit)) == (shelf, again)


def test_what_cards_list_already_is_not_listed_twice(project) -> None:
    lines = materials(load(project(session("- accueil-et-charte\n- carte-empathie\n"))), "en")
    assert "charter poster with its empty line" in lines
    assert "charter poster" not in lines
    assert "first-name tents" in lines
    assert not [name for name in lines if name.startswith("badges")]
    assert "sign-in sheet" in lines


NASTY = """\
- title: "=1+1"
  minutes: 20
  materials:
    - {name: '=HYPERLINK("http://example.org")', quantity: 3}
    - {name: "+33 1 23", quantity: 2}
    - {name: "@toutes", quantity: 1}
    - {name: "-5", quantity: 1}
"""


def test_the_workbook_is_made_beside_the_page_and_holds_numbers_and_no_formula(labo, project, tmp_path: Path) -> None:
    root = project(session(NASTY))
    ran = labo("plan-workshop", "-p", root, "--format", "html", "--out", tmp_path / "out")
    assert ran.status in {0, 1}, ran.err
    found = [path for path in (tmp_path / "out").iterdir() if path.suffix == ".xlsx"]
    assert len(found) == 1
    sheet = load_workbook(found[0]).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    cells = {row[1].value: row for row in rows}
    for name in ('=HYPERLINK("http://example.org")', "+33 1 23", "@toutes", "-5"):
        assert cells[name][1].data_type == "s"
        assert cells[name][1].quotePrefix
    assert cells['=HYPERLINK("http://example.org")'][3].value == 3
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert all(isinstance(row[n].value, int | None) for row in rows for n in (3, 4, 5))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0


@pytest.mark.skipif(shutil.which("localc") is None, reason="LibreOffice Calc is not installed")
def test_libreoffice_reads_the_workbook_as_it_was_meant(tmp_path: Path) -> None:
    columns = (Column("Objet"), Column("Nombre"))
    table = Sheet("Matériel", columns, (("=1+1", 12), ("papillons ; « 5 × 4 »", 3), ("-2", None)))
    (tmp_path / "t.xlsx").write_bytes(to_xlsx([table], "Essai", "fr"))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
            tmp_path,
            tmp_path / "t.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    read = list(csv.reader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8"))))
    assert read == [["Objet", "Nombre"], ["=1+1", "12"], ["papillons ; « 5 × 4 »", "3"], ["-2", ""]]


def test_a_workbook_is_the_same_bytes_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    table = Sheet("a/b", (Column("x"),), (("\x01é",),))
    first = to_xlsx([table, table], "T", "fr")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 400_000)
    assert to_xlsx([table, table], "T", "fr") == first
    book = load_workbook(io.BytesIO(first))
    assert book.sheetnames == ["a b", "a b 2"]
    assert book.worksheets[0]["A2"].value == "é"
    assert (book.properties.created.year, book.properties.modified.year) == (2000, 2000)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize("example", WITH_SESSIONS)
def test_every_paper_is_pdf_ua_and_no_card_loses_a_word(example: str, code: str, large: bool, tmp_path: Path) -> None:
    loaded = load(ROOT / "examples" / example)
    files = []
    for n in range(len(loaded.project.workshops)):
        for name, html in made(loaded, code, large=large, n=n).items():
            pdf = to_pdf(html)
            assert pdf.notes == ()
            files.append(tmp_path / f"{n}-{name}.pdf")
            files[-1].write_bytes(pdf.content)
            if name == "pocket-cards":
                assert_nothing_leaves_its_card(files[-1], html, large)
            if name == "team-briefing" and not large:
                assert pdf.pages <= 2
    assert verapdf.broken_rules(files) == {}


def assert_nothing_leaves_its_card(path: Path, html: str, large: bool) -> None:
    box = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', box)
    body = re.sub(r"<style.*?</style>|<title>.*?</title>", "", html, flags=re.DOTALL)
    assert len(words) >= len(re.sub(r"<[^>]+>", " ", body).split()) * 0.95
    mm, across, high = 25.4 / 72, 297 / 2, 210 if large else 105
    for x0, y0, x1, y1 in ([float(v) * mm for v in word] for word in words):
        left, top = (x0 // across) * across, (y0 // high) * high
        assert x0 >= left + 5
        assert x1 <= left + across - 5
        assert y0 >= top + 5
        assert y1 <= top + high - 4.5


LONG = "Nous prenons le temps d'écouter chacun, puis nous reprenons ensemble, " * 14
LONG_SESSION = f"""\
- title: {"Un titre que personne n'a voulu raccourcir et qui court sur la carte " * 2}
  minutes: 30
  lead: Marie-Antoinette de la Rochefoucauld-Liancourt et Jean-Christophe
  helpers: [Alexandrine, Barnabé, Célestin, Désirée]
  say: >-
    {LONG} {LONG}
  description: >-
    {LONG}
  notes: >-
    {LONG}
  materials:
{"".join(f"    - {{name: 'une chose au nom assez long pour passer à la ligne, numéro {n}', quantity: 1{n}}}{chr(10)}" for n in range(9))}
- parcours-usager
- mur-connaissance
- pitch-galerie
"""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_long_texts_are_cut_and_none_is_clipped(project, large: bool, tmp_path: Path) -> None:
    html = made(load(project(session(LONG_SESSION))), "fr", large=large, names=("pocket-cards",))["pocket-cards"]
    (tmp_path / "c.pdf").write_bytes(to_pdf(html).content)
    assert_nothing_leaves_its_card(tmp_path / "c.pdf", html, large)


def test_texts_are_cut_at_the_end_of_a_sentence() -> None:
    said = "Prenez ce temps en silence. Une idée par papillon ? Écrivez gros. Merci."
    assert first_sentences(said, 1) == "Prenez ce temps en silence."
    assert first_sentences(said, 2) == "Prenez ce temps en silence. Une idée par papillon ?"
    assert first_sentences("Un début, une suite qui dure, une fin.", 3, 30) == "Un début, une suite qui dure…"


def test_a_card_says_when_who_what_next_and_when_to_warn(project) -> None:
    agenda = (
        "- {title: Bienvenue, minutes: 10, lead: Inès, part: welcome, say: Bonjour. Asseyez-vous.}\n"
        "- {method: carte-empathie, at: '9:40', minutes: 40, lead: Maud, notes: Parler lentement.}\n"
        "- {title: Merci, minutes: 10}\n"
    )
    html = made(load(project(session(agenda))), "en", names=("pocket-cards",))["pocket-cards"]
    cards = {re.search(r"<h1>(.*?)</h1>", card)[1]: card for card in html.split("<section")[1:]}  # type: ignore[index]
    assert "Inès" in cards["Bienvenue"]
    assert "Bonjour. Asseyez-vous." in cards["Bienvenue"]
    empathy = "".join(card for title, card in cards.items() if title.startswith("Empathy map"))
    for words in ("Maud", "Parler lentement.", "Write on your own", "With twenty minutes left"):
        assert words in empathy
    assert "Next, 9:40" in cards["Bienvenue"]
    # From twenty to ten, for forty minutes: the alarm rings five minutes before 10:20.
    assert re.search(r"5.min before the end: 10:15", empathy)


@pytest.mark.parametrize(("people", "tables"), [(3, 1), (22, 5), (40, 8), (170, 34)])
def test_the_plan_has_as_many_tables_as_the_agenda(project, people: int, tables: int, tmp_path: Path) -> None:
    # A world café sits four or five at a table.
    head = SESSION.replace("{usagers: 8, agents: 4}", f"{{usagers: {people}}}")
    html = made(load(project(session("- {method: world-cafe, minutes: 90}\n", head))), "fr", names=("room-plan",))[
        "room-plan"
    ]
    assert len(re.findall(r'<rect class="table"', html)) == tables
    numbers = re.findall(r"<text [^>]*>(\d+)</text>", html)
    assert numbers == [str(n) for n in range(1, tables + 1)]
    # A circle a person: nobody who comes has a place kept free for a wheelchair.
    assert len(re.findall(r"<circle ", html)) == people
    scale = float(re.search(r'<svg [^>]*width="([\d.]+)mm"', html)[1]) / float(
        re.search(r'viewBox="0 0 ([\d.]+)', html)[1]
    )  # type: ignore[index]
    assert 13 * scale / 25.4 * 72 >= 8  # the numbers, in points
    (tmp_path / "plan.pdf").write_bytes(to_pdf(html).content)
    assert verapdf.broken_rules([tmp_path / "plan.pdf"]) == {}


def room(loaded: Loaded) -> Any:
    language = Language("en")
    workshop = loaded.project.workshops[0]
    agenda = time_agenda(workshop, loaded.project, loaded.shelf.cards(), language)
    return room_of(workshop, agenda, loaded.project, language)


def test_the_room_holds_those_who_come_and_the_team(project) -> None:
    found = room(load(project(session("- carte-empathie\n- {title: Fin, minutes: 5}\n"))))
    # Twelve and two: 14 × 2.5 = 35 m², 14 × 3 = 42, said as 45; three chairs to spare.
    assert (found.main.tables, found.main.chairs, found.main.area) == (2, 17, (35, 45))
    assert found.equipment == ()
    assert found.has_wheelchairs is False
    assert (found.main.start, found.main.end) == (8 * 60 + 30, 13 * 60 + 30)


def test_a_wall_said_in_metres_is_asked_for_and_tracks_have_rooms_of_their_own(project) -> None:
    agenda = (
        "- parallel:\n"
        "    - {name: Un, groups: [usagers], room: Salle A, facilitators: 1, steps: [{method: carte-empathie, minutes: 40}]}\n"
        "    - {name: Deux, groups: [agents], facilitators: 1, steps: [{method: mur-connaissance, minutes: 40}]}\n"
    )
    found = room(load(project(session(agenda))))
    assert [(space.name, space.people, space.tables, space.chairs) for space in found.tracks] == [
        ("Un", 8, 2, 9),
        ("Deux", 4, 0, 5),
    ]
    assert found.tracks[1].wall == 4
    assert [len(plan.tables) for plan in found.plans] == [2, 0]
    assert len(found.plans[1].chairs) == 4


def test_what_a_need_asks_of_the_place_is_said_when_the_place_does_not_offer_it(project) -> None:
    groups = (
        "- {id: usagers, name: Usagers, kind: users, size: 30, needs: [hearing-loop, step-free]}\n"
        "- {id: agents, name: Agents, kind: agents, size: 6}\n"
    )
    head = SESSION.replace("{usagers: 8, agents: 4}", "{usagers: 26}") + ""
    place = "place: {name: Mairie, access: [step-free], seats: 20, tables: 2}\n"
    files = session("- carte-empathie\n", place + head) | {"groups.yaml": groups}
    found = room(load(project(files)))
    assert [(str(check.need), check.is_announced) for check in found.access] == [
        ("hearing-loop", False),
        ("step-free", True),
    ]
    assert found.has_wheelchairs
    assert len(found.shortages) == 2
    assert "20" in found.shortages[0]
    assert "28" in found.shortages[0]
    names = [thing.name for thing in found.equipment]
    assert len(names) == 3
    assert any("microphones" in name for name in names)


def test_the_briefing_names_who_does_what_and_leaves_lines_for_the_others(project) -> None:
    team = "team:\n  - {name: Étienne, role: note-taker}\n"
    small = (
        "title: Mieux accueillir\nkind: improve-service\nsponsor: {name: DLH}\nchallenge: Comment mieux accueillir ?\n"
        + team
    )
    agenda = "- {method: carte-empathie, minutes: 40, lead: Maud}\n- {method: comment-pourrions-nous, minutes: 25}\n"
    files = {**session(agenda), "project.yaml": small}
    html = made(load(project(files)), "en", names=("team-briefing",))["team-briefing"]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))
    assert "Maud –" in text
    assert re.search(r"To be named – .*How might we", text)
    assert re.search(r"Note-taker: Étienne", text)
    assert re.search(r"Time keeper: to be named", text)
    assert "The table describes a stereotype." in text
    assert "No pictures of people" in text


TRACKS = """\
- {title: Accueil, minutes: 10, lead: Claire, part: welcome}
- parallel:
    - {name: Souffler, groups: [usagers], lead: Claire, steps: [{method: carte-empathie, minutes: 40}]}
    - name: Démarches
      groups: [agents]
      lead: Karim
      steps: [{method: carte-empathie, minutes: 40, lead: Maud}, {title: Bilan, minutes: 5}]
"""


def said_in(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def cards_of(loaded: Loaded, code: str = "fr", *, large: bool = False) -> list[PocketCard]:
    language = Language(code)
    agenda = time_agenda(loaded.project.workshops[0], loaded.project, loaded.shelf.cards(), language)
    return pocket_cards(agenda, language, large_print=large)


def test_a_step_that_names_no_lead_is_led_by_whoever_leads_its_track(project) -> None:
    loaded = load(project(session(TRACKS)))
    text = said_in(made(loaded, "en", names=("team-briefing",))["team-briefing"])
    assert re.search(r"Claire – 9:30 am Accueil · [\d:]+ am Empathy map \(Souffler\) Maud", text)
    assert re.search(r"Maud – [\d:]+ am Empathy map \(Démarches\) Karim", text)
    assert re.search(r"Karim – [\d:]+ am Bilan \(Démarches\) To be named", text)
    leads = {(card.track, card.title): card.lead for card in cards_of(loaded, "en") if card.track}
    assert leads == {
        ("Souffler", "Empathy map"): "Claire",
        ("Démarches", "Empathy map"): "Maud",
        ("Démarches", "Bilan"): "Karim",
    }


def test_every_card_of_a_step_names_its_lead(project) -> None:
    html = made(load(project(session(LONG_SESSION))), "fr", names=("pocket-cards",))["pocket-cards"]
    cards = [card for card in html.split("<section")[1:] if "Un titre que personne" in card]
    assert len(cards) > 1
    assert all("Marie-Antoinette" in card for card in cards)


SENTENCES = [f"Voici la phrase numéro {n}, qui prend à peu près une ligne entière de la carte." for n in range(1, 31)]


def test_a_card_is_filled_with_whole_sentences(project) -> None:
    agenda = f"- {{title: Dire, minutes: 20, say: '{' '.join(SENTENCES)}'}}\n"
    loaded = load(project(session(agenda)))
    for large in (False, True):
        card = next(card for card in cards_of(loaded, large=large) if card.title == "Dire")
        said = card.moments[0].say
        count = len(said.split(". "))
        assert said == " ".join(SENTENCES[:count])
        assert 6 <= count < 30


def test_no_method_has_its_words_cut_or_its_plan_b_when_there_is_room(project) -> None:
    agenda = "- parallel:\n    - name: Souffler\n      steps: [{method: carte-empathie, minutes: 20}]\n"
    agenda += "    - name: Agir\n      steps: [{method: garde-laisse-propose, minutes: 20}]\n"
    loaded = load(project(session(agenda + "- {method: cinq-pourquoi, minutes: 40}\n- {method: parcours-usager}\n")))
    cards = [card for card in cards_of(loaded) if card.moments]
    assert len(cards) >= 4
    said = " ".join(moment.say for card in cards for moment in card.moments)
    assert "…" not in said
    sources = yaml.safe_load((ROOT / "methods" / "carte-empathie.yaml").read_text(encoding="utf-8"))
    empathy = [card for card in cards if card.track == "Souffler"]
    assert " ".join(sources["fallback"]["fr"].split()) in [card.fallback for card in empathy]


def test_a_method_that_runs_in_two_tracks_is_said_once_with_their_names(project) -> None:
    text = said_in(made(load(project(session(TRACKS))), "en", names=("team-briefing",))["team-briefing"])
    assert text.count("Empathy map (Souffler and Démarches) →") == 1
    assert text.count("The table describes a stereotype.") == 1
    assert "The table describes a stereotype. (Souffler and Démarches)" in text
    remains = text[text.index("What traces remain") :]
    named = re.findall(r"Empathy map(?: \([^)]*\))?", remains)
    assert named
    assert set(named) == {"Empathy map (Souffler and Démarches)"}
    # Done by all as well: no track has it for itself.
    both = TRACKS + "- {method: carte-empathie, minutes: 40, lead: Maud}\n"
    text = said_in(made(load(project(session(both), "q")), "en", names=("team-briefing",))["team-briefing"])
    assert text.count("Empathy map →") == 1
    assert text.count("The table describes a stereotype.") == 1


LAST = "They listen first and speak last at their table."


@pytest.mark.parametrize(
    ("step", "has_word"),
    [
        ("{title: Le mot de l'élue, at: '11:00', minutes: 10, lead: Mme Durand}", True),
        ("{title: Réponses, at: '11:00', minutes: 10, lead: 'Mme Durand, adjointe au maire'}", True),
        ("{title: Réactions, at: '11:00', minutes: 10, lead: Mme Durand, part: talk}", True),
        # Maud leads another step.
        ("{title: Présentation du service, at: '11:00', minutes: 10, lead: Maud, part: talk}", False),
        ("{title: Questions aux élus, at: '11:00', minutes: 10, lead: Maud}", False),
    ],
)
def test_elected_members_who_have_a_word_of_their_own_are_told_when(project, step: str, has_word: bool) -> None:
    head = SESSION.replace("agents: 4", "agents: 4, elus: 1")
    groups = (
        "- {id: usagers, name: Usagers, kind: users, size: 12}\n- {id: agents, name: Agents, kind: agents, size: 6}\n"
        "- {id: elus, name: Élus, kind: elected, size: 2}\n"
    )
    agenda = f"- {{method: carte-empathie, minutes: 40, lead: Maud}}\n- {step}\n"
    files = session(agenda, head) | {"groups.yaml": groups}
    text = said_in(made(load(project(files)), "en", names=("team-briefing",))["team-briefing"])
    assert (LAST in text) is not has_word
    assert ("a word of their own, at 11 am." in text) is has_word
