"""The record of reviewed links is written by one at a time, and never over what somebody else wrote."""

from pathlib import Path
from typing import Any

import pytest

from labo_cli.cli import trace_accept
from labo_cli.locking import Busy, alone_in
from tests.chain_case import chain


@pytest.fixture
def reviewed(labo, project) -> Path:
    """A project all of whose links were reviewed, and where other words stand under one of them since."""
    root = project(chain({"c1": {"text": "J'attends debout."}}))
    assert labo("trace", "--accept", "--yes", "-p", root).status == 0
    path = root / "contributions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("J'attends", "On attend"), encoding="utf-8")
    return root


def test_a_record_that_changed_while_the_links_were_read_over_is_left(labo, reviewed: Path, monkeypatch) -> None:
    record = reviewed / "trace.lock"
    written = record.read_text(encoding="utf-8")
    theirs = written.replace(" | 20", " | 19")

    def meanwhile(*_told: object) -> None:
        record.write_text(theirs, encoding="utf-8")

    monkeypatch.setattr(trace_accept, "_show", meanwhile)
    ran = labo("trace", "--accept", "--yes", "-p", reviewed)
    assert ran.status == 1
    assert "has changed meanwhile" in ran.err
    assert record.read_text(encoding="utf-8") == theirs != written


def test_nobody_else_writes_between_the_reading_of_the_record_and_its_writing(
    labo, reviewed: Path, monkeypatch
) -> None:
    write = trace_accept.write_reviews

    def held(root: Path, reviews: Any) -> None:
        with pytest.raises(Busy), alone_in(root, 0):
            pass
        write(root, reviews)

    monkeypatch.setattr(trace_accept, "write_reviews", held)
    assert labo("trace", "--accept", "--yes", "-p", reviewed).status == 0


def test_another_one_that_writes_is_waited_for_and_told(labo, reviewed: Path, monkeypatch) -> None:
    monkeypatch.setattr(trace_accept, "PATIENCE", 0.0)
    before = (reviewed / "trace.lock").read_bytes()
    with alone_in(reviewed, 0):
        ran = labo("trace", "--accept", "--yes", "-p", reviewed)
    assert ran.status == 1
    assert "another labo is writing in" in " ".join(ran.err.split())
    assert (reviewed / "trace.lock").read_bytes() == before
