"""The specification: every section from data or marked as to be written, nobody recognisable, the chain in figures."""

import re
from pathlib import Path

import lxml.html

from tests import briefs
from tests.conftest import ROOT


def page(labo, root: Path, *options: object) -> lxml.html.HtmlElement:
    ran = labo("export-brief", "-p", root, "--format", "html", *options, "--json")
    assert ran.status == 0, ran.err
    (file,) = ran.json["files"]
    return lxml.html.document_fromstring(Path(file["path"]).read_text(encoding="utf-8"))


_MADE: dict[str, str] = {}


def whole(labo, project) -> lxml.html.HtmlElement:
    """The page of the whole small project, made once."""
    if not _MADE:
        root = page(labo, project({**briefs.CHAIN, "brief.yaml": briefs.BRIEF}))
        _MADE["page"] = lxml.html.tostring(root, encoding="unicode")
    return lxml.html.document_fromstring(_MADE["page"])


def text_of(element: lxml.html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def section(root: lxml.html.HtmlElement, name: str) -> lxml.html.HtmlElement:
    (found,) = root.xpath(f"//section[contains(concat(' ', @class, ' '), ' on-{name} ')]")
    return found


def boxes(root: lxml.html.HtmlElement) -> list[str]:
    return [text_of(box) for box in root.xpath("//*[@class='to-write']")]


EMPTY = {"project.yaml": "title: A\nlanguage: en\nkind: new-service\nsponsor: {name: B}\nchallenge: How?\n"}
BARE = {**EMPTY, "groups.yaml": None, "workshops/premier.yaml": None}
SECTIONS = [
    *("Context and commission", "How it was co-designed", "Publics and profiles", "Findings and words heard"),
    *("The user's journey, today and tomorrow", "In scope and out of scope", "Needs and functions"),
    *("What the service must offer", "Constraints", "Governance and partners", "Means", "Trial and calendar"),
    *("Indicators", "Risks", "Duty to answer"),
]


def test_what_is_still_to_be_written_stands_in_a_box_with_its_file(labo, project) -> None:
    root = page(labo, project(BARE))
    titles = [text_of(h2) for h2 in root.xpath("//section//h2/span[@class='title']")]
    assert [title for title in titles if title in SECTIONS] == SECTIONS
    assert len(boxes(root)) == 20
    assert "Where to write it: in the file brief.yaml, under the key “risks”." in text_of(section(root, "risks"))
    assert "in a file of the folder workshops/" in text_of(section(root, "co-design"))
    assert "still to be written" in text_of(root.xpath("//nav")[0])


def test_the_terminal_says_what_is_still_to_be_written(labo, project) -> None:
    ran = labo("export-brief", "-p", project(BARE), "--format", "html")
    assert ran.status == 0
    lines = [line for line in ran.err.splitlines() if "→" in line]
    assert len(lines) == 20
    assert "  Risks  →  brief.yaml under risks:" in lines
    assert "  Publics and profiles  →  groups.yaml" in lines


def test_strict_makes_nothing_while_a_section_is_empty(labo, project) -> None:
    files = {**briefs.CHAIN, "brief.yaml": briefs.BRIEF.replace("answering: By letter, in July.\n", "")}
    root = project(files)
    ran = labo("export-brief", "-p", root, "--format", "html", "--strict")
    assert ran.status == 1
    assert not (root / "out").exists()
    assert "under answering:" in ran.err
    # The context is a key of project.yaml, and is missing too.
    assert "under context:" in ran.err
    assert ran.err.count("is still to be written") == 2
    said = " ".join(ran.err.split())
    assert "nothing was made, and nothing kept: 2 sections are still to be written, and --strict wants them all" in said


def test_strict_makes_a_document_that_has_everything(labo, project) -> None:
    whole = briefs.PROJECT + "context: People stood for years.\n"
    root = project({**briefs.CHAIN, "project.yaml": whole, "brief.yaml": briefs.BRIEF})
    made = page(labo, root, "--strict")
    assert boxes(made) == []
    assert "still to be written" not in text_of(made.xpath("//body")[0])


def test_an_adopted_document_leaves_empty_sections_out_and_numbers_the_others_on(labo, project) -> None:
    brief = "status: adopted\nrisks: [{risk: Rain, likelihood: 1, severity: 1, answer: Umbrella}]\n"
    root = page(labo, project({**BARE, "brief.yaml": brief}))
    assert boxes(root) == []
    heads = [text_of(h2) for h2 in root.xpath("//section//h2[span[@class='number']]")]
    assert heads == ["1 Context and commission", "2 Risks"]


def test_a_summary_nobody_wrote_is_made_of_the_project(labo, project) -> None:
    root = whole(labo, project)
    said = text_of(root.xpath("//section[contains(@class, 'summary')]")[0])
    assert "How could people be welcomed better?" in said
    assert "Users, Agents and Carers" in said
    assert "FP1 Let everybody sit while they wait" in said
    assert "4 things said or seen · 2 recommendations · 1 of them kept, whole or in part · 2 functions" in said
    assert "1 October 2026: A first month" in said
    assert "3 February 2026: At the desk · Users" in said
    assert "r1 Put twelve seats in the hall." in said
    assert "Open on Saturdays" not in said
    assert "under the key “summary”" in said
    files = {**briefs.CHAIN, "brief.yaml": briefs.BRIEF + "status: for-review\n"}
    later = text_of(page(labo, project(files)).xpath("//section[contains(@class, 'summary')]")[0])
    assert "r1 Put twelve seats in the hall." in later
    assert "under the key" not in later


def test_a_summary_somebody_wrote_stands_alone(labo, project) -> None:
    root = page(labo, project({**briefs.CHAIN, "brief.yaml": briefs.BRIEF + "summary: Seats for all.\n"}))
    said = text_of(root.xpath("//section[contains(@class, 'summary')]")[0])
    assert "Seats for all." in said
    assert "things said or seen" not in said
    assert "under the key" not in said


def test_the_cover_does_not_say_that_a_group_was_invited_or_came(labo, project) -> None:
    root = whole(labo, project)
    cover = text_of(root.xpath("//header[@class='cover']")[0])
    assert "more than 18 people in the groups concerned" in cover
    assert "invited" not in cover
    said = text_of(section(root, "co-design"))
    assert "people met, or expected at a workshop" in said
    assert "Expected at workshops" in said


def test_answers_tell_who_decided_what_was_said_before_and_what_people_made_of_it(labo, project) -> None:
    root = whole(labo, project)
    said = text_of(root.get_element_by_id("recommendation-r2"))
    for words in (
        "Accepted at first, then refused.",
        "Users: agrees; Agents: disagrees",
        "Users work all week, agents too.",
        "“We will ask again.”",
        "Reason: staff available.",
        "On 4 May 2026: Retained · Head of Housing",
        "Yes, we said.",
        "Since 10 June 2026: Not retained",
    ):
        assert words in said, words
    assert "Accepted at first" not in text_of(root.get_element_by_id("recommendation-r1"))


def test_each_function_says_who_asked_for_it_in_their_words(labo, project) -> None:
    root = whole(labo, project)
    said = text_of(root.get_element_by_id("requirement-FP1"))
    # Words before what was seen, those with votes first; the third by its code.
    assert said.index("“Somewhere to sit.”") < said.index("“I stand for an hour.”")
    assert "People hold on to the wall" not in said
    assert "Said by others too: c3" in said
    alone = text_of(root.get_element_by_id("requirement-FC1"))
    assert "Who said it" not in alone
    assert "fire rules" in alone


RANKED = "".join(
    f"- {{id: {name}, kind: {kind}, statement: {words}, importance: {importance}, from: [r1], "
    "criteria: [{name: Seats, level: '4', flexibility: F1}]}\n"
    for name, kind, words, importance in (
        ("FP1", "main", "Let people sit", 3),
        ("FC1", "constraint", "Adapt to fire rules", 5),
        ("FP2", "main", "Let people know", 5),
    )
)


def test_functions_are_listed_by_importance_whatever_their_kind(labo, project) -> None:
    files = {**briefs.CHAIN, "requirements.yaml": RANKED}
    rows = section(page(labo, project(files)), "functions").xpath(".//table[contains(@class, 'overview')]/tbody/tr")
    assert [[text_of(cell) for cell in row] for row in rows] == [
        ["FC1", "Adapt to fire rules", "Constraint function", "K5"],
        ["FP2", "Let people know", "Main function", "K5"],
        ["FP1", "Let people sit", "Main function", "K3"],
    ]


def test_the_contents_name_the_files_that_tell_the_sessions_whole(labo, project, tmp_path: Path) -> None:
    root = project({**briefs.CHAIN, "brief.yaml": briefs.BRIEF})
    said = text_of(page(labo, root).xpath("//section[contains(@class, 'contents')]")[0])
    named = re.findall(r"[\w-]+-(?:interview-guide|facilitation-plan)", said)
    assert named
    assert labo("export-all", "-p", root, "--format", "html", "--out", tmp_path / "all").status == 0
    assert set(named) <= {path.stem for path in (tmp_path / "all").rglob("*.html")}


def test_the_picture_of_the_chain_says_its_figures_to_those_who_cannot_see_it(labo, project) -> None:
    root = whole(labo, project)
    (picture,) = root.xpath("//svg[@class='flow']")
    assert text_of(picture[0]) == (
        "From left to right: 4 things said or seen, of which 4 are behind a recommendation; 2 recommendations "
        "(Retained: 1, found again in 1 function; Not retained: 1); 2 functions."
    )
    words = [text_of(word) for word in picture.xpath(".//text")]
    assert {"Retained", "Not retained", "main functions", "constraints"} <= set(words)


def test_the_voice_balance_follows_each_group_to_what_is_required(labo, project) -> None:
    root = whole(labo, project)
    rows = {
        text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in section(root, "voices").xpath(".//tbody/tr")
    }
    assert rows == {"Users": ["50% (2)", "67% (2)", "67% (2)"], "Agents": ["50% (2)", "33% (1)", "33% (1)"]}
    assert "Groups of which nothing was recorded: Carers." in text_of(section(root, "voices"))


def test_what_has_no_theme_is_printed_too_and_every_link_leads_somewhere(labo, project) -> None:
    root = whole(labo, project)
    assert "A number that is called." in text_of(section(root, "words"))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_a_consultation_in_writing_is_among_the_ways_people_were_heard(labo, project) -> None:
    consultation = "[{id: online, title: Say what you think, start: 2026-03-02, end: 2026-03-20, people: 140}]\n"
    more = "- {id: c9, group: carers, from: online, kind: idea, text: A bench outside.}\n"
    files = {**briefs.CHAIN, "consultations.yaml": consultation, "contributions.yaml": briefs.CONTRIBUTIONS + more}
    rows = [text_of(row) for row in section(page(labo, project(files)), "co-design").xpath(".//tbody/tr")]
    (row,) = [row for row in rows if "Say what you think" in row]
    assert row.startswith("from 2 March 2026 to 20 March 2026")
    assert row.endswith("1401")
    assert "Consultation in writing" in row
    assert "Carers" in row  # whom it was meant for is not said: those who wrote are


def test_interview_guides_and_agendas_stand_in_short(labo, project) -> None:
    files = {name: text for name, text in briefs.CHAIN.items() if name != "workshops/premier.yaml"}
    groups = briefs.GROUPS.replace("id: users", "id: usagers")
    renamed = {name: text.replace("users:", "usagers:") for name, text in files.items() if text}
    renamed |= {"groups.yaml": groups, "interviews.yaml": briefs.INTERVIEWS.replace("group: users", "group: usagers")}
    renamed["contributions.yaml"] = briefs.CONTRIBUTIONS.replace("group: users", "group: usagers")
    renamed["recommendations.yaml"] = briefs.RECOMMENDATIONS.replace("group: users", "group: usagers").replace(
        "{users:", "{usagers:"
    )
    root = page(labo, project(renamed))
    agenda = text_of(section(root, "agendas"))
    assert "Premier atelier" in agenda
    assert "9:30 am" in agenda
    assert "Et après" in agenda
    assert "more than 8 people expected" in agenda
    assert "Waiting" in text_of(section(root, "guides"))


def test_many_contributions_are_set_densely_and_say_as_much(labo, project) -> None:
    many = "".join(
        f"- {{id: m{n}, group: users, from: at-the-desk, theme: waiting, kind: need, text: Wish number {n}.}}\n"
        for n in range(400)
    )
    files = {**briefs.CHAIN, "contributions.yaml": briefs.CONTRIBUTIONS + many, "brief.yaml": briefs.BRIEF}
    root = page(labo, project(files))
    words = section(root, "words")
    assert not words.xpath(".//table")
    said = text_of(words.get_element_by_id("contribution-c2"))
    assert said == "c2 “Somewhere to sit.” Users · need · At the desk · 9 votes · Led to: r1."
    assert len(words.xpath(".//p[starts-with(@id, 'contribution-')]")) == 404
    function = text_of(root.get_element_by_id("requirement-FP1"))
    assert "Seats free at ten o'clock: 4, limit 2, F1, low" in function


def test_the_examples_have_every_section(labo, tmp_path: Path) -> None:
    for example in ("seniors-deplacements", "leaving-care"):
        ran = labo(
            *("export-brief", "-p", ROOT / "examples" / example, "--format", "html", "--out", tmp_path, "--strict")
        )
        assert ran.status == 0, ran.err
