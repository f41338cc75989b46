"""How a table is to be imported: what the user says, what the project remembers, what can be told without asking."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError, UsageError
from labo_cli.i18n import Language, _
from labo_cli.intake.columns import FIELDS, column_named, id_like, mapped
from labo_cli.intake.comparing import folded
from labo_cli.intake.platforms import PREFIXES, Layout, mapped_layout
from labo_cli.intake.taking import Aims
from labo_cli.model.imports import NONE
from labo_cli.model.words import ContributionKind
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from labo_cli.model.imports import ImportPlan

__all__ = ["Asked", "Chosen", "Surroundings", "choose", "name_for"]


@dataclass(frozen=True)
class Asked:
    """What the command line says; None for what it leaves open."""

    maps: tuple[str, ...] = ()
    session: str | None = None
    group: str | None = None
    theme: str | None = None
    kind: ContributionKind | None = None


@dataclass(frozen=True)
class Surroundings:
    """What the project has that an import may name.

    Attributes:
        language: the project's.
        groups: their names by their ids.
        themes: their titles by their ids.
        sessions: the groups of each session, by its id.
        consultations: the ids of those sessions that are consultations.
        used: the sessions that other imports come from.
        sources: the names of all that was imported.
    """

    language: str
    groups: Mapping[str, str]
    themes: Mapping[str, str]
    sessions: Mapping[str, Sequence[str]]
    consultations: Sequence[str]
    used: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chosen:
    """How a table is imported.

    Attributes:
        name: the source's.
        prefix: how the ids of its contributions should begin.
        new_title: the title of the consultation that is to be made for it; empty when its session is there.
        new_plan: what is to be remembered; None when it is already.
        said: what the user should know of it.
        moment: a column that may serve as the id of rows that have none, or None.
    """

    name: str
    prefix: str
    layout: Layout
    aims: Aims
    session: str
    new_title: str = ""
    new_plan: dict[str, object] | None = None
    left_out: frozenset[str] = frozenset()
    said: list[str] = field(default_factory=list)
    moment: str | None = None


def name_for(stem: str, columns: Sequence[str], plans: Mapping[str, ImportPlan]) -> str:
    """The name of the source of a table that no platform wrote: one that is remembered, or its file's without dates.

    Args:
        stem: the file's name as an id.
        columns: the table's.
        plans: how other sources are read.
    """
    bare = re.sub(r"(^|-)\d[\d-]*(?=-|$)", "", stem).strip("-") or stem
    remembered = [name for name in (stem, bare) if name in plans]
    fitting = [
        name
        for name, plan in plans.items()
        if plan.columns and all(column_named(column, columns) for column in plan.columns.values())
    ]
    if remembered and (len(fitting) != 1 or _has_text(plans[remembered[0]], columns)):
        return remembered[0]
    return fitting[0] if len(fitting) == 1 else bare


def _has_text(plan: ImportPlan, columns: Sequence[str]) -> bool:
    """Whether a table has the column that a source's text is remembered to be in, if any is."""
    return "text" not in plan.columns or column_named(plan.columns["text"], columns) is not None


def choose(
    name: str,
    columns: Sequence[str],
    layout: Layout | None,
    asked: Asked,
    around: Surroundings,
    plan: ImportPlan | None,
    file: str,
) -> Chosen:
    """Puts together what is asked, remembered and told from the table.

    Args:
        name: the source's.
        columns: the table's.
        layout: the platform's that it was recognised as, or None.
        asked: the command line.
        around: the project.
        plan: what is remembered of this source, or None.
        file: where that is written, or would be.

    Raises:
        UsageError: when something cannot be told, or the command says other than what is remembered.
    """
    said: list[str] = []
    typed = mapped(asked.maps, columns)
    remembered = _remembered(plan, columns, file, said, around.sources) if plan else {}
    if plan:
        _agree(plan, remembered, typed, asked, file, said)
    full = mapped_layout(layout, {**remembered, **typed})
    if not full.fields.get("text"):
        raise UsageError(_("no column is said to be the text"), _('add --map "Column=text"'))
    session, title = _session(name, full, asked, around, plan)
    group = _group(asked.group or (plan.group if plan else None), session, full, around)
    theme = _known(asked.theme or (plan.theme if plan else None), around.themes, _no_theme)
    kind = asked.kind or (plan.kind if plan else full.kind)
    groups = _named(around.groups, plan.groups if plan else {}, _no_group, (file, "groups"))
    themes = _named(around.themes, plan.themes if plan else {}, _no_theme, (file, "themes"))
    new_plan: dict[str, object] | None = None
    if plan is None:
        new_plan = {"from": session, "group": group, "theme": theme, "kind": str(kind), "columns": dict(typed) or None}
        new_plan = {key: value for key, value in new_plan.items() if value is not None}
    return Chosen(
        name,
        PREFIXES[full.name] if name == full.name and full.name in PREFIXES else _letter(name),
        full,
        Aims(group, theme, kind, groups, themes, around.language),
        session,
        title,
        new_plan,
        frozenset(plan.left_out if plan else ()),
        said,
        None if full.fields.get("id") else id_like(columns),
    )


def _remembered(
    plan: ImportPlan, columns: Sequence[str], file: str, said: list[str], sources: Collection[str]
) -> dict[str, str]:
    found = {}
    for field_name, column in plan.columns.items():
        if field_name not in FIELDS:
            raise LaboError(
                _("{file}, columns: “{field}” is not a field that labo reads").format(file=file, field=field_name),
                did_you_mean(field_name, FIELDS),
            )
        there = column_named(column, columns)
        if there:
            found[field_name] = there
        elif field_name == "text":
            raise LaboError(
                _("the table has no column “{column}”, which {file} reads the text from").format(
                    column=column, file=file
                ),
                f"{did_you_mean(column, columns)}\n      {_otherwise(plan.id, file, sources)}",
            )
        else:
            said.append(
                _("the table has no column “{column}”, which {file} reads the {field} from").format(
                    column=column, file=file, field=field_name
                )
            )
    return found


def _otherwise(name: str, file: str, sources: Collection[str]) -> str:
    """What to do of a table that lacks the column of its text: another one has the same name, or it was changed."""
    n = 2
    while f"{name}-{n}" in sources:
        n += 1
    return _("if it is another table, add {option}; if its column has a new name, write that in {file}").format(
        option=f"--as {name}-{n}", file=file
    )


def _agree(
    plan: ImportPlan, remembered: Mapping[str, str], typed: Mapping[str, str], asked: Asked, file: str, said: list[str]
) -> None:
    """What was remembered, and may have been corrected by hand, is not overruled by a habit of the command line."""
    pairs = [("from", plan.session, asked.session), ("group", plan.group, asked.group)]
    pairs += [("theme", plan.theme, asked.theme), ("kind", str(plan.kind), asked.kind and str(asked.kind))]
    pairs += [(f"columns, {name}", remembered.get(name), column) for name, column in typed.items()]
    for key, written, now in pairs:
        if now is not None and written is not None and now != written:
            raise UsageError(
                _("{file} says {key}: {written}, and the command says {now}").format(
                    file=file, key=key, written=written, now=now
                ),
                _("change the file, or leave the option out; another way to read a table has another name: --as NAME"),
            )
        if now is not None and written is None:
            said.append(
                _("for this time only, unless you write it in {file}: {key}: {now}").format(file=file, key=key, now=now)
            )


def _session(name: str, layout: Layout, asked: Asked, around: Surroundings, plan: ImportPlan | None) -> tuple[str, str]:
    """The session of the contributions, and the title of the one to be made when there is none."""
    wanted = asked.session or (plan.session if plan else None)
    if wanted is not None:
        # Of an import that took nothing in, the consultation is still to be made.
        is_to_be_made = asked.session is None and wanted == name
        if wanted not in around.sessions and not is_to_be_made:
            raise UsageError(_("there is no session “{id}”").format(id=wanted), did_you_mean(wanted, around.sessions))
        if wanted in around.sessions:
            return wanted, ""
    free = [session for session in around.consultations if session not in around.used]
    if wanted is None and (name in around.consultations or len(free) == 1):
        return (name if name in around.consultations else free[0]), ""
    session, n = name, 2
    there = {other.casefold() for other in around.sessions}
    while session.casefold() in there:
        session, n = f"{name}-{n}", n + 1
    label = Language(around.language).gettext(layout.label) if layout.label else name.replace("-", " ")
    return session, label[:1].upper() + label[1:]


def _group(wanted: str | None, session: str, layout: Layout, around: Surroundings) -> str | None:
    if wanted is not None:
        return _known(wanted, around.groups, _no_group)
    of_session = around.sessions.get(session, ())
    for groups in (of_session, tuple(around.groups)):
        if len(groups) == 1 and groups[0] in around.groups:
            return groups[0]
    if "group" in layout.fields:
        return None
    if not around.groups:
        raise LaboError(
            _("the project has no group yet, and a contribution comes from one"),
            _("write it in groups.yaml, such as - {id: residents, name: Residents, kind: residents, size: 300}"),
        )
    named = ", ".join(f"{group} ({title})" for group, title in list(around.groups.items())[:12])
    raise UsageError(
        _("which group wrote these contributions?"),
        _('add --group and one of: {groups}; or, when a column says it, --map "Column=group"').format(groups=named),
    )


def _known(wanted: str | None, there: Mapping[str, str], complain: object) -> str | None:
    if wanted is not None and wanted not in there:
        assert callable(complain)
        raise UsageError(complain(wanted), did_you_mean(wanted, there))
    return wanted


def _named(
    there: Mapping[str, str], written: Mapping[str, str], complain: object, place: tuple[str, str]
) -> dict[str, str]:
    """Ids by all that a cell may call them, folded."""
    names = {folded(title): own_id for own_id, title in there.items()} | {folded(own_id): own_id for own_id in there}
    for cell, own_id in written.items():
        if own_id not in there and own_id != NONE:
            assert callable(complain)
            raise LaboError(
                _("{file}, {key}: {what}").format(file=place[0], key=place[1], what=complain(own_id)),
                did_you_mean(own_id, there),
            )
        names[folded(cell)] = own_id
    return names


def _no_group(wanted: str) -> str:
    return _("there is no group “{id}”").format(id=wanted)


def _no_theme(wanted: str) -> str:
    return _("there is no theme “{id}”").format(id=wanted)


def _letter(name: str) -> str:
    return next((character for character in name if character.isalpha()), "x")
