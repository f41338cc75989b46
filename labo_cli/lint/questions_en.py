"""What gives an English question away: its word order and its turns."""

from __future__ import annotations

import re

from labo_cli.lint.sentences import Span, anywhere, asked, clauses, found, words

__all__ = ["closed", "double", "hypothetical", "leading"]

_AUX = r"do|does|did|have|has|had|is|are|was|were|am|will|can|could|should|may|might|would|shall|must"
_NOT = (
    r"don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|won't|wouldn't|can't|couldn't|shouldn't"
    r"|ain't"
)
_WHO = r"how|why|what|when|where|who|whom|whose|which|whatever|what's|how's|who's|where's|when's"
_ASKS = re.compile(rf"\b(?:{_WHO})\b")
_OPEN_CLAUSE = re.compile(
    rf"^\W*(?:(?:and|so|then|but|or|ok|well|now|at|in|on|to|for|from|by|with|of|about|since|until|under|through"
    rf"|during) )*(?:{_WHO})\b"
)
_SUBORDINATE = re.compile(r"^\W*(?:(?:and|so|then) )?(?:when|where|whenever|while|if|after|before|since|once|as)\b")
_SHOULD = re.compile(r"^\W*(?:should|had|were)\b")
_CLOSED_CLAUSE = re.compile(rf"^\W*(?:(?:and|so|then|but|or|well|now) )?(?:{_AUX})\b(?! not\b)")
_TELL = (
    r"tell|describe|explain|show|walk|talk|take (?:me|us)|give|share (?:with|an|a|some"
    r"|your (?:story|experience|thoughts))|help|say|draw|recall|expand|elaborate|name|run|think of|telling|describing"
    r"|explaining|showing|walking|talking|taking|giving|sharing (?:with|an|a|some)|saying|drawing"
)
_POLITE = re.compile(
    rf"\b(?:can|could|would|will|might|may)(?: you| i ask(?: you)?| we ask(?: you)?)(?: please| perhaps| maybe| just"
    rf"| mind| like to)*(?: to)? (?:{_TELL})\b(?! (?:me |us )?(?:if|whether)\b)|\bmay i ask (?:how|what|why|where"
    rf"|who)\b|\byou [^,?]{{0,40}}?\bto (?:{_TELL}) (?:me|us)\b(?! (?:if|whether)\b)|\bis there anything (?:else|i"
    rf"|we|you(?:'d| would) like to add)\b|\b(?:would|do) you (?:like|want|wish) to add\b"
)
_IS_IT = re.compile(r"^\W*(?:(?:and|so|then) )?it(?:'s| is| was) (?:you|him|her|them|your \w+) (?:who|that)\b")
_AGAIN = re.compile(r"^\W*(?:and|or)\b(?: \w+){1,4}\W*$")
_ORDER = re.compile(
    r"^\W*(?:(?:please|and|so|then|now) )?(?:tell|talk|walk|show|describe|take|give|explain|think|help|let|name|draw"
    r"|say)\b"
)
_WHETHER = re.compile(r"\b(?:tell|say|show)(?: me| us)? (?:if|whether)\b")
_OFFERS = (
    re.compile(
        r"\bif (?:we|they|there|the|a|an|it|this|that|your (?:council|library|school|surgery)"
        r"|someone)\b[^,?]{0,60}?(?:\w+ed|were|was|had|gave|let|lent|put|set|built|made|sent|ran|could|cost|came"
        r"|paid)\b(?=[^?]*\b(?:would|'d)\b)"
    ),
    re.compile(r"\b(?:would|'d)\b[^?]*\bif (?:we|they|there|the|a|an|it was|it were|this|the (?:council|city))\b"),
    re.compile(
        r"\b(?:imagine|suppose|supposing)\b(?: that)? (?:we|there (?:is|was|were)"
        r"|(?:the|your) (?:council|city|library|school))\b"
    ),
    re.compile(
        r"\bdo you (?:think|feel|believe|expect|reckon) (?:that )?(?:you|people|others|your \w+)(?:'d| would)\b"
        r"|^\W*(?:so )?(?:you'd|you would) (?!say|rather|prefer)"
    ),
    re.compile(
        r"\bhow (?:often|much|likely|willing|interested)\b[^?]*\b(?:would you (?!say)|are you (?:likely |willing )?to"
        r"|might you)\b|\bare you likely to\b"
    ),
    re.compile(
        r"\b(?:how would you feel about|what would you think of) (?:a|an|having|using|being|getting|our|this)\b"
    ),
    re.compile(
        r"\bwould it (?:help|be (?:helpful|useful|easier|better))\b|\b(?:can|could) you see yourself\b"
        r"|\bwill you (?:use|come|pay)\b"
    ),
)
_WAND = re.compile(
    r"\bmagic\b|\bwand\b|\bone thing\b|\bif you (?:could|had to|were)\b|\b(?:were|was|did)(?: not|n't)\b"
    r"|start(?:ed)? again"
)
_WOULD = re.compile(
    r"^\W*(?:(?:and|so|then|if so) )?(?P<words>would (?:you(?! say)|your|people|anyone|he|she|they|that|this|a|an"
    r"|the)(?: \w+)?)"
)
_LOADED = (
    r"difficult|hard|easy|frustrating|frustrated|annoying|annoyed|painful|stressful|stressed|unpleasant|pleasant|bad"
    r"|terrible|awful|helpful|unhelpful|useful|useless|satisfied|dissatisfied|unhappy|confusing|confused|complicated"
    r"|disappointing|disappointed|worried|worrying|upset|upsetting|angry|slow|unfair|unsafe|scary|lonely|boring"
    r"|dangerous|inefficient|rude|inconvenient|exhausting|tiring|unreliable"
)
_LEADING = (
    re.compile(
        rf"(?:^|[,.:;] )(?:\W*(?:and|so|but) )?(?:{_NOT}) (?:you|it|they|there|he|she|we|that|this|the|your|people"
        rf"|anyone)\b(?! know)"
    ),
    re.compile(rf"(?<=,) (?:(?:{_AUX})|(?:{_NOT})) (?:you|it|they|he|she|we|there)\s*\?"),
    re.compile(r"(?<=,) (?:right|no|yes|correct|eh|agreed|huh)\s*\?"),
    re.compile(
        r"(?:^|[,.;:?!] )\W*(?:(?:and|but|so|then) )?(?:you|it|that|this|they) must(?: really| surely)? (?:be|feel"
        r"|find|have (?:been|felt|found|had)|think|worry|want)\b"
    ),
    re.compile(rf"\bhow (?:very |really |extremely )?(?:{_LOADED})\b"),
    re.compile(rf"\bwhy (?:is|are|was|were|does|do|did|has|have)\b[^?]*\b(?:so|such a|too) (?:{_LOADED})\b"),
    re.compile(
        r"\bhow (?:has|have|did|does|do|is|was)\b[^?]*\bma(?:de|ke|king)\b[^?]*\b(?:worse|better|easier|harder"
        r"|more \w+)\b"
    ),
    re.compile(r"\bwhy do you (?:hate|love|dislike|distrust|fear|dread|despise|resent|complain)\b"),
    re.compile(
        r"(?:^|[.;:?!] )\W*(?:(?:everyone|everybody|nobody) (?:here |around here |always |often )?(?:says|complains"
        r"|thinks|finds|feels|hates|loves|agrees|knows|wants|dislikes|trusts)|people (?:often |always )?(?:say"
        r"|complain|think|agree|tell us))\b"
    ),
    re.compile(rf"\bwhat (?:is|was|makes|made|are)\b[^?]*\bso (?:{_LOADED})\b"),
    re.compile(r"\bi (?:imagine|suppose|guess|assume|expect|bet|gather)\b|\bi(?:'m| am) (?:sure|guessing|assuming)\b"),
    re.compile(r"\b(?:would|do|don't|wouldn't) you (?:not )?agree\b"),
    anywhere(
        r"surely|obviously|of course|no doubt|presumably|like (?:most|many) (?!days)\w+",
        r"(?:most|many) (?:people|parents|residents|tenants|users) (?:say|think|find|feel|tell us)",
        r"as we (?:all )?know",
    ),
)
_EXCESS = anywhere(
    r"endless|appalling|dreadful|wonderful|fantastic|amazing|excellent|ridiculous|absurd|outrageous|shocking|horrible",
    r"disgraceful|marvellous",
)
_SOME_DAY = anywhere(r"(?:a|an|one|any) (?:\w+ )?(?:time|day|moment|visit|journey|occasion|evening|morning|one)")
_SECOND = re.compile(
    rf"(?:,\s*)?\b(?:and|or),? (?:also |then )?(?:(?:at|in|on|to|for|from|by|with|of) )?(?P<how>how (?:many|much|long"
    rf"|often|far|soon)(?: times)?|{_WHO})\b(?P<rest>[^?.;:]*)"
)
_ORDERED = re.compile(
    r"(?:,\s*)?\b(?:and|then),? (?:then )?(?:tell (?:me|us)|describe|explain|say (?:what|how|why|who))\b"
)
_SHOWN = re.compile(r"^\W*(?:please )?(?:show|take|think|look|close|choose|pick|sit|draw)\b")
_SECOND_VERB = re.compile(
    rf"(?:,\s*)?\b(?:and|or|but),? (?:{_AUX}) (?:you|they|he|she|it|we|there|the|your|anyone|someone|people|that"
    rf"|this)\b"
)
_STORY = re.compile(r"^ (?:happened|came|followed|became)\b")


def closed(text: str) -> list[Span]:
    """The sentences that a yes or a no answers, or one word of two that are offered."""
    return [span for span in asked(text) if _is_closed(text, span)] + [
        match.span() for match in [_WHETHER.search(text)] if match
    ]


def _is_closed(text: str, span: Span) -> bool:
    sentence = text[slice(*span)]
    if _POLITE.search(sentence) or _ORDER.match(sentence):
        return False
    if _IS_IT.match(sentence):
        return True
    parts = [text[slice(*part)] for part in clauses(text, span)]
    for part in parts:
        if _SHOULD.match(part) and part is not parts[-1]:
            continue
        if _CLOSED_CLAUSE.match(part):
            return True
        if _OPEN_CLAUSE.match(part) and not (_SUBORDINATE.match(part) and part is not parts[-1] and part.endswith(",")):
            return False
    return "?" in sentence and len(words(sentence)) > 3 and not (_ASKS.search(sentence) or _AGAIN.match(sentence))


def leading(text: str) -> Span | None:
    """The turn that breathes the answer."""
    # “A wonderful day” is asked for as a story; “this wonderful desk” is a judgement.
    return found(_LEADING, text) or (None if _SOME_DAY.search(text) else found([_EXCESS], text))


def hypothetical(text: str) -> Span | None:
    """What asks people to foretell what they would do of an offer that is not there."""
    if (offer := found(_OFFERS, text)) and not _WAND.search(text):
        return offer
    for start, end in asked(text):
        sentence = text[start:end]
        for part in clauses(text, (start, end)):
            match = _WOULD.match(text[slice(*part)])
            if match and not _POLITE.search(sentence) and not _WAND.search(sentence) and _is_closed(text, (start, end)):
                return part[0] + match.start("words"), part[0] + match.end("words")
    return None


def double(text: str) -> Span | None:
    """Where a second question is joined to the first."""
    if match := re.search(r"\band ?/ ?or\b", text):
        return match.span()
    questions = [span for span in asked(text) if "?" in text[slice(*span)]]
    if len(questions) > 1 and len(words(text[slice(*questions[-1])])) > 2:
        return questions[-1]
    for match in _SECOND.finditer(text):
        before = text[: match.start()]
        if _opened(before) and len(words(match["rest"])) > 1 and not _goes_on(before, match["how"], match["rest"]):
            return match.start(), match.end("how")
    if (
        (match := _ORDERED.search(text))
        and (_opened(text[: match.start()]) or _ORDER.match(text))
        and not _SHOWN.match(text)
    ):
        return match.span()
    match = next((match for match in _SECOND_VERB.finditer(text) if _opened(text[: match.start()])), None)
    return match.span() if match else None


def _opened(before: str) -> bool:
    """Whether a question has been put already."""
    return bool(_ASKS.search(before) or _CLOSED_CLAUSE.match(before))


def _goes_on(before: str, how: str, rest: str) -> bool:
    """Whether the second half carries the first one on: the same story, the same place or people, or its opposite."""
    if re.search(rf"\b(?:{_WHO})$", before.rstrip(" ,")):
        return True
    if how in {"who", "whom", "when", "where", "which", "whose"} and re.search(rf"\b{how}\b", before):
        return True
    if how == "what" and _STORY.match(rest):
        return True
    return how in before and bool(re.search(r"n't\b|\bnot\b|\bnever\b|\bless\b|\bleast\b", rest))
