"""Words for acts of violence: what kind of event a noun or verb tells of, and with what it was done."""

from __future__ import annotations

from .words import phrases, words

NOUNS: dict[str, str] = {
    **dict.fromkeys(
        words("attack attacks assault assaults onslaught incursion incursions offensive storming"), "attack"
    ),
    **dict.fromkeys(
        words("bombing bombings blast blasts explosion explosions detonation car-bomb"), "bombing"
    ),
    **dict.fromkeys(words("shooting shootings gunfire firing rampage drive-by"), "shooting"),
    **dict.fromkeys(words("massacre massacres killings bloodbath"), "massacre"),
    **dict.fromkeys(
        words(
            """
            clash clashes gunfight gunfights firefight firefights battle battles skirmish skirmishes shootout
            shootouts shoot-out shoot-outs fighting exchange-of-fire standoff
            """
        ),
        "clash",
    ),
    **dict.fromkeys(words("raid raids"), "raid"),
    **dict.fromkeys(words("ambush ambushes"), "ambush"),
    **dict.fromkeys(
        words("airstrike airstrikes air-strike air-strikes bombardment bombardments"), "air strike"
    ),
    **dict.fromkeys(words("shelling"), "shelling"),
    **dict.fromkeys(words("abduction abductions kidnapping kidnappings hostage-taking"), "abduction"),
    **dict.fromkeys(words("siege sieges"), "siege"),
    **dict.fromkeys(words("arson"), "arson"),
    **dict.fromkeys(words("hijacking hijackings"), "hijacking"),
    **dict.fromkeys(words("operation operations"), "operation"),
    **dict.fromkeys(words("jailbreak jailbreaks"), "prison break"),
    **dict.fromkeys(
        words("protest protests demonstration demonstrations sit-in rally rallies march"), "protest"
    ),
    **dict.fromkeys(words("riot riots rioting"), "riot"),
    **dict.fromkeys(words("execution executions"), "execution"),
    **dict.fromkeys(words("assassination assassinations"), "assassination"),
    **dict.fromkeys(words("stabbing stabbings"), "stabbing"),
    **dict.fromkeys(words("robbery robberies looting heist"), "robbery"),
}
"""Noun → type of event."""

PAIRS: dict[tuple[str, str], str] = {
    **{
        (a, b): "suicide bombing"
        for a in ("suicide",)
        for b in words("bombing bombings attack attacks blast blasts strike explosion explosions")
    },
    **{
        (a, b): "bombing"
        for a in words("bomb ied mine landmine grenade car roadside")
        for b in words("attack attacks blast blasts explosion bombing bombings")
    },
    **{
        (a, b): "shooting"
        for a in words("gun mass drive-by")
        for b in words("attack attacks shooting shootings assault")
    },
    **{
        (a, b): "clash"
        for a in words("gun armed fierce")
        for b in words("battle battles clash clashes fight")
    },
    **{
        (a, b): "air strike"
        for a in ("air", "aerial")
        for b in words("strike strikes raid raids attack attacks bombardment")
    },
    **{(a, b): "drone strike" for a in ("drone", "uav") for b in words("strike strikes attack attacks")},
    **{
        (a, b): "shelling"
        for a in words("artillery mortar rocket missile")
        for b in words("fire attack attacks strike strikes shelling barrage barrages")
    },
    **{(a, b): "prison break" for a in ("prison", "jail") for b in words("break breaks escape")},
    **{(a, b): "robbery" for a in ("bank",) for b in words("robbery robberies raid heist")},
    **{
        (a, b): "clearance operation"
        for a in words("clearance clearing mopping-up sanitisation")
        for b in words("operation operations")
    },
    **{
        (a, b): "security operation"
        for a in words(
            "security military intelligence-based search counter-terrorism counterterrorism police follow-up"
        )
        for b in words("operation operations raid raids drive sweep")
    },
}
"""Two words in a row → type of event; they go before the single nouns."""

VERBS: dict[str, str] = {
    **dict.fromkeys(words("attacked stormed assaulted struck hit targeted invaded"), "attack"),
    **dict.fromkeys(words("bombed detonated exploded"), "bombing"),
    **dict.fromkeys(words("raided"), "raid"),
    **dict.fromkeys(words("ambushed waylaid"), "ambush"),
    **dict.fromkeys(words("shelled bombarded"), "shelling"),
    **dict.fromkeys(words("clashed battled"), "clash"),
    **dict.fromkeys(words("abducted kidnapped"), "abduction"),
    **dict.fromkeys(words("torched burned burnt"), "arson"),
    **dict.fromkeys(words("executed beheaded"), "execution"),
    **dict.fromkeys(words("hijacked"), "hijacking"),
    **dict.fromkeys(words("besieged blockaded"), "siege"),
    **dict.fromkeys(words("looted robbed ransacked plundered"), "robbery"),
    **dict.fromkeys(words("stabbed hacked"), "stabbing"),
    **dict.fromkeys(words("assassinated"), "assassination"),
    **dict.fromkeys(words("protested rallied demonstrated"), "protest"),
    **dict.fromkeys(words("rioted"), "riot"),
}
"""Finite verb or participle → type of event."""

VERB_PHRASES = phrases(
    {
        "opened fire": "shooting",
        "fired at": "shooting",
        "fired on": "shooting",
        "fired upon": "shooting",
        "fired into": "shooting",
        "shot dead": "shooting",
        "shot at": "shooting",
        "gunned down": "shooting",
        "blew himself up": "suicide bombing",
        "blew herself up": "suicide bombing",
        "blew themselves up": "suicide bombing",
        "blew up": "bombing",
        "blown up": "bombing",
        "set off": "bombing",
        "set fire to": "arson",
        "set ablaze": "arson",
        "set on fire": "arson",
        "took hostage": "abduction",
        "taken hostage": "abduction",
        "carried off": "abduction",
        "broke into": "attack",
        "burst into": "attack",
        "broken into": "attack",
        "rammed into": "vehicle attack",
        "drove into": "vehicle attack",
        "ploughed into": "vehicle attack",
        "plowed into": "vehicle attack",
    }
)
"""Verb with its particles → type of event; they go before the single verbs."""

HARMLESS: dict[str, frozenset[str]] = {
    "struck": words("deal agreement accord down chord balance tone by"),
    "hit": words("by back out"),
    "executed": words("well badly poorly plan orders order"),
    "burned": words("out death alive"),
    "burnt": words("out death alive"),
    "targeted": words("killings killing"),
    "set": words("to"),
}
"""What follows a verb where it tells of no violence."""

WEAPONS = words(
    """
    rocket rockets grenade grenades mortar mortars drone drones explosive explosives ied ieds bomb
    bombs missile
    missiles rifle rifles gun guns pistol pistols machete machetes knife knives artillery vest vests
    mine mines
    landmine landmines helicopter helicopters quadcopter quadcopters shells gunships jets axe axes
    rpg rpgs petrol
    """
)
"""Weapons, and what carries them."""
WEAPON_MODIFIERS = words(
    """
    suicide car truck machine hand rocket-propelled assault sniper heavy explosive explosives-laden
    improvised roadside
    parcel petrol automatic high-powered hunting motorcycle vehicle-borne barrel cluster kamikaze
    armed attack combat
    """
)
CARRIERS: dict[str, frozenset[str]] = {
    "drone strike": words("drone drones quadcopter quadcopters uav uavs"),
    "air strike": words("jet jets warplanes warplane aircraft helicopters gunships helicopter planes"),
    "shelling": words("rocket rockets mortar mortars shell shells artillery missile missiles"),
    "bombing": words("bomb bombs ied ieds mine mines grenade grenades"),
}
"""Type of event → what carries it out where no person is named."""
HARM = words(
    """
    killed kills killing left leaves leaving wounded wounding injured injuring claimed destroyed
    damaged ripped tore
    rocked hit struck targeted shook erupted broke occurred happened took began let flattened devastated
    """
)
"""Verbs whose subject, a noun of violence, did happen."""
