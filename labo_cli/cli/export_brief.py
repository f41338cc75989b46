"""`labo export-brief`: the specification, from the whole project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from labo_cli.brief.changes import Changes
    from labo_cli.brief.sections import Section
    from labo_cli.errors import Problem
    from labo_cli.project_files import Loaded
    from labo_cli.rendering.views import Setting

EXAMPLES = """labo export-brief
labo export-brief --save
labo export-brief --since 0.2
labo export-brief --format pdf --archive --strict"""
ARCHIVE = N_("archive")
"""What the name of the PDF for the archives ends with."""
UNDATED = date(2026, 1, 1)
"""The date that is told of a document that has none, for its bytes to be the same each time."""


@makes_documents
def export_brief(
    options: Options,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=_("VERSION"),
            help=_(
                "Say what changed since an earlier version: one that was saved with --save, or a revision of git "
                "(a tag, a branch, a commit)."
            ),
            show_default=False,
        ),
    ] = None,
    save: Annotated[
        bool,
        typer.Option("--save", help=_("Keep what the document says in versions/, for a later version to be compared.")),
    ] = False,
    archive: Annotated[
        bool,
        typer.Option("--archive", help=_("Make the PDF for the archives (PDF/A-3a), with the project's files in it.")),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Make nothing while a section is still to be written."))
    ] = False,
) -> int:
    """Runs the command."""
    from labo_cli.brief.attached import attached_leaks
    from labo_cli.brief.sections import to_write
    from labo_cli.cli.case import case_of, leaking
    from labo_cli.cli.making import finish, make, open_project
    from labo_cli.rendering.documents import BRIEF
    from labo_cli.versions import save as keep
    from labo_cli.versions import snapshot, sources

    loaded = open_project(options.project)
    missing = [_missing(section, loaded, in_full=strict or options.as_json) for section in to_write(loaded.project)]
    case = case_of(loaded)
    leaks = leaking(loaded, case)
    attached = sources(loaded.root) if archive else []
    carried = [] if leaks else attached_leaks(attached, loaded.project, case.names)
    if leaks or carried or (missing and strict):
        return _refused(leaks, carried, missing if strict else [], options)
    waiting = snapshot(loaded.root, loaded.project) if save else None
    found = _changes(loaded, since) if since is not None else None
    setting = _setting(loaded, options, found)
    formats = [name for name in options.formats if not (archive and name == "pdf")]
    outputs = []
    if archive:
        outputs += _archived(loaded, setting, attached, options)
    if formats:
        outputs += make(loaded.root, [(BRIEF, loaded.project.brief)], setting, replace(options, formats=formats))
    kept = keep(loaded.root, waiting) if waiting else None
    told: dict[str, Any] = {"to_write": [problem.as_json() for problem in missing]}
    if found:
        told["changes"] = found
        if not (options.as_json or options.quiet):
            _show(found)
    if kept and not (options.as_json or options.quiet):
        _say_kept(kept)
    if options.as_json:
        told = _as_data(told, kept)
    elif missing and not options.quiet:
        _say_missing(missing)
    return finish(outputs, options, **told)


def _refused(leaks: list[Problem], carried: list[Problem], missing: list[Problem], options: Options) -> int:
    """Says that nothing was made or kept, and why: personal data first, which nobody may publish at all."""
    from labo_cli.cli.refusing import refused

    nothing = _("nothing was made, and nothing kept")
    if leaks:
        text = ngettext(
            "{nothing}: the specification would publish personal data in {n} place",
            "{nothing}: the specification would publish personal data in {n} places",
            len(leaks),
        )
        hint = _("write what was said without it, as above, then run the command again")
    elif carried:
        text = ngettext(
            "{nothing}: the PDF for the archives holds the project's files, with personal data in {n} place",
            "{nothing}: the PDF for the archives holds the project's files, with personal data in {n} places",
            len(carried),
        )
        hint = _("take it out of the files, as above, or leave --archive out")
    else:
        text = ngettext(
            "{nothing}: {n} section is still to be written, and --strict wants them all",
            "{nothing}: {n} sections are still to be written, and --strict wants them all",
            len(missing),
        )
        hint = _("write it where it is said above, or leave --strict out for a document that says what it lacks")
    problems = [*leaks, *carried, *(replace(problem, severity="error") for problem in missing)]
    return refused(problems, text.format(nothing=nothing, n=len(leaks or carried or missing)), hint, options)


def _say_missing(missing: Sequence[Problem]) -> None:
    """What is still to be written, a line each."""
    from labo_cli.cli import console

    console.err().print(_("Still to be written, and marked so in the document:"), style="yellow")
    for problem in missing:
        place = " ".join(filter(None, (problem.file.as_posix(), problem.where)))
        console.err().print(f"  {problem.message}  →  {place}", markup=False)


def _missing(section: Section, loaded: Loaded, *, in_full: bool) -> Problem:
    """A section that is still to be written, and where; advice, since a draft may well lack it.

    Args:
        section: which one.
        loaded: the project.
        in_full: whether the message is a sentence, rather than the section's title.
    """
    from pathlib import Path

    from labo_cli.errors import Problem
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language

    spoken = Language(current_language())
    file, key = _place(section, loaded)
    where = _("under {key}:").format(key=key) if key else ""
    title = spoken.gettext(section.title)
    message = _("the section “{title}” is still to be written").format(title=title) if in_full else title
    return Problem(Path(file), 0, 0, where, message, spoken.gettext(section.belongs), "advice")


def _place(section: Section, loaded: Loaded) -> tuple[str, str]:
    """Where a section is to be written in this project: where it keeps such things already, if it does."""
    whole = section.file.removesuffix(".yaml").removesuffix("/")
    for form in (f"{whole}.yaml", whole):
        if (loaded.root / form).exists():
            return (form if form.endswith(".yaml") else f"{form}/"), section.key
    if whole in loaded.written.data:
        return "project.yaml", ": ".join(filter(None, (whole, section.key)))
    return section.file, section.key


def _changes(loaded: Loaded, name: str) -> Changes:
    from labo_cli.brief.changes import changes
    from labo_cli.i18n import Language
    from labo_cli.versions import earlier

    return changes(earlier(loaded.root, name), loaded.project, Language(loaded.project.language))


def _setting(loaded: Loaded, options: Options, found: Changes | None) -> Setting:
    """What the document looks at: the cards of the methods that it names, as far as they can be read."""
    from labo_cli.brief.occasions import methods_used
    from labo_cli.cli.making import setting_for
    from labo_cli.rendering.brief_view import CHANGES

    project = loaded.project
    setting = setting_for(loaded, loaded.shelf.those_readable(list(methods_used(project))), options)
    return replace(setting, worked_out={CHANGES: {CHANGES: found}})


def _archived(loaded: Loaded, setting: Setting, attached: Sequence[tuple[str, bytes]], options: Options) -> list[Any]:
    """The PDF for the archives with those files in it, beside the other documents."""
    import hashlib
    from functools import partial

    from labo_cli.cli.making import write
    from labo_cli.pictures import picture_uri
    from labo_cli.rendering.documents import BRIEF, Rendered, documents
    from labo_cli.rendering.html import Renderer
    from labo_cli.rendering.pdf import Archive, to_pdf
    from labo_cli.writing import OutFolder

    brief = loaded.project.brief
    (job,) = documents(BRIEF, brief, setting)
    renderer = Renderer(setting.language, loaded.root / "templates", partial(picture_uri, loaded.root))
    page = renderer.render(job.kind.template, job.context)
    calendar = loaded.project.calendar
    day = brief.date or (calendar.end if calendar else UNDATED)
    pdf = to_pdf(page, Archive(day, tuple(attached)))
    name = f"{job.stem}-{setting.language.gettext(ARCHIVE)}.pdf"
    made = Rendered(name, pdf.content, hashlib.sha256(pdf.content).hexdigest(), pdf.pages, pdf.notes)
    return write([made], OutFolder(options.out or loaded.root / "out"), options)


def _show(found: Changes) -> None:
    """What changed, in short: the document has the words."""
    from labo_cli.cli.changes_screen import show_changes

    show_changes(found)


def _say_kept(path: Path) -> None:
    from labo_cli.cli import console

    console.say(
        _("Kept as {file}: compare a later version with it by --since {name}.").format(
            file=console.near(path), name=path.stem
        )
    )


def _as_data(told: dict[str, Any], kept: Path | None) -> dict[str, Any]:
    from dataclasses import asdict

    found: Sequence[Any] = told.get("changes") or ()
    return {
        "to_write": told["to_write"],
        **({"changes": asdict(told["changes"])} if found else {}),
        **({"kept": str(kept)} if kept else {}),
    }
