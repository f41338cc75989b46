"""Tables of participatory platforms, known by their headers: Decidim, Polis, Consul."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.i18n.plain import plain
from labo_cli.model.words import ContributionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["PREFIXES", "Layout", "lacking", "layout_of", "mapped_layout"]

MACHINE = "machine_translations"
_MARKS = ("state", "url", "published_at", "reference", "component/id", "participatory_space/id", "created_at")
"""Columns of which Decidim's tables have at least one, unless they say their language as no other's do."""
_LANGUAGE = r"[A-Za-z]{2}([-_]\w+)?"
_DECIDIM_ALONE = re.compile(
    rf"(title|body|category/name|taxonomies/name)/{_LANGUAGE}|(component|participatory_space)/.+|endorsements/.+"
)
PREFIXES = {
    "decidim": "d",
    "decidim-comments": "dc",
    "polis": "p",
    "consul": "k",
    "consul-proposals": "kp",
    "consul-debates": "kd",
    "consul-comments": "kc",
}
"""How the ids of a platform's contributions begin."""


@dataclass(frozen=True)
class Layout:
    """Which columns of a table are read for what.

    Attributes:
        name: the platform's id, such as decidim; empty for a table of no platform known.
        label: the platform as it is said to the user.
        fields: the columns of each field, by their names; the first one that is filled counts.
        kind: what sort of contributions these are, unless the user says otherwise.
    """

    name: str
    label: str
    fields: Mapping[str, tuple[str, ...]]
    kind: ContributionKind = ContributionKind.IDEA

    @property
    def read(self) -> set[str]:
        """The names of all columns that are read."""
        return {column for columns in self.fields.values() for column in columns}


def layout_of(columns: Sequence[str], language: str) -> Layout | None:
    """The layout of a platform's table, or None when its headers are no platform's.

    Args:
        columns: the names of its columns.
        language: the project's; of several languages in which a text stands, this one is read first.
    """
    found = _polis(columns) or _consul(columns) or _decidim(columns, language)
    plain_names = {column.lower().replace(" ", "_"): column for column in reversed(columns)}
    if found or len(plain_names) < len(columns) or not (found := _decidim(list(plain_names), language)):
        return found
    # Somebody has tidied the header: Title, BODY, Published at.
    fields = {field: tuple(plain_names[name] for name in names) for field, names in found.fields.items()}
    return Layout(found.name, found.label, fields, found.kind)


def lacking(columns: Sequence[str], language: str) -> list[str]:
    """The columns without which a table that looks like Decidim's is none: its id, its text; empty for any other."""
    there = {column.lower().replace(" ", "_") for column in columns}
    if not any(_DECIDIM_ALONE.fullmatch(name) for name in there):
        return []
    names = [name for name in there if "/" not in name] + [name.split("/")[0] for name in there if "/" in name]
    needed = ("id", "body")
    missing = [name for name in needed if name not in names]
    return missing if layout_of([*columns, *missing], language) else []


def mapped_layout(layout: Layout | None, chosen: Mapping[str, str]) -> Layout:
    """A layout with the user's own choice of columns before what was recognised."""
    base = layout or Layout("", "", {})
    return Layout(
        base.name, base.label, {**base.fields, **{field: (name,) for field, name in chosen.items()}}, base.kind
    )


def _decidim(columns: Sequence[str], language: str) -> Layout | None:
    there = set(columns)
    body, title = (_in_languages(columns, base, language) for base in ("body", "title"))
    is_marked = any(mark in there for mark in _MARKS) or all("/" in "".join(names) for names in (body, title))
    if "id" not in there or not body or not is_marked:
        return None
    fields = {
        "id": ("id",),
        "text": body,
        "title": title,
        "link": _present(there, "url", "commentable_url", "root_commentable_url"),
        "votes": _present(there, "supports", "votes", "votes_count", "proposal_votes_count", "up_votes"),
        "against": _present(there, "down_votes"),
        "date": _present(there, "published_at", "created_at"),
        "state": _present(there, "state", "status"),
        "withdrawn": _present(there, "withdrawn", "withdrawn_at"),
        "theme": (
            *_in_languages(columns, "category/name", language),
            *_in_languages(columns, "category", language),
            *_in_languages(columns, "taxonomies/name", language),
            *_in_languages(columns, "taxonomies", language),
        ),
    }
    fields = {field: names for field, names in fields.items() if names}
    if "commentable_id" in there or "root_commentable_url" in there or "depth" in there:
        fields.pop("theme", None)
        return Layout("decidim-comments", N_("comments on Decidim"), fields, ContributionKind.VERBATIM)
    return Layout("decidim", N_("proposals on Decidim"), fields)


def _polis(columns: Sequence[str]) -> Layout | None:
    there = {plain(column).replace("_", "-"): column for column in reversed(columns)}
    if "comment-body" not in there or "comment-id" not in there:
        return None
    wanted = {
        "id": "comment-id",
        "text": "comment-body",
        "votes": "agrees",
        "against": "disagrees",
        "date": "timestamp",
        "moderated": "moderated",
    }
    fields = {field: (there[name],) for field, name in wanted.items() if name in there}
    return Layout("polis", N_("statements on Polis"), fields, ContributionKind.VERBATIM)


_CONSUL_VOTED = {
    "id": ("id",),
    "title": ("title",),
    "text": ("description", "summary"),
    "votes": ("cached votes up", "total votes"),
    "against": ("cached votes down",),
    "date": ("public created at", "published at", "created at"),
    "link": ("url", "link"),
    "theme": ("tags", "tag list", "tags/edges/node/name", "tags/nodes/name"),
    "withdrawn": ("retired at",),
}
"""The columns of what people may write and vote on at any time, as Consul's own data call them."""
_CONSUL_SCORES = {"cached votes up", "cached votes total", "hot score", "confidence score"}
_CONSUL = {
    "id": r"id|identifiant",
    "title": r"title|titre|intitule|titulo",
    "text": r"description|descripcion",
    "votes": r"supports?|soutiens?|total supports|nombre de soutiens|apoyos|cached votes up|votes",
    "feasibility": r"feasibility|faisabilite|viabilidad",
    "selected": r"selected|selectionnee?|seleccionad[ao]",
    "theme": r"heading|scope of operation|scope|portee de l.operation|perimetre|rubrique|partida|ambito de actuacion|"
    r"tags|etiquettes",
    "link": r"url|link|lien",
    "date": r"created at|date|cree le|date de creation",
}
_CONSUL_MARKS = re.compile(
    r"unfeasibility explanation|explication de l.infaisabilite|val fin|eval fin|eval term|valuation finished|"
    r"evaluation terminee|valuation group|groupe d.evaluation|groupe d.evaluateurs|valuator|evaluateur|selected|"
    r"selectionnee?|price|prix|cout|administrator|administrateur"
)


def _consul(columns: Sequence[str]) -> Layout | None:
    names = {column: re.sub(r"[\s_.’']+", " ", plain(column)).strip() for column in columns}
    return _consul_investments(columns, names) or _consul_voted({name: column for column, name in names.items()})


def _consul_voted(there: Mapping[str, str]) -> Layout | None:
    """Proposals, debates and comments, which nobody but Consul gives such scores."""
    if there.keys().isdisjoint(_CONSUL_SCORES):
        return None
    fields = {
        field: found
        for field, names in _CONSUL_VOTED.items()
        if (found := tuple(there[n] for n in names if n in there))
    }
    if "id" in fields and "body" in there and not there.keys().isdisjoint({"commentable id", "commentable type"}):
        fields = {field: fields[field] for field in fields if field not in {"title", "theme"}}
        fields["text"] = (there["body"],)
        return Layout("consul-comments", N_("comments on Consul"), fields, ContributionKind.VERBATIM)
    if not {"id", "title", "text"} <= fields.keys():
        return None
    if "against" in fields or "cached votes total" in there:
        return Layout("consul-debates", N_("debates on Consul"), fields, ContributionKind.VERBATIM)
    return Layout("consul-proposals", N_("proposals on Consul"), fields)


def _consul_investments(columns: Sequence[str], names: Mapping[str, str]) -> Layout | None:
    fields: dict[str, tuple[str, ...]] = {}
    for field, pattern in _CONSUL.items():
        found = [column for column in columns if re.fullmatch(pattern, names[column])]
        if found:
            fields[field] = (found[0],)
    marked = any(_CONSUL_MARKS.fullmatch(name) for name in names.values())
    if not ({"id", "title", "feasibility"} <= set(fields)) or not marked:
        return None
    fields["state"] = fields.pop("feasibility")
    if "text" not in fields:  # the list of the back office has titles alone
        fields["text"] = fields.pop("title")
    return Layout("consul", N_("investments on Consul"), fields)


def _present(there: set[str], *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name in there)


def _in_languages(columns: Sequence[str], base: str, language: str) -> tuple[str, ...]:
    """The columns of a text in several languages: the project's, the others, and what a machine translated last."""
    own = [name for name in columns if name == base or re.fullmatch(rf"{re.escape(base)}/{_LANGUAGE}", name)]
    machine = [name for name in columns if name.startswith(f"{base}/{MACHINE}/")]

    def rank(name: str) -> tuple[bool, bool]:
        return not name.endswith(f"/{language}"), name != base

    return (*sorted(own, key=rank), *sorted(machine, key=rank))
