"""Who speaks and how: verbs of saying, nouns of speakers with their roles, titles, names of media."""

from __future__ import annotations

from ..words import words

CUES_SAY = words(
    """
    indicate suggest report claim allege confirm estimate believe insist note warn state add deny reveal
    said says say saying told tells telling stated states stating added adds adding announced announces
    announcing reported reports reporting confirmed confirms confirming claimed claims claiming alleged
    alleges alleging declared declares asserted asserts maintained insisted insists noted notes noting
    revealed reveals disclosed discloses acknowledged acknowledges admitted admits conceded recalled
    explained explains described describes estimated estimates believes believed argued argues warned
    warns testified recounted wrote writes tweeted posted indicated indicates suggested suggests counts
    counted tallied documented recorded records documents listed lists updated informed briefed
    mentioned mentions remarked replied charged charges observed contended contends reiterated
    emphasised emphasized stressed affirmed avowed boasted cited cites show shows showed released
    lamented complained vowed denied denies concluded concludes accused accuses blamed blames rejected
    attributed attributes put puts gave gives given named names quoted spoken published raised raises
    revised cut lowered
    hint hints hinted repeated repeats
    issued spoke speaks speak boasts identified praised condemned holds reckons reckoned verified verifies
    """
)
CUES_STRONG = words(
    """
    said says say told indicate suggest report claim confirm stated added announced reported confirmed
    claimed claims alleged alleges declared asserted insisted noted revealed disclosed acknowledged
    admitted conceded explained estimated wrote indicated maintains testified recounted warned
    maintained states confirms tweeted posted argued reiterated affirmed
    """
)
"""Cues that attribute on their own; the others need a clause or a figure after them."""

CUES_FIGURE = words(
    """
    put puts gave gives counts counted lists listed tallied documented recorded records named updated raised
    raises revised cut lowered spoke speaks speak spoken published issued
    """
)
"""Cues that attribute only where a figure follows: "put the toll at 12"."""

MEDIA_SPEAKERS = words(
    """
    afp ap reuters ani pti ians dpa efe ansa tass xinhua anadolu bbc cnn aljazeera jazeera guardian
    times dawn tribune news tv television radio broadcaster newspaper daily channel media agency outlet
    outlets newspapers website portal magazine post herald telegraph press paper journalists gazette nyt
    cbs nbc abc npr kyodo yonhap interfax ria bernama antara upi mena sana irna
    """
)

SPEAKER_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        words(
            """
            police army military navy soldier soldiers troops forces force commander commanders general
            colonel major captain sheriff officer officers guard deputies coastguard command
            headquarters ispr idf gendarmerie patrol brigadier lieutenant constable superintendent
            commissioner inspector pentagon
            """
        ),
        "security forces",
    ),
    **dict.fromkeys(
        words(
            """
            official officials ministry minister ministers government authorities authority governor
            mayor president premier secretary administration administrator department cabinet parliament
            parliamentarian prosecutor prosecutors spokesman spokeswoman spokesperson spokespeople
            spokespersons chief director chancellor kremlin state office bureau agency commissioner
            council councillor lawmaker lawmakers senator congressman mp judge court investigators
            investigator leader leaders head side presidency palace sources source junta adviser advisor
            advisers aide aides coordinator negotiator magistrate ombudsman company firm operator
            airline railway railways university opposition party club prefect diplomat diplomats
            delegation warden mps emir embassy
            """
        ),
        "state",
    ),
    **dict.fromkeys(
        words(
            """
            rebels rebel militants militant insurgents insurgent group groups separatists fighters jihadists
            militia outfit guerrillas gunmen faction movement brigade brigades front wing cartel gang
            organisation organization terrorists
            """
        ),
        "armed group",
    ),
    **dict.fromkeys(
        words(
            """
            doctor doctors medic medics hospital hospitals nurse nurses surgeon paramedics coroner morgue
            ambulance rescuers rescue emergency responders clinic medical firefighters
            """
        ),
        "medical",
    ),
    **dict.fromkeys(
        words(
            """
            un u.n. u.n unicef unhcr ohchr nato eu icrc who mission envoy council rapporteur ocha unama iaea
            """
        ),
        "international",
    ),
    **dict.fromkeys(
        words(
            """
            rights ngo observatory monitor monitors monitoring watchdog charity committee activists activist
            association union coalition network campaigners institute body federation
            """
        ),
        "rights group",
    ),
    **dict.fromkeys(
        words(
            """
            witness witnesses resident residents survivor survivors villager villagers relative
            relatives locals neighbour neighbours neighbor neighbors elder elders family families father
            mother brother sister uncle shopkeeper driver farmer student students worker workers staff
            teacher miner trader traders nun monk people someone man woman chairman lawyer priest pastor
            imam cleric bishop volunteers parents strikers miners protesters students pupils passengers
            refugees
            """
        ),
        "witness",
    ),
    **dict.fromkeys(
        words(
            """
            analyst analysts expert experts researcher researchers academic scholar observers
            """
        ),
        "expert",
    ),
    **dict.fromkeys(
        words(
            """
            media newspaper television broadcaster report reports outlet outlets channel daily press website
            portal statement statements communique communiqué bulletin video tweet post release
            """
        ),
        "media",
    ),
}
PRONOUNS = words("he she it they")

TITLES = words(
    """
    president premier minister prime chief secretary governor mayor general gen lt lieutenant colonel
    col major maj captain capt brigadier brig admiral sheriff commander spokesman spokeswoman
    spokesperson ambassador envoy senator sen rep representative king prince queen sheikh sheik mullah
    maulana imam pope cardinal archbishop bishop father rev dr mr mrs ms prof sir lord dame commissioner
    superintendent inspector sergeant sgt director chairman chairwoman head deputy vice acting interior
    foreign defence defense home health finance information provincial federal justice attorney
    prosecutor judge police official officer army emir mir nawab sardar khan haji syed commandant field
    marshal leader
    """
)
