"""Rules that look after personal data: what people agree to, what is written of them, who may be known by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import publics_of
from labo_cli.lint.present import every_text, lines, names, words_of
from labo_cli.lint.reading import lasting, said, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.lint.traces import NUMBER_OF_LAW, personal_data
from labo_cli.model.card_words import Consent, Public, Trace
from labo_cli.model.words import AgendaPart, GroupKind, Need

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DATA_RULES"]

SMALLEST_GROUP = 5
"""Fewer people than that can be told apart by the name of their group."""
FORMS_PEOPLE, FORMS_WELCOME = 8, 15
"""From so many people on, reading and signing a form takes a welcome of so many minutes."""

_SPEAK_FOR_THEMSELVES = {GroupKind.ELECTED, GroupKind.PARTNERS}
"""They speak in the name of an office or an institution, and may be quoted by it."""
_FORMS = re.compile(
    r"\b(formulaires?|consent\w*|autorisations?|droit a l'image|sign(er|ent|ees?|atures?)|"
    r"(the|a|consent|signed) forms?|signed)\b"
)
_PARENTS = re.compile(
    r"\b(autorisations? (des parents|parentales?|de ses parents|du parent)|accord (des parents|parental)|"
    r"parental (permission|consent)|(parents'?|parent's) (permission|consent|agreement)|permission slips?|"
    r"(permission|consent|agreement) of (the|their) parents)"
)
_READ_OUT = re.compile(
    r"(a voix haute|lu(e|s|es)? (a|ensemble|avec)|lisons|on lit|lit le formulaire|expliqu\w*|facile a lire|"
    r"read (out|aloud|through|together)|out loud|aloud|explain\w*|easy[- ]read|plain words)"
)
_KEPT = re.compile(
    r"\b(effac\w*|detrui\w*|supprim\w*|conserv\w*|delet\w*|eras\w*|destroy\w*|kept for|"
    r"(trois|3) mois|(three|3) months)\b"
)


def _written_data(case: SessionCase) -> Iterator[Finding]:
    for path, text in every_text(case.workshop):
        # The place's own telephone number is nobody's: it may stand there.
        for kind, part in personal_data(text, with_numbers=path[0] != "place"):
            hint = _("take it out, and keep it in the list of participants; a service's own number goes under place:")
            if kind == NUMBER_OF_LAW:
                hint = _("take it out, and keep it nowhere: the law says who may")
            yield Finding(path, _("this text has {kind} in it: {part}").format(kind=_(kind), part=part), hint)


def _written_consent(case: SessionCase) -> Iterator[Finding]:
    asking = [line for line in lines(case) if line.item.card and line.item.card.data.consent is Consent.WRITTEN]
    if not asking or _FORMS.search(words_of(case)):
        return
    for line in asking:
        yield Finding(
            line.path,
            _("“{method}” needs a written consent of each of the {people} people, and no step speaks of a form").format(
                method=titled(line.item), people=line.item.people
            ),
            _("send the form with the invitation, and write in the welcome step who collects it"),
        )


def _health(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        card = line.item.card
        if card and Trace.HEALTH in card.data.leaves:
            yield Finding(
                line.path,
                _("“{method}” brings out what people say of their health. The card says: {note}").format(
                    method=titled(line.item), note=said(card.data.note)
                ),
                _("say before it starts that nobody has to name an illness, and note what it changes instead"),
            )


def _not_declared(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    for trace, key, declared in (
        (Trace.PICTURES, "pictures", workshop.pictures),
        (Trace.RECORDINGS, "recording", workshop.recording),
    ):
        # A “no” that somebody wrote is a decision; a “no” that nobody wrote may be an oversight.
        if declared or key in workshop.model_fields_set:
            continue
        for line in lines(case):
            if line.item.card and trace in line.item.card.data.leaves:
                yield Finding(
                    line.path,
                    _("“{method}” usually leaves {traces}, and the session does not say whether it does").format(
                        method=titled(line.item), traces=_(trace.label)
                    ),
                    _("write {key}: yes, and the consent form asks for it; or {key}: no").format(key=key),
                )


def _no_time_for_forms(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    if not (workshop.pictures or workshop.recording) or workshop.headcount < FORMS_PEOPLE:
        return
    welcome = sum(item.minutes for item in case.agenda.items if AgendaPart.WELCOME in item.parts)
    if welcome < FORMS_WELCOME:
        yield Finding(
            ("pictures",) if workshop.pictures else ("recording",),
            _("{people} people have a form to read and sign, and the welcome lasts {time}").format(
                people=workshop.headcount, time=lasting(welcome)
            ),
            _("send the form with the invitation and welcome people {time}, or open the doors earlier").format(
                time=lasting(FORMS_WELCOME)
            ),
        )


def _parents_permission(case: SessionCase) -> Iterator[Finding]:
    groups = [group for group, _count in case.groups if Public.CHILDREN in publics_of(group)]
    if groups and not _PARENTS.search(words_of(case)):
        yield Finding(
            ("groups", groups[0].id),
            _("nothing says that the parents have given their permission: {groups}").format(groups=names(groups)),
            _("write in the welcome step who checks the parents' permission, and when"),
        )


def _form_in_plain_words(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    if not (workshop.pictures or workshop.recording):
        return
    groups = [
        group
        for group, _count in case.groups
        if {Need.EASY_LANGUAGE, Need.INTERPRETER} & {*group.needs}
        or {Public.COGNITIVE, Public.LOW_LITERACY, Public.CHILDREN} & {*publics_of(group)}
    ]
    if groups and not _READ_OUT.search(words_of(case)):
        yield Finding(
            ("pictures",) if workshop.pictures else ("recording",),
            _("a form is signed, and these people may not be able to read it: {groups}").format(groups=names(groups)),
            _("write in the welcome step that the form is read aloud and explained, one question at a time"),
        )


def _small_group(case: SessionCase) -> Iterator[Finding]:
    for group, _count in case.groups:
        if group.size < SMALLEST_GROUP and group.kind not in _SPEAK_FOR_THEMSELVES:
            yield Finding(
                ("groups", group.id),
                _("“{group}” counts {n} in the whole project: anyone who knows them knows who said what").format(
                    group=group.name, n=group.size
                ),
                _("join it to a larger group, or quote it under a broader name, without age, place or date"),
            )


def _no_retention(case: SessionCase) -> Iterator[Finding]:
    if case.workshop.recording and not _KEPT.search(words_of(case)):
        yield Finding(
            ("recording",),
            _("sound is recorded, and nothing says until when it is kept"),
            _("say in the welcome step: “the recording is deleted within three months, once it is written up”"),
        )


DATA_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "personal-data-in-text",
        Family.DATA,
        Severity.ERROR,
        N_("Somebody's address or number in a text"),
        N_(
            "What is written here is printed on programmes and plans, sent to everyone and kept with the project. An "
            "address or a telephone number given for one session must not travel with it, and a social security number "
            "must never be noted at all."
        ),
        N_(
            "Take it out of the text, and out of earlier versions if the project is shared. Contacts stay in the "
            "list of participants, apart, until the last feedback and a year more. A service's own address, such as "
            "contact@, is fine."
        ),
        _written_data,
    ),
    Rule(
        "written-consent-method",
        Family.DATA,
        Severity.WARNING,
        N_("A method that needs written consent, and no form"),
        N_(
            "Consent that is asked for at the door, standing, with others waiting behind, is not freely given; "
            "without a paper, nobody can show later what was agreed to, nor withdraw it."
        ),
        N_(
            "Send the form a week before, go through it aloud at the start, and keep the signed ones apart from the "
            "notes. Say in a step who collects them."
        ),
        _written_consent,
    ),
    Rule(
        "health-data",
        Family.DATA,
        Severity.WARNING,
        N_("A method that brings out people's health"),
        N_(
            "The law sets data about health apart: noting it takes the person's explicit agreement. An illness and a "
            "district are often enough to know who speaks."
        ),
        N_(
            "Ask what it changes in the day, not what it is called: “I cannot stand for long” is all that the "
            "service needs. Strike out names of illnesses and medicines the same evening; ask your data protection "
            "officer before."
        ),
        _health,
    ),
    Rule(
        "traces-not-declared",
        Family.DATA,
        Severity.ADVICE,
        N_("A method that takes pictures or sound, and a session that does not say so"),
        N_(
            "The consent form only asks about what the session declares. Pictures or sound taken without it cannot be "
            "used, and have to be deleted."
        ),
        N_("Decide now, and write pictures: or recording: with yes or no."),
        _not_declared,
    ),
    Rule(
        "no-time-for-forms",
        Family.DATA,
        Severity.ADVICE,
        N_("Forms to sign, and a short welcome"),
        N_(
            "Reading a form, asking a question and ticking boxes takes five minutes each. When it has to go fast, "
            "people sign without reading, and those who would have refused do not dare."
        ),
        N_(
            "Send the form before, allow fifteen minutes for the welcome, and bring stickers for those who refuse "
            "pictures."
        ),
        _no_time_for_forms,
    ),
    Rule(
        "parents-permission",
        Family.DATA,
        Severity.WARNING,
        N_("Children come, and nothing is said of their parents' permission"),
        N_(
            "A child cannot agree alone to take part, to be quoted or photographed. A missing signature found on the "
            "day sets one child aside in front of all the others."
        ),
        N_(
            "Send the permission two weeks before, in simple words, check each one the day before, and ask the child "
            "too. Write in a step who checks."
        ),
        _parents_permission,
    ),
    Rule(
        "form-in-plain-words",
        Family.DATA,
        Severity.ADVICE,
        N_("A form to sign, for people who read little"),
        N_(
            "A signature under a page that one could not read is no consent: the person does not know what they "
            "accepted."
        ),
        N_(
            "Read the form aloud with each person, ask one question at a time, and let them answer by pointing. Say "
            "again that they can refuse and stay."
        ),
        _form_in_plain_words,
    ),
    Rule(
        "small-group-quoted",
        Family.DATA,
        Severity.ADVICE,
        N_("A group of fewer than five people"),
        N_(
            "Without a name, but with their group, four people are recognised by their colleagues, their manager, "
            "their family. They will have been told that they were anonymous."
        ),
        N_(
            "Quote under a broader group, such as “an agent” or “somebody who helps a relative”, or ask each one first."
        ),
        _small_group,
    ),
    Rule(
        "recording-kept",
        Family.DATA,
        Severity.ADVICE,
        N_("A recording without a date of deletion"),
        N_(
            "A voice is enough to know someone by. Recordings that nobody was told to delete are still on a shared "
            "drive three years later."
        ),
        N_(
            "Three months are enough to write up a session: say so when you ask for consent, name the person who "
            "deletes the files, and note it in the calendar."
        ),
        _no_retention,
    ),
)
"""What is looked after so that nobody regrets having spoken."""
