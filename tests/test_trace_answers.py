"""Answers that change after somebody read them over: either they say so, or `labo trace` does."""

import re
from typing import Any

import pytest

from tests.test_trace_reviews import held, links_of, problems_of

REFUSED = {
    "text": "Un café gratuit.",
    "from": ["c3"],
    "state": "not-retained",
    "reason": "running-cost",
    "explanation": "Non, cela coûte trop cher.",
    "next_step": None,
    "easy": "Non. C'est trop cher.",
}
NEW = {"state": "retained", "reason": None, "explanation": "Oui, dès mai.", "easy": "Oui. En mai."}
BEFORE = {"state": "not-retained", "date": "2026-04-02"}
TURNED: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "nothing says so": (NEW, "suspect", ("history:", "labo trace --accept r3")),
    "another state is told, which it never had": (
        {**NEW, "history": [{**BEFORE, "state": "under-study"}]},
        "suspect",
        ("history:",),
    ),
    "a date that is taken away": ({**NEW, "date": None}, "suspect", ("history:",)),
    "the words alone": (
        {"explanation": "Non, jamais.", "easy": "Non. Jamais."},
        "suspect",
        ("the explanation given", "history:"),
    ),
    "the easy version stays behind": (
        {**NEW, "easy": REFUSED["easy"], "history": [BEFORE]},
        "suspect",
        ("check easy: against the new answer",),
    ),
    "both stay behind": ({**NEW, "easy": REFUSED["easy"]}, "suspect", ("history:", "check easy:")),
    "its history says so": ({**NEW, "history": [BEFORE]}, "reviewed", ()),
    "its date says so": ({**NEW, "date": "2026-05-07"}, "reviewed", ()),
    "the easy version alone": ({"easy": "Non. Trop cher."}, "reviewed", ()),
    "typography": ({"explanation": "Non,  cela coûte\ntrop cher."}, "reviewed", ()),
}


@pytest.mark.parametrize("turn", TURNED)
def test_an_answer_that_changed_says_so_or_is_suspect(labo, project, turn: str) -> None:
    changes, state, told = TURNED[turn]
    root = project(held(recommended={"r3": REFUSED}))
    labo("trace", "--accept", "--yes", "-p", root)
    project(held(recommended={"r3": {**REFUSED, **changes}}), root.name)
    assert links_of(labo, root)["answered r3 r3"][0] == state
    problems = [problem for problem in problems_of(labo, root) if problem["rule"] == "suspect-link"]
    assert len(problems) == (state == "suspect")
    said = str(problems) + labo("trace", "r3", "-p", root).out.replace("\n", " ")
    assert [words for words in told if words not in said] == []
    assert ("changed after it was read over" in labo("trace", "-p", root).out.replace("\n    ", " ")) == bool(told)
    # Once it is read over, the next change is held against this answer.
    labo("trace", "--accept", "--yes", "-p", root)
    assert links_of(labo, root)["answered r3 r3"] == ("reviewed", [], [])
    last = {**REFUSED, **changes, "explanation": "Nous verrons.", "easy": None}
    project(held(recommended={"r3": last}), root.name)
    assert links_of(labo, root)["answered r3 r3"][0] == "suspect"


def test_an_answer_that_says_that_it_changed_is_to_be_read_over(labo, project) -> None:
    root = project(held(recommended={"r3": REFUSED}))
    labo("trace", "--accept", "--yes", "-p", root)
    project(held(recommended={"r3": {**REFUSED, **NEW, "history": [BEFORE]}}), root.name)
    shown = labo("trace", "-p", root).out
    assert "1 answer that changed and says so" in shown
    assert "read over the answers that changed" in shown


def test_a_record_of_before_answers_were_watched_says_nothing_of_them(labo, project) -> None:
    root = project(held(recommended={"r3": REFUSED}))
    labo("trace", "--accept", "--yes", "-p", root)
    record = root / "trace.lock"
    old = re.sub(r"^(answered: .*\|).*(text=\w+)$", r"\1 \2", record.read_text("utf-8"), flags=re.M)
    assert re.search(r"answered: r3 \| \S+ \| text=\w+\n", old)
    record.write_text(old, encoding="utf-8")
    project(held(recommended={"r3": {**REFUSED, **NEW}}), root.name)
    assert links_of(labo, root)["answered r3 r3"] == ("reviewed", [], [])
    assert "2 answers whose record is to be renewed" in labo("trace", "--accept", "--yes", "-p", root).out
    project(held(recommended={"r3": REFUSED}), root.name)
    assert links_of(labo, root)["answered r3 r3"][0] == "suspect"


def test_links_at_what_stands_in_error_are_left_out(labo, project) -> None:
    root = project(held(recommended={"r3": {**REFUSED, "explanation": None}}))
    ran = labo("trace", "--accept", "--yes", "-p", root)
    assert ran.status == 1
    assert re.search(r"Left out.*: r3\n", ran.out)
    # The request hangs on the words, whatever its answer: that link is recorded.
    assert {name for name, link in links_of(labo, root).items() if link[0] == "not-reviewed"} == {"answered r3 r3"}
    before = (root / "trace.lock").read_bytes()
    again = labo("trace", "--accept", "r3", "--yes", "-p", root)
    assert "Nothing was recorded" in again.out
    assert again.status == 1
    quiet = labo("trace", "--accept", "r3", "--yes", "-p", root, "--quiet")
    assert (quiet.status, "r3" in quiet.out) == (1, True)
    assert labo("trace", "--accept", "--yes", "-p", root, "--json").json["left_out"] == ["r3"]
    assert (root / "trace.lock").read_bytes() == before
