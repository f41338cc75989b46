"""Letters to participants: what they are told, when nothing is published, and a poster that holds on its sheet."""

import re
import subprocess
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from pypdf import PdfReader

from labo_cli.chain.graph import chain_of
from labo_cli.feedback.easy import sentences
from labo_cli.feedback.letter import letter_of
from labo_cli.i18n import Language
from labo_cli.project_files import load
from labo_cli.rendering.documents import FEEDBACK, documents
from labo_cli.rendering.html import Renderer
from labo_cli.rendering.pdf import to_pdf
from labo_cli.rendering.views import Setting
from tests.conftest import SMALL

GROUPS = """\
- {id: riders, name: Riders, kind: users, size: 12, needs: [easy-language]}
- {id: drivers, name: Drivers, kind: agents, size: 3}
- {id: shops, name: Shopkeepers, kind: partners, size: 6}
"""
PROJECT = """\
title: A bus that waits
language: en
kind: improve-service
sponsor: {name: Transport Office}
challenge: How can the bus wait for those who need time?
themes: [{id: stops, title: At the stop}, {id: ride, title: On the way}]
calendar: {start: 2026-01-05, end: 2026-07-31, feedback: 2026-06-16, milestones: [{date: 2026-07-01, title: New timetable}, {date: 2026-02-01, title: Long past}]}
team: [{name: Ines, role: head-of-lab}, {name: Vera, role: sponsor-contact}]
feedback:
  reply: "Ring the lab on 01 99 00 12 34, write to lab@example.org, or tell the driver."
  until: 2026-06-30
"""
SAID: list[dict[str, Any]] = [
    {
        "id": "c1",
        "group": "riders",
        "theme": "stops",
        "text": "It leaves before I sit down.",
        "votes": 9,
        "profile": "R1, 75–80, lives alone",
    },
    {"id": "c2", "group": "riders", "theme": "ride", "text": "Nobody says the name of the stop.", "votes": 2},
    {
        "id": "c3",
        "group": "drivers",
        "theme": "ride",
        "text": "Ninety seconds late and my phone rings.",
        "profile": "D2, twenty years at the wheel",
    },
    {
        "id": "c4",
        "group": "riders",
        "text": "The seats used to be red.",
        "accept": {"contribution-nowhere": "A memory shared over coffee, and asked for nothing."},
    },
    {"id": "c5", "group": "riders", "text": "My knees know every pothole."},
    {"id": "c6", "group": "drivers", "text": "I drive past her every day.", "kind": "observation"},
]
ANSWERED = {"decided_by": "Transport board", "date": "2026-05-04"}
RECOMMENDED: list[dict[str, Any]] = [
    {
        "id": "wait", "text": "Wait until everybody sits.", "from": ["c1"], "state": "retained", **ANSWERED,
        "explanation": "Yes. From October the driver looks in the mirror, then waits.",
        "next_step": {"what": "Teach it to all drivers", "pilot": "Head of the depot", "deadline": "2026-10-01"},
        "reactions": [{"group": "riders", "date": "2026-06-16", "text": "We shall count the seconds."}],
        "easy": "The driver waits.\nYou sit down.\nThen the bus leaves.",
    },
    {
        "id": "say", "text": "Say each stop aloud.", "from": ["c2", "c3"], "state": "partly-retained", "reason": "running-cost", **ANSWERED,
        "kept": "The main stops are said aloud.", "explanation": "A voice for all 412 stops costs more than the line earns.",
        "positions": {"riders": "agrees", "drivers": "divided"}, "divergence": "Riders want every stop; some drivers would hear it all day.",
    },
    {
        "id": "slow", "text": "Give drivers four more minutes.", "from": ["c3"], "state": "not-retained", "reason": "law", **ANSWERED,
        "explanation": "No. The timetable is fixed by the region until 2028.", "passed_on_to": "The region's transport desk",
        "link": "https://example.org/timetable-2028", "history": [{"state": "retained", "date": "2026-04-01", "explanation": "Yes, gladly."}],
    },
    {
        "id": "hold", "text": "Hold the door.", "from": ["c1"], "state": "merged", "merged_into": "wait", **ANSWERED,
        "explanation": "A door held is a bus that waits.",
    },
    {
        "id": "bench", "text": "Put a bench at each stop.", "from": ["c2"], "state": "under-study", "answer_by": "2026-09-15", **ANSWERED,
        "explanation": "The pavement is measured this summer.",
    },
]  # fmt: skip
REQUIRED = [
    {"id": "FP1", "kind": "main", "statement": "Let a person settle before the bus moves", "importance": 5, "from": ["wait"],
     "criteria": [{"name": "Seconds", "level": "11 s", "flexibility": "F1"}]},
]  # fmt: skip
FINDINGS = {"findings": [{"title": "Roads are felt in the body.", "from": ["c5"]}]}


@pytest.fixture
def bus(project):
    """A project with an answer of each sort; recommendations may be given in place of its own."""

    def write(recommended: list[dict[str, Any]] | None = None, title: str = "A bus that waits") -> Path:
        said = [{"kind": "verbatim", **item, "from": "premier"} for item in SAID]
        files = {
            "project.yaml": PROJECT.replace("A bus that waits", title),
            "groups.yaml": GROUPS,
            "workshops/premier.yaml": SMALL["workshops/premier.yaml"].replace(
                "usagers: 8, agents", "riders: 8, drivers"
            ),
            "contributions.yaml": yaml.safe_dump(said, allow_unicode=True),
            "recommendations.yaml": yaml.safe_dump(recommended or RECOMMENDED, allow_unicode=True, sort_keys=False),
            "requirements.yaml": yaml.safe_dump(REQUIRED) if recommended is None else "[]",
            "brief.yaml": yaml.safe_dump(FINDINGS),
        }
        return project(files)

    return write


def words(path: Path) -> str:
    """What a page says, in one line; tags and styles apart."""
    body = path.read_text(encoding="utf-8").split("</head>")[1]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def made(labo, root: Path, *options: str) -> Path:
    ran = labo("export-feedback", "-p", root, "--format", "html", *options)
    assert ran.status == 0, ran.err
    return root / "out"


def test_a_group_first_reads_what_it_said_and_what_became_of_it(labo, bus) -> None:
    out = made(labo, bus())
    text = words(out / "riders-feedback-letter.html")
    own, others = text.split("What other groups asked for")
    for said in ("It leaves before I sit down.", "Nobody says the name of the stop.", "The seats used to be red."):
        assert said in own
    assert "Ninety seconds late" not in text
    # Each outcome, exactly.
    assert "Yes. From October the driver looks in the mirror, then waits." in own
    assert "Let a person settle before the bus moves" in own
    assert "Teach it to all drivers" in own
    assert "In charge: Head of the depot" in own
    assert "By: 1 October 2026" in own
    assert re.search(
        r"The part that is kept The main stops are said aloud\. Why not the rest It would cost too much", own
    )
    assert "A voice for all 412 stops costs more than the line earns." in own
    assert "You will have an answer by 15 September 2026." in own
    assert re.search(r"Hold the door\..*Where it lives on Wait until everybody sits\.", own)
    assert "Your group agrees with it." in own
    assert "Are divided on it: Drivers." in own
    assert "Riders want every stop; some drivers would hear it all day." in own
    assert re.search(r"We shall count the seconds\. Riders, on 16 June 2026", own)
    # What came to nothing is told, with the reason or with what it helped to understand.
    assert "Why: A memory shared over coffee, and asked for nothing." in own
    assert "It helped us to understand this: Roads are felt in the body." in own
    # The others, in short.
    assert re.search(r"Give drivers four more minutes\. Asked for by: Drivers\. The law does not allow it\.", others)
    assert "The timetable is fixed" not in others
    assert re.search(r"1 July 2026 New timetable", others)
    assert "Long past" not in text
    assert re.search(
        r"Ring the lab on 01 99 00 12 34, write to lab@example\.org, or tell the driver\. Until: 30 June 2026\.", others
    )


def test_a_refusal_is_told_with_its_reason_proof_and_history(labo, bus) -> None:
    out = made(labo, bus())
    page = (out / "drivers-feedback-letter.html").read_text(encoding="utf-8")
    text = words(out / "drivers-feedback-letter.html")
    assert "On 1 April 2026, it had been kept. Yes, gladly." in text
    assert "The law does not allow it." in text
    assert "No. The timetable is fixed by the region until 2028." in text
    assert "The region's transport desk" in text
    assert 'href="https://example.org/timetable-2028"' in page
    assert "Who decided: Transport board, on 4 May 2026." in text
    assert "What we saw I drive past her every day." in text


def test_profiles_are_told_of_groups_of_five_or_more_only(labo, bus) -> None:
    text = words(made(labo, bus()) / "feedback-letter.html")
    assert "75–80, lives alone" in text
    assert "Ninety seconds late" in text
    assert "twenty years" not in text


def test_a_group_that_said_nothing_reads_so(labo, bus) -> None:
    text = words(made(labo, bus(), "--group", "shop") / "shops-feedback-letter.html")
    assert "Nothing that your group said has been noted." in text
    assert "Thank you for the time" not in text
    assert "Give drivers four more minutes." in text


def test_every_link_leads_somewhere(labo, bus) -> None:
    for file in made(labo, bus()).glob("*.html"):
        page = file.read_text(encoding="utf-8")
        ids = re.findall(r'id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_one_letter_to_each_group_and_one_to_all(labo, bus) -> None:
    names = {path.name for path in made(labo, bus()).glob("*.html")}
    assert names == {
        "feedback-letter.html",
        "feedback-simplified.html",
        "feedback-poster.html",
        "riders-feedback-letter.html",
        "riders-feedback-simplified.html",
        "drivers-feedback-letter.html",
        "shops-feedback-letter.html",
    }


def test_one_group_alone(labo, bus) -> None:
    root = bus()
    assert {path.name for path in made(labo, root, "--group", "drivers").glob("*.html")} == {
        "drivers-feedback-letter.html"
    }
    ran = labo("export-feedback", "-p", root, "--group", "riderz")
    assert ran.status == 2
    assert "riders" in ran.err


def test_nothing_is_published_while_something_is_unanswered(labo, bus) -> None:
    waiting = [
        *RECOMMENDED,
        {"id": "roof", "text": "A roof for the rain.", "from": ["c2"], "accept": {"unanswered": "later"}},
    ]
    root = bus(waiting)
    ran = labo("export-feedback", "-p", root)
    assert ran.status == 1
    assert not (root / "out").exists()
    line = 1 + (root / "recommendations.yaml").read_text(encoding="utf-8").splitlines().index("- id: roof")
    assert f"recommendations.yaml:{line}:" in ran.err
    assert "“A roof for the rain.” has no answer yet" in ran.err
    assert "write state:" in ran.err
    assert labo("export-feedback", "-p", root, "--json").json["problems"][0]["line"] == line


@pytest.mark.parametrize(
    ("key", "value"),
    [("explanation", None), ("reason", None), ("explanation", "Write to vera@example.org for the reason.")],
)
def test_nothing_is_published_while_an_answer_is_wrong(labo, bus, key: str, value: str | None) -> None:
    slow = {name: text for name, text in {**RECOMMENDED[2], key: value}.items() if text is not None}
    root = bus([*RECOMMENDED[:2], slow])
    ran = labo("export-feedback", "-p", root)
    assert ran.status == 1
    assert not (root / "out").exists()
    assert "“slow”" in ran.err


def test_nobody_of_the_private_list_is_named_in_a_letter(labo, bus) -> None:
    root = bus([{**RECOMMENDED[0], "explanation": "Yes, as Odile Quarante asked us to."}])
    assert labo("export-feedback", "-p", root, "--format", "html").status == 0
    (root / "private").mkdir()
    (root / "private" / "participants.csv").write_text(
        "first name,name,group\nOdile,Quarante,riders\n", encoding="utf-8"
    )
    ran = labo("export-feedback", "-p", root, "--format", "html")
    assert ran.status == 1
    assert "“wait”" in ran.err


def test_what_a_person_typed_is_never_taken_for_markup(labo, bus) -> None:
    hostile = "<script>alert(1)</script> & <b>bold</b>"
    root = bus([{**RECOMMENDED[0], "text": hostile, "explanation": hostile, "link": "javascript:alert(1)"}])
    for file in made(labo, root).glob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_a_draft_is_made_all_the_same_and_says_so_on_each_page(labo, bus) -> None:
    waiting = [*RECOMMENDED, {"id": "roof", "text": "A roof for the rain.", "from": ["c2"], "answer_by": "2026-08-01"}]
    root = bus(waiting)
    ran = labo("export-feedback", "-p", root, "--draft", "--group", "riders", "--format", "html,pdf,docx")
    assert ran.status == 0
    assert "has no answer yet" in ran.err
    text = words(root / "out" / "riders-feedback-letter-draft.html")
    assert "Draft, not to be circulated" in text
    assert "This recommendation has no answer yet. It is due by 1 August 2026." in text
    for name in ("riders-feedback-letter-draft", "riders-feedback-simplified-draft"):
        pages = PdfReader(root / "out" / f"{name}.pdf").pages
        assert all("Draft, not to be circulated" in page.extract_text() for page in pages)
        document = Document(str(root / "out" / f"{name}.docx"))
        assert "Draft, not to be circulated" in document.sections[0].header.paragraphs[0].text
        assert "Draft, not to be circulated" in document.paragraphs[0].text


def test_export_all_makes_the_letters_or_says_that_they_wait(labo, bus) -> None:
    root = bus()
    assert "wait" not in labo("export-all", "-p", root, "--format", "html").out
    assert (root / "out" / "riders-feedback-letter.html").exists()
    root = bus([*RECOMMENDED[:2], {"id": "roof", "text": "A roof.", "from": ["c2"]}])
    ran = labo("export-all", "-p", root, "--format", "html", "--out", root / "waiting")
    assert "The letters to participants wait: 1 thing is to be put right first" in ran.out
    assert not list((root / "waiting").glob("*feedback*"))


def test_without_recommendations_there_is_nothing_to_answer(labo, project) -> None:
    ran = labo("export-feedback", "-p", project())
    assert ran.status == 1
    assert "nothing to answer" in ran.err


def test_the_simplified_version_has_one_sentence_a_line(labo, bus) -> None:
    root = bus()
    ran = labo("export-feedback", "-p", root, "--group", "riders", "--format", "html", "--json")
    page = (root / "out" / "riders-feedback-simplified.html").read_text(encoding="utf-8")
    body = page.split("<body")[1]
    assert body.index("Simplified version, to be proof-read with those concerned") < body.index("<h1>")
    lines = [unescape(line) for line in re.findall(r"<p[^>]*>(.*?)</p>", body)]
    assert {"The driver waits.", "You sit down.", "Then the bus leaves."} <= set(lines)
    assert "Yes. From October the driver looks in the mirror, then waits." not in body
    assert "A voice for all 412 stops costs more than the line earns." in lines
    assert not [line for line in lines if ";" in line or "(" in line]
    assert "FALC" not in page
    assert 'class="large-print"' in page
    assert ran.json["problems"] == []


def test_sentences_too_long_for_the_simplified_version_are_told(labo, bus) -> None:
    long = (
        "We looked for a way to do this for three whole weeks, and asked the region twice, and the city once (in May)."
    )
    root = bus([{**RECOMMENDED[2], "explanation": f"No. {long}"}])
    ran = labo("export-feedback", "-p", root, "--format", "html", "--json")
    told = [problem for problem in ran.json["problems"] if "too long" in problem["message"]]
    assert [problem["severity"] for problem in told] == ["advice"]
    assert "23 words" in told[0]["message"]
    assert ran.status == 0


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Oui. Une personne répondra.", ("Oui.", "Une personne répondra.")),
        ("Le carnet coûte 3.50 euros ; il est prêté", ("Le carnet coûte 3.50 euros.", "Il est prêté.")),
        (
            "Elle a dit : « Je rentre. » Puis elle est sortie !",
            ("Elle a dit : « Je rentre. »", "Puis elle est sortie !"),
        ),
        ("un\ndeux\n\n- trois\n- quatre", ("Un deux.", "Trois.", "Quatre.")),
        ("Written to Mr. Smith at 5 p.m. yesterday.", ("Written to Mr. Smith at 5 p.m. yesterday.",)),
        ("La loi (art. 9) le dit. 3 bancs suffisent !", ("La loi (art. 9) le dit.", "3 bancs suffisent !")),
    ],
)
def test_texts_are_cut_into_sentences(text: str, cut: tuple[str, ...]) -> None:
    assert sentences(text) == cut


LONG = "Keep a promise that was made to every single rider of every single line, whatever the weather and the hour"


def crowd(count: int, text: str) -> list[dict[str, Any]]:
    """Recommendations in every state, each with its number in its text."""
    states = ("retained", "partly-retained", "not-retained", "under-study", "retained", "not-retained", "merged")
    made = []
    for n in range(count):
        state = states[n % len(states)]
        item = {
            "id": f"n{n}",
            "text": f"{n}: {text}",
            "from": ["c1"],
            "state": state,
            "explanation": f"{text}. {text}.",
            **ANSWERED,
        }
        item |= {"reason": "law"} if state in {"partly-retained", "not-retained"} else {}
        item |= {"kept": text} if state == "partly-retained" else {}
        item |= {"merged_into": "n0"} if state == "merged" else {}
        item |= {"next_step": {"what": text, "pilot": "Depot", "deadline": f"2026-{7 + n % 5:02}-01"}}
        made.append(item)
    return made


@pytest.mark.parametrize(
    ("count", "text", "title", "reply"),
    [
        (3, "A bench", "Buses", "Ring us."),
        (40, LONG, f"A bus that waits, and much besides: {LONG}", f"{LONG}. {LONG}. {LONG}. {LONG}. {LONG}. {LONG}."),
        (8, f"{LONG}, {LONG}, {LONG}, {LONG}, {LONG}, {LONG}, {LONG}", LONG * 4, LONG * 9),
    ],
    ids=["three", "forty", "endless"],
)
def test_the_poster_holds_on_one_sheet(bus, tmp_path: Path, count: int, text: str, title: str, reply: str) -> None:
    root = bus(crowd(count, text), title=f"'{title}'")
    file = root / "project.yaml"
    told = file.read_text(encoding="utf-8").replace(
        '"Ring the lab on 01 99 00 12 34, write to lab@example.org, or tell the driver."', f"'{reply}'"
    )
    file.write_text(told, encoding="utf-8")
    project = load(root).project
    setting = Setting(project, {}, Language("en"))
    letter = letter_of(chain_of(project), None)
    document = documents([FEEDBACK["poster"]], letter, setting)[0]
    html = Renderer(setting.language).render(document.kind.template, document.context)
    page = tmp_path / "poster.html"
    page.write_text(html, encoding="utf-8")
    pdf = tmp_path / "poster.pdf"
    pdf.write_bytes(to_pdf(html).content)
    assert len(PdfReader(pdf).pages) == 1
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    placed = [
        (float(x), float(y), float(right), float(bottom), unescape(word))
        for x, y, right, bottom, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', boxes
        )
    ]
    mm = 72 / 25.4
    assert all(
        x >= 13 * mm and right <= 285 * mm and y >= 0 and bottom <= 412 * mm for x, y, right, bottom, _ in placed
    )
    # No line stands on another: each part ends above the next one.
    next_up = min(y for _x, y, _r, _b, word in placed if word == "happens")
    over = [word for x, y, _r, bottom, word in placed if 137 * mm < y < next_up - 1 and bottom > next_up + 1]
    assert over == []
    for x_from, x_to in ((0, 148), (148, 297)):
        lines = sorted(
            {
                (round(y), round(bottom))
                for x, y, _r, bottom, _w in placed
                if x_from * mm <= x < x_to * mm and y > 137 * mm
            }
        )
        tops = sorted(y for y, _bottom in lines)
        assert all(b - a > 8 or b - a <= 2 for a, b in pairwise(tops)), tops
    text_of = words(page)
    assert "What is not kept, and why" in text_of
    assert "The law does not allow it." in text_of


def test_letters_are_in_large_print_and_there_is_one_edition_of_them(labo, bus) -> None:
    out = made(labo, bus(), "--group", "drivers", "--large-print")
    assert [path.name for path in out.glob("*.html")] == ["drivers-feedback-letter.html"]
    assert '<html lang="en" class="large-print">' in (out / "drivers-feedback-letter.html").read_text(encoding="utf-8")
