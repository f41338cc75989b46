"""Typing one contribution after another at a terminal, with a few words to change what the next ones are like."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from labo_cli.cli.asking import ask
from labo_cli.cli.console import err
from labo_cli.cli.typing_in import NOTHING, UNKNOWN, Typing, chosen, likely_session, not_held_yet, number_of
from labo_cli.errors import LaboError, UsageError
from labo_cli.i18n import N_, Language, _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.model.words import ContributionKind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from labo_cli.cli.typing_in import Added
    from labo_cli.project_files import Loaded

__all__ = ["ask_what_is_missing", "loop", "warn", "warn_of_the_future"]

Answer = TypeVar("Answer")

_WIDTH = 14
_COMMANDS = {
    # What is typed after the slash, in either language, and what it does.
    ("group", "groupe"): N_("change the group"),
    ("theme", "thème"): N_("change the theme; /theme - for none"),
    ("kind", "genre"): N_("change the kind: verbatim, observation, need, idea, disagreement"),
    ("profile", "profil"): N_("say who speaks, such as /profile S4, 75–80; /profile - for nobody in particular"),
    ("votes", "voix"): N_("give its votes to the last one typed"),
    ("back", "retour"): N_("take the last one out again"),
    ("quit", "quitter"): N_("end, as Enter alone does"),
    ("help", "aide"): N_("show this list"),
}


def ask_what_is_missing(loaded: Loaded, given: dict[str, str | None]) -> Typing:
    """Asks for the session, the group, the theme and the kind, each unless a flag gave it."""
    from datetime import date

    whole = loaded.project
    sessions = [(item.id, item.title) for item in whole.sessions]
    groups = [(item.id, item.name) for item in whole.groups]
    if not sessions or not groups:
        raise UsageError(
            _("a contribution comes from a session and a group, and the project has none yet"),
            _("write them first: interviews/, immersions/, consultations/ or workshops/, and groups.yaml"),
        )
    likely = likely_session(loaded, date.today()) or ""
    session = _choice(given["session"], _("Which session is it?"), sessions, "session", likely)
    warn_of_the_future(loaded, session, date.today())
    return Typing(
        loaded,
        session,
        _choice(given["group"], _("Which group do they come from?"), groups, "group", groups[0][0]),
        _theme(loaded, given["theme"], None),
        _kind(given["kind"], ContributionKind.VERBATIM),
    )


def loop(typing: Typing) -> int:
    """Takes one text after another; an empty line ends it. Each is on the disk before the next one is asked for."""
    from rich.text import Text

    err().print(
        Text(
            "\n" + _("Type what was said, as it was said; Enter alone ends. /help shows what else you can do."), "bold"
        )
    )
    while True:
        about = [
            typing.next,
            typing.group,
            typing.theme or "—",
            str(_(typing.kind.label)),
            *filter(None, [typing.profile]),
        ]
        try:
            typed = err().input(Text(f"{' · '.join(about)} > ", "cyan")).strip()
        except EOFError:
            break
        if not typed:
            break
        try:
            if typed.startswith("/"):
                if not _obey(typing, typed[1:]):
                    break
            else:
                added = typing.add(typed)
                warn(added)
        except LaboError as error:
            err().print(Text(_("{message}: {hint}").format(message=error.message, hint=error.hint), "red"))
    return _end(typing)


def warn(added: Added) -> None:
    """What is to be looked at in a contribution that was added."""
    from rich.text import Text

    for warning in added.warnings:
        err().print(Text("  " + _("{message}: {hint}").format(message=added.typed.id, hint=warning), "yellow"))


def warn_of_the_future(loaded: Loaded, session: str, today: datetime.date) -> None:
    """Says at once that a session has not been held: somebody may have taken one for another."""
    from rich.text import Text

    day = not_held_yet(loaded, session, today)
    if day is not None:
        spoken = Language(current_language())
        said = _("“{session}” is on {day}: it has not been held yet. Is it the right one?")
        err().print(Text(said.format(session=session, day=spoken.date(day, "long")), "yellow"))


def _end(typing: Typing) -> int:
    from labo_cli.cli.console import say

    if typing.count:
        n = typing.count
        say(ngettext("{n} contribution added.", "{n} contributions added.", n).format(n=n))
        say(_("They are in {files}. Next: labo sort-contributions").format(files=", ".join(sorted(typing.files))))
    else:
        say(_("Nothing was added."))
    return 0


def _obey(typing: Typing, typed: str) -> bool:
    """Does what a word after a slash says; False for the one that ends.

    Raises:
        UsageError: for an unknown word, or one whose rest cannot be read.
    """
    from rich.text import Text

    name, _space, rest = typed.partition(" ")
    rest = rest.strip()
    command = _command(name)
    if command == "quit":
        return False
    if command == "group":
        groups = [(item.id, item.name) for item in typing.loaded.project.groups]
        typing.group = _choice(rest or None, _("Which group do they come from?"), groups, "group", typing.group)
    elif command == "theme":
        typing.theme = _theme(typing.loaded, rest or None, typing.theme)
    elif command == "kind":
        typing.kind = _kind(rest or None, typing.kind)
    elif command == "profile":
        typing.profile = None if rest in ("", *NOTHING) else rest
    elif command == "votes":
        _vote(typing, rest)
    elif command == "back":
        last = typing.take_back()
        if last is None:
            raise UsageError(
                _("there is nothing to take out again"),
                _("only the last one typed, as long as its file was not changed"),
            )
        err().print(Text(_("{id} is out again: {text}").format(id=last.typed.id, text=last.typed.text)))
    else:
        for names, does in _COMMANDS.items():
            err().print(Text(f"  /{_native(names)}".ljust(_WIDTH) + _(does)))
    return True


def _asked(question: str, read: Callable[[str], Answer], default: str, hint: str) -> Answer:
    """Asks, and leaves where somebody would rather end."""

    def read_or_end(typed: str) -> Answer:
        if typed in ("/quit", "/quitter"):
            raise KeyboardInterrupt
        return read(typed)

    return ask(question, read_or_end, default, hint)


def _command(typed: str) -> str:
    from labo_cli.i18n.plain import plain

    wanted = plain(typed)
    exact = [names[0] for names in _COMMANDS if wanted in map(plain, names)]
    begun = [names[0] for names in _COMMANDS if wanted and any(plain(name).startswith(wanted) for name in names)]
    found = exact or begun
    if len(found) != 1:
        raise UsageError(
            _("“/{word}” means nothing here").format(word=typed),
            ", ".join(f"/{_native(names)}" for names in _COMMANDS),
        )
    return found[0]


def _native(names: tuple[str, str]) -> str:
    return names[1] if current_language() == "fr" else names[0]


def _vote(typing: Typing, rest: str) -> None:
    if not rest.isdecimal():
        raise UsageError(_("“{typed}” is not a number of votes").format(typed=rest), _("write for instance: /votes 7"))
    if typing.give_votes(int(rest)) is None:
        raise UsageError(
            _("there is nothing to give votes to"), _("only the last one typed, as long as its file was not changed")
        )


def _choice(given: str | None, question: str, there_are: Sequence[tuple[str, str]], what: str, default: str) -> str:
    def read(typed: str) -> str:
        return chosen(typed, there_are, _(UNKNOWN[what]))

    hint = ", ".join(f"{n} {name}" for n, (name, _title) in enumerate(there_are, 1))
    return read(given) if given is not None else _asked(question, read, default, hint)


def _theme(loaded: Loaded, given: str | None, before: str | None) -> str | None:
    themes = [(item.id, item.title) for item in loaded.project.themes]

    def read(typed: str) -> str | None:
        return None if typed in NOTHING else chosen(typed, themes, _(UNKNOWN["theme"]))

    if given is not None or not themes:
        return read(given or NOTHING[0])
    hint = ", ".join([*(f"{n} {name}" for n, (name, _title) in enumerate(themes, 1)), _("- none yet")])
    return _asked(_("Which theme is it about?"), read, before or NOTHING[0], hint)


def _kind(given: str | None, before: ContributionKind) -> ContributionKind:
    from labo_cli.cli.asked import word

    kinds = list(ContributionKind)

    def read(typed: str) -> ContributionKind:
        if (n := number_of(typed, len(kinds))) is not None:
            return kinds[n]
        return word(typed, ContributionKind) or before

    hint = ", ".join(f"{n} {_(kind.label)}" for n, kind in enumerate(kinds, 1))
    return (
        read(given) if given is not None else _asked(_("What sort of thing is it?"), read, str(_(before.label)), hint)
    )
