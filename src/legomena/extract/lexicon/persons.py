"""Words beside a person's name: public offices, ranks, kin, and words after which a name is no person's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..words import words

OFFICES = words(
    """
    president premier minister prime chief secretary governor mayor general gen brigadier brig admiral
    colonel col marshal commander spokesman spokeswoman spokesperson spokesmen ambassador envoy senator sen
    rep representative king queen prince princess sultan emir pope cardinal archbishop bishop patriarch
    ayatollah mullah commissioner director chairman chairwoman chairperson chair deputy head superintendent
    sheriff leader chancellor attorney prosecutor judge justice magistrate lawmaker mp mps mep mpa mna
    parliamentarian congressman congresswoman councillor prefect speaker ombudsman rapporteur coordinator
    founder ceo pm cm dig ig dc analyst expert professor prof researcher academic scholar historian
    columnist editor author
    """
)
"""Offices, and trades whose holders speak in public in their own name."""
RANKS = words(
    """
    lieutenant lt captain capt major maj sergeant sgt corporal cpl inspector officer agent police constable
    official ssp sp dsp warden detective deputy-superintendent
    """
)
"""Ranks whose holders are public where they speak for their body, and victims where they do not."""
KIN = words(
    """
    brother sister son daughter mother father wife husband widow widower cousin nephew niece uncle aunt
    parent grandmother grandfather grandson granddaughter fiance fiancee sibling brother-in-law
    sister-in-law father-in-law mother-in-law son-in-law daughter-in-law stepfather stepmother twin
    girlfriend boyfriend partner ex-wife ex-husband brothers sisters sons daughters cousins children
    relative relatives parents stepson stepdaughter godfather friend friends neighbour neighbor colleague
    roommate
    """
)
COURTESY = words("mr mrs ms miss mx dr sir madam lord lady dame rev father haji hajj ustad maulvi")
NAMED_AS = words("named called identified nicknamed known surnamed alias")
HARMED = words(
    """
    killed shot wounded injured murdered stabbed died dies dead missing abducted kidnapped buried beheaded
    executed slain survived lost hospitalised hospitalized tortured raped arrested detained martyred beaten
    hurt grazed bled succumbed perished drowned burned burnt pronounced taken released freed charged
    suspected convicted sentenced
    """
)
NO_PERSONS = words(
    """
    army force forces police ministry minister's department party front movement brigade battalion division
    regiment corps command council committee commission court parliament assembly senate congress government
    union league association federation organisation organization organization's foundation institute agency
    bureau office service services university college school academy hospital clinic church mosque temple
    cathedral shrine airport port station road street avenue highway boulevard lane square bridge river lake
    mountain mountains valley island islands bay sea ocean district province state county city town village
    camp base barracks prison jail market bazaar mall hotel plaza park stadium theatre theater hall tower
    building house palace embassy consulate bank company group holdings inc ltd corporation times post news
    daily tribune herald gazette press tv television radio media network channel operation war battle attack
    treaty agreement accord act law bill day week month year summit conference forum project program
    programme plan fund nations security defense defence intelligence guard guards resistance liberation
    national international federal republic kingdom states united west east north south northern southern
    eastern western central front's allah jihad caliphate islamic muslim christian jewish catholic hindu
    sunni shiite shia democratic republican communist socialist labour labor conservative ramadan eid
    christmas easter internet twitter facebook telegram whatsapp youtube instagram tiktok google amnesty
    human rights watch doctors without borders red cross crescent mission monument gate checkpoint crossing
    border airlines airways flight agreement award prize cup club festival desert express train province's
    region territory territories heights hills hill creek canyon ridge dam canal junction terminal centre
    center complex colony quarter castle cafe café marathon underground metro neighborhood neighbourhood
    block sector area zone
    """
)
"""Words that make the name that they stand in one of a body, a place, a paper or a time."""


@cache
def given_names() -> frozenset[str]:
    """Return the given names of many countries, in plain lower-case letters."""
    return frozenset(Path(__file__).with_name("given_names.txt").read_text("utf-8").split())
