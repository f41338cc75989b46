"""For links that were reviewed, a project where something changed under one and one near by where nothing did."""

from tests.chain_case import chain

HEAD = "# Written by labo.\n"
SAID = "said: c1 -> r1 | 2026-04-10 | text=PRINT\n"
ANSWERED = "answered: r1 | 2026-04-10 | explanation=000000000000 kept=-\n"
# The print of “Je reste debout.”, taken once: were it to change, every project's record would be worth nothing.
PRINT = "b419f08604b3"


def _reviewed(words: str, print_: str = PRINT) -> dict[str, str | bytes | None]:
    return {**chain({"c1": {"text": words}}), "trace.lock": HEAD + SAID.replace("PRINT", print_)}


ALL = f"{SAID.replace('PRINT', PRINT)}said: c2 -> r1 | 2026-04-10 | text=-\n{ANSWERED}required: r1 -> FP1 | 2026-04-10 | x=-\n"
FIRES = {
    "suspect-link": _reviewed("Je reste assise."),
    "link-not-reviewed": {**chain({"c3": {}}, {"r1": {"from": ["c1", "c2", "c3"]}}), "trace.lock": HEAD + ALL},
}
SILENT = {
    "suspect-link": _reviewed("Je reste debout."),
    "link-not-reviewed": {**chain(), "trace.lock": HEAD + ALL},
}
PLACES = {"suspect-link": "- c1", "link-not-reviewed": "- c3"}
EDGES = [
    # Where nobody has begun to review, nothing is missing; who says why it may wait is let be.
    ("link-not-reviewed", False, chain()),
    (
        "link-not-reviewed",
        False,
        {
            **chain(
                {"c3": {}}, {"r1": {"from": ["c1", "c2", "c3"], "accept": {"link-not-reviewed": "Relu le 4 mai."}}}
            ),
            "trace.lock": HEAD + ALL,
        },
    ),
    # A space that does not break, a line folded otherwise: the words are the same.
    ("suspect-link", False, _reviewed("Je\N{NO-BREAK SPACE}reste\n  debout.")),
    ("suspect-link", True, _reviewed("Je reste debout !")),
    # The recommendation may say why the change is no matter.
    (
        "suspect-link",
        False,
        {
            **chain({"c1": {"text": "Assise"}}, {"r1": {"accept": {"suspect-link": "Une faute de frappe."}}}),
            "trace.lock": HEAD + SAID.replace("PRINT", PRINT),
        },
    ),
    # A link of which there is no record is new, and a record of a link that is gone says nothing.
    ("suspect-link", False, {**chain({"c1": {"text": "Autre"}}), "trace.lock": HEAD}),
    ("suspect-link", False, {**chain(), "trace.lock": HEAD + SAID.replace("c1", "c9")}),
    # An answer that changed says so by its date; what the record holds no print of was not looked at.
    ("suspect-link", True, {**chain(), "trace.lock": HEAD + ANSWERED}),
    ("suspect-link", False, {**chain(), "trace.lock": HEAD + ANSWERED.replace(" kept", " date=000000000000 kept")}),
    ("suspect-link", False, {**chain(), "trace.lock": HEAD + "answered: r1 | 2026-04-10 | kept=-\n"}),
]
