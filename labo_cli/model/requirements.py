"""The functions that the service must fulfil, after NF EN 16271 (formerly NF X50-151).

Needs are put as functions, results and not solutions.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from labo_cli.i18n import N_
from labo_cli.model.base import Accepted, Id, Part, Ref, Text, accepts, says
from labo_cli.model.words import Flexibility, FunctionKind

RecommendationId = Annotated[Id, Ref("recommendations")]
ThemeId = Annotated[Id, Ref("themes")]


def _without_k(value: Any) -> Any:
    return value[1:] if isinstance(value, str) and value[:1] in "Kk" else value


Importance = Annotated[
    int,
    Field(ge=1, le=5),
    BeforeValidator(_without_k),
    WithJsonSchema({"enum": [1, 2, 3, 4, 5, "K1", "K2", "K3", "K4", "K5"]}),
]
"""From K1, useful, to K5, vital; written 4 or K4."""


class Criterion(Part):
    """What a function is judged by."""

    name: Text = says(N_("What is measured, such as “answer time”."))
    level: Text = says(N_("The level aimed at, value and unit, such as “24 h”."))
    limit: Text | None = says(N_("The limit of what is acceptable, such as “48 h”."), default=None)
    flexibility: Flexibility = says(N_("How far the level may be negotiated: F0 none, F1 low, F2 medium, F3 high."))
    verification: Text | None = says(N_("How it is verified, such as “monthly call log”."), default=None)


class Requirement(Part):
    """A function: something that the service does for someone, or must adapt to."""

    id: Id = says(N_("Short name, such as FP1 for a main function or FC1 for a constraint."))
    kind: FunctionKind = says(N_("main: what the service does for someone; constraint: what it must adapt to."))
    statement: Text = says(N_("The function, starting with a verb in the infinitive, without a solution in it."))
    theme: ThemeId | None = says(N_("The theme it belongs to."), default=None)
    importance: Importance = says(N_("From 1, useful, to 5, vital."))
    sources: list[RecommendationId] = says(N_("The recommendations it answers."), alias="from", default=[])
    justification: Text | None = says(
        N_("Why it is there when no recommendation asks for it, such as a law."), default=None
    )
    criteria: list[Criterion] = says(N_("What it is judged by: one at least."), default=[])
    accept: Accepted = accepts()
