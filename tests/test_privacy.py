"""Names and numbers of people: told where they would be published, and never printed in full."""

from pathlib import Path

import pytest

from labo_cli.private_lists import names_in
from tests.chain_case import chain

LIST = "prénom;nom;groupe\nOdile;Vasseron;usagers\nKarim;Lemercier;agents\n"
SAID = "Appelez Odile Vasseron au 06 12 34 56 78, ou odile.vasseron@free.fr."


@pytest.mark.parametrize("options", [(), ("--json",), ("--strict",)])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_message_prints_no_name_nor_number_in_full(labo, project, options: tuple[str, ...], lang: str) -> None:
    root = project(chain({"c1": {"text": SAID}}, {"r1": {"explanation": f"Oui. {SAID}"}}, private=LIST))
    ran = labo("check", "-p", root, *options, lang=lang)
    assert ran.status == 1
    said = (ran.out + ran.err).casefold()
    assert "private-name-published" in said
    assert "personal-data-published" in said
    for secret in ("vasseron", "34 56", "odile"):
        assert secret not in said


def test_a_name_is_found_wherever_it_would_be_published(labo, project) -> None:
    name = "Vasseron"
    files = chain(
        {"c1": {"text": name, "profile": f"U1, {name}"}},
        {
            "r1": {
                "text": name,
                "explanation": name,
                "easy": name,
                "kept": name,
                "divergence": name,
                "passed_on_to": name,
                "decided_by": name,
                "next_step": {"what": name, "pilot": name, "deadline": "2026-05-04"},
                "history": [{"state": "under-study", "date": "2026-03-20", "explanation": name}],
                "reactions": [{"group": "usagers", "text": name}],
            }
        },
        {"FP1": {"statement": f"Aider {name}", "justification": name}},
        brief={
            "summary": name,
            "findings": [{"title": name, "text": name, "from": ["c1"]}],
            "governance": [{"task": name, "responsible": name, "accountable": name}],
            "glossary": [{"term": name, "meaning": name}],
        },
        groups={"usagers": {"profile": name}},
        project={"context": name, "team": [{"name": "Maud", "role": "facilitator"}]},
        private=LIST,
        title=name,
    )
    problems = labo("check", "-p", project(files), "--json").json["problems"]
    places = {
        problem["where"].rpartition(", ")[2] for problem in problems if problem["rule"] == "private-name-published"
    }
    assert places == {
        *(
            "text",
            "profile",
            "explanation",
            "easy",
            "kept",
            "divergence",
            "passed_on_to",
            "decided_by",
            "what",
            "pilot",
        ),
        *("statement", "justification", "summary", "title", "task", "responsible", "accountable", "term", "meaning"),
        *("context",),
    }


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (LIST, ("Vasseron, Odile", "Lemercier, Karim")),
        ("sep=;\n" + LIST, ("Vasseron, Odile", "Lemercier, Karim")),
        (LIST.replace(";", ","), ("Vasseron, Odile", "Lemercier, Karim")),
        (LIST.encode("utf-16"), ("Vasseron, Odile", "Lemercier, Karim")),
        (LIST.encode("cp1252"), ("Vasseron, Odile", "Lemercier, Karim")),
        ("name,group\nVasseron,nobody\n", ("Vasseron",)),
        ("first name\nOdile\nOdile Vasseron\n", ("Vasseron, Odile",)),
        ("nom;nom;prénom\nVasseron;Autre;Odile\n", ("Vasseron, Odile", "Autre, Odile")),
        (b"\x00\xff\x00", ()),
        ("", ()),
    ],
)
def test_names_are_taken_from_a_list_in_any_state(project, content: str | bytes, names: tuple[str, ...]) -> None:
    assert names_in(project({"private/participants.csv": content})) == names


def test_there_are_no_names_without_a_list(project, tmp_path: Path) -> None:
    assert names_in(project({})) == ()
    assert names_in(project({"private/participants.xlsx": b"PK"}, "q")) == ()
    outside = tmp_path / "list.csv"
    outside.write_text(LIST, encoding="utf-8")
    root = project({"private/LISEZ-MOI.txt": "x"}, "r")
    (root / "private" / "participants.csv").symlink_to(outside)
    assert names_in(root) == ()


def test_a_borrowed_name_is_no_participant_s(labo, project) -> None:
    root = project(chain({"c1": {"text": "Odile attend le bus rue Vasseron."}}, private=LIST))
    assert labo("check", "-p", root).status == 0


def test_what_cannot_be_set_aside_says_so(labo) -> None:
    for rule in ("personal-data-published", "refusal-unexplained", "no-criterion"):
        said = labo("check", "--explain", rule).out
        assert "cannot be set aside" in said
        assert "accept:" not in said.partition("To set it aside")[2]
    said = labo("check", "--explain", "contribution-nowhere").out
    assert "which the trace prints" in " ".join(said.split())
    assert "file of the session" in " ".join(labo("check", "--explain", "no-break").out.split())
