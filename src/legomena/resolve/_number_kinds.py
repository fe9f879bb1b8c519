"""What a number stands for: a count, or a year, an age, a clock time, a sum of money, a label …"""

from __future__ import annotations

import re
from typing import Literal

NumberKind = Literal[
    "count", "year", "date", "clock", "percent", "money", "measure", "age", "label", "ordinal"
]

_MONTH = (
    r"(?:J(?:an(?:uary)?|AN(?:UARY)?|une?|UNE?|uly?|ULY?)|F(?:eb(?:ruary)?|EB(?:RUARY)?)|"
    r"M(?:ar(?:ch)?|AR(?:CH)?|ay|AY)|A(?:pr(?:il)?|PR(?:IL)?|ug(?:ust)?|UG(?:UST)?)|"
    r"S(?:ept?(?:ember)?|EPT?(?:EMBER)?)|O(?:ct(?:ober)?|CT(?:OBER)?)|N(?:ov(?:ember)?|OV(?:EMBER)?)|"
    r"D(?:ec(?:ember)?|EC(?:EMBER)?))"
)
_SCALES = r"hundred|thousand|lakhs?|million|crores?|billion|trillion|mn?|bn|k"

_MASKS: tuple[tuple[NumberKind, str], ...] = (
    ("money", rf"[$€£₹¥]\s?\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?(?:[\s-](?:{_SCALES})\b|(?:bn|mn?|k)\b)?"),
    ("label", r"\+\d[\d ()-]{6,16}\d\b"),
    ("label", r"\(\d{3}\) ?\d{3}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b|\b0\d{2,4}[- ]\d{5,8}\b"),
    ("label", r"\b\d{1,3}(?:\.\d+)?\s?°(?:\s?\d+(?:\.\d+)?['′’])?(?:\s?\d+(?:\.\d+)?(?:\"|″|''))?"),
    ("clock", r"\b\d{1,2}:\d{2}(?::\d{2})?\b"),
    ("clock", r"\b\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)"),
    ("clock", r"\b(?:[01]\d|2[0-3])[0-5]\dh?(?=\s?(?:hours|hrs|local|GMT|UTC|IST|CET|EST|Z\b))"),
    ("clock", r"(?<=\bat )0\d[0-5]\d\b"),
    ("date", r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})\b"),
    ("label", r"\b\d{1,4}/\d{1,4}\b|\b9-1-1\b"),
    ("year", r"\b(?:19|20)\d\d[-–]\d\d(?![\d,])|\b(?:19|20)\d0s\b"),
    ("label", r"\b\d0s\b"),
    (
        "label",
        r"\b\d{1,4}\s(?:[A-Z][\w'’-]+\s){1,3}(?:Street|Avenue|Road|Lane|Boulevard|Drive|Square|St|Ave|Blvd)\b",
    ),
    (
        "label",
        r"(?<=\bRescue )1122\b|(?<=\bFrance )24(?=\s+(?:said|says|reported|quoted|TV|television|news))",
    ),
)
_MASK = re.compile(
    "(?=[\\d$€£₹¥+(])(?:" + "|".join(f"(?P<m{i}>{words})" for i, (_, words) in enumerate(_MASKS)) + ")",
    re.IGNORECASE,
)

_PERCENT = re.compile(r"\s?%|[\s-](?:per\s?cent|percent(?:age)?|pc)\b", re.IGNORECASE)
_SHARE = re.compile(
    r"[\s-](?:thirds?|quarters?|fifths?|tenths?)\b(?!\s+(?:Brigade|Battalion|Division))"
    r"|\s(?:in|out of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s"
    r"(?:of\b|people\b|[a-z]+\s(?:is|are|has|have|had|was|were)\b)"
    r"|\s(?:in|out of)\severy\s",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"\b(?:one|two|three|four|nine|\d)\s(?:in|out\sof)\s(?P<every>every\s)?$", re.IGNORECASE
)
_SHARE_OF = re.compile(r"\s(?:of\b|people\b|[a-z]+\s(?:is|are|has|have|had|was|were)\b)")
_MONEY_BEFORE = re.compile(r"(?:[$€£₹¥]\s?|\b(?:Rs|PKR|INR|USD|EUR|GBP|US\$)\.?\s?)$")
_MONEY_AFTER = re.compile(
    r"[\s-]*(?:U\.?S\.?\s)?(?:[A-Z][a-z]+\s)?(?:dollars?|euros?|pounds\ssterling|rupees?|naira|pesos?|shekels?|rubles?|roubles?|"
    r"hryvnias?|dinars?|dirhams?|riyals?|rials?|yuan|yen|francs?|liras?|shillings?|birr|baht|kyats?|taka|rupiah|"
    r"ringgit|cents|crowns|afghanis?|reais|USD|EUR)\b|\s+in\s+(?:cash|ransom|damages?|compensation)\b"
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|[‑-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:(?:aged?|ages)(?:\s+(?:just|only|about|around|between|from|under|over|ranging\s+from))*|age\s+of|ages\s+of|"
    r"(?:children|boys|girls|minors|women|men|youths|males|females|adults|kids|anyone|persons)\s+(?:aged\s+)?"
    r"(?:under|over|below|above|between))"
    r"\s+(?:the\s+age\s+of\s+)?(?:\d{1,3}(?:,\s*|,?\s+(?:and|to|or)\s+))*$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"[- ‑](?:and[- ]a[- ]half[- ])?(?:years?|months?|weeks?|days?)[- ‑]olds?\b|\s+years?\s+of\s+age|"
    r"\s+(?:and|or)\s+(?:under|over|older|younger|above|below)\b",
    re.IGNORECASE,
)
_AGE_NAMED = re.compile(
    r"(?:[A-Z][\w'’-]+|\b(?:man|woman|boy|girl|son|daughter|brother|sister|father|mother|wife|husband|child|teacher|"
    r"student|driver|farmer|teenager|nephew|niece|cousin|uncle|aunt|widow|baby|grandfather|grandmother)),\s$"
)
_AGE_BRACKETED = re.compile(r"[A-Z][\w'’-]+\s(?:[A-Z][\w'’-]+\s)+\($")
_CLOCK_AFTER = re.compile(
    r"\s?(?:[ap]\.?m\b\.?|o['’]clock|hours?\s+(?:local|gmt)|hrs?\b|gmt\b|utc\b)", re.IGNORECASE
)
_CLOCK_PART = re.compile(
    r"\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b(?!\s+(?:attack|raid|clash))"
)
_CLOCK_PAST = re.compile(r"\b(?:half|quarter|minutes)\s(?:past|to)\s$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|about|by|before|after|past|until|till|since|from)\s+$", re.IGNORECASE
)
_DATE_BEFORE = re.compile(
    rf"\b{_MONTH}\.?\s+(?:(?:\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|,|to|and|or)\s*(?:and\s+)?)*$"
)
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s*(?:,|-|–|\band\b|\bto\b|\bor\b)\s*\d{{1,2}}(?:st|nd|rd|th)?)*\s+(?:of\s+)?{_MONTH}\b"
    r"(?!\s+(?:have|be)\b)"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|early|late|mid|from|of|between|before|after|to|and|year|the|an?|this|that|"
    rf"{_MONTH}\.?|fiscal|summer|spring|autumn|winter|through|back\s+in|around)"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?,?|\d{{1,2}}\s+{_MONTH}\.?,?|['’]s|[-–(/])\s*$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(r"\bper\s$", re.IGNORECASE)
_RATE_AFTER = re.compile(r"(?:\s[a-z]+){0,2}\sper\s\d", re.IGNORECASE)
_SPACE_MEASURE = re.compile(
    r"\s+(?:(?:consecutive|straight|long|more|full|whole|further|other|critical|successive)\s+)?(?:hours?|days?|weeks?|"
    r"months?|years?|minutes?|mins?|seconds?|nights?|decades?|centuries|km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|"
    r"feet|foot|ft|inch(?:es)?|yards?|kg|kgs|kilos?|kilogram(?:me)?s?|grams?|pounds?|tons?|tonnes?|lit(?:er|re)s?|"
    r"acres?|hectares?|square|degrees?|times|rounds?|megawatts?|mm|millimet(?:er|re)s?|calib(?:er|re)|mph|kph|knots|"
    r"nautical|percentage|stor(?:y|ey|eys|ies)|points?|seats|pages?|strong)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"[‑-](?!plus\b|odd\b|some\b|ish\b|or\b|to\b)[A-Za-z]|[‑-](?=,|\s(?:and|or|to)\b)|[A-Za-z]"
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:[Nn]os?\.|[Nn]o|[Rr]esolutions?|[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]aragraphs?|[Cc]lauses?|"
    r"[Rr]outes?|[Hh]ighways?|[Mm]otorway|[Ii]nterstate|[Rr]oom|[Pp]latform|[Ff]light|[Vv]ersion|[Pp]ages?|[Vv]erse|"
    r"[Gg]rade|[Ll]evel|[Cc]ategory|[Mm]agnitude|Stage|Phase|Step|Number|Roads?|Gate|Unit|Line|Block|"
    r"Sector|Ward|Brigade|Battalion|Division|Regiment|Squadron|Type|Camp|Operation|Bus|Channel|Kan|Group\s+of|Boeing|"
    r"Airbus|Antonov|Ilyushin|Tupolev|Apartment|Building|Terminal|Pier|Zone|Area|District|Precinct|Tower|Hangar|Class|"
    r"Day|Law|Decree|Order|Protocol|Annex|Appendix|Table|Figure|World\s+War|Covid|Exit|Studio|Page|AK|MI|Mi|Su|MiG)"
    r"\.?\s*|#\s*|\b(?:call(?:ed|ing)?|dial(?:led|ing|ed)?|hotline|helpline)\s+)(?:\d+(?:,\s|\s(?:and|or|to)\s))*$"
)
_VOTE_BEFORE = re.compile(r"\b(?:votes?|voted|voting|ratio)\s+(?:of\s+|by\s+)?(?:\d+\sto\s)?$")
_YEARS = re.compile(r"\d{4}(?:\s?[-–]\s?\d{4}|\s(?:to|or|and)\s\d{4})?")
_NUMBERED = re.compile(r"\b(?:day|square|number|phase|stage|chapter|page|War|by|plan)\s$", re.IGNORECASE)
_BY_ONE = re.compile(r"\sby\s(?:one|two|three)\b", re.IGNORECASE)
_NO_ZERO = re.compile(r"\b(?:ground|absolute|sub|net|from|near|year|patient)[\s-]$", re.IGNORECASE)
_ONE_AFTER = re.compile(
    r"\s+(?:of\s+(?:an?|several|many|them|these|those|us|which|whom|the\s+(?:[a-z]+est|most|few|many|main|first|last|worst|"
    r"key|top))\b|another\b|day\b|night\b|morning\b|evening\b|thing\b|way\b|side\b|point\b|hand\b|such\b|that\b|who\b|"
    r"which\b|may\b|can\b|could\b|must\b|would\b|should\b|cannot\b)"
)
_ONE_BEFORE = re.compile(r"\b(?:no|any|every|some|this|that|the|each|which|another)[\s-]$", re.IGNORECASE)


def mask(text: str) -> tuple[str, list[tuple[int, int, NumberKind]]]:
    """Return the text with every number that is told by its form (clock times, dates in digits, telephone
    numbers, sums of money …) blanked at the same length, and where and what these are."""
    out: list[str] = []
    found: list[tuple[int, int, NumberKind]] = []
    at = 0
    for m in _MASK.finditer(text):
        index = next(i for i in range(len(_MASKS)) if m.group(f"m{i}") is not None)
        found.append((m.start(), m.end(), _MASKS[index][0]))
        out.append(text[at : m.start()])
        out.append("¤" * (m.end() - m.start()))
        at = m.end()
    out.append(text[at:])
    return "".join(out), found


def kind_of(
    text: str, start: int, end: int, value: int | None, *, qualified: bool, scaled: bool
) -> NumberKind:
    """Return what the number ``text[start:end]`` stands for, told by the words around it.

    ``qualified``: whether a qualifier ("at least") stands before it, as before no year; ``scaled``: whether
    scale words close it. ``value`` is null for vague words.
    """
    before, after = text[max(0, start - 48) : start], text[end : end + 48]
    if value is None:  # "hundreds of thousands of dollars"
        after = after.removeprefix(" of")
    written = text[start:end]
    digits = written[:1].isdecimal()
    if _PERCENT.match(after) or (value is not None and value <= 100 and not scaled and _SHARE.match(after)):
        return "percent"
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after):
        return "money"
    if _RATE_BEFORE.search(before) or (digits and _RATE_AFTER.match(after)):
        return "measure"
    if _AGE_AFTER.match(after):
        return "age"
    share = _SHARE_BEFORE.search(before)
    if share and (share.group("every") or _SHARE_OF.match(after)):
        return "percent"
    if value is None:
        return "measure" if _SPACE_MEASURE.match(after) else "count"
    if _ORDINAL.match(after):
        return "ordinal"
    if value <= 120 and not scaled and _is_age(before, after, value, digits):
        return "age"
    if _CLOCK_AFTER.match(after) or _CLOCK_PAST.search(before):
        return "clock"
    if value <= 12 and _CLOCK_PART.match(after) and _CLOCK_BEFORE.search(before):
        return "clock"
    if value <= 31 and digits and (_DATE_BEFORE.search(before) or _DATE_AFTER.match(after)):
        return "date"
    if _YEARS.fullmatch(written) and 1900 <= value <= 2100 and not qualified and _YEAR_BEFORE.search(before):
        return "year"
    if _JOINED.match(after) or _SPACE_MEASURE.match(after):
        return "measure"
    if digits and (_LABEL_BEFORE.search(before) or _VOTE_BEFORE.search(before)):
        return "label"
    return _word_kind(written.lower(), before, after)


def _is_age(before: str, after: str, value: int, digits: bool) -> bool:
    if _AGE_BEFORE.search(before):
        return True
    if not digits or value < 1:
        return False
    if _AGE_NAMED.search(before) and after[:1] in (",", ")", ";", "."):
        return True
    return value >= 10 and after[:1] == ")" and _AGE_BRACKETED.search(before) is not None


def _word_kind(written: str, before: str, after: str) -> NumberKind:
    """ "one of the worst", "no one", "ground zero": words that spell a number and count nothing."""
    if written == "one" and (
        _ONE_AFTER.match(after)
        or _ONE_BEFORE.search(before)
        or _NUMBERED.search(before)
        or _BY_ONE.match(after)
    ):
        return "label"
    if written == "zero" and (_NO_ZERO.search(before) or re.match(r"[\s-](?:tolerance|sum|hour)\b", after)):
        return "label"
    return "count"
