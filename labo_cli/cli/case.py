"""A project as the rules of the whole see it today, with what surrounds it: lists of people, reviews, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.chain.suspects import Link, Review
    from labo_cli.errors import Problem
    from labo_cli.lint.rule import ChainCase
    from labo_cli.project_files import Loaded

__all__ = ["case_of", "case_with", "leaking"]


def case_of(loaded: Loaded) -> ChainCase:
    """The case of a project, with the names that `private/` lists and the links that were reviewed."""
    from labo_cli.private_lists import names_in
    from labo_cli.review_file import read_reviews

    return case_with(loaded, names_in(loaded.root), read_reviews(loaded.root)[0])


def case_with(
    loaded: Loaded,
    names: tuple[str, ...],
    reviewed: Mapping[Link, Review] | None,
    private: tuple[str, ...] = (),
    lists: frozenset[str] = frozenset(),
) -> ChainCase:
    """The case of a project, with what has been read around it already; see the attributes of the case."""
    from datetime import date

    from labo_cli.chain.graph import chain_of
    from labo_cli.lint.rule import ChainCase

    cards, files = loaded.own_cards, loaded.written.files
    whole = loaded.project
    return ChainCase(whole, chain_of(whole), date.today(), names, reviewed, private, lists, cards, files)


def leaking(loaded: Loaded, case: ChainCase) -> list[Problem]:
    """Personal data that would be published: names of the private list, addresses, telephone numbers."""
    from labo_cli.feedback.publishing import leaks

    return [loaded.written.problem(remark) for remark in leaks(case)]
