"""Words of English administration, each with what one would say to somebody; and the turns that go with them."""

from __future__ import annotations

import re

from labo_cli.lint.vocabulary_en import EVERYDAY

__all__ = ["ABSTRACT", "CHAIN", "CONCRETE", "CUTS", "DOUBLE_NEGATION", "EVERYDAY", "HEAVY", "IMPERSONAL", "PASSIVE"]

HEAVY = r"""
pursuant to | under
in accordance with | as … asks
in compliance with | as … asks
in line with | as … says
in respect of | about
in relation to | about
in regard to | about
with regard to | about
with respect to | about
with reference to | about
with a view to | to
in the context of | in
in the event (?:that|of) | if
in the absence of | without
in lieu of | instead of
in light of | because of
in view of | because of
in terms of | (leave it out)
in excess of | more than
in conjunction with | with
in principle | (leave it out)
insofar as | as far as
inasmuch as | because
inter alia | among others
on the grounds | because
on the basis | because
by virtue of | because of
by means of | by
due to the fact | because
for the purposes? of | to
as regards | about
at this stage | for now
at the present time | now
at this juncture | now
prior to | before
subsequent\w* | after
commenc\w+ | start
utilis\w+ | use
utiliz\w+ | use
facilitat\w+ | help
implement\w* | carry out
notwithstanding | in spite of
aforementioned | this
aforesaid | this
hereby | (leave it out)
herein\w* | here
thereof | of it
therein | in it
thereto | to it
forthwith | now
accordingly | so
duly | (leave it out)
deem\w* | think
ascertain\w* | find out
endeavour\w* | try
terminat\w+ | end
undertak\w+ | do
undertook | did
expedit\w+ | speed up
remunerat\w+ | pay
reimburs\w+ | pay back
incurr?\w* | cost, have
mitigat\w+ | make less
alleviat\w+ | make less
optimi[sz]\w+ | make better
prioriti[sz]\w+ | do first
rationali[sz]\w+ | make simpler
operationali[sz]\w+ | do
leverag\w+ | use
stakeholders? | those concerned
service users? | you, people
end users? | you, people
beneficiar\w+ | those who get it
recipients? | those who get it
cohorts? | group
outcomes? | result
deliverables? | document
workstreams? | work
roadmaps? | plan
frameworks? | plan, rule
governance | who decides
holistic\w* | whole
multi-agency | several services
cross-cutting | several services
signpost\w* | send, tell
going forward | from now on
capacity constraints? | not enough people
resource implications? | what it costs
resourcing | people and money
constraints? | what stands in the way
feasib\w+ | possible
infeasible | not possible
viab\w+ | possible
sustainab\w+ | lasting
budgetary | of money
fiscal | of money
allocat\w+ | give
expenditure\w* | spending
appropriation\w* | money
procure\w* | buying
statutory | by law
legislati\w+ | the law
regulatory | the rules
provisions? (?:of|in|set|contained) | what … says
provision of | giving
eligib\w+ | who may have it
criteria | what decides
commissioned | asked for
strategic\w* | (leave it out)
alignment | fitting
overarching | (leave it out)
subject to | if
contingent (?:up)?on | if
conditional (?:up)?on | if
pending | until
discretionary | that we may refuse
determination\w* | decision
adjudicat\w+ | decide
non-complian\w+ | breaking the rules
noncomplian\w+ | breaking the rules
complian\w+ | keeping the rules
comply with | keep
ring-?fenced | kept for
capital programme | building money
revenue budget | running money
business case | reasons and cost
pre-existing | earlier
preexisting | earlier
requisite | needed
necessitat\w+ | need
constitut\w+ | be
pertain\w* | be about
pertinent | that matters
applicable | that applies
applicants? | you
respective\w* | each
additional\w* | more, another
sufficien\w+ | enough
insufficien\w+ | not enough
adequa\w+ | enough
inadequa\w+ | not enough
approximately | about
substantial\w* | large
significan\w+ | large
numerous | many
minimal | least
maximi[sz]\w+ | get the most of
minimi[sz]\w+ | make small
monitor\w+ | watch
evaluat\w+ | judge, see
assessments? | check
consultation\w* | asking people
consideration | thought
considerations | reasons
anticipat\w+ | expect
envisag\w+ | expect
it should be noted | (leave it out)
be advised that | (leave it out)
regrettably | we are sorry that
proportionate\w* | not more than needed
disproportionate\w* | too much
incompatib\w+ | against
conflict with | be against
jurisdiction\w* | what is ours to decide
purview | what is ours to decide
remit | what is ours to decide
mandate\w* | what is ours to decide
competenc\w+ | what is ours to decide
infrastructur\w+ | buildings, roads
reconfigur\w+ | change
redeploy\w* | move
realloc\w+ | move
rollout | start everywhere
pilot phase | trial
stipulat\w+ | say
precedent | an example that others would follow
liabilit\w+ | who pays when it goes wrong
indemni\w+ | pay for harm
objectives? | aim
initiatives? | plan
mechanisms? | way
methodolog\w+ | way
parameters? | limit
thresholds? | limit
modalit\w+ | how
accommodat(?:e|ed) within | find room in
dependent (?:up)?on | if
in the interests of | for
afford\w* (?:\w+ ){0,2}access | let in
in breach of | against
in due course | on … (the day)
owing to | because of
cost-effectiveness | what it costs and brings
upskill\w* | teach
place-based | in each place
regulari[sz]\w+ | put in order
consolidat\w+ | make solid
regularis\w+ | put in order
not in a position to | cannot
no longer in a position | cannot any more
entitlement\w* | right
scheme of delegation | who decides
"""
"""A turn of phrase, up to where it is the same in all its forms, and what to write instead."""

_IRREGULAR = (
    "given|taken|made|done|held|kept|sent|put|set|met|found|brought|built|bought|paid|told|written|chosen|drawn|borne|shown"
    "|known|seen|heard|left|lost|spent|sought|thought|taught|dealt|undertaken|withdrawn|overseen|understood"
)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:(?:not|also|now|then|therefore|currently|already|still|never|only"
    r"|\w+ly) ){0,2}"
    r"(?!tired|used to|supposed|allowed|married|worried|scared|interested|pleased|closed|needed|excited|ashamed|born"
    r"|gone"
    r"|agreed|covered|furnished|retired|crowded|open|sacred|hundred|indeed|red\b|bed\b|limited|required to)"
    rf"(\w+ed|{_IRREGULAR})\b"
)
IMPERSONAL = re.compile(
    r"\bit (?:is|was|has been|will be|would be|should be|cannot be|can be|must be) (?:not |also |therefore |\w+ly )?"
    r"(?:noted|considered|felt|decided|determined|concluded|anticipated|envisaged|proposed|recommended|expected"
    r"|deemed|agreed"
    r"|acknowledged|recogni[sz]ed|understood|established|ascertained|found|regretted|accepted)\b"
    r"|\b(?:consideration|priority|regard|effect) (?:will|has|is|was|can|cannot|must)(?: not)? (?:be |been )?given\b"
    r"|\bcannot (?:at \w+ \w+ |currently |therefore )?be (?:\w+ed|given|taken|made|met)\b"
)
DOUBLE_NEGATION = re.compile(
    r"\b(?:not|n't|never|cannot|nor|neither)\b (?:\w+ ){0,3}(?:without|unless|un(?!der|til|it|ion|less|ique|iform"
    r"|cle)\w{4,}"
    r"|im(?:possible|practical|proper)|in(?:frequent|consistent|conceivable|significant|sensitive|appropriate"
    r"|compatible"
    r"|considerable|eligible)\w*|preclud\w+|prevent\w*|exclud\w+|prohibit\w*|lack\w*|fail\w*|opposed)\b"
    r"|\bno (?:\w+ )?(?:objection|bar|reason) (?:\w+ ){0,2}not\b|\bunless\b[^.;]{0,40}\bnot\b"
)
_ABSTRACT = r"\w{3,}(?:tion|sion|ment|ance|ence|ity|ness|ship|ure|ysis|als|val|sal)s?"
CHAIN = re.compile(
    rf"\b{_ABSTRACT}(?: \w+){{0,2}} (?:of|for|to|in|on)(?: the| a| an| our| any"
    rf"| its)?(?: \w+)? {_ABSTRACT}(?: \w+){{0,2}}"
    rf" (?:of|for|to|in|on) \w+"
    rf"|\b(?!a |the |an |and |of |to ){_ABSTRACT} (?!and |or |of |to |the |in |that |was |is )\w+ (?!and |or "
    rf"|of ){_ABSTRACT}\b"
    rf"|\b{_ABSTRACT} {_ABSTRACT}(?: {_ABSTRACT}| \w+s)\b"
)
ABSTRACT = tuple(
    f"{end}{many}" for end in ("tion", "sion", "ment", "ity", "ance", "ence", "ship") for many in ("", "s")
)
"""How nouns made of verbs and qualities end; many of them in a sentence leave nobody in it who does anything."""
CONCRETE = frozenset({"moment", "moments", "station", "stations", "apartment", "apartments", "question", "questions"})
CUTS = re.compile(
    r"(?:, (?:and|but|because|which|who|so|while|whereas|although|as|since)|[ ](?:in order to|because|which|although"
    r"|while"
    r"|subject to|and that|and|but|who|so that))\b"
)
"""Where a sentence may be cut in two."""
