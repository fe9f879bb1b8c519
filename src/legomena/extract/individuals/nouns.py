"""Nouns for one person, and what they tell of him or her: sex, age, part played."""

from __future__ import annotations

from legomena.extract import lexicon as lx
from legomena.extract.words import words

MALE = words(
    """
    man boy father husband son brother grandfather boyfriend nephew uncle gentleman male guy stepfather groom
    grandson stepson ex-husband ex-boyfriend policeman serviceman businessman cameraman fisherman
    father-in-law
    brother-in-law son-in-law dad schoolboy godfather widower stepbrother grandpa fiance imam priest
    """
)
FEMALE = words(
    """
    woman girl mother wife daughter sister grandmother girlfriend niece aunt female stepmother bride
    granddaughter stepdaughter ex-wife ex-girlfriend policewoman servicewoman businesswoman mother-in-law
    sister-in-law daughter-in-law mom schoolgirl godmother widow stepsister grandma fiancee nun housewife
    """
)
KIN = words(
    """
    father husband son brother grandfather boyfriend nephew uncle stepfather grandson stepson ex-husband
    ex-boyfriend father-in-law brother-in-law son-in-law dad mother wife daughter sister grandmother
    girlfriend
    niece aunt stepmother granddaughter stepdaughter ex-wife ex-girlfriend mother-in-law sister-in-law
    daughter-in-law mom cousin fiance fiancee sibling friend roommate partner neighbor neighbour colleague
    """
)
"""Nouns for somebody by how he or she stands to another."""
ELDERS = words(
    """
    father mother husband wife grandfather grandmother stepfather stepmother uncle aunt ex-husband ex-wife
    dad mom
    father-in-law mother-in-law
    """
)
CHILDREN = words("son daughter grandson granddaughter stepson stepdaughter nephew niece")
"""Kin of whom nobody is both."""
SUSPECTS = lx.MILITANTS | words("suspect shooter defendant killer murderer robber burglar intruder")
"""Nouns for those by whom it was done."""
HIT = words("victim deceased survivor casualty")
"""Nouns for whoever was hit, by that alone."""
FORCES = words(
    """
    soldier policeman policewoman serviceman servicewoman officer constable cop trooper guard guardsman ranger
    gendarme sailor airman commando conscript reservist jawan peacekeeper infantryman paratrooper cadet
    recruit
    sepoy legionnaire bodyguard serviceperson subedar havildar deputy detective
    """
)
_ADDED = words(
    """
    juvenile kid cyclist motorcyclist motorist bouncer rapper player owner manager tenant landlord veteran
    twin companion
    newborn homeowner occupant teenager tot
    """
)
_NO_ONE = words(
    """
    lives dead others other wounded injured more additional family families household staff personnel police
    forces body corpse death fatality casualty killing life soul human figure chief senior local national
    academic humanitarian cook judge elder cadre people beings men women children servicemen guardsmen
    servicewomen infantrymen airmen fishermen cameramen housewives wives gunmen militiamen hitmen herdsmen
    townspeople townsfolk infantry fidayeen fidaeen fedayeen mujahideen schoolchildren policemen policewomen
    servicepeople businessmen bus-riders carabinieri fidai councilman official additional martyrdoms comrade
    paramilitary agent aide troop captain sergeant lieutenant marine minor adult
    """
)


def _singular(word: str) -> bool:
    return word not in _NO_ONE and (not word.endswith("s") or word == "boss")


PERSONS = (
    frozenset(filter(_singular, frozenset(lx.GROUP_OF) | SUSPECTS))
    | MALE
    | FEMALE
    | KIN
    | HIT
    | FORCES
    | _ADDED
)
"""Nouns for one person."""
YOUNG = {
    **dict.fromkeys(words("infant newborn"), (0, 2)),
    **dict.fromkeys(words("baby toddler tot"), (0, 4)),
    **dict.fromkeys(words("child kid boy girl schoolboy schoolgirl"), (0, 19)),
    **dict.fromkeys(words("juvenile"), (0, 18)),
    **dict.fromkeys(words("teen teenager"), (12, 19)),
    **dict.fromkeys(
        words("man woman gentleman father mother grandfather grandmother husband wife"), (16, 120)
    ),
}
"""Noun → the ages, in years, that it allows."""


def sex_of(noun: str) -> str | None:
    """``m``, ``f`` or, where the noun leaves it open, null."""
    return "m" if noun in MALE else "f" if noun in FEMALE else None


def group_of(noun: str) -> str:
    """Group of a toll on one person told by this noun; a man is of no group by that alone."""
    if noun in ("man", "male", "guy", "gentleman", "boyfriend", "friend", "partner"):
        return "unspecified"
    if noun in lx.GROUP_OF:
        return lx.GROUP_OF[noun]
    if noun in FORCES:
        return "security forces"
    return "civilians" if noun in MALE | FEMALE | KIN | _ADDED else "unspecified"
