"""Numbers as reports write them: bounds, qualifiers, kinds, offsets."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.resolve.numbers import Number, NumberKind, find_numbers, parse_number


def counts(text: str) -> list[tuple[str, int | None, int | None, str | None]]:
    """The counts of a text: as written, low, high, qualifier."""
    return [
        (text[n.start : n.end], n.low, n.high, n.qualifier) for n in find_numbers(text) if n.kind == "count"
    ]


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "qualifier"),
    [
        # digits
        ("12 people were killed", "12", 12, 12, "exact"),
        ("killing 3,400 people", "3,400", 3400, 3400, "exact"),
        ("1,50,000 people fled", "1,50,000", 150_000, 150_000, "exact"),
        ("12,34,567 voters", "12,34,567", 1_234_567, 1_234_567, "exact"),
        ("1,234,567 people", "1,234,567", 1_234_567, 1_234_567, "exact"),
        ("12 000 people fled", "12 000", 12_000, 12_000, "exact"),
        ("12\u2009000 people fled", "12\u2009000", 12_000, 12_000, "exact"),
        ("12\u202f000 people fled", "12\u202f000", 12_000, 12_000, "exact"),
        ("12\u00a0000 people fled", "12\u00a0000", 12_000, 12_000, "exact"),
        ("12’000 people fled", "12’000", 12_000, 12_000, "exact"),
        ("3 000 000 people", "3 000 000", 3_000_000, 3_000_000, "exact"),
        ("1.2 million people", "1.2 million", 1_200_000, 1_200_000, "exact"),
        ("1.2m people", "1.2m", 1_200_000, 1_200_000, "exact"),
        ("300k people", "300k", 300_000, 300_000, "exact"),
        ("“12 dead”", "12", 12, 12, "exact"),
        ("killed 12.", "12", 12, 12, "exact"),
        ("0 casualties", "0", 0, 0, "exact"),
        # words
        ("Twelve people were killed", "Twelve", 12, 12, "exact"),
        ("‘Twelve killed’, says mayor", "Twelve", 12, 12, "exact"),
        ("twenty-one people", "twenty-one", 21, 21, "exact"),
        ("twenty one people", "twenty one", 21, 21, "exact"),
        ("a hundred people", "a hundred", 100, 100, "exact"),
        ("two hundred and five people", "two hundred and five", 205, 205, "exact"),
        ("one hundred twenty-three people", "one hundred twenty-three", 123, 123, "exact"),
        ("two thousand five hundred people", "two thousand five hundred", 2500, 2500, "exact"),
        (
            "two thousand, five hundred and six people",
            "two thousand, five hundred and six",
            2506,
            2506,
            "exact",
        ),
        ("twelve hundred people", "twelve hundred", 1200, 1200, "exact"),
        ("a hundred and five thousand people", "a hundred and five thousand", 105_000, 105_000, "exact"),
        ("zero casualties", "zero", 0, 0, "exact"),
        ("one person was killed", "one", 1, 1, "exact"),
        ("one member of the crew", "one", 1, 1, "exact"),
        ("three men", "three", 3, 3, "exact"),
        ("one of the attackers was killed", "one", 1, 1, "exact"),
        ("two more died", "two", 2, 2, "exact"),
        # dozens, scores, lakhs and crores
        ("a dozen people", "a dozen", 12, 12, "exact"),
        ("Dozen killed in blast", "Dozen", 12, 12, "exact"),
        ("two dozen soldiers", "two dozen", 24, 24, "exact"),
        ("half a dozen people", "half a dozen", 6, 6, "exact"),
        ("a half-dozen people", "a half-dozen", 6, 6, "exact"),
        ("five score men", "five score", 100, 100, "exact"),
        ("two lakh people", "two lakh", 200_000, 200_000, "exact"),
        ("1.5 lakh people", "1.5 lakh", 150_000, 150_000, "exact"),
        ("3 crore people", "3 crore", 30_000_000, 30_000_000, "exact"),
        ("half a million people", "half a million", 500_000, 500_000, "exact"),
        ("one and a half million people", "one and a half million", 1_500_000, 1_500_000, "exact"),
        ("two-and-a-half thousand people", "two-and-a-half thousand", 2500, 2500, "exact"),
        ("a pair of policemen", "a pair of", 2, 2, "exact"),
        # bounds told before
        ("at least 15 people", "at least 15", 15, None, "at least"),
        ("at the very least 15 people", "at the very least 15", 15, None, "at least"),
        ("no fewer than 60 people", "no fewer than 60", 60, None, "at least"),
        ("not less than sixty people", "not less than sixty", 60, None, "at least"),
        ("a minimum of 30 people", "a minimum of 30", 30, None, "at least"),
        ("≥12 people", "≥12", 12, None, "at least"),
        ("at least another 12 people", "at least another 12", 12, None, "at least"),
        ("at least half a dozen people", "at least half a dozen", 6, None, "at least"),
        ("more than 250 people", "more than 250", 250, None, "more than"),
        ("over 100 people", "over 100", 100, None, "more than"),
        ("well over a hundred people", "well over a hundred", 100, None, "more than"),
        ("upwards of 40 people", "upwards of 40", 40, None, "more than"),
        ("in excess of 300 people", "in excess of 300", 300, None, "more than"),
        ("more than two dozen people", "more than two dozen", 24, None, "more than"),
        ("more than 1,50,000 people", "more than 1,50,000", 150_000, None, "more than"),
        ("the death toll has passed 1,000", "1,000", 1000, None, "more than"),
        ("the number of dead exceeded 300", "300", 300, None, "more than"),
        ("as many as 70 people", "as many as 70", None, 70, "up to"),
        ("up to a thousand people", "up to a thousand", None, 1000, "up to"),
        ("no more than ten people", "no more than ten", None, 10, "up to"),
        ("at most five people", "at most five", None, 5, "up to"),
        ("fewer than 10 people", "fewer than 10", None, 10, "less than"),
        ("less than a dozen people", "less than a dozen", None, 12, "less than"),
        ("about 200 people", "about 200", 200, 200, "about"),
        ("some 40,000 people", "some 40,000", 40_000, 40_000, "about"),
        ("an estimated 1,200 people", "an estimated 1,200", 1200, 1200, "about"),
        ("nearly 500 people", "nearly 500", 500, 500, "about"),
        ("approx. 200 people", "approx. 200", 200, 200, "about"),
        ("~12 people", "~12", 12, 12, "about"),
        # bounds told behind
        ("100-plus people", "100-plus", 100, None, "more than"),
        ("50+ people", "50+", 50, None, "more than"),
        ("100 or more people", "100 or more", 100, None, "at least"),
        ("100 people or more", "100", 100, None, "at least"),
        ("killed 12 people at least.", "12", 12, None, "at least"),
        ("a hundred or so people", "a hundred or so", 100, 100, "about"),
        ("20-odd people", "20-odd", 20, 20, "about"),
        ("30-some people", "30-some", 30, 30, "about"),
        # ranges
        ("10 to 15 people", "10 to 15", 10, 15, "exact"),
        ("10-15 people", "10-15", 10, 15, "exact"),
        ("10–15 people", "10–15", 10, 15, "exact"),
        ("12 - 15 people", "12 - 15", 12, 15, "exact"),
        ("ten to fifteen people", "ten to fifteen", 10, 15, "exact"),
        ("two or three people", "two or three", 2, 3, "exact"),
        ("between 10 and 15 people", "between 10 and 15", 10, 15, "exact"),
        ("somewhere between ten and fifteen people", "between ten and fifteen", 10, 15, "exact"),
        ("anywhere from 50 to 60 people", "50 to 60", 50, 60, "exact"),
        ("From 50 to 60 people died", "From 50 to 60", 50, 60, "exact"),
        ("two to three dozen people", "two to three dozen", 24, 36, "exact"),
        ("two or three hundred people", "two or three hundred", 200, 300, "exact"),
        ("1.5 to 2 million people", "1.5 to 2 million", 1_500_000, 2_000_000, "exact"),
        ("2,000-3,000 people", "2,000-3,000", 2000, 3000, "exact"),
        ("some 2,000-3,000 people", "some 2,000-3,000", 2000, 3000, "about"),
        ("at least three or four people", "at least three or four", 3, None, "at least"),
        ("one or more people", "one or more", 1, None, "at least"),
    ],
)
def test_count(text: str, written: str, low: int | None, high: int | None, qualifier: str) -> None:
    assert counts(text) == [(written, low, high, qualifier)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the toll rose from 12 to 17", [12, 17]),
        ("The toll went from two to 20 to 50 to 58.", [2, 20, 50, 58]),
        ("killed 10 and wounded 15", [10, 15]),
        ("10 and 15 people", [10, 15]),
        ("three of the 12 men", [3, 12]),
        ("12 dead, 15 hurt", [12, 15]),
        ("killed 12 plus 3 injured", [12, 3]),
        ("killed 12 – 15 others were hurt", [12, 15]),
        ("five hundred, six hundred", [500, 600]),
        ("two thousand, five of them women", [2000, 5]),
        ("a dozen and five", [12, 5]),
        ("10,20,30", [10]),
        ("4 killed/12 wounded", [4]),
        ("On 31 January 2026, 12 people", [12]),
        ("In 2023 15 people were killed", [15]),
        ("On 7 October twelve medics were killed", [12]),
        ("over the past 24 hours, 12 people", [12]),
        ("At 03:00 gunmen killed 11", [11]),
        ("two men, 34 and 36 years old", [2]),
    ],
)
def test_several(text: str, values: list[int]) -> None:
    assert [n.low for n in find_numbers(text) if n.kind == "count"][: len(values)] == values


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Dozens of people", "dozens"),
        ("scores were hurt", "scores"),
        ("Hundreds of families", "hundreds"),
        ("tens of thousands of people", "tens of thousands"),
        ("hundreds of thousands of people", "hundreds of thousands"),
        ("millions of people", "millions"),
        ("several people", "several"),
        ("several dozen people", "several dozen"),
        ("a few hundred people", "a few hundred"),
        ("a couple of policemen", "a couple"),
        ("a couple dozen people", "a couple dozen"),
        ("a handful of people", "a handful"),
        ("a number of people", "a number"),
        ("many were killed", "many"),
        ("some were killed", "some"),
        ("multiple people", "multiple"),
    ],
)
def test_vague(text: str, word: str) -> None:
    (number,) = find_numbers(text)
    assert (number.vague, number.low, number.high, number.kind) == (word, None, None, "count")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 2023", "year"),
        ("since 2003", "year"),
        ("the 2005 bombings", "year"),
        ("a 2016 attack", "year"),
        ("in the 1990s", "year"),
        ("the 2008-09 war", "year"),
        ("in 2010-2015", "year"),
        ("on 30 January", "date"),
        ("January 30-31", "date"),
        ("Sept. 11", "date"),
        ("between 12 and 15 May", "date"),
        ("2026-01-31", "date"),
        ("31/01/2026", "date"),
        ("at 03:00", "clock"),
        ("at 8:30 am", "clock"),
        ("at 6.30 am", "clock"),
        ("11pm", "clock"),
        ("around 11 o'clock", "clock"),
        ("0300 GMT", "clock"),
        ("at around nine in the morning", "clock"),
        ("half past three", "clock"),
        ("25%", "percent"),
        ("25 per cent of the dead", "percent"),
        ("two thirds of the dead", "percent"),
        ("three-quarters of the dead", "percent"),
        ("$5 million", "money"),
        ("Rs 500,000", "money"),
        ("Rs. 20 lakh", "money"),
        ("5 million dollars", "money"),
        ("a ransom of 50 million naira", "money"),
        ("a 16-year-old boy", "age"),
        ("a seven-year-old girl", "age"),
        ("aged 16", "age"),
        ("aged between 16 and 30", "age"),
        ("children under five", "age"),
        ("under the age of 18", "age"),
        ("16 years old", "age"),
        ("Maria Lopez, 34, was killed", "age"),
        ("her brother Ali, 9, died", "age"),
        ("a man, 34, was shot", "age"),
        ("John Smith (34)", "age"),
        ("12 km away", "measure"),
        ("a 12-hour battle", "measure"),
        ("three hours", "measure"),
        ("three more days", "measure"),
        ("a two-day operation", "measure"),
        ("107 mm rocket", "measure"),
        ("155mm shells", "measure"),
        ("a 12-member delegation", "measure"),
        ("a five-point plan", "measure"),
        ("a 5,000-strong force", "measure"),
        ("two-pronged attack", "measure"),
        ("the 3rd Brigade", "ordinal"),
        ("20th century", "ordinal"),
        ("the twenty-first century", "ordinal"),
        ("Resolution 2254", "label"),
        ("Highway 1", "label"),
        ("Article 370", "label"),
        ("Flight 17", "label"),
        ("No. 10", "label"),
        ("page 12", "label"),
        ("Boeing 737", "label"),
        ("9/11", "label"),
        ("24/7", "label"),
        ("10 Downing Street", "label"),
        ("call +92 300 1234567", "label"),
        ("(202) 456-1111", "label"),
        ("won 3-1", "label"),
        ("a 5-4 ruling", "label"),
        ("one of the deadliest attacks", "label"),
        ("no one", "label"),
        ("ground zero", "label"),
    ],
)
def test_no_count(text: str, kind: NumberKind) -> None:
    (number,) = find_numbers(text)
    assert number.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("25 per 100,000 people", "measure"),
        ("one in five people", "percent"),
        ("voted 210 to 198", "label"),
        ("between the ages of 12 and 17", "age"),
        ("Articles 4 and 5", "label"),
        ("12, 13 and 14 May", "date"),
        ("on 3 and 4 May", "date"),
        ("one by one", "label"),
    ],
)
def test_no_counts(text: str, kind: NumberKind) -> None:
    assert {n.kind for n in find_numbers(text)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "AK-47",
        "an F-16",
        "M16",
        "the G7",
        "COVID-19",
        "MH17",
        "T-72 tanks",
        "S-300",
        "3.000",
        "7.62",
        "1.234.567",
        "someone",
    ],
)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_coordinates_count_nothing() -> None:
    assert counts("at 34°31'N, 69.1785° E") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("ninety-nine", 99),
        ("two hundred and five", 205),
        ("1.5 lakh", 150_000),
        ("two dozen", 24),
        ("Three Million", 3_000_000),
        ("one million two hundred thousand and one", 1_200_001),
        ("twenty five hundred", 2500),
        ("five hundred thousand two hundred", 500_200),
        ("", None),
        ("people", None),
        ("two people", None),
        ("1.5", None),
        ("five hundred six hundred", None),
    ],
)
def test_parse_number(words: str, value: int | None) -> None:
    assert parse_number(words) == value


# -- properties -------------------------------------------------------------------------------------------

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "zero ten twenty thirty forty fifty sixty seventy eighty ninety",
)
_ONES, _TENS = (words.split() for words in _WORDS)


def spell(n: int, joint: str, hyphen: str) -> str:
    """``n`` in English words; ``joint`` stands between hundreds and the rest."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        return _TENS[n // 10] + (hyphen + _ONES[n % 10] if n % 10 else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            glue = joint if rest < 100 else " "
            return f"{spell(n // scale, joint, hyphen)} {word}" + (
                glue + spell(rest, joint, hyphen) if rest else ""
            )
    raise AssertionError


@given(st.integers(0, 10**9), st.sampled_from([" and ", " "]), st.sampled_from(["-", " ", "‑"]))
def test_spelt_numbers_read_back(n: int, joint: str, hyphen: str) -> None:
    words = spell(n, joint, hyphen)
    assert parse_number(words) == n
    (number,) = find_numbers(f"They counted {words} graves.")
    assert (number.low, number.high) == (n, n)


@given(st.integers(0, 10**12))
def test_grouped_digits_read_back(n: int) -> None:
    assert parse_number(f"{n:,}") == n
    assert parse_number(str(n)) == n


_PIECES = (
    "12 3,400 1.5 1,50,000 2023 0 03:00 9/11 12th ½ ١٢ ² 31 No. twelve twenty five hundred thousand",
    "million dozen score lakh a an half and to or of from between at least more than up as many about some",
    "people killed months old years May plus one no several dozens aged Rs - – — + , . : % $ ° / ( ) ¤",
)
_FRAGMENTS = st.sampled_from(["\n", " ", "", *(piece for line in _PIECES for piece in line.split())])
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(_FRAGMENTS, max_size=25).map(" ".join),
    st.lists(_FRAGMENTS, max_size=25).map("".join),
)


@settings(max_examples=300)
@given(_TEXTS)
def test_spans_are_verbatim_sorted_and_apart(text: str) -> None:
    numbers: list[Number] = find_numbers(text)
    for n in numbers:
        assert 0 <= n.start <= n.bare_start < n.bare_end <= len(text)
        assert n.start < n.end <= len(text)
        assert not text[n.start].isspace()
        assert not text[n.end - 1].isspace()
        assert n.low is None or n.high is None or 0 <= n.low <= n.high
    for a, b in itertools.pairwise(numbers):
        assert a.end <= b.start
        assert a.bare_end <= b.bare_start


@settings(max_examples=200)
@given(_TEXTS)
def test_parse_never_raises(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1 ",
        "a ",
        "twenty ",
        "two hundred and ",
        "thousand ",
        "1-",
        "at least ",
        "between ",
        "1 to ",
        "+1 (",
        "$1",
        "12:",
        "\n",
        "x",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        begun = time.perf_counter()
        find_numbers(text)
        return time.perf_counter() - begun

    seconds(500)
    small, large = min(seconds(1_000) for _ in range(3)), min(seconds(8_000) for _ in range(2))
    assert large < 0.02 + 20 * small
