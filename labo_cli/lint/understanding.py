"""Rules for words: that everybody can follow, read and write what is asked."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import publics_of
from labo_cli.lint.present import lines, listed, names, notes_of, words_of
from labo_cli.lint.reading import lasting, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Public
from labo_cli.model.words import Format, Need
from labo_cli.model.workshops import OwnStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.agenda.timing import Item
    from labo_cli.lint.rule import Path
    from labo_cli.model.project import Group


__all__ = ["UNDERSTANDING_RULES"]

LONG_SESSION = 120
TWICE_SAID = 0.25
"""The share that interpreting adds to what is said all together."""
MOSTLY_ALONE = 0.5
_WRITTEN_FOR = re.compile(
    r"\b(ecri\w* (pour|sous)|dict\w*|a l'oral|oral\w*|a voix haute|dessin\w*|writes? for|out loud|aloud|"
    r"draws?|drawn|drawing|talking is enough|parler suffit|\w+ (writes|ecrit) )"
)
_TWO_INTERPRETERS = re.compile(
    r"\b(deux interpretes|interpretes en (duo|binome|relais)|two interpreters|pair of interpreters)\b"
)
_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{2,6}\b(?!['’])")
_KNOWN = {"OK", "TV", "SMS", "PC", "DVD", "FAQ", "BD", "CD"}
"""Letters that are words to everybody."""


def _interpreter_time(case: SessionCase) -> Iterator[Finding]:
    waiting = {group.id for group in _interpreted(case)}
    if not waiting:
        return
    heard = 0
    for line in lines(case):
        if any(group.id in waiting for group in line.groups):
            heard += _all_together(line.item)
    wanted = ceil(heard * TWICE_SAID)
    if case.agenda.buffer < wanted:
        yield Finding(
            ("agenda",),
            _(
                "{heard} are spoken all together and interpreted; {wanted} should be kept free for it, and {free} are"
            ).format(heard=lasting(heard), free=lasting(case.agenda.buffer), wanted=lasting(wanted)),
            _("free {more} more, or have the interpreter whisper at the table and accept this with that reason").format(
                more=lasting(wanted - case.agenda.buffer)
            ),
        )


def _interpreted(case: SessionCase) -> list[Group]:
    return [group for group, _count in case.groups if {Need.INTERPRETER, Need.SIGN_LANGUAGE} & {*group.needs}]


def _all_together(item: Item) -> int:
    """The minutes during which one person speaks to all."""
    if item.card is not None:
        return sum(moment.minutes for moment in item.moments if moment.step.format is Format.PLENARY)
    return item.minutes if isinstance(item.step, OwnStep) else 0


def _lone_interpreter(case: SessionCase) -> Iterator[Finding]:
    groups = [group for group, _count in case.groups if Need.SIGN_LANGUAGE in group.needs]
    if groups and case.workshop.slot >= LONG_SESSION and not _TWO_INTERPRETERS.search(words_of(case)):
        yield Finding(
            ("groups", groups[0].id),
            _("the session lasts {time}, and nothing says that two interpreters take turns for: {groups}").format(
                time=lasting(case.workshop.slot), groups=names(groups)
            ),
            _("book two interpreters and write it in the welcome step: “two interpreters, on the left of the screen”"),
        )


def _too_much_writing(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        card, minutes = line.item.card, line.item.minutes
        if card is None:
            continue
        groups = [g for g in line.groups if Need.EASY_LANGUAGE in g.needs or Public.LOW_LITERACY in publics_of(g)]
        alone = sum(moment.minutes for moment in line.item.moments if moment.step.format is Format.INDIVIDUAL)
        if groups and alone >= minutes * MOSTLY_ALONE and not _WRITTEN_FOR.search(notes_of(line)):
            yield Finding(
                line.path,
                _(
                    "{alone} of the {time} of “{method}” are spent alone with a sheet, and these people read little: "
                    "{groups}"
                ).format(alone=lasting(alone), time=lasting(minutes), method=titled(line.item), groups=names(groups)),
                _("write in its notes who writes for those who would rather speak or draw"),
            )


def _acronym_in_programme(case: SessionCase) -> Iterator[Finding]:
    readers = [g for g, _count in case.groups if Need.EASY_LANGUAGE in g.needs or _reads_little(g)]
    if not readers:
        return
    workshop = case.workshop
    shown: list[tuple[Path, str]] = [(("title",), workshop.title), (("aim",), workshop.aim or "")]
    shown += [(line.path, getattr(line.item.step, "title", None) or "") for line in lines(case)]
    for path, text in shown:
        found = [word for word in _ACRONYM.findall(text) if word not in _KNOWN] if not text.isupper() else []
        if found:
            yield Finding(
                path,
                _("the programme prints {words}, and not everybody will know what it stands for: {groups}").format(
                    words=listed(found), groups=names(readers)
                ),
                _("write the words in full, or say what the service does"),
            )


def _reads_little(group: Group) -> bool:
    return bool({Public.LOW_LITERACY, Public.COGNITIVE, Public.CHILDREN} & {*publics_of(group)})


UNDERSTANDING_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "interpreter-time",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("No time for interpreting"),
        N_(
            "What is interpreted is said twice, or heard a sentence late: the person raises a hand when the subject "
            "has already changed. Count a quarter more for what is said all together."
        ),
        N_(
            "Shorten what is said to the whole room, keep more time free, or seat the interpreter at the table to "
            "whisper as people speak, and say so when you accept this."
        ),
        _interpreter_time,
    ),
    Rule(
        "lone-interpreter",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("Two hours or more with one sign language interpreter"),
        N_(
            "Interpreters take turns every fifteen to twenty minutes, because accuracy falls before they feel tired. "
            "Alone for two hours, many refuse the booking, or the deaf participants lose the end of the session."
        ),
        N_("Book two interpreters, send them the agenda and the acronyms a week before, and write it in a step."),
        _lone_interpreter,
    ),
    Rule(
        "too-much-writing",
        Family.INCLUSION,
        Severity.WARNING,
        N_("Mostly writing alone, with people who read little"),
        N_(
            "A blank sheet and a silent room show who cannot write. People then say that they forgot their glasses, "
            "copy their neighbour, or leave at the break."
        ),
        N_(
            "Let everyone choose between writing, drawing and telling; somebody at each table writes down what is "
            "told, word for word, and reads it back."
        ),
        _too_much_writing,
    ),
    Rule(
        "acronym-in-programme",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("An acronym in the programme"),
        N_(
            "The programme is the first thing that participants read. An acronym tells those who do not know it that "
            "the session is for others."
        ),
        N_("Write the words in full the first time, or name what the service does: “the housing office”."),
        _acronym_in_programme,
    ),
)
"""What is looked after so that everybody follows."""
