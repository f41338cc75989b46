"""Prints how long a whole chain takes to check and to trace, against requirement tools on the same chain.

python benchmarks/tracing.py [CONTRIBUTIONS [ROUNDS]]

The chain is written three ways: as a project of labo's, as documents of Doorstop's, as documents of StrictDoc's.
In each round every tool does its work once, one after the other, so that a machine whose speed drifts does not
matter; the ratio is the median of the rounds.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chain_projects import Function, Material, Voice, Wanted, as_labo, material

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
LABO = [sys.executable, "-m", "labo_cli"]
LEAST = 10
"""How many times as fast as each of the others labo has to be."""


def as_doorstop(folder: Path, chain: Material) -> Path:
    """Three documents of Doorstop's, each the parent of the next, reviewed and without a suspect link."""
    documents: tuple[tuple[str, str, tuple[Voice | Wanted | Function, ...]], ...] = (
        ("C", "", chain.voices),
        ("R", "C", chain.wanted),
        ("FP", "R", chain.functions),
    )
    for prefix, parent, items in documents:
        home = folder / prefix
        home.mkdir(parents=True)
        above = f"  parent: {parent}\n" if parent else ""
        settings = f"settings:\n  digits: 5\n{above}  prefix: {prefix}\n  sep: ''\n"
        (home / ".doorstop.yml").write_text(settings, encoding="utf-8")
        for n, item in enumerate(items, 1):
            links = "".join(f"\n- {_doorstop_id(name)}: null" for name in _sources(item)) or " []"
            text = "\n".join(f"  {line}" for line in _text(item).splitlines())
            (home / f"{_doorstop_id(item.id)}.yml").write_text(
                f"active: true\nderived: false\nheader: ''\nlevel: '1.{n}'\nlinks:{links}\n"
                f"normative: true\nref: ''\nreviewed: null\ntext: |\n{text}\n",
                encoding="utf-8",
            )
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def _doorstop_id(name: str) -> str:
    letters = name.rstrip("0123456789")
    return f"{letters.upper()}{int(name[len(letters) :]):05}"


def as_strictdoc(folder: Path, chain: Material) -> Path:
    """Three documents of StrictDoc's, with parent relations."""
    folder.mkdir(parents=True)
    items: tuple[Voice | Wanted | Function, ...]
    for title, items in (
        ("Contributions", chain.voices),
        ("Recommendations", chain.wanted),
        ("Requirements", chain.functions),
    ):
        parts = [f"[DOCUMENT]\nTITLE: {title}\n"]
        for item in items:
            parents = "".join(f"- TYPE: Parent\n  VALUE: {name}\n" for name in _sources(item))
            relations = f"RELATIONS:\n{parents}" if parents else ""
            parts.append(f"[REQUIREMENT]\nUID: {item.id}\nSTATEMENT: >>>\n{_text(item)}\n<<<\n{relations}")
        (folder / f"{title.lower()}.sdoc").write_text("\n".join(parts), encoding="utf-8")
    return folder


def _sources(item: Voice | Wanted | Function) -> tuple[str, ...]:
    if isinstance(item, Voice):
        return ()
    return item.sources if isinstance(item, Wanted) else (item.source,)


def _text(item: Voice | Wanted | Function) -> str:
    """What an item says, with what is said about it: the others have no fields for it of their own."""
    if isinstance(item, Voice):
        return item.text
    if isinstance(item, Wanted):
        return f"{item.text}\n\n{item.explanation}"
    criteria = "\n\n".join(f"{name} : {level}, {limit} ({flex})" for name, level, limit, flex in item.criteria)
    return f"{item.statement}\n\n{criteria}"


def timed(commands: list[list[str]], folder: Path, env: dict[str, str]) -> float:
    """Seconds that commands take one after the other."""
    started = time.perf_counter()
    for command in commands:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    return time.perf_counter() - started


def main(count: int = 5000, rounds: int = 3) -> int:
    from tests.peers import environment, tools

    bin_ = tools()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        chain = material(count)
        ours = as_labo(work / "labo", chain)
        doorstop = as_doorstop(work / "doorstop", chain)
        strictdoc = as_strictdoc(work / "strictdoc", chain)
        env = {**environment(), "PYTHONPYCACHEPREFIX": str(work / "bytecode"), "PYTHONPATH": str(ROOT)}
        theirs = environment()
        ways = {
            "labo check + trace": lambda _n: timed([[*LABO, "check"], [*LABO, "trace"]], ours, env),
            "doorstop": lambda _n: timed([[str(bin_ / "doorstop")]], doorstop, theirs),
            # A new folder each time: StrictDoc does not make again what is there already.
            "strictdoc export": lambda n: timed(
                [[str(bin_ / "strictdoc"), "export", ".", "--output-dir", str(work / f"out-{n}")]], strictdoc, theirs
            ),
        }
        # The first time, bytecode is kept, and Doorstop notes what it reviewed.
        timed([[*LABO, "check"], [*LABO, "trace"]], ours, env)
        timed([[str(bin_ / "doorstop")]], doorstop, theirs)
        found: dict[str, list[float]] = {way: [] for way in ways}
        for n in range(rounds):
            for way, measured in ways.items():
                found[way].append(measured(n))
                print(f"  {way}: {found[way][-1]:.2f} s", file=sys.stderr, flush=True)
    return _told(count, found)


def _told(count: int, found: dict[str, list[float]]) -> int:
    mine, *others = found
    fine = True
    print(
        f"{count} contributions, {count // 5} recommendations, {count // 5} requirements, medians of {len(found[mine])}"
    )
    print(f"{mine:32} {statistics.median(found[mine]):7.2f} s")
    for other in others:
        ratio = statistics.median(b / a for a, b in zip(found[mine], found[other], strict=True))
        fine = fine and ratio >= LEAST
        verdict = "ok" if ratio >= LEAST else "MISSED"
        print(f"{other:32} {statistics.median(found[other]):7.2f} s = {ratio:.1f} times (at least {LEAST})   {verdict}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
