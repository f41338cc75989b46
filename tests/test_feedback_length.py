"""Letters that are no longer than they must be: each thing once, and all that matters first."""

import re

import pytest
from docx import Document

from tests.feedback_project import RECOMMENDED, bus_files, made, words


@pytest.fixture
def bus(project):
    """A project with an answer of each sort; recommendations may be given in place of its own."""
    return lambda *given, **more: project(bus_files(*given, **more))


def test_what_is_in_short_may_go_on_over_the_page_in_word(labo, bus) -> None:
    plain = {key: value for key, value in RECOMMENDED[0].items() if key not in {"next_step", "reactions"}}
    told = "Wait at stop {} until everybody has sat down."
    many = [{**plain, "from": [*plain["from"]], "id": f"n{n}", "text": told.format(n)} for n in range(20)]
    out = made(labo, bus(many), "--group", "riders", "--format", "docx")
    rows = [row for table in Document(str(out / "riders-feedback-letter.docx")).tables for row in table.rows]
    (short,) = [row for row in rows if "Wait at stop 19" in row.cells[0].text]
    assert "cantSplit" not in short._tr.xml


def test_a_letter_tells_each_thing_once(labo, bus) -> None:
    kept = {**RECOMMENDED[0], "from": ["c1", "c2"]}
    again = {**RECOMMENDED[4], "state": "retained", "next_step": {**kept["next_step"], "what": "Measure it"}}
    text = words(made(labo, bus([kept, again])) / "riders-feedback-letter.html")
    short, own = text.split("What you said", 1)
    assert "It leaves before I sit down. → Answer 1: kept" in own
    # A next step stands with its answer; the list of dates only names the answers of that day.
    assert "What comes first" in short
    assert own.count("Teach it to all drivers") == 1
    assert own.count("Measure it") == 1
    assert re.search(r"1 October 2026: what follows answers 1 and 2", own)
