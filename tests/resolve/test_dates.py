"""Times as written: each row is a sentence of our own and what its times stand for."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legomena.resolve import dates
from legomena.resolve.dates import TimeMention, find_times

TUESDAY = "2026-02-03"
SATURDAY = "2026-01-31"


def told(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    return [(m.when.text, m.when.start, m.when.end) for m in find_times(text, published)]


def only(text: str, published: str | None = TUESDAY) -> TimeMention:
    (mention,) = find_times(text, published)
    return mention


DAYS = [
    # sentence, phrase, start, end, rule
    ("Ten died on Saturday.", "Saturday", "2026-01-31", "2026-01-31", "weekday"),
    ("Ten died on Tuesday.", "Tuesday", "2026-02-03", "2026-02-03", "weekday"),
    ("Wednesday's raid failed", "Wednesday", "2026-01-28", "2026-01-28", "weekday"),
    ("fighting that began last Saturday", "last Saturday", "2026-01-31", "2026-01-31", "weekday-last"),
    ("as it had last Tuesday", "last Tuesday", "2026-01-27", "2026-01-27", "weekday-last"),
    ("the vote next Monday", "next Monday", "2026-02-09", "2026-02-09", "weekday-next"),
    ("the coming Friday", "coming Friday", "2026-02-06", "2026-02-06", "weekday-next"),
    ("They will gather on Thursday.", "Thursday", "2026-02-05", "2026-02-05", "weekday-future"),
    ("Talks are scheduled for Friday.", "Friday", "2026-02-06", "2026-02-06", "weekday-future"),
    ("The court will try those behind Friday's raid", "Friday", "2026-01-30", "2026-01-30", "weekday"),
    ("He said on Monday he will resign", "Monday", "2026-02-02", "2026-02-02", "weekday"),
    ("on Saturday (Jan 31) the army", "Saturday (Jan 31)", "2026-01-31", "2026-01-31", "month-day"),
    ("on Sunday (1) they left", "Sunday (1)", "2026-02-01", "2026-02-01", "weekday-day"),
    ("on Sunday (25) they left", "Sunday (25)", "2026-01-25", "2026-01-25", "weekday-day"),
    ("on Sunday (30) they left", "Sunday (30)", None, None, "weekday-date-conflict"),
    ("on Saturday, 31 January, the", "Saturday, 31 January", "2026-01-31", "2026-01-31", "month-day"),
    (
        "Saturday, January 31, 2026, was",
        "Saturday, January 31, 2026",
        "2026-01-31",
        "2026-01-31",
        "month-day-year",
    ),
    ("on Friday, January 31", "Friday, January 31", "2026-01-31", "2026-01-31", "weekday-date-conflict"),
    ("February 1 (Sunday)", "February 1 (Sunday)", "2026-02-01", "2026-02-01", "month-day"),
    ("Sat, 31 Jan 2026", "Sat, 31 Jan 2026", "2026-01-31", "2026-01-31", "month-day-year"),
    ("on Fri they fled", "Fri", "2026-01-30", "2026-01-30", "weekday"),
    ("They left today", "today", "2026-02-03", "2026-02-03", "relative-days"),
    ("They left yesterday", "yesterday", "2026-02-02", "2026-02-02", "relative-days"),
    ("They leave tomorrow", "tomorrow", "2026-02-04", "2026-02-04", "relative-days"),
    ("two days ago a shell", "two days ago", "2026-02-01", "2026-02-01", "relative-days"),
    ("a week ago", "a week ago", "2026-01-26", "2026-02-01", "relative-days"),
    ("three months ago", "three months ago", "2025-11-01", "2025-11-30", "relative-days"),
    ("a year ago", "a year ago", "2025-01-01", "2025-12-31", "relative-days"),
    ("a few days ago", "a few days ago", None, None, "relative-vague"),
    ("October 7, 2023", "October 7, 2023", "2023-10-07", "2023-10-07", "month-day-year"),
    ("the 7 October 2023 attack", "7 October 2023", "2023-10-07", "2023-10-07", "month-day-year"),
    ("on the 31st of January", "31st of January", "2026-01-31", "2026-01-31", "month-day"),
    ("Jan. 31 was", "Jan. 31", "2026-01-31", "2026-01-31", "month-day"),
    ("Feb 3 was", "Feb 3", "2026-02-03", "2026-02-03", "month-day"),
    ("on February 10 talks open", "February 10", "2026-02-10", "2026-02-10", "month-day"),
    ("on December 29 he fled", "December 29", "2025-12-29", "2025-12-29", "month-day"),
    ("on 31-Jan-2026 he fled", "31-Jan-2026", "2026-01-31", "2026-01-31", "month-day-year"),
    ("the February 31 attack", "February 31", None, None, "impossible-date"),
    ("on 29 February 2025", "29 February 2025", None, None, "impossible-date"),
    ("on the 31st, shells fell", "31st", "2026-01-31", "2026-01-31", "day-of-month"),
    ("2026-01-31 report", "2026-01-31", "2026-01-31", "2026-01-31", "iso-date"),
    ("2026-02-31 report", "2026-02-31", None, None, "impossible-date"),
    ("on 31.01.2026 he", "31.01.2026", "2026-01-31", "2026-01-31", "numeric-date"),
    ("on 1/31/2026 he", "1/31/2026", "2026-01-31", "2026-01-31", "numeric-date"),
    ("on 7/10/2023 he", "7/10/2023", None, None, "ambiguous-numeric"),
    ("on 7/7/2023 he", "7/7/2023", "2023-07-07", "2023-07-07", "numeric-date"),
    ("on 3/12/2026 he", "3/12/2026", None, None, "ambiguous-numeric"),
    ("on 2/3/2026 he", "2/3/2026", "2026-02-03", "2026-02-03", "numeric-date-published"),
    ("on Monday 3/4/2024 he", "Monday 3/4/2024", "2024-03-04", "2024-03-04", "numeric-date-weekday"),
    ("killed in January 31 attacks", "January 31", "2026-01-31", "2026-01-31", "month-day"),
]  # fmt: skip

PARTS_OF_DAY = [
    ("early Saturday", "early Saturday", "2026-01-31T00:00", "2026-01-31T08:59"),
    ("early on Saturday", "early on Saturday", "2026-01-31T00:00", "2026-01-31T08:59"),
    ("late Friday night", "late Friday night", "2026-01-30T21:00", "2026-01-30T23:59"),
    ("on Saturday night", "Saturday night", "2026-01-31T18:00", "2026-01-31T23:59"),
    ("Sunday evening", "Sunday evening", "2026-02-01T16:00", "2026-02-01T23:59"),
    ("in the early hours of Saturday", "early hours of Saturday", "2026-01-31T00:00", "2026-01-31T05:59"),
    (
        "early in the morning on Saturday",
        "early in the morning on Saturday",
        "2026-01-31T00:00",
        "2026-01-31T08:59",
    ),
    ("before dawn on Sunday", "before dawn on Sunday", "2026-02-01T00:00", "2026-02-01T06:59"),
    ("at dawn on Friday", "dawn on Friday", "2026-01-30T03:00", "2026-01-30T07:59"),
    ("on the evening of 31 January", "evening of 31 January", "2026-01-31T16:00", "2026-01-31T23:59"),
    ("on the night of 30 January", "night of 30 January", "2026-01-30T18:00", "2026-01-31T05:59"),
    ("on the night of January 30-31", "night of January 30-31", "2026-01-30T18:00", "2026-01-31T05:59"),
    (
        "the night between Friday and Saturday",
        "night between Friday and Saturday",
        "2026-01-30T18:00",
        "2026-01-31T05:59",
    ),
    ("overnight raids", "overnight", "2026-02-02T18:00", "2026-02-03T05:59"),
    ("overnight into Saturday", "overnight into Saturday", "2026-01-30T18:00", "2026-01-31T05:59"),
    ("this morning", "this morning", "2026-02-03T00:00", "2026-02-03T11:59"),
    ("tonight", "tonight", "2026-02-03T18:00", "2026-02-03T23:59"),
    ("last night", "last night", "2026-02-02T18:00", "2026-02-03T05:59"),
    ("yesterday evening", "yesterday evening", "2026-02-02T16:00", "2026-02-02T23:59"),
    ("after midnight on Saturday", "after midnight on Saturday", "2026-01-31T00:00", "2026-01-31T05:59"),
]  # fmt: skip

WINDOWS = [
    # sentence, phrase, start, end, hours
    ("over the weekend", "over the weekend", "2026-01-31", "2026-02-01", None),
    ("the weekend's toll", "the weekend", "2026-01-31", "2026-02-01", None),
    ("next weekend", "next weekend", "2026-02-07", "2026-02-08", None),
    ("this week", "this week", "2026-02-02", "2026-02-08", None),
    ("last week", "last week", "2026-01-26", "2026-02-01", None),
    ("earlier this week", "earlier this week", "2026-02-02", "2026-02-03", None),
    ("last month", "last month", "2026-01-01", "2026-01-31", None),
    ("this month", "this month", "2026-02-01", "2026-02-28", None),
    ("last year", "last year", "2025-01-01", "2025-12-31", None),
    ("in March", "March", "2025-03-01", "2025-03-31", None),
    ("in January 15 people died", "January", "2026-01-01", "2026-01-31", None),
    ("in February", "February", "2026-02-01", "2026-02-28", None),
    ("in 2025", "2025", "2025-01-01", "2025-12-31", None),
    ("the 2014 massacre", "2014", "2014-01-01", "2014-12-31", None),
    ("March 2025", "March 2025", "2025-03-01", "2025-03-31", None),
    ("in early February", "early February", "2026-02-01", "2026-02-10", None),
    ("in late January", "late January", "2026-01-21", "2026-01-31", None),
    ("in mid-2025", "mid-2025", "2025-05-01", "2025-08-31", None),
    ("since Friday", "since Friday", "2026-01-30", "2026-02-03", None),
    ("since early Saturday", "since early Saturday", "2026-01-31T00:00", "2026-02-03", None),
    ("since Sunday night", "since Sunday night", "2026-02-01T18:00", "2026-02-03", None),
    ("since the start of the year", "since the start of the year", "2026-01-01", "2026-02-03", None),
    ("since the beginning of 2025", "since the beginning of 2025", "2025-01-01", "2026-02-03", None),
    ("since October 7", "since October 7", "2025-10-07", "2026-02-03", None),
    ("since the January 31 attacks", "since the January 31", "2026-01-31", "2026-02-03", None),
    ("since March 2024", "since March 2024", "2024-03-01", "2026-02-03", None),
    ("since 2004", "since 2004", "2004-01-01", "2026-02-03", None),
    ("since morning", "since morning", "2026-02-03T00:00", "2026-02-03", None),
    ("until Sunday", "until Sunday", None, "2026-02-01", None),
    ("by Sunday evening", "by Sunday evening", None, "2026-02-01T23:59", None),
    ("as of Monday", "as of Monday", None, "2026-02-02", None),
    ("until 5 pm on Saturday", "until 5 pm on Saturday", None, "2026-01-31T17:00", None),
    (
        "from late Friday, January 30, through Sunday, February 1, 2026",
        "from late Friday, January 30, through Sunday, February 1, 2026",
        "2026-01-30T17:00",
        "2026-02-01",
        None,
    ),
    ("between Friday and Sunday", "between Friday and Sunday", "2026-01-30", "2026-02-01", None),
    ("from Thursday to Saturday", "from Thursday to Saturday", "2026-01-29", "2026-01-31", None),
    ("on Friday and Saturday", "Friday and Saturday", "2026-01-30", "2026-01-31", None),
    ("on January 30-31", "January 30-31", "2026-01-30", "2026-01-31", None),
    ("on 30 and 31 January", "30 and 31 January", "2026-01-30", "2026-01-31", None),
    ("31 January to 6 February", "31 January to 6 February", "2026-01-31", "2026-02-06", None),
    ("January 29 – February 2", "January 29 – February 2", "2026-01-29", "2026-02-02", None),
    ("from December 28 to January 4", "from December 28 to January 4", "2025-12-28", "2026-01-04", None),
    ("between January 29 and 31", "between January 29 and 31", "2026-01-29", "2026-01-31", None),
    ("from March to May 2024", "from March to May 2024", "2024-03-01", "2024-05-31", None),
    ("between 2014 and 2016", "between 2014 and 2016", "2014-01-01", "2016-12-31", None),
    ("so far 20 have died", "so far", None, "2026-02-03", None),
    ("to date", "to date", None, "2026-02-03", None),
    ("so far this year", "so far this year", "2026-01-01", "2026-02-03", None),
    ("in recent weeks", "in recent weeks", None, "2026-02-03", None),
    ("over the past 48 hours", "over the past 48 hours", "2026-02-01", "2026-02-03", 48),
    ("in the last two days", "in the last two days", "2026-02-01", "2026-02-03", 48),
    ("during the last 24 hours", "during the last 24 hours", "2026-02-02", "2026-02-03", 24),
    ("over the past 40 hours", "over the past 40 hours", "2026-02-01", "2026-02-03", 40),
    ("over the past year", "over the past year", "2025-02-03", "2026-02-03", 8760),
    ("the past two weeks", "the past two weeks", "2026-01-20", "2026-02-03", 336),
    ("the past few days", "the past few days", None, "2026-02-03", None),
    ("in ten hours", "in ten hours", None, None, 10),
    ("within 40 hours", "within 40 hours", None, None, 40),
    ("over three days", "over three days", None, None, 72),
    ("a three-day operation", "three-day", None, None, 72),
    ("a 40-hour confrontation", "40-hour", None, None, 40),
    ("a week-long siege", "week-long", None, None, 168),
    ("a days-long siege", "days-long", None, None, None),
    ("for more than 35 hours", "for more than 35 hours", None, None, 35),
    ("in nearly 40 hours", "in nearly 40 hours", None, None, 40),
    ("between ten and fifteen hours", "between ten and fifteen hours", None, None, 15),
    ("twenty-four to thirty-six hours", "twenty-four to thirty-six hours", None, None, 36),
    ("for two and a half hours", "for two and a half hours", None, None, 2.5),
    ("half an hour", "half an hour", None, None, 0.5),
    ("in one day", "in one day", None, None, 24),
    ("within hours", "within hours", None, None, None),
    ("in two days", "in two days", None, None, 48),
    ("for a fifth day", "for a fifth day", None, None, 120),
    ("a third straight day", "a third straight day", None, None, 72),
]  # fmt: skip

CLOCKS = [
    ("at 5:00 AM on January 31", "5:00 AM on January 31", "2026-01-31T05:00"),
    ("on January 31 at 5 a.m.", "January 31 at 5 a.m.", "2026-01-31T05:00"),
    ("at 03:00 local time on Saturday", "03:00 local time on Saturday", "2026-01-31T03:00"),
    ("at 3.30pm on Friday", "3.30pm on Friday", "2026-01-30T15:30"),
    ("at noon on Friday", "noon on Friday", "2026-01-30T12:00"),
    ("at 12 am on Friday", "12 am on Friday", "2026-01-30T00:00"),
    ("at 0300 hours on Friday", "0300 hours on Friday", "2026-01-30T03:00"),
    ("at 3 o'clock in the morning on Friday", "3 o'clock in the morning on Friday", "2026-01-30T03:00"),
    ("at 10:30 on Saturday night", "10:30 on Saturday night", "2026-01-31T22:30"),
    ("at 3:30 on Friday", "3:30 on Friday", None),
    ("at 2 am on Saturday night", "2 am on Saturday night", None),
    ("at 22:00 GMT on Friday", "22:00 GMT on Friday", None),
]  # fmt: skip

NOT_TIMES = [
    "They may march again.",
    "He sat in the sun for a second and the soldiers march on.",
    "May God help them.",
    "the Sun reported",
    "the Sunday Times reported",
    "the 7 October Brigade said",
    "on Black Saturday",
    "every Saturday",
    "Saturdays are quiet",
    "a three-year-old girl and a 12-year-old boy",
    "jailed for a second offence; five years in prison",
    "1,500 insurgents and 5,800 operations",
    "so far as we know",
    "Operation 2.0 hit 48 places at a ratio of 3:2",
    "in 2000 people",
    "one day he left",
    "25:00 and 99:99",
    "the 31st battalion",
    "at the same time",
    "",
]


@pytest.mark.parametrize(("text", "phrase", "start", "end", "rule"), DAYS)
def test_days(text: str, phrase: str, start: str | None, end: str | None, rule: str) -> None:
    found = [m for m in find_times(text, TUESDAY) if m.when.text == phrase]
    assert found, told(text)
    assert (found[0].when.start, found[0].when.end, found[0].when.rule) == (start, end, rule)


@pytest.mark.parametrize(("text", "phrase", "start", "end"), PARTS_OF_DAY)
def test_parts_of_day(text: str, phrase: str, start: str, end: str) -> None:
    mention = only(text)
    assert (mention.when.text, mention.when.start, mention.when.end) == (phrase, start, end)
    assert mention.when.precision == "part of day"
    assert mention.role == "point" or mention.role == "clock"


@pytest.mark.parametrize(("text", "phrase", "start", "end", "hours"), WINDOWS)
def test_windows(text: str, phrase: str, start: str | None, end: str | None, hours: float | None) -> None:
    mention = only(text)
    assert (mention.when.text, mention.when.start, mention.when.end) == (phrase, start, end)
    assert mention.when.hours == hours
    assert mention.role in ("window", "since", "until")


@pytest.mark.parametrize(("text", "phrase", "at"), CLOCKS)
def test_clocks(text: str, phrase: str, at: str | None) -> None:
    mention = only(text)
    assert (mention.when.text, mention.when.start, mention.when.end) == (phrase, at, at)
    assert mention.role == "clock"


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_are_no_times(text: str) -> None:
    assert told(text) == []


def test_roles_of_open_windows() -> None:
    assert only("since Friday").role == "since"
    assert only("until Sunday").role == "until"
    assert only("so far").role == "window"


RELATIVE = [
    ("On January 29 it began. A day earlier troops came.", "A day earlier", "2026-01-28"),
    ("On January 29 it began. The previous day troops came.", "The previous day", "2026-01-28"),
    ("On January 29 it began; the same day troops came.", "the same day", "2026-01-29"),
    ("On January 29 it began. Five died that day.", "that day", "2026-01-29"),
    ("On January 29 it began. Raids the day before killed 40.", "the day before", "2026-01-28"),
    ("On January 29 it began. Two days later it ended.", "Two days later", "2026-01-31"),
    ("On January 29 it began. The following day it ended.", "The following day", "2026-01-30"),
    ("On January 29 it began. The following Monday it ended.", "The following Monday", "2026-02-02"),
    ("On January 29 it began. Three weeks ago he came.", "Three weeks ago", "2026-01-12"),
    ("A day before Saturday's attacks the army came.", "A day before Saturday", "2026-01-30"),
    ("Two days after January 28 he came.", "Two days after January 28", "2026-01-30"),
    ("A day earlier troops came.", "A day earlier", "2026-02-02"),
    ("The next morning troops came.", "The next morning", "2026-02-04T00:00"),
    ("A day after the raid he came.", "A day after", None),
]


@pytest.mark.parametrize(("text", "phrase", "start"), RELATIVE)
def test_phrases_that_lean_on_another_day(text: str, phrase: str, start: str | None) -> None:
    found = {m.when.text: m.when for m in find_times(text, TUESDAY)}
    assert found[phrase].start == start


def test_the_rule_says_what_a_relative_phrase_leans_on() -> None:
    assert only("A day earlier troops came.").when.rule == "relative-publication"
    assert find_times("On May 4, 2024 it began. A day later it ended.")[1].when.rule == "relative-text"
    assert only("A day after the raid he came.").when.rule == "relative-event"


def test_times_of_day_take_the_date_of_their_clause() -> None:
    text = "On Saturday, gunmen stormed the base at 3 am, and on Sunday at 5 pm the siege ended."
    clocks = [m.when for m in find_times(text, TUESDAY) if m.role == "clock"]
    assert [c.start for c in clocks] == ["2026-01-31T03:00", "2026-02-01T17:00"]
    assert clocks[0].rule == "clock/weekday/sentence"


def test_times_of_day_lean_on_an_earlier_sentence_and_say_so() -> None:
    text = "On 31 January 2026 the attacks came. They began at approximately 03:00 local time."
    clock = find_times(text)[1].when
    assert clock.text == "approximately 03:00 local time"
    assert (clock.start, clock.end, clock.rule) == (
        "2026-01-31T03:00",
        "2026-01-31T03:00",
        "clock/month-day-year/text",
    )


def test_a_stretch_of_the_clock_may_run_past_midnight() -> None:
    when = only("from 10 pm to 4 am on Friday").when
    assert (when.start, when.end) == ("2026-01-30T22:00", "2026-01-31T04:00")
    when = find_times("On Friday it rained. Shells fell between 3 and 5 pm.", TUESDAY)[1].when
    assert (when.start, when.end) == ("2026-01-30T15:00", "2026-01-30T17:00")


def test_a_time_of_day_without_any_date_stays_open() -> None:
    when = only("It began at around 6 am.").when
    assert (when.start, when.end, when.rule, when.precision) == (None, None, "clock", "hour")


def test_a_morning_takes_the_date_of_its_sentence() -> None:
    assert (
        told("In the morning of that raid on Saturday, 31 January, ten died.", SATURDAY)[-1][1]
        == "2026-01-31"
    )
    assert told("They struck in the morning on Friday.")[0] == (
        "morning on Friday",
        "2026-01-30T00:00",
        "2026-01-30T11:59",
    )


def test_other_dates_of_the_text_show_the_order_of_numeric_ones() -> None:
    assert told("from 7/10/2023 on, and again 31/10/2023")[0][1] == "2023-10-07"
    assert told("on 7/10/2023 and again 10/31/2023")[0][1] == "2023-07-10"


def test_without_publication_date_only_absolute_dates_resolve() -> None:
    assert told("On Saturday ten died.", None) == [("Saturday", None, None)]
    assert told("Over the past 48 hours ten died.", None) == [("Over the past 48 hours", None, None)]
    assert told("On January 31 ten died.", None) == [("January 31", None, None)]
    assert told("On January 31, 2026 ten died.", None) == [("January 31, 2026", "2026-01-31", "2026-01-31")]
    assert told("In 2026, on January 31, ten died.", None)[1] == ("January 31", "2026-01-31", "2026-01-31")
    assert told("Between 2025 and 2026, on January 31, ten died.", None)[1][1] is None
    text = "The January 31 attacks: on 31 January 2026, in a war that began in 1947, ten died."
    assert told(text, None)[0] == ("January 31", "2026-01-31", "2026-01-31")


def test_a_publication_month_settles_years_and_no_weekday() -> None:
    text = "On Saturday, and on February 13, they came."
    assert told(text, "2026-02") == [("Saturday", None, None), ("February 13", "2026-02-13", "2026-02-13")]
    assert told("on December 29 they came", "2026")[0][1] == "2026-12-29"


def test_the_date_of_a_publication_time_counts_as_written() -> None:
    assert told("today", "2026-01-31T23:30:00-11:00") == [("today", "2026-01-31", "2026-01-31")]


@pytest.mark.parametrize("published", ["yesterday", "31/01/2026", "2026-13-01"])
def test_a_malformed_publication_date_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        find_times("today", published)


# properties

_WORDS = """early late mid on in at the of from to through until since between and over last next this past
previous following same that day days hours week month year years Saturday Sunday January March
May 2 15 31 2026 2025-02-30 7/10/2023 03:00 3 pm 5 am noon midnight overnight tonight morning
night dawn weekend so far today yesterday two three a fifth half few ago later earlier before
after , . ; - – ( ) 's people killed"""
_NEWS = st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join)
_DATES = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(st.one_of(_NEWS, st.text(max_size=200)), st.none() | _DATES)
def test_mentions_stand_in_the_text_in_order_without_overlap(text: str, published: dt.date | None) -> None:
    last = 0
    for mention in find_times(text, published.isoformat() if published else None):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.when.text
        last = mention.end
        start, end = mention.when.start, mention.when.end
        for value in (start, end):
            assert value is None or dt.datetime.fromisoformat(value)
        if start and end:
            assert start[:10] <= end[:10]
            if len(start) == len(end):
                assert start <= end


@given(_DATES, st.integers(0, 6))
def test_a_weekday_is_within_the_week_before_publication(published: dt.date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    start = only(f"killed on {name} in", published.isoformat()).when.start
    if start is None:
        assert published.toordinal() < 8
    else:
        day = dt.date.fromisoformat(start)
        assert day.weekday() == weekday
        assert 0 <= (published - day).days < 7


@given(_DATES)
def test_dates_round_trip(date: dt.date) -> None:
    iso = date.isoformat()
    assert told(f"on {iso} he", None) == [(iso, iso, iso)]
    if date.year >= 1900 and date.year < 2100:
        for form in (f"{date:%B} {date.day}, {date.year}", f"{date.day} {date:%b} {date.year}"):
            assert told(f"on {form} he", None) == [(form, iso, iso)]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), st.integers(-300, 14))
def test_a_day_without_year_is_the_nearest_on_or_before_publication(published: dt.date, offset: int) -> None:
    day = published + dt.timedelta(offset)
    if (day.month, day.day) == (2, 29):
        return
    assert told(f"on {day:%B} {day.day} he", published.isoformat())[0][1] == day.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "Saturday, " * 4000,
        "1" * 40000,
        "early " * 8000,
        "between January 30 and " * 2000,
        "3 am " * 6000,
        "the last few " * 4000,
        "12:" * 15000,
        "about " * 8000 + "days",
        "in " * 15000,
        "twenty-" * 6000,
        "at about over up to " * 2500,
        "Jan. " * 8000,
        "." * 40000,
        ". " * 20000 + "Saturday",
        "the " * 15000 + "day",
        "three days, " * 4000,
        "from Friday to " * 3000,
        "Saturday at 3 am and " * 2000,
        "2026-" * 8000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    find_times(text, TUESDAY)
    assert time.process_time() - began < 2.0


def test_every_rule_is_documented() -> None:
    documented = set(re.findall(r"``([a-z-]+)``", dates.__doc__ or ""))
    texts = [row[0] for table in (DAYS, PARTS_OF_DAY, WINDOWS, CLOCKS, RELATIVE) for row in table]
    used = {
        part for text in texts for m in find_times(text, TUESDAY) for part in (m.when.rule or "").split("/")
    }
    assert used <= documented | {"sentence", "text"}


def test_length_with_a_fraction() -> None:
    assert only("after a 2½-hour siege").when.hours == 2.5
    assert told("their 2½-year-old son") == []
