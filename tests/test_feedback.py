"""Letters to participants: what they are told, and when nothing is published."""

import re

import pytest
from docx import Document
from pypdf import PdfReader

from tests.feedback_project import RECOMMENDED, bus_files, made, words


@pytest.fixture
def bus(project):
    """A project with an answer of each sort; recommendations may be given in place of its own."""
    return lambda *given, **more: project(bus_files(*given, **more))


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
        r"The part that is kept: The main stops are said aloud\. Why not the rest: It would cost too much", own
    )
    assert "A voice for all 412 stops costs more than the line earns." in own
    assert "You will have an answer by 15 September 2026." in own
    assert re.search(r"Hold the door\..*Where it lives on: Wait until everybody sits\.", own)
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
    assert re.search(r"1 July 2026: New timetable", others)
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
    assert "there is no group “riderz”" in ran.err
    assert "riders" in ran.err


@pytest.mark.parametrize("said", ["Éleveurs de Bresse", "eleveurs de bresse", "ÉLEVEURS", "drivers", "Driv"])
def test_a_group_is_understood_by_its_name_too(labo, project, said: str) -> None:
    files = bus_files()
    files["groups.yaml"] = files["groups.yaml"].replace("name: Drivers", "name: Éleveurs de Bresse")
    out = made(labo, project(files), "--group", said)
    assert {path.name for path in out.glob("*.html")} == {"drivers-feedback-letter.html"}


def test_a_beginning_that_several_groups_have_is_asked_about(labo, project) -> None:
    files = bus_files()
    files["groups.yaml"] = files["groups.yaml"].replace("name: Drivers", "name: Ridden")
    ran = labo("export-feedback", "-p", project(files), "--group", "Rid")
    assert ran.status == 0
    files["groups.yaml"] = files["groups.yaml"].replace("name: Riders", "name: Regulars")
    ran = labo(
        "export-feedback",
        "-p",
        project({**files, "groups.yaml": files["groups.yaml"].replace("Ridden", "Regular drivers")}, "q"),
        "--group",
        "regular",
    )
    assert ran.status == 2
    assert "several groups begin with “regular”: riders, drivers" in " ".join(ran.err.split())


def test_known_warnings_are_shown_and_the_letters_made(labo, bus) -> None:
    root = bus()
    ran = labo("export-feedback", "-p", root, "--format", "html")
    assert ran.status == 0
    for rule in ("contribution-nowhere", "no-next-step", "group-never-heard", "small-profile"):
        assert f"[{rule}]" in ran.err
    # What somebody accepted, and what is the specification's own matter, are not told.
    assert "contribution “c4”" not in ran.err
    assert "no-verification" not in ran.err
    assert (root / "out" / "feedback-letter.html").exists()
    assert labo("export-feedback", "-p", root, "--format", "html", "--quiet").err == ""
    listed = labo("export-feedback", "-p", root, "--format", "html", "--quiet", "--json").json["problems"]
    assert "no-next-step" in {problem["rule"] for problem in listed}


def test_a_link_that_has_become_suspect_is_told(labo, bus) -> None:
    root = bus()
    assert labo("trace", "--accept", "--yes", "-p", root).status == 0
    assert "suspect-link" not in labo("export-feedback", "-p", root, "--format", "html").err
    path = root / "recommendations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Hold the door.", "Hold both doors."), encoding="utf-8")
    ran = labo("export-feedback", "-p", root, "--format", "html")
    assert ran.status == 0
    assert "[suspect-link]" in ran.err


def test_a_letter_begins_with_each_answer_in_a_line(labo, bus) -> None:
    long = f"Wait until everybody sits, {'and then a little longer, ' * 4}before the doors close."
    page = (made(labo, bus([{**RECOMMENDED[0], "text": long}, *RECOMMENDED[1:]])) / "feedback-letter.html").read_text(
        encoding="utf-8"
    )
    short = re.search(r'<section class="in-short">(.*?)</section>', page, re.DOTALL)
    assert short
    lines = dict(re.findall(r'<a href="#answer-(\d)">([^<]*)</a>', short[1]))
    assert lines == {
        "1": "Wait until everybody sits, and then a little longer, and then a little longer, and then a little…",
        "2": "Say each stop aloud.",
        "3": "Give drivers four more minutes.",
        "4": "Put a bench at each stop.",
        "5": "Hold the door.",
    }
    told = re.sub(r"<[^>]+>|\s+", " ", short[1])
    assert re.search(r"One is not kept\. +3 +Give drivers four more minutes\. +The law does not allow it\.", told)
    assert re.search(r"aloud\. +It would cost too much to keep going", told)
    assert "An answer is due by 15 September 2026." in told
    assert re.search(r"What comes first: +1 July 2026: New timetable", told)
    assert re.search(r"How to answer us: +until 30 June 2026", told)


def test_the_letters_and_the_specification_number_answers_alike(labo, bus) -> None:
    root = bus()
    text = words(made(labo, root) / "feedback-letter.html")
    assert "Answer 3 · slow" in text
    assert "Answer 1 · wait" in words(root / "out" / "drivers-feedback-letter.html")
    assert labo("export-brief", "-p", root, "--format", "html").status == 0
    brief = words(root / "out" / "specification.html")
    assert re.search(r"Give drivers four more minutes\. [^·]*?In the letters to participants: answer 3\.", brief)


def test_a_draft_shows_what_each_answer_lacks(labo, bus) -> None:
    bare = [{k: v for k, v in item.items() if k not in {"explanation", "reason", "easy"}} for item in RECOMMENDED]
    root = bus(bare)
    made(labo, root, "--draft")
    for name in ("feedback-letter-draft", "feedback-simplified-draft", "feedback-poster-draft"):
        text = words(root / "out" / f"{name}.html")
        refused = text[
            text.index("Give drivers four more minutes.", text.index("What is not kept") if "poster" in name else 0) :
        ]
        assert text.count("[reason to be written]") == (1 if "poster" in name else 2)
        assert "[answer to be written]" in refused
        assert "[reason to be written]" in refused
    assert words(root / "out" / "feedback-letter-draft.html").count("[answer to be written]") == 5
    answered = [*RECOMMENDED[:4], {"id": "roof", "text": "A roof.", "from": ["c2"]}]
    made(labo, bus(answered, title="Another"), "--draft", "--out", root / "second")
    assert "[reason to be written]" not in words(root / "second" / "feedback-letter-draft.html")
    assert words(root / "second" / "feedback-letter-draft.html").count("[answer to be written]") == 1


def test_drafts_are_swept_once_the_letters_are_made_but_not_those_that_somebody_changed(labo, bus) -> None:
    root = bus()
    out = made(labo, root, "--draft", "--format", "html,md")
    kept = out / "riders-feedback-letter-draft.md"
    kept.write_text("My notes.", encoding="utf-8")
    (out / "notes.txt").write_text("Mine.", encoding="utf-8")
    made(labo, root, "--group", "drivers")
    assert not (out / "drivers-feedback-letter-draft.html").exists()
    assert (out / "feedback-letter-draft.html").exists()
    assert labo("export-all", "-p", root, "--format", "html").status == 0
    assert [path.name for path in out.glob("*-draft.*")] == [kept.name]
    assert (out / "notes.txt").exists()
    # What labo made besides is still its own to replace.
    assert labo("export-feedback", "-p", root, "--format", "html").status == 0


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
    root = bus([{**RECOMMENDED[0], "text": hostile, "explanation": hostile, "link": "java\tscript:alert(1)"}])
    for file in made(labo, root).glob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert "<script>alert" not in page
        assert 'href="java' not in page


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
