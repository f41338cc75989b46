"""The words of a contribution that tell what it is about, in French and in English."""

from __future__ import annotations

import re
from functools import lru_cache

from labo_cli.i18n.plain import plain

__all__ = ["contraries", "spoken", "stem", "telling"]

_LITTLE = """
suis quelqu a à afin ai ainsi alors au aucun aucune aussi aux avec avez avoir avons beaucoup bien c ça car ce ceci
cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de depuis des dès deux donc dont du elle
elles en encore entre es est et étaient était étant été être eu eux faire fais fait faites font fois il ils j je
jusque l la là le les leur leurs lors lorsque lui m ma mais me même mes mieux moi mon n ne nos notre nous on ont ou
où par parce parfois pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi près puis qu quand que quel
quelle quelles quelque quelques quels qui quoi rien s sa sans se sera ses seulement si sinon soi soit son sont sous
souvent sur surtout t ta te tel telle tellement tes toi ton toujours tous tout toute toutes très trop tu un une va
vais vas vers voilà voici vont vos votre vous vraiment y étais avais avait avaient serait ferait ai as moins non ni
jamais contre hui aujourd dit disent dire dis chose choses seraient peux gens
people about after again all also although always am an and any
are as at be because been before being below both but by can could did do does doing done each else ever every few
fewer for from further get gets getting go goes going got had has have having he her here hers him his how i if in
into is it its just let less like ll lot many may me might more most much must my never no nor not now of off often
on one only or other our out over own perhaps quite rather re really s same she should so some still such than that
the their them then there these they thing things this those though through to too under until up upon us ve very
was we well were what when where whether which while who whom why will with within without yet you your yours
against say says said
"""
_ASKING = """
aimerais aimerait aimerions ajouter apprécierais besoin conviendrait créer demande demandons désire devrait
devraient faudra faudrait faut idée importe important instaurer installer manque manquent merci mettre mise
nécessaire paraît pense penser pourrait pourrions pourriez prévoir propose proposer proposition proposons serait
souhait souhaitable souhaite souhaiterais souhaitons suggère svp veut veux voudrais voudrait voudrions vouloir add
adding ask create dear hello idea install installing need needed needs please propose proposal provide put putting
request suggest suggestion thank thanks think want wanted wants wish would bonjour bonsoir madame monsieur hi lack
lacking lacks missing ought utile utiles useful
"""
_TURNING = """
pas non ni jamais sans moins contre aucun aucune rien arreter supprimer
not no never without less fewer against none nothing stop remove cannot
"""
_CONTRARY = frozenset(_TURNING.split())
"""Words that turn the sense of a sentence round."""
_TELLS_NOTHING = frozenset(plain(word) for word in f"{_LITTLE} {_ASKING}".split())
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"(?<=[a-zà-ÿ] )[A-HJ-Z](?![\w'’]|\. ?[A-Z])")
"""A letter that is a name, such as in “ligne B”; the same letter small is a little word."""
_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:pas (?:assez|suffisamment)|not? (?:nearly )?enough|not sufficient(?:ly)?)\b", re.IGNORECASE
)
"""What asks for more of something, and turns nothing round."""
_TROP = re.compile(r"\btrop (?=de\b|d['’])", re.IGNORECASE)
_TOO_MUCH = re.compile(r"\btoo (?:much|many)\b", re.IGNORECASE)
"""What asks for less of something, as in French."""
_PHRASES = (
    (re.compile(r"\bout of (?:order|service|use)\b", re.IGNORECASE), "broken"),
    (re.compile(r"\b(?:hors (?:service|d['’]usage)|en panne)\b", re.IGNORECASE), "panne"),
    (re.compile(r"\bopening (?:hours|times)\b", re.IGNORECASE), "opening"),
    (re.compile(r"\b(?:heures|horaires) d['’]ouverture\b", re.IGNORECASE), "ouverture"),
    (re.compile(r"\b(day|week|night|year) long\b", re.IGNORECASE), r"\1"),
)
"""Several words that say no more than one."""
_SAME = """
bicyclette velo / boutique magasin / chemin route / docteur medecin / gosse enfant / sanitaires toilettes wc
bicycle bike / gp doctor / kid child children / pavement sidewalk / phone telephone / loo toilet / road way / shop store
ouverture ouvrir ouvert ouverte / opening open opened
"""
"""Words that people say one for the other; those between two strokes count as one."""
SHORTEST = 4
"""The letters that a word keeps when its ending is cut off."""


def spoken(text: str) -> tuple[str, ...]:
    """Every word of a text, without capitals and accents, in their order."""
    return tuple(_WORD.findall(_bare(_marked(text))))


def _marked(text: str) -> str:
    text = _LACKING.sub(" enough ", _NOT.sub(" not", text))
    text = _TOO_MUCH.sub(" less ", _TROP.sub(" moins ", text))
    for phrase, usual in _PHRASES:
        text = phrase.sub(usual, text)
    return _LETTER.sub(lambda found: f"{found[0]}0", text)


def _bare(text: str) -> str:
    return plain(text).replace("œ", "oe").replace("æ", "ae")


def telling(text: str) -> dict[str, str]:
    """The stems of the words that tell what a text is about, each with the word as it is first written.

    Little words, words that only ask for something, and endings make no difference.
    """
    return dict(_telling(text))


@lru_cache(maxsize=50_000)
def _telling(text: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    words = spoken(text)
    as_written = _WORD.findall(_marked(text).lower())
    # A sign such as ½ may come apart into two words, once it is bare: then the bare words are shown.
    for word, written in zip(words, as_written if len(as_written) == len(words) else words, strict=True):
        if word not in _TELLS_NOTHING and (len(word) > 1 or word.isdigit()):
            found.setdefault(_ONE_FOR_ALL.get(stem(word), stem(word)), written)
    return tuple(found.items())


def contraries(text: str) -> frozenset[str]:
    """The words of a text that turn its sense round, such as “pas” and “without”."""
    return _CONTRARY.intersection(spoken(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A plain word without the ending that only says how many, or of whom."""
    if len(word) <= SHORTEST - 1 or any(character.isdigit() for character in word):
        return word
    bare = word.rstrip("sx") if len(word.rstrip("sx")) >= SHORTEST - 1 else word
    for ending in ("ee", "e"):
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST - 1:
            bare = bare[: -len(ending)]
            break
    return f"{bare[:-1]}i" if bare.endswith("y") and len(bare) >= SHORTEST else bare


_ONE_FOR_ALL = {
    stem(word): stem(words[0])
    for line in _SAME.strip().splitlines()
    for words in (group.split() for group in line.split("/"))
    for word in words
}
"""The stem that stands for each of the words that people say one for the other."""
