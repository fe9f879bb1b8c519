"""The grammar of times: regular expressions over word classes.

A pattern is written in names of word classes (``_date_words.CODE``) and of the phrases below, with the
usual operators ``? * | ( ) [ ]``; blanks mean nothing and ``[ ]`` takes classes only. Where several rules
match at one word, the one written first wins, so longer shapes come first.
"""

from __future__ import annotations

import re
from functools import cache

from ._date_words import CODE

_NAME = re.compile(r"[a-z_]+")
_PHRASES: dict[str, str] = {}


def _expand(pattern: str) -> str:
    def name(m: re.Match[str]) -> str:
        return CODE.get(m.group()) or f"(?:{_PHRASES[m.group()]})"

    # No group captures: the tokens say what was matched. "(?" of a look-around stays as it is.
    return "".join(_NAME.sub(name, re.sub(r"\((?!\?)", "(?:", pattern)).split())


def _phrases(**patterns: str) -> None:
    for name, pattern in patterns.items():
        _PHRASES[name] = _expand(pattern)


_phrases(
    unit="[hour day week months years]",
    number="tens dash? ones | [dayno num tens ones]",
    approx="([about over under] | up to | at about){0,4}",
    monthname="month | mon dot?",
    theyear="comma? year",
    onthe="comma? [on of]? the?",
)
_phrases(
    monthday="""monthname [dayno nth] theyear? | [dayno nth] of? monthname theyear?
        | dayno dash [month mon] dash year""",
    numericday="[iso numdate]",
)
_phrases(
    dayname="""[last next this]? weekday
            (comma? the? monthday | open monthday shut | open [dayno nth] shut | comma? numericday
             | open numericday shut | the? nth (?! of | other))?
        | wd dot? (comma? monthday | open monthday shut | open [dayno nth] shut)
        | monthday (open [weekday wd] shut)? | numericday | relday""",
    lead="""mod in the part hour? [on of]? the?
        | [mod earlier later] (dash | at)? part? hour? [on of in]? the?
        | part hour? [on of] the? | [before after]? dawn [on of]? the?
        | [before after] midnight [on of]? | overnight [on into]?""",
    tail="mod? dash? part | at? dawn | [before after] [dawn midnight] | overnight",
)
_phrases(
    point="lead? dayname tail?",
    suffix="(in the part)? (open? zone shut? | local time? | other? time)?",
    calendar_unit="[week months years]",
)
_phrases(
    clocktime="""approx [before after]? ([clockap oclock clock noon midnight] | military hour?) suffix
        | approx (?<=at) [num year] hour suffix | approx [dayno ones] in the part""",
    period="""monthname comma? year | [mod outset close] (dash | in | of)? the? monthname year?
        | [mod outset close] (dash | in | of)? the? year
        | [mod outset close] [in of]? [this last next previous] calendar_unit
        | [mod outset close] [in of] the calendar_unit
        | [earlier later]? [this last next previous] calendar_unit
        | [last next] month
        | [over during]? (the [past last next]? | this | last | next | past) weekend | over weekend""",
    anchorless="mod? part | mod? dawn | midnight | noon | overnight",
)
_phrases(
    # A limit is what an end of a window can be; a bare month or year will do there.
    limit="the? point | period | month | year",
    joint="[to through until dash into]",
)
_phrases(limit_to="limit comma? joint limit theyear?", hourname="clocktime | approx [dayno ones]")

_SPAN = "[in within over for during after under through]"
_BACK = "[in within over for during of through]"

RULES: dict[str, str] = {
    # two ends
    "shared_month": """(from | part? between | lead | part of)?
          (monthname [dayno nth] [to through until dash] [dayno nth] (?! dash | hour | day) theyear? tail?
         | (?<=between) monthname [dayno nth] and [dayno nth] theyear?
         | monthname [dayno nth] and [dayno nth] (theyear | (?! other | dash | hour | day | month | mon))
         | [dayno nth] [to through until dash and] [dayno nth] of? monthname theyear?)""",
    "clock_range": """from? hourname [to until dash] clocktime (onthe point)?
        | between hourname and clocktime (onthe point)?
        | point comma? [from between] hourname [to and until dash] clocktime""",
    "night_between": "part [between of] dayname [and to dash into] dayname",
    "range": """from limit_to | between limit and limit theyear? | point comma? joint point theyear?
        | month dash month year | (?<=in) year dash year""",
    # one end
    "since": """since (limit ([at by]? clocktime)? | clocktime (onthe point)? | the? anchorless | then
        | the? outset of ([the this last] calendar_unit | month | year))""",
    "until": """(until | as of | by | up to) (now | the? point ([at by]? clocktime)?
        | clocktime (onthe point)? | period | month | year | the? weekend) | through the? point""",
    "so_far": "so far (this calendar_unit)? | to date | up to now",
    # relative to another date
    "offset_of_date": "[article ones dayno the] [day week] [before after] on? the? dayname",
    "offset": """(article? few | article | number) unit [earlier later ago before after]
        | the [day week months years part] [before after]""",
    "same_day": """the? that? same [day part] | that [day part]
        | [earlier later] (in | on)? the? [that this]? same? [day part] | during the day""",
    "adjacent_day": """(the [previous next following] | [previous next]) [day part] tail?
        | the [previous following] weekday tail?""",
    # a day, with or without a time of day
    "clock_date": "clocktime onthe point",
    "date_clock": "point comma? [at by from]? clocktime",
    "month_before_count": "(?<=in) month (?= dayno other)",
    "point": "point | (?<=[on since until by mod last]) wd tail?",
    "nth_of_month": "(?<=the) nth (?! of | other | dash | day | week | months | years)",
    "last_part": "the? last part",
    "this_part": "this part | tonight",
    "overnight": "overnight | [during through] the part",
    "clock": "clocktime",
    # windows told as a length
    "length_adjective": """number (to | dash) number dash unit (dash long)? | number dash unit (dash long)?
        | number unit dash long | unit dash long""",
    "length_range": """SPAN? between number and number unit | SPAN? approx number [to dash] number unit
        | SPAN? approx number unit to number unit""",
    "length": """SPAN? approx number (and article half)? single? unit | SPAN? approx half article unit
        | SPAN approx article (unit and article half | single? unit | few unit | few of unit)
        | SPAN approx few of? unit""",
    "past": """BACK? (the | this) [past last] approx (few | number | single)? unit
        | BACK? past approx (few | number)? unit
        | BACK? the? [last previous] approx (few | number) unit""",
    "forward": "BACK? the [next following] approx (few | number)? unit",
    "recent": "BACK? the? about? recent unit",
    "nth_day": """for? article [ordinal nth] single? day | for? [ordinal nth] single day
        | for? the ordinal day""",
    # stretches of the calendar
    "period": "period",
    "period_in": "(?<=[in of during through from]) [month year]",
    "year_of_event": "(?<=the) year (?=other)",
    # what leans on a date nearby
    "loose_part": """[in at during before after by about] the? mod? [part dawn] hour? (?! hour | of | on)
        | [in at during] the? mod hour (?! of | on)""",
    "vague_length": "[for within] unit",
}

_CORE = """weekday wd month mon nth year iso numdate clockap clock oclock military noon midnight relday
    tonight overnight part dawn hour day week months years weekend far date now then"""
_NO_START = "other comma dash open shut dot stop"


@cache
def rules() -> re.Pattern[str]:
    """Return all rules as one pattern; the name of the group that matched is the rule's."""
    # Compiled on first use: it takes tens of milliseconds that ``legomena --help`` need not wait for.
    filled = ((n, p.replace("SPAN", _SPAN).replace("BACK", _BACK)) for n, p in RULES.items())
    return re.compile("|".join(f"(?P<{name}>{_expand(pattern)})" for name, pattern in filled))


@cache
def phrase(name: str) -> re.Pattern[str]:
    """Return one phrase of the grammar as a pattern over word classes."""
    return re.compile(_PHRASES[name])


@cache
def known_words() -> re.Pattern[str]:
    """Return the pattern of a run of known words."""
    return re.compile(f"[^{CODE['other']}{CODE['stop']}]+")


@cache
def core_word() -> re.Pattern[str]:
    """Return the pattern of one word without which no run of words tells a time."""
    return re.compile(_expand(f"[{_CORE}]"))


@cache
def starts() -> frozenset[str]:
    """Return the classes that a phrase may begin with."""
    barred = {CODE[name] for name in _NO_START.split()}
    return frozenset(c for c in CODE.values() if c not in barred)
