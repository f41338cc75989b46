"""The simplified version of the letters to participants, and a poster that holds on its sheet."""

import io
import re
import subprocess
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from labo_cli.chain.graph import chain_of
from labo_cli.feedback.easy import sentences
from labo_cli.feedback.letter import letter_of
from labo_cli.i18n import Language
from labo_cli.project_files import load
from labo_cli.rendering.documents import FEEDBACK, documents
from labo_cli.rendering.feedback_poster import FeedbackPoster, poster_of
from labo_cli.rendering.html import Renderer
from labo_cli.rendering.pdf import to_pdf
from labo_cli.rendering.views import Setting
from tests.feedback_project import ANSWERED, RECOMMENDED, bus_files, made, words


@pytest.fixture
def bus(project):
    """A project with an answer of each sort; recommendations may be given in place of its own."""
    return lambda *given, **more: project(bus_files(*given, **more))


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
    assert [problem for problem in ran.json["problems"] if "simplified version" in problem["message"]] == []


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


def test_the_poster_counts_what_was_said_and_never_people_who_were_not_met(labo, bus) -> None:
    text = words(made(labo, bus()) / "feedback-poster.html")
    # The riders are twelve and the drivers three: nobody knows how many of them spoke. No shopkeeper did.
    assert "6 things were said or seen, from 2 groups." in text
    assert not re.search(r"\b\d+ people\b|were heard", text)


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


def test_how_to_react_is_never_cut_off_from_the_last_day_and_the_signature(bus) -> None:
    project = load(bus()).project
    for lines in range(0, 24, 3):
        thanks = "\n\n".join(["Thank you."] * lines) or "Thank you."
        told = project.model_copy(update={"feedback": project.feedback.model_copy(update={"thanks": thanks})})
        setting = Setting(told, {}, Language("en"))
        letter = letter_of(chain_of(told), told.group("shops"))
        document = documents([FEEDBACK["letter"]], letter, setting)[0]
        html = Renderer(setting.language).render(document.kind.template, document.context)
        *_pages, last = PdfReader(io.BytesIO(to_pdf(html).content)).pages
        assert re.search(r"How to answer us.*Until: 30 June 2026.*With our thanks", last.extract_text(), re.DOTALL)


LONG_REQUEST = (
    "Wait until everybody who has got on the bus sits, holds on to something, and says that they are ready to go."
)


def test_what_nobody_has_put_in_plain_words_is_marked_in_the_simplified_version(labo, bus) -> None:
    mark = "To be put in plain words"
    hard = {**RECOMMENDED[0], "text": LONG_REQUEST}
    text = words(made(labo, bus([hard])) / "riders-feedback-simplified.html")
    assert re.search(f"You asked for this {mark} {re.escape(LONG_REQUEST)}", text)
    assert text.count(mark) == 1
    plain = {**hard, "easy_request": "Wait for us.\nWe sit down first."}
    root = bus([plain], title="Second")
    text = words(made(labo, root, "--out", root / "second").parent / "second" / "riders-feedback-simplified.html")
    assert "You asked for this Wait for us. We sit down first. Our answer" in text
    assert mark not in text
    bare = {**plain, "easy": None, "explanation": LONG_REQUEST}
    root = bus([{key: value for key, value in bare.items() if value}], title="Third")
    text = words(made(labo, root, "--out", root / "third").parent / "third" / "riders-feedback-simplified.html")
    assert f"Our answer {mark}" in text


def test_how_to_react_is_in_easy_words_or_marked_and_always_said(labo, bus) -> None:
    root = bus()
    text = words(made(labo, root) / "riders-feedback-simplified.html")
    assert "Ring the lab. Or tell the driver. You have until" in text
    file = root / "project.yaml"
    told = file.read_text(encoding="utf-8")
    file.write_text(re.sub("  easy_reply: .*\n", "", told), encoding="utf-8")
    ran = labo("export-feedback", "-p", root, "--format", "html", "--json")
    assert "To be put in plain words Ring the lab on" in words(root / "out" / "riders-feedback-simplified.html")
    assert [problem["hint"] for problem in ran.json["problems"] if "easy_reply" in problem["hint"]]
    # Nobody is sent a letter that does not say how to react; a draft shows where it is to be said.
    file.write_text(re.sub("  (easy_)?reply: .*\n", "", told), encoding="utf-8")
    ran = labo("export-feedback", "-p", root, "--format", "html", "--json")
    assert ran.status == 1
    assert [problem["message"] for problem in ran.json["problems"]] == ["the letters do not say how to react"]
    assert labo("export-feedback", "-p", root, "--format", "html", "--draft").status == 0
    for name in ("feedback-letter", "feedback-simplified", "feedback-poster"):
        assert "[how to react is to be written: to whom" in words(root / "out" / f"{name}-draft.html")


def test_the_poster_is_said_to_have_neither_a_word_nor_a_markdown_edition(labo, bus) -> None:
    said = "The poster is made as PDF and HTML only."
    assert said in labo("export-feedback", "-p", bus(), "--format", "md").out
    assert said not in labo("export-feedback", "-p", bus(), "--format", "md", "--group", "riders").out
    assert said not in labo("export-feedback", "-p", bus(), "--format", "html").out


def test_a_poster_with_little_to_tell_is_set_large(bus) -> None:
    def poster(count: int, text: str) -> FeedbackPoster:
        project = load(bus(crowd(count, text), title=f"Buses {count}")).project
        return poster_of(letter_of(chain_of(project), None), project, Language("en"))

    little, much = poster(3, "A bench"), poster(40, LONG)
    assert little.kept.size > 30
    assert little.rise > 10
    assert little.tiles > 10
    assert (much.rise, much.tiles) == (0, 0)
