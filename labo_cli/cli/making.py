"""Makes documents: load, work out, render all, write all, say what was made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labo_cli.cli import console
from labo_cli.errors import Problem, UsageError
from labo_cli.i18n import Language, _
from labo_cli.i18n.messages import current_language
from labo_cli.method_files import Shelf
from labo_cli.pictures import picture_uri
from labo_cli.problems import did_you_mean
from labo_cli.project_files import Loaded, open_project, project_near
from labo_cli.rendering.documents import Document, Rendered, documents, render
from labo_cli.rendering.fonts import FONTS
from labo_cli.rendering.html import Renderer
from labo_cli.rendering.kinds import DocumentKind
from labo_cli.rendering.press import Press
from labo_cli.rendering.views import Setting
from labo_cli.writing import Made, OutFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from labo_cli.agenda.people import Participant
    from labo_cli.cli.options import Options
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

__all__ = [
    "Output",
    "choose",
    "finish",
    "make",
    "open_project",
    "rendered",
    "setting_for",
    "surroundings",
    "write",
]


@dataclass(frozen=True)
class Output:
    """A document on the disk, with its pages when it is a PDF."""

    path: Path
    pages: int | None


def setting_for(
    loaded: Loaded, cards: dict[str, MethodCard], options: Options, people: tuple[Participant, ...] = ()
) -> Setting:
    """What views may look at, in the project's language."""
    return Setting(loaded.project, cards, Language(loaded.project.language), options.large_print, people)


@dataclass(frozen=True)
class Surroundings:
    """Where a command that needs no project stands: the folder, the project if there is one, the methods."""

    root: Path
    project: Project | None
    shelf: Shelf
    language: Language
    loaded: Loaded | None = None

    def setting(self, cards: dict[str, MethodCard], options: Options) -> Setting:
        """What views may look at: in the project's language, or else in the user's."""
        return Setting(self.project, cards, self.language, options.large_print)


def surroundings(options: Options) -> Surroundings:
    """The project that the user names or stands in, or the folder alone with the methods that come with labo.

    What is printed there is in the language of `--lang`, or else of the project: a card is
    nobody's own document, and a colleague may want it in the other language.
    """
    loaded = project_near(options.project)
    if loaded is None:
        return Surroundings(Path.cwd(), None, Shelf(), Language(current_language()))
    language = Language(options.lang or loaded.project.language)
    return Surroundings(loaded.root, loaded.project, loaded.shelf, language, loaded)


def choose(items: Sequence[Any], item_id: str | None, noun: str) -> Any:
    """The item of that id, or of the only id that starts so; the only item when no id is given.

    Raises:
        UsageError: listing the ids there are.
    """
    ids = [item.id for item in items]
    if item_id is None and len(ids) == 1:
        return items[0]
    if item_id is None:
        raise UsageError(
            _("which {noun}? The project has several").format(noun=noun)
            if ids
            else _("the project has no {noun} yet").format(noun=noun),
            did_you_mean("", ids),
        )
    near = [name for name in ids if name == item_id] or [name for name in ids if name.startswith(item_id)]
    if len(near) > 1:
        text = _("several of the project's ids begin with “{id}”: {ids}")
        raise UsageError(text.format(id=item_id, ids=", ".join(near)), _("write one of them in full"))
    if not near:
        raise UsageError(_("there is no {noun} “{id}”").format(noun=noun, id=item_id), did_you_mean(item_id, ids))
    return items[ids.index(near[0])]


def make(
    root: Path,
    asked: Iterable[tuple[Sequence[DocumentKind], Any]],
    setting: Setting,
    options: Options,
    *,
    only_changed: bool = False,
    press: Press | None = None,
) -> list[Output]:
    """Renders every document, then writes them all.

    Args:
        root: the project's folder, or the one that the user stands in when there is none.
        asked: rows of the table with the item that each is about.
        setting: the project around them.
        options: what the user asked for.
        only_changed: whether PDFs made before from the same content are kept.
        press: what makes the PDFs, for a command that has had it make ready.
    """
    jobs = [document for kinds, item in asked for document in documents(kinds, item, setting)]
    folder = OutFolder(options.out or root / "out")
    with press or Press() as press:
        found = rendered(jobs, root, setting, options, press, folder.still_holds if only_changed else None)
    return write(found, folder, options)


def write(found: Sequence[Rendered], folder: OutFolder, options: Options) -> list[Output]:
    """Writes what was rendered, with the fonts that pages name."""
    files = [Made(document.name, document.content, document.source, document.pages) for document in found]
    for place in dict.fromkeys(Path(document.name).parent for document in found if document.name.endswith(".html")):
        # Pages name their fonts from where they stand.
        fonts = ((place / "assets" / name, path()) for name, path in FONTS.items())
        files += [Made(name.as_posix(), path.read_bytes(), "font") for name, path in fonts]
    folder.write(files, force=options.force)
    return [Output(folder.path / document.name, folder.pages(document.name)) for document in found]


def rendered(
    jobs: Sequence[Document],
    root: Path,
    setting: Setting,
    options: Options,
    press: Press,
    still_holds: Callable[[str, str], bool] | None = None,
) -> list[Rendered]:
    """Documents in the formats asked for, not written yet.

    Args:
        jobs: what to make.
        root: the project's folder.
        setting: the project around them.
        options: what the user asked for.
        press: what makes the PDFs.
        still_holds: tells which PDFs made before are still the right ones.
    """
    renderer = Renderer(setting.language, root / "templates", partial(picture_uri, root))
    filled: list[Rendered] = []
    pressing: list[str] = []
    with console.progress(len(jobs), quiet=options.quiet or options.as_json) as step:

        def pages() -> Iterator[str]:
            for job in jobs:
                formats = render(job, renderer, options.formats, still_holds)
                filled.extend(formats)
                waiting = [document.page for document in formats if document.page]
                if waiting:
                    pressing.append(job.stem)
                else:
                    step(job.stem)
                yield from waiting

        pdfs = iter(press.press(pages(), lambda n: step(pressing[n])))
    made = [document.pressed(next(pdfs)) if document.page else document for document in filled]
    for document in made:
        for note in document.notes:
            console.err().print(f"{document.name}: {note}", style="yellow", markup=False)
    return made


def finish(
    outputs: Sequence[Output],
    options: Options,
    problems: Sequence[Problem] = (),
    *,
    show: Sequence[Problem] | None = None,
    **more: Any,
) -> int:
    """Says what was made and what does not fit; gives the exit status.

    Args:
        outputs: the documents made.
        options: what the user asked for.
        problems: everything that was found.
        show: those that are still to be shown, where some have been already.
        more: what `--json` tells besides.
    """
    unsaid = problems if show is None else show
    if options.as_json:
        files = [{"path": str(output.path), "pages": output.pages} for output in outputs]
        console.answer(more | {"files": files, "problems": [problem.as_json() for problem in problems]})
    else:
        if unsaid:
            console.show_problems(unsaid, console.err())
        if not options.quiet:
            console.show_files((output.path, output.pages) for output in outputs)
    return 1 if any(problem.severity == "error" for problem in problems) else 0
