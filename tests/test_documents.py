"""Every document in both languages: what it says, that it is PDF/UA-1, that its HTML twin says the same."""

import atexit
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests import verapdf
from tests.conftest import ROOT, SOUND

DOCUMENTS = {
    "fr": {
        "conducteur",
        "programme",
        "guide-entretien",
        "consentement",
        "feuille-de-notes",
        "plan-immersion",
        "grille-observation",
        "carnet-de-terrain",
        "demande-autorisation",
        "cahier-des-charges",
        "deroule-du-projet",
    },
    "en": {
        "facilitation-plan",
        "programme",
        "interview-guide",
        "consent-form",
        "note-sheet",
        "immersion-plan",
        "observation-grid",
        "field-journal",
        "authorisation-request",
        "specification",
        "course-of-the-project",
    },
}
LANGUAGE = {"leaving-care": "en"}
LARGE_PRINT = ("-gros-caracteres", "-large-print-edition")
LETTERS = {
    "fr": {"retour", "seniors-retour", "retour-simplifie", "affiche-retour"},
    "en": {"feedback-letter", "care-leavers-feedback-letter", "care-leavers-feedback-simplified", "feedback-poster"},
}
"""What participants are sent is in large print always: there is one edition of it."""


@cache
def exported(example: str, *options: str) -> Path:
    """The documents of an example, made once for all the tests of a worker."""
    out = Path(tempfile.mkdtemp(prefix=f"labo-{example}-"))
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    if options:
        # What is the same in every edition is found there, and not made again.
        shutil.copytree(exported(example), out, dirs_exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "labo_cli",
        "export-all",
        "-p",
        ROOT / "examples" / example,
        "--out",
        out,
        *options,
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return out


def per_example(*names: str) -> Any:
    """One test an example, kept in one worker with the other tests of that example."""
    return pytest.mark.parametrize(
        "example", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in names]
    )


def text_of(file: Path) -> str:
    """What a page says, tags and style apart."""
    body = re.sub(r"<(style|title)\b.*?</\1>", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "\n", body))


def fonts_of(file: Path) -> set[str]:
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    return {line.split()[0].split("+")[-1] for line in listed.splitlines()[2:]}


@pytest.mark.parametrize("options", [(), ("--large-print",)], ids=["normal", "large"])
@per_example(*SOUND)
def test_every_document_is_pdf_ua(example: str, options: tuple[str, ...]) -> None:
    files = sorted(exported(example, *options).glob("*.pdf"))
    language = LANGUAGE.get(example, "fr")
    if example in {"seniors-deplacements", "leaving-care"}:
        assert {file.stem for file in files} >= LETTERS[language]
    if options:
        files = [file for file in files if file.stem.endswith(LARGE_PRINT)]
    if example in {"seniors-deplacements", "leaving-care"}:
        stems = [file.stem.removesuffix("-gros-caracteres").removesuffix("-large-print-edition") for file in files]
        assert all(any(stem.endswith(name) for stem in stems) for name in DOCUMENTS[language])
    assert verapdf.broken_rules(files) == {}
    for file in files:
        reader = PdfReader(file)
        assert str(reader.trailer["/Root"]["/Lang"]).startswith(language)
        assert reader.metadata
        assert reader.metadata.title
        assert all("SourceSans" in font.replace("-", "") for font in fonts_of(file)), fonts_of(file)


@per_example("seniors-deplacements", "leaving-care")
def test_the_html_twin_holds_what_the_pdf_holds(example: str) -> None:
    for file in exported(example).glob("*.pdf"):
        html = re.sub(r"\W+", "", text_of(file.with_suffix(".html"))).casefold()
        pdf = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout
        # Words cut at the end of a line apart, each long word of the PDF is in the page.
        missing = {word for word in re.findall(r"[^\W\d_]{9,}", pdf) if word.casefold() not in html}
        assert len(missing) <= 3, (file.name, missing)


@per_example(*SOUND)
def test_no_document_holds_a_word_of_the_other_language(example: str) -> None:
    english = {"the", "and", "what", "with", "people", "which", "they", "from", "your", "will"}
    french = {"les", "des", "avec", "vous", "dans", "pour", "qui", "une", "sont", "est"}
    other = french if LANGUAGE.get(example) == "en" else english
    for file in exported(example).glob("*.html"):
        found = [word for word in re.findall(r"[^\W\d]+", text_of(file).casefold()) if word in other]
        assert len(found) <= 2, (file.name, found[:20])


@per_example("seniors-deplacements", "antenne-logement")
def test_french_documents_are_typeset(example: str) -> None:
    for file in exported(example).glob("*.html"):
        assert re.findall(r".{0,20} [;:!?»](?:\s|$).{0,9}|« .{0,20}", text_of(file)) == [], file.name


def test_a_document_is_the_same_bytes_each_time(labo_process, tmp_path: Path) -> None:
    for n in "ab":
        ran = labo_process(
            "plan-workshop", "1", "-p", ROOT / "examples" / "seniors-deplacements", "--out", tmp_path / n
        )
        assert ran.status == 0
    for file in (tmp_path / "a").glob("*.*f"):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def page(labo, root: Path, *command: str) -> str:
    ran = labo(*command, "-p", root, "--format", "html", "--json")
    assert ran.status == 0, ran.out
    pages = [Path(f["path"]) for f in ran.json["files"] if f["path"].endswith(".html")]
    return unescape("".join(path.read_text(encoding="utf-8") for path in pages))


def test_the_conducteur_tells_times_cues_and_quantities(labo, project) -> None:
    text = re.sub(r"<[^>]+>|\s+", " ", page(labo, project(), "plan-workshop"))
    assert "9 h 30" in text.replace("\u202f", " ")
    # 12 people, tables of six at most: 2 maps; ten notes a person.
    assert re.search(r"cartes d’empathie en A3 : 2 feuilles\b", text.replace("\u202f", " "))
    assert re.search(r"papillons repositionnables \(5 × 4 cm\) : 120\b", text.replace("\u202f", " "))
    assert "Pensez à une personne que vous avez vraiment rencontrée" in text


def test_the_programme_tells_participants_nothing_internal(labo, project) -> None:
    root = project()
    path = root / "workshops" / "premier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  - {title: Mot, minutes: 5, notes: surveiller Paul, lead: Inès}\n",
        encoding="utf-8",
    )
    assert labo("plan-workshop", "-p", root, "--format", "html").status == 0
    text = (root / "out" / "premier-programme.html").read_text(encoding="utf-8")
    assert "Mot" in text
    assert "surveiller" not in text
    assert "Inès" not in text


INTERVIEW = "- {id: un, title: Premiers entretiens, group: usagers, purpose: Comprendre, themes: [attente, paroles], duration: 40 min%s}\n"


def test_questions_come_from_the_interview_then_the_theme_then_the_card(labo, project) -> None:
    own = INTERVIEW % ", questions: [{theme: attente, ask: Racontez votre attente., follow_ups: [Et ensuite ?]}]"
    text = page(labo, project({"interviews.yaml": own}), "plan-interview")
    assert "Racontez votre attente." in text
    assert "Ce qui se dit" in text
    theme = "  - {id: attente, title: L'attente, question: Comment se passe l'attente ici ?}"
    files = {
        "interviews.yaml": INTERVIEW % "",
        "project.yaml": project()
        .joinpath("project.yaml")
        .read_text(encoding="utf-8")
        .replace("  - {id: attente, title: L'attente}", theme),
    }
    assert "Comment se passe l’attente ici\u202f?" in page(labo, project(files, "q"), "plan-interview")


def test_an_interview_too_short_for_its_themes_is_said(labo, project) -> None:
    ran = labo("plan-interview", "-p", project({"interviews.yaml": (INTERVIEW % "").replace("40 min", "20 min")}))
    assert ran.status == 1
    assert "do not fit" in ran.err


def test_the_brief_traces_each_function_to_those_who_asked(labo, tmp_path: Path) -> None:
    ran = labo(
        "export-brief",
        "-p",
        ROOT / "examples" / "seniors-deplacements",
        "--format",
        "html",
        "--out",
        tmp_path,
        "--json",
    )
    text = Path(ran.json["files"][0]["path"]).read_text(encoding="utf-8")
    for name in [*(f"FP{n}" for n in range(1, 7)), *(f"FC{n}" for n in range(1, 7)), "r1", "c1", "c60"]:
        assert re.search(rf'id="[^"]*{name}"', text), name
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets <= set(re.findall(r'id="([^"]+)"', text))


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_a_picture_of_the_project_is_in_the_document(labo, project) -> None:
    root = project({"images/logo.png": PICTURE})
    path = root / "project.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "logo: {file: images/logo.png, alt: Le logo de la direction}\n",
        encoding="utf-8",
    )
    assert labo("export-brief", "-p", root).status == 0
    text = (root / "out" / "cahier-des-charges.html").read_text(encoding="utf-8")
    assert 'alt="Le logo de la direction"' in text
    assert "data:image/png;base64," in text
    assert verapdf.broken_rules([root / "out" / "cahier-des-charges.pdf"]) == {}


@pytest.mark.parametrize(
    "theft",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="/etc/passwd" alt="x">',
        '<img src="../../../../etc/passwd" alt="x">',
        '<img src="%2e%2e/%2e%2e/etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<style>p { background: url("file:///etc/passwd") }</style>',
        '<style>@import "file:///etc/passwd";</style>',
        '<img alt="x" src="assets/../../etc/passwd">',
    ],
)
def test_nothing_outside_the_project_is_pulled_into_a_document(labo, project, theft: str) -> None:
    source = (ROOT / "templates" / "programme.html").read_text(encoding="utf-8")
    assert "{% block content %}" in source
    template = source.replace("{% block content %}", "{% block content %}" + theft)
    ran = labo("plan-workshop", "-p", project({"templates/programme.html": template}), "--format", "pdf")
    assert ran.status == 1
    assert "outside the project" in ran.err


def test_a_picture_behind_a_link_out_of_the_project_is_refused(labo, project, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE)
    root = project()
    (root / "logo.png").symlink_to(tmp_path / "secret.png")
    path = root / "project.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "logo: {file: logo.png, alt: x}\n", encoding="utf-8")
    ran = labo("export-brief", "-p", root, "--format", "html")
    assert ran.status == 1
    assert "outside the project" in ran.err


def test_without_pango_the_other_formats_work_and_pdf_says_what_is_missing(
    labo_process, project, tmp_path: Path
) -> None:
    broken = tmp_path / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text(
        'print("-----\\nbanner")\nraise OSError("cannot load library \'libpango-1.0-0\'")\n'
    )
    env = {"PYTHONPATH": f"{broken.parent}:{ROOT}"}
    root = project()
    assert labo_process("plan-workshop", "-p", root, "--format", "html", env=env).status == 0
    ran = labo_process("plan-workshop", "-p", root, "--format", "html,pdf", env=env)
    assert ran.status == 1
    assert "PDF documents need Pango" in ran.err
    assert "banner" not in ran.out + ran.err
    assert "Traceback" not in ran.err
