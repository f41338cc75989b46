"""The words that give an English question away: of the trade, of private life; and those that everyone knows."""

from __future__ import annotations

import re

from labo_cli.lint.sentences import anywhere, words

__all__ = ["EVERYDAY", "INTRUSIVE", "JARGON"]

EVERYDAY = frozenset(
    words(
        "SMS TV GPS NHS GP BBC UK EU US USA UN PC PIN ID ATM DVD CD OK PDF USB CV MOT AM PM DIY FAQ QR VAT WC SOS "
        "WIFI CCTV DNA PE PS AD BC BT ITV AA IKEA RAC"
    )
)
"""Letters that everyone says as a word."""

JARGON = anywhere(
    r"(?:user|customer|service) journeys?|user experiences?|personas?",
    r"co-?(?:design|produc|creat|construct)\w*|pain[ -]points?|stakeholders?|touch-?points?|onboarding",
    r"empower\w*|service users?|end[ -]users?|beneficiary|beneficiaries|leverage|holistic\w*|ideation",
    r"ideate|deliverables?|roadmap|use cases?|quick wins?|signpost(?:ed|ing)?",
    r"digital (?:inclusion|exclusion|transformation)|wraparound|multi-agency|safeguarding",
    r"service (?:offer|provision|delivery|blueprint)|commissioning|capacity building|synerg(?:y|ies)",
    r"governance|silos|outcomes|benchmark\w*|workflows?|backlog|hard-to-reach|hard to reach",
    r"user needs?|user-centred|prototyp(?:e|es|ing)|channel shift|self-serve|lived experience|upskill\w*",
    r"actionable|scalable|outreach",
)
"""The words of labs and administrations."""

_DATA = (
    r"religion|faith|nationality|salary|income|wages|sexuality|sexual orientation|state of health|illness|diagnosis"
    r"|medical history|national insurance number|date of birth|criminal record|immigration status|politics"
    r"|political (?:views|opinions)|ethnicity|ethnic (?:origin|background)|medication|full name|name|surname|address"
    r"|disability|trade union|credit score|medical condition"
)
INTRUSIVE = (
    re.compile(rf"\b(?:what(?:'s| is| are| was)|which is|tell me) (?:your|his|her|their) (?:\w+ )?(?:{_DATA})\b"),
    re.compile(
        r"\b(?:what|which) (?:illness|illnesses|disease|nationality|religion|medication|medicines?|disability"
        r"|disabilities|diagnosis|medical condition|health (?:condition|problem)s?|ethnic\w*|faith)\b"
    ),
    re.compile(
        r"\bhow much (?:money )?(?:do|does|did) (?:you|he|she|they|your \w+) (?:earn|make|bring home|get paid|owe)\b"
    ),
    re.compile(r"\bhow much (?:debt|savings|money) (?:do|have) you\b|\bwhat do you earn\b"),
    re.compile(
        r"\b(?:who|which party|what party) (?:did|do|will) you (?:vote|support)\b|\bhow (?:did|do|will) you vote\b"
    ),
    re.compile(
        r"\bare you (?:religious|a (?:believer|citizen|christian|muslim)|muslim|christian|jewish|catholic|hindu|gay"
        r"|pregnant|ill|disabled|depressed|in debt|here legally|left-wing|right-wing|a (?:union|party) member)\b"
    ),
    re.compile(
        r"\bdo you (?:have|suffer from) (?:a |an |any )?(?:illness|disease|disability|mental|medical|criminal|debts?"
        r"|health (?:problem|condition))"
    ),
    re.compile(
        r"\b(?:what (?:is|was|are|were)|what's|give me|tell me) the names? of (?:the|your|that|those"
        r"|this) (?:\w+ )?(?:advis|officer|nurse|doctor|teacher|neighbour|person|people|carer|driver|member|friend"
        r"|colleague|manager|child|children|landlord|worker)\w*"
    ),
    re.compile(
        r"\b(?:seeing|see|been to|seen) (?:a|any|your) (?:psychiatrist|psychologist|therapist|counsellor|oncologist)\b"
    ),
    re.compile(
        r"\b(?:tell me|talk to me) about your (?:illness|religion|faith|income|debts?|diagnosis|medical history"
        r"|politics|salary)\b"
    ),
    re.compile(r"\byour (?:income|salary|wages|debts|religion|immigration status|sexuality)\b"),
    re.compile(r"\bwhat (?:are|were) you suffering from\b|\bwhat is wrong with you\b"),
)
"""What asks for a name, or for what the law protects most."""
