"""Prints how long labo takes, as ratios to the least that could be done, and its peak memory.

    make bench

Each pair runs in turn, A B A B …, as whole processes; the ratio is the median of the
pairs, so that a machine whose speed drifts does not matter.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import chain_projects
import tracing
from big_projects import with_methods, with_workshops
from chain_projects import as_labo, material

ROOT = Path(__file__).parents[1]
SENIORS = ROOT / "examples" / "seniors-deplacements"
HERE = Path(__file__).parent
LABO = [sys.executable, "-m", "labo_cli"]
RUNS = 11
IMPORTED = 1_000_000
"""Rows of the largest export."""


def run(command: list[str]) -> tuple[float, float]:
    """Seconds, and megabytes at the peak, of one run of a command."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.perf_counter() - started, usage.ru_maxrss / 1000


def compare(
    name: str, ours: list[str], bare: list[str], target: float, memory: float | None = None, runs: int = RUNS
) -> bool:
    run(ours), run(bare)
    pairs = [(run(ours), run(bare)) for _ in range(runs)]
    ratio = statistics.median(a[0] / b[0] for a, b in pairs)
    a, b = (statistics.median(pair[side][0] for pair in pairs) for side in (0, 1))
    peak = max(pair[0][1] for pair in pairs)
    fine = ratio <= target and (memory is None or peak <= memory)
    limit = f" (at most {memory:.0f})" if memory else ""
    print(
        f"{name:32} {a * 1000:6.0f} ms / {b * 1000:6.0f} ms = {ratio:4.2f} (at most {target})   peak {peak:4.0f} MB{limit}   {'ok' if fine else 'MISSED'}"
    )
    return fine


def compare_to_sum(name: str, ours: list[str], bare: list[list[str]], target: float) -> bool:
    """One command against several others together."""
    rounds = [(run(ours)[0], sum(run(command)[0] for command in bare)) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(a / b for a, b in rounds)
    a, b = (statistics.median(pair[side] for pair in rounds) for side in (0, 1))
    fine = ratio <= target
    print(
        f"{name:32} {a * 1000:6.0f} ms / {b * 1000:6.0f} ms = {ratio:4.2f} (at most {target})   {'ok' if fine else 'MISSED'}"
    )
    return fine


def grow(name: str, work: Path, sizes: tuple[int, ...], most: float) -> bool:
    """A listing of more and more cards of one's own: its time, and whether it grows in proportion.

    Proportion is measured on what comes above starting up, from the smallest size to the
    largest; half as much again is let through for the noise of a machine.
    """
    cards = sorted((ROOT / "methods").glob("*.yaml"))
    shutil.copy(SENIORS / "project.yaml", work / "project.yaml")
    (work / "methods").mkdir()
    bare = statistics.median(run([*LABO, "list-methods"])[0] for _ in range(3))
    times = []
    for size in sizes:
        for n in range(len(list((work / "methods").iterdir())), size):
            shutil.copy(cards[n % len(cards)], work / "methods" / f"own-{n:05}.yaml")
        times.append(statistics.median(run([*LABO, "list-methods", "-p", str(work)])[0] for _ in range(5)))
    growth = (times[-1] - bare) / (times[0] - bare) / (sizes[-1] / sizes[0])
    fine = times[-1] <= most and growth <= 1.5
    said = ", ".join(f"{size}: {seconds:.2f} s" for size, seconds in zip(sizes, times, strict=True))
    print(f"{name:32} {said} (at most {most} s)   growth {growth:4.2f} of proportion   {'ok' if fine else 'MISSED'}")
    return fine


def cores(name: str, command: list[str], least: float, runs: int = 5, *, tells: bool = False) -> bool:
    """One command held to one core and left on two: how many times as fast it is on two.

    The command makes everything anew each time: `{out}` in it stands for an empty folder. It
    is timed as a whole, or it tells the seconds itself.
    """
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if len(usable) < 2:
        print(f"{name:32} not measured: there is one core, or no way to hold a command to one")
        return True

    def held_to(count: int) -> float:
        out = tempfile.mkdtemp()
        os.sched_setaffinity(0, sorted(usable)[:count])  # what is started from here on inherits it
        try:
            words = [part.format(out=out) for part in command]
            return float(subprocess.run(words, capture_output=True, check=True).stdout) if tells else run(words)[0]
        finally:
            os.sched_setaffinity(0, usable)
            shutil.rmtree(out)

    held_to(2)
    pairs = [(held_to(1), held_to(2)) for _ in range(runs)]
    ratio = statistics.median(one / two for one, two in pairs)
    one, two = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    fine = ratio >= least
    print(
        f"{name:32} {one * 1000:6.0f} ms / {two * 1000:6.0f} ms = {ratio:4.2f} (at least {least})   {'ok' if fine else 'MISSED'}"
    )
    return fine


def scaled(name: str, times: dict[int, float], base: float, limit: tuple[int, float] | None = None) -> bool:
    """Times by size, and whether they grow in proportion: half as much again is let through for the noise of a machine."""
    least, most = min(times), max(times)
    growth = (times[most] - base) / (times[least] - base) / (most / least)
    fine = growth <= 1.5 and (limit is None or times[limit[0]] <= limit[1])
    said = ", ".join(f"{size}: {seconds:.2f} s" for size, seconds in times.items())
    asked = f" (at most {limit[1]} s for {limit[0]})" if limit else ""
    print(f"{name:32} {said}{asked}   growth {growth:4.2f} of proportion   {'ok' if fine else 'MISSED'}")
    return fine


def proposing(work: Path) -> bool:
    """The slowest of four days proposed, on one core."""
    times = {}
    usable = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(usable)[:1])
    try:
        for size in (200, 400, 800):
            command = [sys.executable, str(HERE / "proposing.py"), str(with_methods(work / f"methods-{size}", size))]
            found = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5)]
            times[size] = statistics.median(found)
    finally:
        os.sched_setaffinity(0, usable)
    return scaled("proposing a day, library of", times, 0.0, (200, 1.0))


def planning(work: Path) -> bool:
    """Every workshop of a project put on the clock and checked; what starting up takes is left out of the growth."""
    single = str(with_workshops(work / "workshops-1", 1))
    base = statistics.median(run([*LABO, "check", "-p", single])[0] for _ in range(5))
    times = {}
    for size in (250, 500, 1000):
        folder = str(with_workshops(work / f"workshops-{size}", size))
        times[size] = statistics.median(run([*LABO, "check", "-p", folder])[0] for _ in range(3))
    return scaled("labo check, workshops", times, base)


def chains(work: Path) -> bool:
    """A whole chain read, checked and traced: two commands; what starting up takes is left out of the growth."""

    def both(count: int, runs: int) -> float:
        folder = str(as_labo(work / f"chain-{count}", material(count)))
        commands = [[*LABO, command, "-p", folder] for command in ("check", "trace")]
        return statistics.median(sum(run(command)[0] for command in commands) for _ in range(runs))

    base = both(5, 5)
    times = {size: both(size, 5) for size in (2500, 5000, 10000)}
    return scaled("check + trace, contributions", times, base, (5000, 3.0))


def importing(work: Path) -> bool:
    """An export of a quarter of a million proposals and of a million: seconds, memory, proportion.

    The bare reading of the same file by the csv module is printed beside, to know the machine by.
    """
    times, peaks, bare = {}, {}, {}
    for count in (IMPORTED // 4, IMPORTED):
        folder = work / f"export-{count}"
        subprocess.run([sys.executable, str(HERE / "importing.py"), "export", str(folder), str(count)], check=True)
        bare[count] = run([sys.executable, str(HERE / "importing.py"), "read", str(folder)])[0]
        command = [*LABO, "import-contributions", str(folder / "proposals.csv"), "-p", str(folder), "--quiet"]
        times[count], peaks[count] = run(command)
        shutil.rmtree(folder)
    fine = scaled("labo import-contributions, rows", times, 0.0, (IMPORTED, 60.0))
    peak = max(peaks.values())
    print(
        f"{'  the csv module alone':32} {bare[IMPORTED]:.1f} s   peak {peak:4.0f} MB (at most 500)   "
        f"{'ok' if peak <= 500 else 'MISSED'}"
    )
    return fine and peak <= 500


def brief_of_many(work: Path) -> bool:
    """The brief of five thousand contributions, once, against WeasyPrint on plain HTML that says the same."""
    folder = chain_projects.as_labo(work / "voices", chain_projects.material(5000))
    bare = [sys.executable, str(HERE / "naive_brief.py"), str(folder), str(work / "naive.pdf")]
    ours = [*LABO, "export-brief", "-p", str(folder), "--format", "pdf", "--out", str(work / "brief"), "--quiet"]
    (seconds, peak), (naive, most) = run(ours), run(bare)
    ratio = seconds / naive
    fine = ratio <= 0.75
    print(
        f"{'brief of 5,000, naive HTML':32} {seconds:6.1f} s / {naive:6.1f} s = {ratio:4.2f} (at most 0.75)   "
        f"peak {peak:4.0f} MB (naive {most:.0f})   {'ok' if fine else 'MISSED'}"
    )
    return fine


def main() -> int:
    work = Path(tempfile.mkdtemp())
    # Bytecode is kept, as where labo is installed: without it, the time of Python's own compiler would be measured.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(work / "bytecode")
    try:
        subprocess.run([*LABO, "export-brief", "-p", SENIORS, "--out", work / "out"], check=True, capture_output=True)
        (work / "many").mkdir()
        page = next((work / "out").glob("*.html"))
        brief = [*LABO, "export-brief", "-p", str(SENIORS), "--out", str(work / "again")]
        python = sys.executable
        results = [
            compare(
                "labo --help, minimal Typer",
                [*LABO, "--help"],
                [python, str(HERE / "minimal_typer.py"), "--help"],
                1.25,
            ),
            compare(
                "labo --help, the same, plain",
                [*LABO, "--help"],
                [python, str(HERE / "minimal_typer.py"), "plain", "--help"],
                1.25,
            ),
            compare_to_sum(
                "labo list-methods, help + parser",
                [*LABO, "list-methods"],
                [[*LABO, "--help"], [python, str(HERE / "bare_reading.py"), str(ROOT / "methods")]],
                1.3,
            ),
            grow("labo list-methods, own cards", work / "many", (500, 1000, 2000), 2.0),
            compare(
                "labo check, bare validation",
                [*LABO, "check", "-p", str(SENIORS)],
                [python, str(HERE / "bare_check.py"), str(SENIORS)],
                1.5,
                80,
            ),
            compare(
                "labo export-brief, WeasyPrint",
                brief,
                [python, str(HERE / "bare_pdf.py"), str(page), str(work / "bare.pdf")],
                1.15,
                200,
                5,
            ),
            proposing(work),
            planning(work),
            chains(work),
            importing(work),
            brief_of_many(work),
            # A fifth of the size that is aimed at, with which the others take minutes: python benchmarks/tracing.py.
            tracing.main(1000, 3) == 0,
            cores(
                "a kit's papers, one core / two",
                [python, str(HERE / "rendering_kit.py"), str(SENIORS), "1"],
                1.7,
                tells=True,
            ),
            # The whole command has its start, the reading and the binding besides, which one process does.
            cores(
                "labo export-kit, one core / two",
                [*LABO, "export-kit", "1", "-p", str(SENIORS), "--format", "pdf", "--out", "{out}"],
                1.4,
            ),
            cores(
                "labo export-all, one core / two",
                [*LABO, "export-all", "-p", str(SENIORS), "--out", "{out}"],
                1.7,
            ),
        ]
    finally:
        shutil.rmtree(work)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
