"""A period that ends before it starts is told where it is written, whichever part of the project it is in."""

from typing import Any

import pytest

from tests.chain_case import chain

BACKWARDS = {"start": "2026-05-04", "end": "2026-03-02"}


def written(days: dict[str, str], part: str) -> dict[str, Any]:
    if part == "calendar":
        return chain(project={"calendar": days})
    if part == "trial":
        return chain(brief={"trial": [{"title": "Essai", **days}]})
    files = chain()
    lines = ["- id: en-ligne", "  title: En ligne", *(f"  {key}: {value}" for key, value in days.items())]
    return {**files, "consultations.yaml": "\n".join(lines) + "\n"}


@pytest.mark.parametrize("part", ["calendar", "trial", "consultations"])
def test_a_period_that_ends_before_it_starts_is_refused(labo, project, part: str) -> None:
    ran = labo("check", "-p", project(written(BACKWARDS, part)))
    assert ran.status == 1
    assert "this ends on 2026-03-02, before it starts on 2026-05-04" in ran.out + ran.err
    one_day = {"start": "2026-05-04", "end": "2026-05-04"}
    assert "this ends on" not in labo("check", "-p", project(written(one_day, part), "q")).out
