"""Many PDFs at once: the same as one after the other, and nothing left behind when it is stopped."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from labo_cli.errors import LaboError
from labo_cli.rendering import pdf, press
from labo_cli.rendering.press import Press
from tests.conftest import ROOT

SENIORS = ROOT / "examples" / "seniors-deplacements"
PAGE = '<html lang="fr"><title>{n}</title><h1>Page {n}</h1>' + "<p>Une phrase de plus.</p>" * 20
PAGES = [PAGE.format(n=n) + f"<!--{'x' * size}-->" for n, size in enumerate((100, 40_000, 9_000, 40_001, 30_000))]


def pressed(pages: list[str]) -> tuple[list[pdf.Pdf], list[int]]:
    told: list[int] = []
    with Press() as press:
        return press.press(iter(pages), told.append), told


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that runs the tests may have one."""
    monkeypatch.setattr(press, "cores", lambda: 2)


@pytest.fixture
def no_pdf_made_here(two_cores: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """Fails when a page is not left to the workers."""
    monkeypatch.setattr(pdf, "to_pdf", lambda _html: pytest.fail("made in this process"))


@pytest.fixture(scope="module")
def alone() -> list[pdf.Pdf]:
    return [pdf.to_pdf(page) for page in PAGES]


@pytest.mark.usefixtures("no_pdf_made_here")
def test_workers_make_the_same_bytes_in_the_order_of_the_pages(alone: list[pdf.Pdf]) -> None:
    made, told = pressed(PAGES)
    assert made == alone
    assert len(told) == len(PAGES)
    assert told[0] == 3  # the longest first


@pytest.mark.usefixtures("no_pdf_made_here")
def test_workers_that_were_made_ready_work_on_the_smallest_page(alone: list[pdf.Pdf]) -> None:
    with Press() as early:
        early.make_ready()
        assert early.press(PAGES[:1]) == alone[:1]


def test_on_one_core_nobody_is_started(alone: list[pdf.Pdf], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "cores", lambda: 1)
    monkeypatch.setattr(Press, "_hire", lambda _self: pytest.fail("a worker was started"))
    with Press() as only:
        only.make_ready()
        assert only.press(PAGES) == alone


@pytest.mark.usefixtures("two_cores")
def test_one_long_page_and_a_short_one_are_not_worth_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Press, "_hire", lambda _self: pytest.fail("a worker was started"))
    assert [made.pages for made in pressed([PAGES[0], PAGES[0] + f"<!--{'x' * 500_000}-->"])[0]] == [1, 1]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no such call here")
def test_the_cores_that_a_process_is_held_to_are_counted() -> None:
    code = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); from labo_cli.rendering.press import cores; print(cores())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"


@pytest.mark.usefixtures("no_pdf_made_here")
def test_an_error_in_a_worker_comes_through_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")  # as `speak` leaves it
    pages = [*PAGES, PAGES[0] + '<img alt="x" src="file:///etc/passwd">']
    with pytest.raises(LaboError, match="hors du projet") as caught:
        pressed(pages)
    assert caught.value.hint


@pytest.mark.usefixtures("no_pdf_made_here")
def test_a_fault_in_a_worker_keeps_its_kind_and_its_place() -> None:
    with pytest.raises(UnicodeEncodeError) as caught:
        pressed([*PAGES, PAGES[0] + "\ud800"])  # half a character: no library can write it down
    assert "in to_pdf" in caught.value.__notes__[0]


@pytest.mark.usefixtures("two_cores")
def test_where_no_process_may_be_started_the_pages_are_made_here(
    alone: list[pdf.Pdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    from multiprocessing.context import SpawnProcess

    def refused(_self: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(SpawnProcess, "start", refused)
    made, told = pressed(PAGES)
    assert made == alone
    assert sorted(told) == list(range(len(PAGES)))


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("survivors", [0, 1])
def test_the_page_of_a_worker_that_died_is_made_again(alone: list[pdf.Pdf], survivors: int) -> None:
    with Press() as wounded:
        wounded.make_ready()
        victims = list(wounded._workers.values())[survivors:]

        def kill(_n: int) -> None:
            while victims:
                os.kill(victims.pop().pid, signal.SIGKILL)

        assert wounded.press(PAGES, kill) == alone


def kin_of(pid: int) -> dict[int, str]:
    """The processes of a session that still run, by what they were started with."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=,args=", "-s", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    rows = (line.split(maxsplit=2) for line in listed.splitlines())
    return {int(row[0]): row[2] for row in rows if not row[1].startswith("Z")}


def wait_for(seen) -> None:
    end = time.monotonic() + 30
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.02)


def started(root: Path, tmp_path: Path) -> subprocess.Popen[str]:
    code = "import labo_cli.rendering.press as p, sys; p.cores = lambda: 2; from labo_cli.cli.app import run; sys.exit(run(sys.argv[1:]))"
    (tmp_path / "tmp").mkdir()
    return subprocess.Popen(
        [sys.executable, "-c", code, "export-all", "-p", root, "--out", tmp_path / "out", "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        # A shell that runs the tests in the background has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def workers(process: subprocess.Popen[str]) -> list[int]:
    return [pid for pid, said in kin_of(process.pid).items() if "spawn_main" in said]


@pytest.mark.skipif(sys.platform != "linux", reason="lists processes as Linux does")
@pytest.mark.parametrize("later", [0, 0.3, 2.5], ids=["as they start", "as they import", "as they work"])
def test_ctrl_c_leaves_no_process_and_no_file(tmp_path: Path, later: float) -> None:
    process = started(SENIORS, tmp_path)
    wait_for(lambda: len(workers(process)) == 2 or process.poll() is not None)
    time.sleep(later)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "\nInterrupted: nothing was left half-written.\n")
    wait_for(lambda: not kin_of(process.pid))
    assert not (tmp_path / "out").exists()
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="lists processes as Linux does")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    process = started(SENIORS, tmp_path)
    wait_for(lambda: len(workers(process)) == 2 or process.poll() is not None)
    process.kill()
    process.wait(timeout=30)
    wait_for(lambda: not kin_of(process.pid))
    process.communicate()


def test_export_all_writes_the_same_on_one_core_and_on_two(tmp_path: Path) -> None:
    code = "import labo_cli.rendering.press as p, sys; p.cores = lambda: int(sys.argv[1]); from labo_cli.cli.app import run; sys.exit(run(sys.argv[2:]))"
    for cores in "12":
        subprocess.run(
            [sys.executable, "-c", code, cores, "export-all", "-p", SENIORS, "--out", tmp_path / cores, "--quiet"],
            check=True,
        )
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / cores).glob("*.*")} for cores in "12")
    assert len(one) > 30
    assert one == two
