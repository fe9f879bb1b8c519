"""Words of grammar: auxiliaries, adverbs, prepositions, determiners, openers of clauses, finite verbs."""

from __future__ import annotations

from ..words import words

BE = words(
    """
    is are was were be been being am 's 're get gets got getting becomes became
    """
)
HAVE = words("has have had having 've")
AUX = (
    BE
    | HAVE
    | words("will would may might can could shall should must do does did to remain remains remained")
)
ADVERBS = words(
    """
    also then later earlier already reportedly allegedly apparently so far again all both either only alone
    just subsequently officially confirmed believed feared instead together still now meanwhile previously
    initially mostly mainly deliberately indiscriminately brutally instantly immediately once recently
    directly separately themselves himself too ever not never fatally critically seriously severely badly
    gravely lightly slightly shot gunned
    """
)
PREPOSITIONS = words(
    """
    in on at of for from to by with within during after before since over under across near around
    between among through throughout against inside outside into onto about along amid amidst behind
    beside despite following including like off until till upon via without toward towards
    """
)
CONJUNCTIONS = words(
    """
    and or but while whereas although though because when as that if whether who which whom whose where nor
    yet so than
    """
)
DETERMINERS = words(
    """
    the a an this that these those its their his her our your my some any no every each both all another
    """
)
CLAUSE_STARTS = words(
    """
    while whereas although though because when as that if whether who which after before since until but
    where whose
    """
)
FINITE = words(
    """
    is are was were has have had will would may might can could should must did does do said says say
    told reported claimed killed died left took went came began attacked stormed hit struck opened fired
    launched ambushed raided detonated exploded wounded injured abducted fled escaped seized captured
    retook destroyed burned burnt torched followed led made gave put brought sent held confirmed
    announced added stated denied accused blamed rejected condemned targeted carried blew rammed entered
    overran clashed responded recovered remained remains continued rose climbed reached stood stands
    became found lost marked saw set ended started repelled foiled repulsed fell embraced used asked
    called urged described noted warned wants want include includes included
    """
)
