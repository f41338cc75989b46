"""Words of the French administration, each with what one would say to somebody; and the turns that go with them."""

from __future__ import annotations

import re

from labo_cli.lint.vocabulary_fr import EVERYDAY

__all__ = ["ABSTRACT", "CHAIN", "CONCRETE", "CUTS", "DOUBLE_NEGATION", "EVERYDAY", "HEAVY", "IMPERSONAL", "PASSIVE"]

HEAVY = r"""
nonobstant | malgré
eu égard | à cause de
au regard d | à cause de
au vu d | parce que
au titre d | pour
au motif | parce que
compte tenu d | parce que
dans le cadre d | pour, pendant
dans le respect d | en respectant
dans la perspective d | pour
dans l'optique d | pour
en vue d | pour
en matière d | pour
en termes d | pour
en application d | comme le demande
en vertu d | comme le demande
en l'espèce | ici
en l'état | aujourd'hui
en adéquation | qui convient à
en cohérence avec | comme
en concertation | avec
en lien avec | avec
en sus d | en plus de
en amont | avant
en aval | après
en tant que de besoin | s'il le faut
au sein d | dans
à l'issue d | après
à l'aune d | selon
à l'échelle d | dans
à ce stade | pour le moment
à cet égard | là-dessus
à cet effet | pour cela
à défaut | sinon
à l'effet d | pour
le cas échéant | s'il le faut
sous réserve | si
sous l'égide | avec
sous couvert | avec l'accord de
hors périmètre | ne fait pas partie du projet
dès lors | si, donc
il convient | il faut
il y a lieu | il faut
il appartient | c'est à … de
il est rappelé | (à supprimer)
il est précisé | (à supprimer)
il ressort | nous voyons que
force est de | nous voyons que
conformément | comme le demande
préalable(?:s|ment)? | d'abord, avant
ultérieur\w* | plus tard
antérieur\w* | avant
subséquent\w* | suivant
subordonn\w+ | dépend de
conditionn(?:é|ée|és|ées|er|ée à) | dépend de
susvisé\w* | dont nous parlons
susmentionné\w* | dont nous parlons
précité\w* | dont nous parlons
ledit | ce
ladite | cette
dudit | de ce
desdit\w+ | de ces
afférent\w* | qui va avec
inhérent\w* | qui va avec
diligenter | faire
procéder à | (le verbe seul)
procédera à | (le verbe seul)
procéderont à | (le verbe seul)
procédé à | (le verbe seul)
mise en œuvre | faire
mises en œuvre | faire
mise en oeuvre | faire
mettre en œuvre | faire
mettre en oeuvre | faire
mis en œuvre | fait
mise en conformité | mettre aux règles
mise en place | créer, organiser
mise en cohérence | accorder
mise à disposition | prêter, donner
instruction d(?:e|u|es) | étude
instruite?s? | étudié
notifi\w+ | écrire à, prévenir
pétitionnaire\w* | vous
administrés? | habitants
intéressé\w* | vous
modalités? | comment
dispositifs? | service, aide
dispositions? (?:législatives?|réglementaires?|légales?|en vigueur|d[eu]s? ) | la loi, la règle
réglementaires? | la règle demande
réglementation\w* | la loi, la règle
législati\w+ | la loi
arbitrages? | choix
budgétaires? | de l'argent, du budget
pluriannuel\w* | sur plusieurs années
enveloppes? | l'argent prévu
crédits? | l'argent
imput\w+ | payer
financements? | l'argent
recettes? | l'argent qui entre
dépenses? d(?:e|')\s?(?:fonctionnement|investissement) | ce que cela coûte
soutenab\w+ | que l'on peut payer
faisabilité | si c'est possible
opportunité d | s'il faut
pérenn\w+ | qui dure
mutualis\w+ | partager
optimis\w+ | mieux faire
rationalis\w+ | simplifier
territoriali\w+ | dans chaque quartier
transversal\w* | entre services
gouvernance | qui décide
parties? prenantes? | ceux que cela concerne
impact(?:er|é|ée|és|e|ent)\b | changer
acter | décider
actée?s? | décidé
prioris\w+ | commencer par
problématiques? | problème
avis (?:dé)?favorable | dire oui, dire non
recevab\w+ | que l'on peut étudier
irrecevab\w+ | que l'on ne peut pas étudier
relève(?:nt|rait)? d | dépend de
ressort d(?:e|u|es) | dépend de
champ d(?:e|u|es) (?:compétence|intervention|application) | ce dont nous nous occupons
compétences? (?:exclusives?|propres?|d[eu]s? |obligatoires?) | ce dont s'occupe
prérogatives? | ce que nous avons le droit de faire
attributions? | ce dont nous nous occupons
bénéficiaires? | ceux qui l'utilisent
ayants? droit | ceux qui y ont droit
assujetti\w* | soumis
dérog\w+ | exception
délibér\w+ | vote, décision
saisine\w* | demande
saisir | demander à
instances? | réunion
schéma directeur | le plan
surseoir | attendre
obér\w+ | peser sur
grev\w+ | peser sur
contreven\w+ | être contraire à
contraventi\w+ | contraire à
synergies? | travailler ensemble
leviers? | moyen
maillage\w* | réseau
volets? | partie
livrables? | document
dématérialis\w+ | sur internet
foncier\w* | le terrain
foncière\w* | le terrain
emprises? | le terrain
domanial\w* | à la ville
quotités? | part
afférant\w* | qui va avec
idoines? | qui convient
adéquat\w* | qui convient
requise?s? | demandé
stipul\w+ | dire, demander
nécessit(?:e|ent|erait|eraient|ant)\b | il faut
implique(?:nt|rait)? | il faut
induit\w* | causer
induire | causer
engendr\w+ | causer
occasionn\w+ | causer
préconis\w+ | conseiller
sollicit\w+ | demander
octro\w+ | donner
attribu(?:er|é|ée|és|ées)\b | donner
alloué\w* | donné
allou\w+ | donner
allocation de (?:moyens|ressources) | donner
affectation\w* | donner à
effectifs? | le personnel
redéploiement\w* | changer de place
concertation\w* | discussion
consult\w+ préalable\w* | demander d'abord
homologu\w+ | autoriser
habilit\w+ | autoriser
conventionn\w+ | signer un accord
prestataire\w* | l'entreprise
prestations? | service
externalis\w+ | confier à une entreprise
périmètre\w* | ce que couvre
orientations? stratégiques? | ce que nous voulons
stratégi\w+ | ce que nous voulons
programmation\w* | le calendrier, le plan
planification\w* | le plan
échéance\w* | date
échelonn\w+ | en plusieurs fois
expertise\w* | étude
diagnostic\w* | étude
évaluation préalable | étude
caractère (?:\w+) | (l'adjectif seul)
disproportionn\w+ | trop cher, trop grand
incompatib\w+ | contraire à
contraintes? (?:budgétaires?|techniques?|réglementaires?|juridiques?|d') | ce qui empêche
juridiques? | la loi
usagers? du service public | vous
de nature à | peut
à court terme | cette année
à moyen terme | dans quelques années
à long terme | plus tard
l'ensemble d | tous
ensemble des | tous les
bénéfice d | (le verbe seul)
s'attach(?:e|ent) à | essayer de
enjeux? | ce qui compte
acteurs? d | ceux qui
territoires? | le quartier, la ville
inclusion numérique | aider ceux qui n'ont pas internet
s'agissant d | pour
s'avère\w* | être
dévolu\w* | confié
de proximité | près de chez vous
faire l'objet d | (le verbe seul)
fait l'objet d | (le verbe seul)
font l'objet d | (le verbe seul)
"""
"""A turn of phrase, up to where it is the same in all its forms, and what to write instead."""

PASSIVE = re.compile(
    r"\b(?:est|sont|été|sera|seront|serait|seraient|être|soit|soient|fut|étant|étaient|était) "
    r"(?:(?:pas|plus|donc|ainsi|désormais|actuellement|également|toujours|déjà|jamais|aussi|\w+ment) ){0,2}"
    r"(?!all|ven|part|rest|deven|n[ée]e?s?\b|mort|arriv|tomb|entr[ée]|sorti|mont[ée]|descend|pass[ée]|retourn|reven"
    r"|interven"
    r"|parven|surven|ferm|ouvert|pr[eê]t|r[ée]uni|fatigu|li[ée]|situ|oblig|compliqu|adapt|limit|press|facilit|habitu"
    r"|attach|[ée]lev|bas|gris|divis|occup|couvert|convaincu|d[ée]sol|mari|isol|âg)"
    r"(\w+(?:é|és|ée|ées|ues?|us|ises?|ites?|ertes?))\b"
)
IMPERSONAL = re.compile(
    r"\bil (?:n')?(?:est|a été|sera|serait|pourra être|peut être|ne (?:peut|pourra) être|n'est pas|n'a pas été"
    r"|n'a pu être)"
    r" (?:\w+ment )?\w+(?:é|i|u|is|it)\b|\bne (?:peut|peuvent|saurait|sauraient|pourra|pourront) (?:donc )?être\b"
)
DOUBLE_NEGATION = re.compile(
    r"\bn(?:e |')[^.,;]{1,40}\b(?:pas|point|jamais|guère) (?:\w+ ){0,2}(?:sans|impossible|inutile|inenvisageable"
    r"|incompatible"
    r"|insensible|négligeable|inopportun\w*|défavorable|opposée?s?|exclu\w*|interdit\w*|dépourvu\w*|injustifié\w*)\b"
    r"|\bnon sans\b|\bn(?:e |')[^.,;]{1,30}\bpas d'empêcher|\bsans (?:que|qu')[^.,;]{1,40}\bne\b"
    r"|\bne (?:saurait|sauraient|peut|peuvent|pourra|pourrait)\b[^.,;]{0,30}\bsans\b"
)
CHAIN = re.compile(
    # Nouns made of verbs and qualities, each hung on the one before.
    r"\b\w+(?:tion|sion|ment|age|ité|ance|ence|ture|ise|yse|étude|cadre|mise)s?(?: \w+){0,2} (?:de l'|de la |des "
    r"|du |d'|de )"
    r"(?:\w+ )?\w+(?:tion|sion|ment|age|ité|ance|ence|ture|ise|yse|œuvre)s?(?: \w+){0,2} (?:de l'|de la |des |du |d'"
    r"|de )\w+"
)
ABSTRACT = tuple(f"{end}{many}" for end in ("tion", "sion", "ment", "ité", "ance", "ence") for many in ("", "s"))
"""How nouns made of verbs and qualities end; many of them in a sentence leave nobody in it who does anything."""
CONCRETE = frozenset({"moment", "moments", "comment", "vraiment", "seulement", "appartement", "appartements"})
CUTS = re.compile(
    r"(?:, (?:et|mais|car|or|ce qui|qui|dont|afin|puisque|alors que|tandis que|sachant que|lequel|laquelle)"
    r"|[ ](?:afin de"
    r"|dès lors que|dans la mesure où|car|puisque|parce que|alors que|sous réserve|et que|et|mais|qui|dont))\b"
)
"""Where a sentence may be cut in two."""
