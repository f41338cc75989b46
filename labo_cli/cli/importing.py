"""The rows of a table taken in one by one: what is new is written, what changed is noted."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from time import time
from typing import TYPE_CHECKING

from labo_cli.cli.import_afterwards import MOST_COMPARED, look_for_corrected, look_up_old_texts, near_pairs
from labo_cli.cli.import_result import Result, Trace
from labo_cli.cli.import_told import only_untold
from labo_cli.errors import LaboError
from labo_cli.handwriting import handwritten
from labo_cli.i18n import N_, Language, _
from labo_cli.import_files import WRITTEN_IN, NewFiles, sweep
from labo_cli.import_ground import held_contributions, places_of
from labo_cli.intake.entries import Held, text_line
from labo_cli.intake.known import Known
from labo_cli.intake.taking import Taking, Unreadable
from labo_cli.intake.traces_in import may_have_traces, traces_in
from labo_cli.locking import Busy, alone_in
from labo_cli.voices.typed import ids_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from labo_cli.import_ground import Ground
    from labo_cli.intake.choosing import Chosen
    from labo_cli.intake.entries import Entry
    from labo_cli.table_files.table import Table

__all__ = ["take_in"]

MOST_TRACES = 1000
SHOWN = 3
EVERY = 2000
LEFT_OUT = N_("left out because the import's file says so")


def take_in(
    file: Path, table: Table, ground: Ground, chosen: Chosen, day: date, *, is_dry: bool, quiet: bool
) -> Result:
    """Reads the rows of a table, and writes those that the project does not have.

    Raises:
        LaboError: when a file cannot be read or written; nothing new is left behind then.
    """
    with _alone(ground.root, is_dry=is_dry) as is_alone:
        folder = ground.root / "contributions"
        before = _states(folder)
        known = Known(chosen.name, chosen.prefix, group=chosen.aims.group)
        for held in held_contributions(ground):
            if isinstance(held, Held):
                known.add(held)
            else:
                known.reserve(held)
        known.settle()
        taking = Taking(table.columns, chosen.layout, chosen.aims, table.separator, table.spare)
        result = Result(file, table, chosen, ground, taking, is_dry)
        texts: list[tuple[str, str]] = []
        for place in () if is_dry else WRITTEN_IN:
            sweep(ground.root / place, time(), is_alone=is_alone)
        new = NewFiles(folder, f"{chosen.name}-{day}", _head(ground, file, day), is_dry=is_dry)
        with _progress(table, quiet=quiet) as tell, new:
            _rows(result, known, new, texts, tell)
            result.files = new.finish(lambda: _still_free(folder, before, known)) if result.new else []
            _write_others(result, new)
    result.changes, result.told_before = only_untold(known.changes, ground.root, chosen.name, is_dry=is_dry)
    result.gone = known.gone() if len(known) else []
    result.gains = known.gains
    look_up_old_texts(result)
    look_for_corrected(result, texts)
    if result.gains:
        result.places = places_of(ground, {gain.id for gain in result.gains})
    if result.new + len(known) <= MOST_COMPARED:
        result.alike = near_pairs(texts)
    return result


@contextmanager
def _alone(root: Path, *, is_dry: bool) -> Iterator[bool]:
    """No two imports at once: the second would take in what the first is about to write.

    Raises:
        LaboError: when another one is under way.
    """
    if is_dry:
        yield False
        return
    try:
        with alone_in(root, 0.5) as is_alone:
            yield is_alone
    except Busy:
        raise LaboError(
            _("another import into this project is under way"), _("wait until it has ended, and run the command again")
        ) from None


def _states(folder: Path) -> dict[Path, tuple[int, int]]:
    states = ((path, path.stat()) for path in folder.glob("*.yaml"))
    return {path: (state.st_mtime_ns, state.st_size) for path, state in states}


def _still_free(folder: Path, before: dict[Path, tuple[int, int]], known: Known) -> None:
    """Looks whether somebody typed contributions during the import whose ids it has given too."""
    for path, state in _states(folder).items():
        if before.get(path) != state:
            for own_id in ids_written(path.read_text(encoding="utf-8", errors="replace")):
                if known.gave(own_id):
                    raise LaboError(
                        _("“{id}” was added to the project during the import, which has the same id").format(id=own_id),
                        _("run the command again; nothing was changed"),
                    )


def _rows(result: Result, known: Known, new: NewFiles, texts: list[tuple[str, str]], tell: Callable[[], None]) -> None:
    table, taking, left_out = result.table, result.taking, result.chosen.left_out
    is_csv = table.kind == "csv"
    n = -1
    for n, (at, cells) in enumerate(table.rows):
        if n % EVERY == 0:
            tell()
        taking.at = at
        try:
            entry = taking.entry(cells, is_csv=is_csv)
        except Unreadable as error:
            table.fault(at, str(error))
            continue
        origin = known.name(entry)
        if not known.first_of(origin):
            table.fault(at, _("its id “{id}” is that of an earlier row too").format(id=origin[:60]))
            continue
        if origin in left_out:
            result.left_out[LEFT_OUT] += 1
            continue
        if not known.is_new(entry):
            result.unchanged += 1
            continue
        if entry.left_out:
            result.left_out[entry.left_out] += 1
            continue
        _take(result, known, new, texts, entry)
    if n < 0 and not table.faults:
        raise LaboError(
            _("{file} has a row of headers, and nothing below it").format(file=result.file.name),
            _("export it again: a filter may have left nothing"),
        )


def _take(result: Result, known: Known, new: NewFiles, texts: list[tuple[str, str]], entry: Entry) -> None:
    """Writes a new contribution, and counts it."""
    chosen = result.chosen
    own_id = known.id_for(entry.origin_id)
    written = entry.as_yaml(own_id, chosen.session, chosen.name)
    number, line = new.add(written)
    result.new += 1
    result.by_theme[entry.theme] += 1
    result.by_group[entry.group] += 1
    if entry.date:
        first, last = result.days
        result.days = (min(first or entry.date, entry.date), max(last, entry.date))
    if may_have_traces(entry.text):
        _note_traces(result, entry.text, own_id, number, line + text_line(written))
    if result.new <= MOST_COMPARED:
        texts.append((own_id, entry.text))
        if result.new <= SHOWN:
            result.shown.append(written)


def _note_traces(result: Result, text: str, own_id: str, number: int, first: int) -> None:
    for n, kind, part in traces_in(text):
        result.traces_count += 1
        if len(result.traces) < MOST_TRACES:
            result.traces.append(Trace(number, first + n, own_id, kind, part))


def _others(result: Result) -> dict[str, str]:
    """The files that an import makes besides the contributions, by their names."""
    chosen, ground = result.chosen, result.ground
    files = {}
    plan = chosen.new_plan
    if chosen.new_title and not result.new:
        # What has no contribution is no consultation yet; how its table is read is worth keeping all the same.
        plan = {key: value for key, value in plan.items() if key != "from"} if plan else None
    elif chosen.new_title:
        made: dict[str, object] = {"title": chosen.new_title}
        if result.days[0]:
            made |= {key: date.fromisoformat(day) for key, day in zip(("start", "end"), result.days, strict=True)}
        if chosen.aims.group:
            made["groups"] = [chosen.aims.group]
        schema = _schema_line(ground, "consultations")
        files[f"consultations/{chosen.session}.yaml"] = schema + handwritten(made)
    if plan is not None:
        files[f"imports/{chosen.name}.yaml"] = _schema_line(ground, "imports") + handwritten(plan)
    return files


def _write_others(result: Result, new: NewFiles) -> None:
    """Last of all: how a table is read is remembered once its contributions are in their place."""
    files, root = _others(result), result.ground.root
    if result.is_dry:
        result.others = [root / name for name in files]
    elif result.new or result.table.faults:
        result.others = [new.beside(root, name, content) for name, content in files.items()]


def _schema_line(ground: Ground, section: str) -> str:
    schema = f".labo/{section}.schema.json"
    return f"# yaml-language-server: $schema=../{schema}\n" if (ground.root / schema).is_file() else ""


def _head(ground: Ground, file: Path, day: date) -> str:
    """The comment at the top of a new file, in the project's language."""
    language = Language(ground.language)
    text = language.gettext(
        N_("Imported from {file} on {day}. These are people's own words: take out what tells who spoke, nothing else.")
    ).format(file=" ".join(file.name.split()), day=language.date(day, "long"))
    return f"{_schema_line(ground, 'contributions')}# {text}\n"


@contextmanager
def _progress(table: Table, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """How far the file is read, on standard error when that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    from labo_cli.cli import console

    with Progress(
        TextColumn(_("Reading")), BarColumn(bar_width=24), TaskProgressColumn(), console=console.err(), transient=True
    ) as shown:
        task = shown.add_task("", total=1.0)
        yield lambda: shown.update(task, completed=table.done())
