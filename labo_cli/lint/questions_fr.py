"""What gives a French question away: its word order and its turns."""

from __future__ import annotations

import re

from labo_cli.lint.sentences import Span, anywhere, asked, clauses, found, sentences, words

__all__ = ["closed", "double", "hypothetical", "leading"]

_INVERSION = re.compile(
    r"\b(?!rendez-vous|chez-vous|(?:celui|celle|ceux)-ce)(?P<verb>[a-zà-ÿœ]+)(?:-t)?-(?:vous|tu|ils?|elles?|on|je"
    r"|ce)\b|\b(?P<we>[a-zà-ÿœ]+ons)-nous\b"
)
_STRONG = r"comment|pourquoi|combien|quoi|quel(?:le)?s?|(?:le|la|du|au)quel(?:le)?|(?:les|des|aux)quel(?:le)?s"
_ASKS = re.compile(rf"\b(?:{_STRONG})\b")
_OPENS = re.compile(
    r"^\W*(?:(?:et|mais|alors|donc|puis|ensuite|ou|à|au|aux|de|du|des|d'|sur|avec|par|pour|dans|en|chez|depuis|jusqu'"
    r"|jusqu'à|vers|sous|selon|contre|sans|entre|après|avant|auprès|près|côté|partir|cause|bout)[ ']?\s*)*(?:qui\b"
    r"|que\b|qu'|où\b|quand\b)"
)
_IN_PLACE = re.compile(rf"\b(?:{_STRONG}|qui|où)\b|\bqu'est-ce\b|\bquand\W*$")
_TELL = (
    r"raconter|parler|décrire|expliquer|montrer|dire|donner|aider|refaire|rejouer|préciser|détailler"
    r"|faire (?:voir|visiter)|en dire|revenir|citer|présenter|dessiner|retracer|partager (?:un|une|avec)"
)
_POLITE = re.compile(
    rf"(?:(?:pouvez|pourriez|peux|pourrais|voulez|voudriez|accepteriez|puis|pouvons|pourrait|peut)-(?:vous|tu|je|nous"
    rf"|on)|(?:est-ce que |que )?(?:vous (?:pouvez|pourriez|voulez|voudriez)|tu (?:peux|pourrais|veux))"
    rf"|serait-il possible)[^,?]{{0,30}}?\b(?:{_TELL})\b(?!\s+(?:(?:à|au|aux) [^,?]{{1,20}} )?s(?:i|'ils?)\b)"
    rf"|auriez-vous un exemple|\b[a-zà-ÿ]+ez-vous [^,?]{{0,40}}?(?:\bme |\bnous |\bm')(?:en |le |la |les "
    rf"|l')?(?:{_TELL})\b(?!\s+s(?:i|'ils?)\b)|y a-t-il (?:autre chose"
    rf"|(?:quelque chose|un sujet|une question) (?:à|que j|que n|dont))|(?:voulez|souhaitez|voudriez)-vous ajouter"
)
_IS_IT = re.compile(r"^\W*(?:(?:et|donc|alors) )?c'(?:est|était) (?:vous|toi|lui|elle|eux|votre \w+|vos \w+) qui\b")
_AGAIN = re.compile(r"^\W*(?:et|ou)\b(?: \w+){1,4}\W*$")
_ORDER = re.compile(r"^\W*(?:(?:et|alors|maintenant|d'abord|puis)\W+)?[a-zà-ÿ]+(?:ez|e|s)-(?:moi|nous)\b")
_WHETHER = re.compile(r"\b(?:dites|dis|indiquez|précisez)-(?:moi|nous)\s+s(?:i|'ils?)\b")
_CONDITIONAL = re.compile(
    r"^(?!(?:montr|rencontr|entr|rentr|ouvr|offr|couvr|découvr|souffr|retir|attir|tir|désir|admir|assur|dur|pleur|dir"
    r"|saur|port|cour|mour)(?:iez|ait|aient|ais|ions)$)[a-zà-ÿ]*(?:er|ir|dr|tr|vr|ur|rr|oudr)(?:iez|ait|aient|ais"
    r"|ions)$"
)
_WITH_WHETHER = re.compile(
    r"(?<!qu')\best-ce qu(?:e |')(?:[^ ?]+ ){1,4}?(?P<verb>[a-zà-ÿ]+(?:riez|rait|raient|rais))\b"
    r"|^\W*(?:et )?(?:vous|tu) (?P<plain>[a-zà-ÿ]+r(?:iez|ais))\b"
)
_WAND = re.compile(
    r"baguette|magique|une (?:seule )?chose|à refaire|(?:n'|ne )\w+ (?:pas|plus)|si vous (?:pouviez|deviez|étiez)"
)
_OFFERS = (
    re.compile(
        r"\bs(?:i |')(?:l'on|on|nous|ils?|elles?|la |le |l'|les |un |une |des |ce |cet |cette "
        r"|ces )[^,?]{0,40}?[a-zà-ÿ]+(?:ait|aient|ions)\b(?=[^?]*r(?:iez|ait|aient|ais)\b)"
    ),
    re.compile(
        r"\b(?:imaginez|imaginons|supposez|supposons)\b(?: (?:maintenant|un instant))?(?: que (?:la|le|les|nous"
        r"|l'on)\b| qu'(?:on|il y)\b)"
    ),
    re.compile(
        r"r(?:iez|ait|aient|ais)\b[^?]*\bs(?:i |')(?:l'on|on|nous|ils?|un |une "
        r"|la (?:ville|mairie)) ?[^,?]{0,40}?(?:ait|aient|ions)\b"
    ),
    re.compile(r"\bque (?:diriez|penseriez)-vous d(?:e |'|u |es )(?!lui|elle)"),
    re.compile(r"\b(?:utiliser|paier|payer|prendr|achèter|viendr|emprunter|téléchargeri?)iez-vous\b"),
    re.compile(r"^\W*(?:(?:et|alors) )?(?:ça|cela) (?:te|vous) (?:dirait|plairait|intéresserait)\b"),
    re.compile(
        r"\bseriez-vous (?:prêt|favorable|intéress|partant|d'accord)\w*"
        r"|\b(?:est-ce que )?vous seriez (?:prêt|intéress)\w*"
    ),
)
_LOADED = (
    r"pénibles?|difficiles?|dur(?:e|es|s)?|compliquée?s?|fatigante?s?|stressante?s?|désagréables?|agréables?"
    r"|inquiétante?s?|insupportables?|frustrante?s?|mauvais(?:e|es)?|faciles?|longue?s?|lente?s?|utiles?|inutiles?"
    r"|satisfaite?s?|déçue?s?|content(?:e|s|es)?|mécontente?s?|inadmissibles?|scandaleu(?:x|ses?)|angoissante?s?"
    r"|gênante?s?|injustes?|décevante?s?|éprouvante?s?|inefficaces?|efficaces?|dangereu(?:x|ses?)"
)
_LEADING = (
    re.compile(
        r"\bn'est-ce pas\b|\bvous ne (?:trouvez|pensez|croyez|diriez) pas\b"
        r"|(?<=,) *(?:non|hein|pas vrai|si|oui|c'est bien ça|pas du tout)\s*\?"
    ),
    re.compile(
        r"(?:^|[,.;:?!] )\W*(?:(?:et|mais|alors) )?(?:vous|tu|cela|ça) (?:devez|dois|doit|avez dû|as dû"
        r"|a dû) (?:donc |bien |vraiment |sûrement )?(?:être|vous (?:sentir|dire)|trouver"
        r"|avoir (?:peur|du mal|hâte|été)|souffrir|en avoir|penser)\b"
    ),
    re.compile(rf"\bà quel point [^?]*?\b(?:{_LOADED})\b|\bcombien (?:il est|c'est|c'était) (?:{_LOADED})\b"),
    re.compile(
        rf"\bpourquoi [^?]*\b(?:si|aussi|tellement) (?:{_LOADED})\b|\bqu'est-ce qui [^?]*\b(?:si"
        rf"|tellement) (?:{_LOADED})\b"
    ),
    re.compile(
        r"\ben quoi [^?]*\bvous (?:a|ont)\b[-a-z]* (?:pénalis|gên|aid|amélior|facilit|dégrad|simplifi|compliqu|aggrav"
        r"|nui)"
    ),
    re.compile(
        r"\bpourquoi (?:(?:détest|ador|haïss|mépris|crai[gn]+|redout|méfi)\w*-vous|vous (?:détest|méfi|plaign)\w+)\b"
    ),
    re.compile(
        r"(?:^|[.;:?!] )\W*(?:tout le monde|les gens|chacun) (?:s'|se |le |en )?(?:plai|trouv|d[ié]t|pens|ador"
        r"|dé?test|sai[st]\b|savent|ve[u]|veul|réclam|aime)\w*"
    ),
    re.compile(
        r"\b(?:j'imagine|je suppose|je suis sûre?|je me doute|on sait bien|tout le monde (?:sait|dit|pense)"
        r"|on dit souvent)\b"
    ),
    re.compile(
        r"\b(?:trouv(?:ez|es)|jug(?:ez|es))-(?:vous|tu) (?:cela |ça |que c'est |qu'il est |vraiment )?(?:normal"
        r"|acceptable|inadmissible|scandaleux|logique|juste|choquant|anormal)\w*"
    ),
    re.compile(
        r"\b(?:êtes|es|seriez)-(?:vous|tu) d'accord (?:pour dire|qu|que|avec (?:nous|moi|le fait|l'idée))\b'?"
        r"|\bvous (?:êtes|serez) d'accord\b"
    ),
    anywhere(
        r"sûrement|certainement|évidemment|forcément|bien évidemment|sans doute|de toute évidence",
        r"(?:avouez|admettez|reconnaissez) qu(?:e|'\w+)|comme (?:vous|chacun|on) (?:le )?sa(?:vez|it)",
        r"comme (?:la plupart des|beaucoup de)",
        r"(?:la plupart|beaucoup) des? [a-zà-ÿ]+ (?:pensent|disent|trouvent)",
    ),
)
_EXCESS = anywhere(
    r"interminables?|insupportables?|catastrophiques?|scandaleu(?:x|se|ses)|inadmissibles?|formidables?|lamentables?",
    r"ridicules?|absurdes?|merveilleux|merveilleuses?|kafkaïen(?:ne)?s?",
)
_SOME_DAY = anywhere(r"une (?:fois|journée|occasion|sortie|visite)|un (?:jour|moment|matin|soir|trajet)")
_NOT_SO = re.compile(
    r"\bn(?:e |')(?:(?:vous|le|la|les|y|en|l'|se|s') ?)*[a-zà-ÿ]+(?:-t)?-(?:vous|tu|ils?|elles?|on"
    r"|ce)\s+(?:donc )?pas\b"
)
_ORDERED = re.compile(r"(?:,\s*)?\b(?:et|puis),? (?:puis )?(?:dites|racontez|expliquez|décrivez|parlez)-(?:moi|nous)\b")
_SHOWN = re.compile(r"^\W*(?:montrez|prenez|pensez|regardez|fermez|choisissez|asseyez|dessinez)\b")
_TAIL = (
    rf"(?:(?:à|de|avec|sur|par|pour|dans|depuis|en|d'|chez) ?)*(?:{_STRONG}|où|qu'est-ce (?:que|qui|qu')"
    rf"|est-ce (?:que|qu'))"
)
_SECOND = re.compile(rf"(?:,\s*)?\b(?:et|ou|puis),?\s+(?:aussi |surtout |ensuite )?(?P<how>{_TAIL})(?P<rest>[^?.;:]*)")
_SECOND_WHO = re.compile(
    r"(?:,\s*)?\b(?:et|ou),?\s+(?P<how>(?:à|avec|de|par|sur|pour )?\s?qui|quand|que|qu')(?P<rest>[^?.;:]*)"
)
_SECOND_VERB = re.compile(
    r"(?:,\s*)?\b(?:et|ou|mais),?\s+(?:[ylns]'|(?:y|en|le|la|les) )?(?!rendez-vous)[a-zà-ÿœ]+(?:-t)?-(?:vous|ils?"
    r"|elles?|on|tu)\b"
)
_JUST = re.compile(rf"(?:\b(?:{_STRONG}|où|quand|qui)|^)[ ,]*$")
_ADVERB_START = re.compile(rf"\b(?:{_STRONG}|où)\b|^\W*quand\b")


def closed(text: str) -> list[Span]:
    """The sentences that a yes or a no answers, or one word of two that are offered."""
    return [span for span in asked(text) if _is_closed(text, span)] + [
        match.span() for match in [_WHETHER.search(text)] if match
    ]


def _is_closed(text: str, span: Span) -> bool:
    start, end = span
    sentence = text[start:end]
    if _POLITE.search(sentence) or _ORDER.match(sentence):
        return False
    if _IS_IT.match(sentence):
        return True
    inverted = _INVERSION.search(sentence)
    if inverted:
        return not _asks(text, (start, start + inverted.start()))
    return (
        "?" in sentence
        and len(words(sentence)) > 3
        and not (_IN_PLACE.search(sentence) or _asks(text, span) or _AGAIN.match(sentence))
    )


def _asks(text: str, before: Span) -> bool:
    """Whether a question word stands before the verb; “quand” and a comma only open a subordinate clause."""
    if _ASKS.search(text[slice(*before)]):
        return True
    parts = clauses(text, before)
    return any(
        opens and not (opens.group().endswith("quand") and part != parts[-1])
        for part in parts
        if (opens := _OPENS.match(text[slice(*part)]))
    )


def leading(text: str) -> Span | None:
    """The turn that breathes the answer."""
    for start, end in sentences(text):
        # “Où n'allez-vous pas ?” is a good question; “N'y allez-vous pas ?” is not.
        match = _NOT_SO.search(text[start:end])
        if match and not _asks(text, (start, start + match.start())):
            return start + match.start(), start + match.end()
    # “Une journée insupportable” is asked for as a story; “cette attente insupportable” is a judgement.
    return found(_LEADING, text) or (None if _SOME_DAY.search(text) else found([_EXCESS], text))


def hypothetical(text: str) -> Span | None:
    """What asks people to foretell what they would do of an offer that is not there."""
    if (offer := found(_OFFERS, text)) and not _WAND.search(text):
        return offer
    for start, end in asked(text):
        sentence = text[start:end]
        if _POLITE.search(sentence):
            continue
        if (
            (match := _WITH_WHETHER.search(sentence))
            and _CONDITIONAL.match(match["verb"] or match["plain"])
            and _is_closed(text, (start, end))
        ):
            return start + match.start(), start + match.end()
        match = _INVERSION.search(sentence)
        if match and match["verb"] and _CONDITIONAL.match(match["verb"]) and _is_closed(text, (start, end)):
            return start + match.start(), start + match.end()
    return None


def double(text: str) -> Span | None:
    """Where a second question is joined to the first."""
    if match := re.search(r"\bet ?/ ?ou\b", text):
        return match.span()
    questions = [span for span in asked(text) if "?" in text[slice(*span)]]
    if len(questions) > 1 and len(words(text[slice(*questions[-1])])) > 2:
        return questions[-1]
    for match in _SECOND.finditer(text):
        before = text[: match.start()]
        if _opened(before) and len(words(match["rest"])) > 1 and not _opposes(before, match["how"], match["rest"]):
            return match.start(), match.end("how")
    for match in _SECOND_WHO.finditer(text):
        before = text[: match.start()]
        if (
            _ADVERB_START.search(before)
            and not _JUST.search(before)
            and len(words(match["rest"])) > 1
            and not re.search(r"\bqu[ie']", before)
        ):
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
    return bool(_INVERSION.search(before) or _IN_PLACE.search(before))


def _opposes(before: str, how: str, rest: str) -> bool:
    """Whether the second half only turns the first round: “où cela va, et où cela ne va pas”."""
    if _JUST.search(before):
        return True
    if how == "où":
        return "où" in before
    return how in before and bool(re.search(r"\bn(?:e |').*\b(?:pas|plus|jamais|moins)\b|\bmoins\b", rest))
