"""For each rule about answers, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.chain_case import chain, third_group

OPEN: dict[str, Any] = {
    "state": "unanswered",
    "explanation": None,
    "next_step": None,
    "decided_by": None,
    "date": None,
}
REFUSED = {"state": "not-retained", "reason": "land", "explanation": "Non, la cour est trop petite.", "next_step": None}
PARTLY = {"state": "partly-retained", "reason": "land", "kept": "Six places assises."}
STUDY = {"state": "under-study", "explanation": "Nous mesurons la cour."}
MERGED: dict[str, Any] = {"state": "merged", "from": ["c2"], "next_step": None}
HARD = (
    "Nonobstant l'intérêt de la proposition, il convient de préciser que sa mise en œuvre est subordonnée à une étude "
    "préalable de faisabilité dans le cadre de la programmation pluriannuelle des investissements."
)


def answer(**keys: Any) -> dict[str, str | bytes | None]:
    """The chain, with its one recommendation changed."""
    return chain(recommended={"r1": keys})


LAW = {
    **REFUSED,
    "reason": "law",
    "explanation": "Non. La loi ne nous laisse pas poser de bancs devant une sortie de secours.",
}
NAMED = "Non. L'article CO 37 nous défend de poser des bancs devant une sortie de secours."


def past(*dates: str) -> list[dict[str, str]]:
    return [{"state": "under-study", "date": date} for date in dates]


FIRES = {
    "unanswered": answer(**OPEN),
    "refusal-unexplained": answer(**{**REFUSED, "explanation": None}),
    "refusal-without-reason": answer(**{**REFUSED, "reason": None}),
    "merged-into-nothing": chain(recommended={"r2": MERGED}),
    "merged-in-a-round": chain(
        recommended={"r2": {**MERGED, "merged_into": "r3"}, "r3": {**MERGED, "merged_into": "r2"}}
    ),
    "decision-before-words": answer(date="2026-03-11"),
    "decision-unsigned": answer(decided_by=None),
    "explanation-hard": answer(explanation=HARD),
    "dates-that-cannot-be": answer(next_step={"what": "Choisir", "pilot": "DLH", "deadline": "2026-04-01"}),
    "answer-too-short": answer(**{**REFUSED, "explanation": "Trop cher."}),
    "law-unnamed": answer(**LAW),
    "no-next-step": answer(next_step=None),
    "kept-part-unsaid": answer(**{**PARTLY, "kept": None}),
    "study-without-end": answer(**STUDY, next_step=None),
    "history-out-of-order": answer(history=past("2026-03-30", "2026-03-20")),
    "kept-without-function": chain(recommended={"r2": {}}),
    "divergence-unsaid": answer(positions={"usagers": "agrees", "agents": "disagrees"}),
}
SILENT = {
    "unanswered": answer(**STUDY),
    "refusal-unexplained": answer(**REFUSED),
    "refusal-without-reason": answer(**PARTLY),
    "merged-into-nothing": chain(recommended={"r2": {**MERGED, "merged_into": "r1"}}),
    # One after the other is a way, not a round.
    "merged-in-a-round": chain(
        recommended={"r2": {**MERGED, "merged_into": "r3"}, "r3": {**MERGED, "merged_into": "r1"}}
    ),
    "decision-before-words": answer(date="2026-03-12"),
    "decision-unsigned": answer(),
    "explanation-hard": answer(
        explanation="Non. Il faudrait percer le mur, et la cour appartient à l'école. Nous le lui avons demandé en mars."
    ),
    "dates-that-cannot-be": answer(
        next_step={"what": "Choisir", "pilot": "DLH", "deadline": "2026-04-02"},
        # Late, and no less possible.
        answer_by="2026-03-31",
        reactions=[{"group": "usagers", "text": "Merci.", "date": "2026-04-02"}],
    ),
    "answer-too-short": answer(**LAW),
    "law-unnamed": answer(**{**LAW, "explanation": NAMED}),
    "no-next-step": answer(**REFUSED),
    "kept-part-unsaid": answer(**PARTLY),
    "study-without-end": answer(
        **STUDY,
        date="2026-11-02",
        next_step={"what": "Mesurer", "pilot": "DLH", "deadline": "2099-01-15"},
        accept={"study-without-end": "Le chantier dure."},
    ),
    "history-out-of-order": answer(history=past("2026-03-20", "2026-03-30")),
    "kept-without-function": chain(recommended={"r2": REFUSED}),
    "divergence-unsaid": answer(
        positions={"usagers": "agrees", "agents": "disagrees"}, divergence="Les agents craignent les attroupements."
    ),
}
PLACES = {
    "unanswered": "- id: r1",
    "refusal-unexplained": "- id: r1",
    "merged-in-a-round": "merged_into: r3",
    "decision-before-words": "date: '2026-03-11'",
    "explanation-hard": "explanation: Nonobstant l'intérêt de la proposition, il convient de préciser que",
    "history-out-of-order": "date: '2026-03-20'",
    "dates-that-cannot-be": "deadline: '2026-04-01'",
    "answer-too-short": "explanation: Trop cher.",
    "law-unnamed": "reason: law",
    "kept-without-function": "- id: r2",
    "divergence-unsaid": "usagers: agrees",
}
EDGES: list[tuple[str, bool, Any]] = [
    # What is an error cannot be set aside.
    (
        "refusal-unexplained",
        True,
        answer(**{**REFUSED, "explanation": None}, accept={"refusal-unexplained": "Pressés."}),
    ),
    ("unanswered", False, answer(**OPEN, accept={"unanswered": "Le comité se réunit en juin."})),
    ("refusal-unexplained", True, answer(**{**PARTLY, "explanation": None})),
    ("merged-in-a-round", True, answer(state="merged", merged_into="r1")),
    # Its own date counts before that of its session.
    ("decision-before-words", True, chain({"c1": {"date": "2026-04-03"}})),
    (
        "decision-before-words",
        False,
        chain({"c1": {"date": "2026-03-01"}, "c2": {"date": "2026-03-01"}}, {"r1": {"date": "2026-03-05"}}),
    ),
    ("decision-before-words", False, chain(date=None, recommended={"r1": {"date": "2020-01-01"}})),
    ("decision-unsigned", True, answer(date=None)),
    ("decision-unsigned", False, answer(**OPEN)),
    ("dates-that-cannot-be", True, answer(date="2098-04-02", next_step=None)),
    ("dates-that-cannot-be", True, answer(**STUDY, next_step=None, answer_by="2026-04-01")),
    ("dates-that-cannot-be", False, answer(**STUDY, next_step=None, answer_by="2026-04-02")),
    (
        "dates-that-cannot-be",
        True,
        answer(reactions=[{"group": "usagers", "text": "Merci.", "date": "2026-04-01"}]),
    ),
    # It was said of the answer of the time.
    (
        "dates-that-cannot-be",
        False,
        answer(history=past("2026-03-20"), reactions=[{"group": "usagers", "text": "Merci.", "date": "2026-04-01"}]),
    ),
    ("answer-too-short", True, answer(explanation="Oui. Douze places assises en mai prochain.")),
    ("answer-too-short", False, answer(explanation="Oui. Douze places assises seront là en mai.")),
    ("answer-too-short", False, answer(**OPEN)),
    # However long, it says what the code says.
    ("answer-too-short", True, answer(**{**LAW, "explanation": "Non, hélas, la loi ne le permet pas, vraiment pas."})),
    ("answer-too-short", True, answer(**{**LAW, "explanation": "No, the law does not allow it, it does not."})),
    ("law-unnamed", True, answer(**{**LAW, "state": "partly-retained", "kept": "Six places assises."})),
    ("law-unnamed", False, answer(**LAW, link="https://www.legifrance.gouv.fr/")),
    *(
        ("law-unnamed", False, answer(**{**LAW, "explanation": f"Non. {named} nous le défend, bancs compris."}))
        for named in (
            "La loi du 11 février 2005",
            "La loi Littoral",
            "Le code de la construction",
            "Le décret n° 2006-555",
            "Le règlement sanitaire départemental",
            "Le RGPD",
            "The Equality Act",
        )
    ),
    *(
        ("law-unnamed", True, answer(**{**LAW, "explanation": f"Non. {vague} nous le défend, bancs compris."}))
        for vague in (
            "La loi",
            "La loi, pour 12 bancs,",
            "Le droit en vigueur",
            "La réglementation",
            "Un article de loi",
            "L'architecte",
        )
    ),
    ("law-unnamed", False, answer(**REFUSED)),
    ("no-next-step", True, answer(**STUDY, next_step=None, answer_by="2026-06-01")),
    ("study-without-end", False, answer(**STUDY, next_step=None, answer_by="2098-06-01", date=None)),
    (
        "study-without-end",
        True,
        answer(**STUDY, date="2026-04-02", next_step={"what": "Mesurer", "pilot": "DLH", "deadline": "2099-01-15"}),
    ),
    ("study-without-end", True, answer(**STUDY)),
    ("history-out-of-order", True, answer(history=past("2026-04-03"))),
    ("history-out-of-order", False, answer(history=past("2026-04-02"))),
    # Three groups voiced it: shared-need-unmet tells it, and once is enough.
    (
        "kept-without-function",
        False,
        chain(
            {"c3": {"group": "voisins"}},
            {"r1": {"from": ["c1"]}, "r2": {"from": ["c1", "c2", "c3"]}},
            groups=third_group(),
        ),
    ),
    ("kept-without-function", False, chain(recommended={"r2": {"accept": {"kept-without-function": "Fait."}}})),
    ("divergence-unsaid", True, chain({"c2": {"kind": "disagreement"}})),
    ("divergence-unsaid", True, answer(positions={"usagers": "divided"})),
    ("divergence-unsaid", False, answer(positions={"usagers": "agrees", "agents": "agrees"})),
    # An acronym that the glossary explains is no fault; in easy language, one long sentence is.
    (
        "explanation-hard",
        True,
        answer(
            easy="Vous aurez des chaises dans la cour, et nous avons demandé à l'école de nous "
            "prêter un bout de son préau."
        ),
    ),
    ("explanation-hard", False, answer(easy="Il y aura douze chaises. Vous pourrez attendre assis.")),
]
