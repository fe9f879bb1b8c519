"""Armed groups: names in coders' actor lists, and words that mark others."""

from __future__ import annotations

from ..words import words

ARMED_GROUP_NAMES = words(
    """
    isis isil is-k isis-k iskp iswap daesh al-qaeda al-qaida aqap aqim taliban ttp hamas hezbollah
    hizbullah houthis houthi al-shabaab al-shabab boko-haram jnim pkk ypg ypj sdf eln farc m23 adf rsf
    codeco bla blf bra ltte ira eta mnlf milf npa abu-sayyaf lashkar-e-taiba lashkar-e-jhangvi
    jaish-e-mohammed jaish-al-adl hayat hts wagner ansaru lra fdlr tplf ola olf fano arsa aa kia knla
    sendero shining-path cjng hutu-power al-nusra jundallah haqqani ijn pij jewish-underground
    """
)
"""Names of armed groups as coders' actor lists have them, lower-cased; others are told by their company."""

ARMED_GROUP_WORDS = words(
    """
    liberation resistance jihad mujahideen mujahedin revolutionary insurgent separatist rebel militia cartel
    brigade brigades martyrs islamist taliban caliphate tigers fighters vigilantes
    """
)
"""Words in a proper name that mark an armed group ("… Liberation Front")."""

ARMED_GROUP_LABELS = words(
    """
    outlawed banned militant rebel separatist insurgent jihadist extremist terrorist armed proscribed
    islamist guerrilla
    """
)
"""Adjectives before a name that mark an armed group ("the outlawed X")."""

ARMED_GROUP_ALIASES = {
    alias: group
    for group, aliases in {
        "Islamic State": "ISIS ISIL Daesh Daech IS",
        "Hezbollah": "Hizbullah Hizbollah Hezbullah",
        "al-Shabaab": "al-Shabab",
        "al-Qaeda": "al-Qaida",
    }.items()
    for alias in aliases.split()
}
"""Other names by which outlets everywhere call a group, and the one that it goes by here."""
