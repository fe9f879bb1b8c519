"""The words that tell what happened to somebody: patterns over a sentence in which persons stand as marks.

``«2»`` stands for the third person, or number of people, mentioned. All else stands in lower case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from legomena.extract import lexicon as lx
from legomena.extract.words import words

Side = Literal["after", "bare", "beside", "self", "before", "owned"]
"""Where the words stand: ``after`` their subject, as a participle alone (``bare``, ``beside``), as something
done to oneself (``self``), ``before`` their object, or as what somebody has (``owned``: "his death")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that tell of harm: group ``told`` tells what, and group ``who``, where there is one, of whom."""

    words: re.Pattern[str]
    effect: str
    side: Side
    lives: bool = False
    """Whether they tell that the person lives."""


_P = r"«\d+»"
_LIST = rf"(?P<who>{_P}(?:(?: ,)? (?:and|or|&|as well as|,) {_P})*)"
_OBJECTS = rf"(?P<who>(?:{_P}(?: ,)? (?:and|&|,) )*{_P}(?:(?: ,)? (?:and|&|,) {_P})*)"
_BE = r"(?:(?:had|has|have) been|was|were|is|are|being|been|got|'s)"
_ADV = (
    r"(?:(?:\w+ly|also|later|then|still|both|each|all|again|allegedly|now|accidentally|either|himself|herself"
    r"|once|twice|reported|said to (?:be|have been)|believed to (?:be|have been)) )*"
)
_GUN = r"(?:shot|struck|hit|gunned|stabbed|grazed|beaten|slashed|bludgeoned|run over)"
_LIMB = (
    r"(?:arms?|legs?|thighs?|foot|feet|hands?|shoulders?|hips?|buttocks?|knees?|ankles?|groin|wrist"
    r"|elbow|calf"
    r"|finger|toe|ear|backside|rear|forearm|shin|heel)"
)
_TRUNK = r"(?:head|face|neck|chest|torso|back|stomach|abdomen|side|body|eye|jaw|throat|upper body)"
_BODY = rf"(?:{_LIMB}|{_TRUNK})"
_HOSPITAL = (
    r"(?:(?:[\w.'’-]+ ){0,7}?(?:hospitals?|medical center|medical centre|trauma center|infirmary|clinic"
    r"|health)"
    r"|surgery|intensive care|the er|the emergency room)"
)
_WOUND = r"(?:gunshot|gunfire|bullet|shotgun|stab|graze|head|leg|chest|shrapnel|knife|stabbing|multiple|non)"
_INJURY = r"(?:wounds?|injury|injuries|wounding)"
_CONDITION = r"(?:critical|serious|stable|fair|good|grave|guarded|satisfactory)"

KILLED, INJURED, OPEN = lx.KILLED, lx.INJURED, lx.BOTH

_NO_OBJECT = (
    r"(?! (?:and )?(?:«|his |her |their |the |a |an |at least |one |two |three |four |five |several |\d"
    r"|him|himself"
    r"|herself|people|by (?:him|her)self|and (?:kill|wound|injur)))"
)
"""What shows a participle without "was" to be passive: nothing follows that it is done to."""

_AFTER: tuple[tuple[str, str, bool], ...] = (
    # what is told after its subject: words, effect, whether the person lives
    (
        rf"{_BE} {_ADV}(?:killed|slain|murdered|martyred|assassinated|executed|beheaded|massacred"
        rf"|lynched|{_GUN}(?: (?:down|several times|multiple times))? (?:and|then) {_ADV}(?:killed|died)"
        rf"|{_GUN} (?:dead|to death)|(?:fatally|mortally) (?:{_GUN}|wounded|injured|hurt)"
        r"|gunned down|shot down)(?! himself| herself)",
        KILLED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}(?:pronounced|declared|confirmed|presumed)(?: \w+){{0,2}}? (?:brain )?dead",
        KILLED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}found (?:\w+ ){{0,3}}?(?:dead|deceased|slain|lifeless|murdered|killed)",
        KILLED,
        False,
    ),
    (rf"{_BE} {_ADV}(?:dead|deceased|brain dead)(?! set)", KILLED, False),
    (r"(?:lay|lying|lies) dead|(?:dead|deceased) (?:at|on) (?:the |arrival)", KILLED, False),
    (
        rf"(?:(?:had|has|would) )?{_ADV}(?:died|dies|perished|succumbed|bled to death|passed away|dying"
        r"|(?:lost|loses) (?:his|her) life|did not survive|did n't survive|didn't survive"
        r"|(?:takes|took) (?:his|her) own life|(?:commits|committed) suicide|(?:kills|killed) (?:him"
        r"|her)self)",
        KILLED,
        False,
    ),
    (r"(?:dead|dies|deceased)(?= |$)", KILLED, False),
    (
        rf"(?:{_BE} )?(?:among|one of|the only) (?:the )?(?:dead|those killed|fatality|fatalities)",
        KILLED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}{_GUN}(?: once| twice| \w+ times)? in (?:the|his|her|their|both"
        rf"|each) (?:\w+ )?{_LIMB}",
        INJURED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}{_GUN}(?: once| twice| \w+ times)? in (?:the|his|her|their|both"
        rf"|each) (?:\w+ )?{_TRUNK}",
        OPEN,
        False,
    ),
    (
        rf"{_BE} {_ADV}(?:{_GUN}|hit by|gunned)(?! at(?: by| but| from| several| multiple| and| \.|$))",
        OPEN,
        False,
    ),
    (rf"{_BE} {_ADV}(?:wounded|injured|hurt|hospitali[sz]ed|maimed|grazed|treated|bleeding)", INJURED, False),
    (
        rf"(?:(?:had|has) )?{_ADV}(?:suffer(?:s|ed|ing)?(?: from)?|sustain(?:s|ed|ing)|receiv(?:ed|ing)"
        rf"|with|had"
        rf"|has|recovering from|from)(?: \w+| -){{0,5}}? {_INJURY}",
        INJURED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}(?:taken|rushed|transported|airlifted|flown|brought|driven|admitted|sent|moved)"
        rf"(?: by \w+(?: \w+)?)?(?: to| into) {_HOSPITAL}",
        INJURED,
        False,
    ),
    (
        rf"(?:{_BE} |remains? |remained |listed |stayed )(?:\w+ ){{0,4}}?in (?:\w+ ){{0,3}}?{_CONDITION}"
        r"(?: (?:but|to|and|or) \w+)? condition",
        INJURED,
        False,
    ),
    (
        r"in (?:\w+ ){0,2}?(?:critical|serious|stable|fair|good|grave)(?: (?:but|to|and) \w+)? condition",
        INJURED,
        False,
    ),
    (
        rf"(?:{_BE} )?{_ADV}(?:expected to (?:survive|recover|live|be okay|be ok|make a)|recovering"
        r"|recuperating|fighting for (?:his|her) life|clinging to life|on life support)",
        INJURED,
        True,
    ),
    (rf"{_BE} (?:paraly[sz]ed)", INJURED, True),
)
_BARE = (
    (
        rf"{_ADV}(?:killed|slain|murdered|martyred|assassinated|executed|beheaded|lynched"
        rf"|{_GUN} (?:and|,) {_ADV}killed|{_GUN} (?:dead|to death)|(?:fatally|mortally) (?:{_GUN}"
        rf"|wounded|injured)"
        rf"|gunned down){_NO_OBJECT}",
        KILLED,
    ),
    (rf"{_ADV}(?:wounded|injured|hurt|hospitali[sz]ed|maimed|grazed){_NO_OBJECT}", INJURED),
)
"""A participle beside its noun: "three men killed in Leeds"."""
_ALONE = rf"{_GUN}(?= |$){_NO_OBJECT}"
"""A headline's passive: "Man shot in Leeds"."""

_BEFORE: tuple[tuple[str, str], ...] = (
    # what is told before its object
    (
        r"(?:(?:fatally|mortally) (?:shot|shooting|shoots|wounded|wounding|stabbed|stabbing|struck|injuring)"
        r"|(?:shot|shoots|shooting|stabbed)(?: and|,) (?:then )?(?:killed|killing|kills)"
        r"|killed|killing|kills|kill|murdered|murdering|murders|slaying|executed|executing|assassinated"
        r"|gunned down|gunning down|(?:claim|tak|cost)(?:s|ed|ing) the (?:life|lives) of"
        r"|took the (?:life|lives) of|shot dead)",
        KILLED,
    ),
    (
        r"(?:shot|shooting|shoots|struck|hit|hitting|striking|stabbed|stabbing|stabs|grazed|grazing"
        r"|strikes|hits"
        r"|fired (?:\w+ ){0,3}?into|shots? into)",
        OPEN,
    ),
    (
        r"(?:wounded|wounding|wounds|injured|injuring|injures|hurt|hurting|sent|hospitali[sz](?:es|ing))",
        INJURED,
    ),
    (
        r"(?:(?:shooting |gunshot |stabbing |beating |tragic |accidental )*deaths?|murders?|homicides?"
        r"|killings?"
        r"|slayings?|execution|assassination|(?:fatal|deadly) (?:\w+ )?(?:shooting|stabbing)|body"
        r"|bodies|remains"
        r"|manslaughter|funeral|autopsy) (?:of|for)",
        KILLED,
    ),
    (r"(?:shooting|stabbing)s?(?: deaths)? of", OPEN),
    (r"woundings? of", INJURED),
    (r"(?:killed|dead|died) (?:was|were|is|are)(?: identified as)?(?: :)?", KILLED),
    (
        r"identified (?:the )?(?:\w+ ){0,2}?(?:dead|deceased|fatality|fatalities)(?: \w+)? as",
        KILLED,
    ),
)
_LEFT = (
    (rf"(?:left|leaving|leaves) {_OBJECTS}(?: [^«»,;.]{{1,40}}?)? (?:dead|deceased)", KILLED),
    (
        rf"(?:left|leaving|leaves|sent|sending) {_OBJECTS}(?: [^«»,;.]{{1,40}}?)?"
        rf" (?:(?:\w+ly )?(?:wounded|injured|hurt|hospitali[sz]ed)|with|in|to {_HOSPITAL})",
        INJURED,
    ),
)
_OWNED = (
    (
        rf"(?P<who>{_P}) (?:'s|') (?:(?:\w+ )?(?:(?:shooting|stabbing|gunshot|beating) )?"
        r"(?:death|murder|killing|slaying|homicide|assassination)"
        r"|fatal shooting|body|remains|autopsy|funeral)",
        KILLED,
    ),
    (rf"(?P<who>{_P}) (?:'s|') (?:shooting|(?:\w+ )?(?:wounds?|injur(?:y|ies)))", INJURED),
    (rf"(?P<who>{_P}) (?:'s|') (?:\w+ )?{_BODY} (?:was|were) (?:\w+ )?(?:hit|struck|grazed|shot)", INJURED),
)
_SELF = (
    (
        r"(?:turned|turning|turns) (?:the|his|her|a|that) (?:\w+ )?(?:gun|weapon|handgun|rifle|pistol"
        r"|shotgun)? ?on"
        r" (?:him|her)self",
        KILLED,
    ),
    (r"(?:killed|killing|kills|kill|hanged|hanging) (?:him|her)self", KILLED),
    (
        r"(?:killed|killing|kills|kill|shot|shooting|shoots|murdered|murdering) [^;.]{1,60}?(?:,|and"
        r"|then|,? and then|before)"
        r" (?:(?:killing|shooting) )?(?:(?:him|her)self|self)",
        KILLED,
    ),
    (r"(?:took|taking|takes|taken) (?:his|her) own life", KILLED),
    (r"(?:committed|committing|commits) suicide", KILLED),
    (r"(?:fatally|then|before|ultimately|himself|herself) (?:shot|shooting|shoots) (?:him|her)self", KILLED),
    (r"(?:died|dead|dying|death) (?:\w+ ){0,3}?(?:of|from|by) (?:\w+ ){0,4}?self - ?inflicted", KILLED),
    (r"self-inflicted(?: gunshot| bullet)? wounds?", KILLED),
    (r"(?:shot|shooting|shoots|shooing|stabbed|injured) (?:him|her)self", OPEN),
)
SUSPECTED = re.compile(
    rf"(?P<who>{_P}(?: , and {_P}| and {_P})?)(?: , [^«»]{{1,60}} ,)? (?:(?:who )?{_BE} |has |had |is "
    rf"|pleaded|pleads|faces"
    r"|allegedly|confessed|admitted|arrested|charged|accused)"
    r"(?:\w+ ){0,3}?(?:charged|arrested|accused|convicted|sentenced|indicted|wanted|booked|jailed|arraigned"
    r"|in custody|guilty|not guilty|taken into custody|facing|apprehended|surrendered|suspect|being held|held"
    r"|allegedly|confessed|admitted|pleaded|found guilty)"
)
NOT = words(
    "not n't never no without nobody neither nor almost nearly barely if could would might may attempt"
)
UNREAL = re.compile(
    r"(?:attempt(?:ed|ing|s)?|tr(?:y|ies|ied|ying) to|threat(?:en)?(?:s|ed|ing)?|plan(?:s|ned|ning)? to"
    r"|want(?:s|ed|ing)? to"
    r"|conspir(?:e|ed|acy|ing)|intent|intend(?:s|ed|ing)? to|plot(?:s|ted|ting)?|going to|about to"
    r"|solicitation)"
    r"(?: (?:to|of|at|with|for|the|first|second|degree|-))*(?: \w+)?(?: (?:of|to))? ?$"
)
STOP = lx.CLAUSE_STARTS - words("who") | words(
    """
    said says told that because while after before until when where why how but according police officers
    authorities charged arrested accused him her them she he they it ; : “ ” " killing shooting shot killed
    wanted suspect if
    """
)
MARK = re.compile(r"«(\d+)»")


SAYS = re.compile(
    r" (?:said|says|told|added|reported|reports|announced|confirmed|wrote|recalled|explained)(?= |$)"
)


IN_PHRASE = re.compile(r"(?<= )(?:of|in|at|on|near|from|with|to|outside|behind|along|between|by) «\d+»(?= )")


NO_SUBJECT = (
    lx.PREPOSITIONS | frozenset(lx.TRANSITIVE) | words("shot shoots shooting hit struck and , of to by")
) - words("after before")


BESIDE = (
    lx.AUX | lx.BE | lx.ADVERBS | words("later then also subsequently himself herself soon eventually died")
)


ACTIVE = re.compile(
    r"«(\d+)»(?: , [^«»]{1,60} ,)?(?: who)?(?: (?:allegedly|then|also|fatally|reportedly|accidentally"
    r"|had|has))*"
    r" (?:shot|shoots|killed|kills|stabbed|murdered|wounded|injured|opened fire|fired|began shooting"
    r"|pulled (?:out )?a (?:gun|knife)|pulled the trigger)(?: and (?:\w+ )?(?:killed|wounded|injured))?"
    r"(?= (?:«|at|into|on|his|her|the|several|multiple|$|a ))"
)


def _compiled() -> list[Pattern]:
    out: list[Pattern] = []
    for told, effect, lives in _AFTER:
        out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{told})(?![\w-])"), effect, "after", lives))
    out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{_ALONE})(?![\w-])"), OPEN, "beside"))
    out.append(
        Pattern(re.compile(r"(?<![\w-])(?P<told>critically|seriously)(?= ?[.,;]|$)"), INJURED, "beside")
    )
    for told, effect in _BARE:
        out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{told})(?![\w-])"), effect, "bare"))
    for told, effect in _BEFORE:
        between = r"(?:[^\s«»,;:]+ ){0,2}?" if told.endswith((" of", " (?:of|for)")) else ""
        out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{told}) {between}{_OBJECTS}"), effect, "before"))
    for told, effect in _LEFT:
        out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{told})(?![\w-])"), effect, "before"))
    for told, effect in _OWNED:
        out.append(Pattern(re.compile(rf"(?P<told>{told})(?![\w-])"), effect, "owned"))
    for told, effect in _SELF:
        out.append(Pattern(re.compile(rf"(?<![\w-])(?P<told>{told})(?![\w-])"), effect, "self"))
    return out


PATTERNS = _compiled()
SUBJECTS = re.compile(rf"{_LIST}(?P<gap>[^«»]{{0,140}})$")
MAY_HARM = re.compile(
    r"kill|shot|shoot|dead|die|dying|murder|slay|slain|death|homicide|body|bodies|wound|injur|hurt"
    r"|hospital|hit"
    r"|struck|strik|condition|surviv|suicide|self|life|lives|fatal|stab|graz|execut|gunned|pronounced"
    r"|deceased"
    r"|recover|surgery|medical|succumb|perish|bled|beaten|fired|shots|attack|remains|loss|funeral"
    r"|martyr|behead"
    r"|massacre|lynch|assassin|paraly|recuperat|treated|bleeding|manslaughter|autopsy|critically"
    r"|seriously|loses"
)
