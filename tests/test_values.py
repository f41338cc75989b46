"""Times, lengths, days and yes or no, in every spelling that people type."""

from datetime import date, time

import pytest
from pydantic_core import PydanticCustomError

from labo_cli.model.values import read_clock, read_day, read_flag, read_link, read_minutes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("9\u202fh\u202f30", time(9, 30)),
        ("9H30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9h", time(9)),
        ("9 heures", time(9)),
        ("10", time(10)),
        ("14h", time(14)),
        ("0:00", time(0)),
        ("2pm", time(14)),
        ("2:30 pm", time(14, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
    ],
)
def test_a_time_of_day_is_read_as_people_type_it(typed: str, meant: time) -> None:
    assert read_clock(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9:60", "9:5", "midi", "", "-9:30", "13pm", "930"])
def test_what_is_no_time_of_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_clock(typed)
    assert "9h30" in (caught.value.context or {})["hint"]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("150", 150),
        ("150 min", 150),
        ("150min", 150),
        ("45 minutes", 45),
        ("45 mn", 45),
        ("2h30", 150),
        ("2 h 30", 150),
        ("1 h 30", 90),
        ("1h30 min", 90),
        ("2h", 120),
        ("2 hours", 120),
        ("2 heures", 120),
        ("1 hour 30 minutes", 90),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("2:30", 150),
    ],
)
def test_a_length_is_read_as_people_type_it(typed: str, minutes: int) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "h", "long", "-20", "2 days", "1.01h", "9999 h"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_minutes(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("2026-3-2", date(2026, 3, 2)),
        ("12 mars 2026", date(2026, 3, 12)),
        ("jeudi 12 mars 2026", date(2026, 3, 12)),
        ("1er avril 2026", date(2026, 4, 1)),
        ("12 August 2026", date(2026, 8, 12)),
        ("15 août 2026", date(2026, 8, 15)),
        ("March 12, 2026", date(2026, 3, 12)),
    ],
)
def test_a_day_is_read_in_both_languages(typed: str, day: date) -> None:
    assert read_day(typed) == day


def test_a_day_in_slashes_is_refused_with_its_day_first_reading() -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_day("12/03/2026")
    assert "2026-03-12" in (caught.value.context or {})["hint"]


@pytest.mark.parametrize("typed", ["2026-02-30", "31 avril 2026", "2026-13-01", "demain", "12 mars"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "meant"), [("yes", True), ("oui", True), ("Non", False), ("false", False), ("vrai", True)]
)
def test_yes_and_no_are_read_in_both_languages(typed: str, meant: bool) -> None:
    assert read_flag(typed) is meant


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/a",
        "HTTP://example.org",
        "mailto:accueil@example.org",
        "www.example.org/page",
        "Délibération no 2026-12, article 3",
        "Code de l'urbanisme : article L. 103-2",
    ],
)
def test_a_proof_is_an_address_or_words(typed: str) -> None:
    assert read_link(typed) == typed


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc", "C:\\a.pdf"]
)
def test_an_address_that_is_of_no_page_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_link(typed)
    assert "https://" in (caught.value.context or {})["hint"]
