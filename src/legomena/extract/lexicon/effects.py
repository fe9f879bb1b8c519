"""What is done to people: verbs, states and nouns, each with the effect that it names."""

from __future__ import annotations

from ..words import words

KILLED = "killed"
INJURED = "injured"
BOTH = "killed or injured"

TRANSITIVE: dict[str, str] = {
    **dict.fromkeys(
        words(
            """
            kill kills killed killing martyr martyred martyring massacre massacred massacring murder
            murdered murdering murders slay slain slew slaying assassinate assassinated assassinating
            behead beheaded beheading execute executed executing slaughter slaughtered slaughtering
            eliminate eliminates eliminated eliminating neutralise neutralised neutralises neutralising
            neutralize neutralized neutralizes neutralizing lynch lynched lynching drown drowned
            electrocuted burned-alive hacked liquidated liquidate liquidating
            """
        ),
        KILLED,
    ),
    **dict.fromkeys(
        words(
            """
            injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maimed
            maiming hospitalised hospitalized
            """
        ),
        INJURED,
    ),
    **dict.fromkeys(
        words(
            """
            abduct abducts abducted abducting kidnap kidnaps kidnapped kidnapping capture captures captured
            capturing seize seized seizing
            """
        ),
        "abducted",
    ),
    **dict.fromkeys(
        words(
            """
            nabbed
            arrest arrests arrested arresting detain detains detained detaining apprehend apprehended
            apprehending
            """
        ),
        "arrested",
    ),
    **dict.fromkeys(
        words(
            """
            release releases released releasing free frees freed freeing liberate liberated rescue rescued
            rescuing
            """
        ),
        "released",
    ),
    **dict.fromkeys(words("displace displaced displacing uproot uprooted evacuate"), "displaced"),
}
INTRANSITIVE: dict[str, str] = {
    **dict.fromkeys(words("die dies died dying perish perished perishes perishing succumbed"), KILLED),
    **dict.fromkeys(words("escape escapes escaped escaping"), "escaped"),
    **dict.fromkeys(words("fled flee fleeing"), "displaced"),
    **dict.fromkeys(words("vanished disappeared"), "missing"),
}
STATES: dict[str, str] = {
    "dead": KILLED,
    "missing": "missing",
    "unaccounted": "missing",
    "hostage": "abducted",
    "captive": "abducted",
    "homeless": "displaced",
}
NOMINAL: dict[str, str] = {
    **dict.fromkeys(
        words(
            """
            death deaths killing killings fatality fatalities murder murders martyrdom massacre slaying
            execution executions elimination assassination beheading lynching neutralisation
            neutralization loss
            """
        ),
        KILLED,
    ),
    **dict.fromkeys(words("injury injuries wounding"), INJURED),
    **dict.fromkeys(words("casualty casualties"), BOTH),
    **dict.fromkeys(words("abduction abductions kidnapping kidnappings capture"), "abducted"),
    **dict.fromkeys(words("arrest arrests detention"), "arrested"),
    **dict.fromkeys(words("release rescue"), "released"),
    **dict.fromkeys(words("displacement"), "displaced"),
    **dict.fromkeys(words("disappearance disappearances"), "missing"),
    **dict.fromkeys(words("escape"), "escaped"),
}
"""Nouns that name an effect."""

SOFT_EFFECTS = frozenset({"abducted", "arrested", "released", "escaped", "displaced", "missing"})
"""Effects whose verbs also take things ("seized 30 buildings"): they need a noun that means people."""

TOLL_NOUNS = words(
    """
    wounded injured toll tolls tally tallies count figure figures number numbers total totals dead
    body-count losses
    """
)
