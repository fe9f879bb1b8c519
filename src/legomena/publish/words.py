"""How figures, dates and lists are worded on the page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from legomena.records import Place, When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
GROUP_UNSAID = "people"
_SHORT = 28

_QUALIFIED = {"at least": "low", "more than": "low", "about": "low", "up to": "high", "less than": "high"}


def number(value: int) -> str:
    """Return a number with its thousands parted: ``1,250``."""
    return f"{value:,}"


def figure(low: int | None, high: int | None, qualifier: str | None) -> str:
    """Return a figure as it was said: ``at least 84``, ``5 to 7``; never 0 for what is unknown."""
    if low is None and high is None:
        return "no number given"
    if low is not None and high is not None and low != high:
        span = f"{number(low)} to {number(high)}"
        return f"about {span}" if qualifier == "about" else span
    side = _QUALIFIED.get(qualifier or "")
    value = low if low is not None else high
    if side == "high" and high is not None:
        value = high
    assert value is not None  # noqa: S101 - one of the two is set here
    if side:
        return f"{qualifier} {number(value)}"
    if high is None:
        return f"at least {number(value)}"
    if low is None:
        return f"up to {number(value)}"
    return number(value)


def figure_parts(low: int | None, high: int | None, qualifier: str | None) -> tuple[str, str]:
    """Return (qualifier, digits) of a figure, for setting the digits large."""
    words = figure(low, high, qualifier)
    if low is None and high is None:
        return words, ""
    for lead in ("at least ", "more than ", "about ", "up to ", "less than "):
        if words.startswith(lead):
            return lead.strip(), words[len(lead) :]
    return "", words


def span(low: int | None, high: int | None) -> str:
    """Return a range: ``10–22``, one number where both ends are equal."""
    if low is None and high is None:
        return "unknown"
    if low is None:
        return f"up to {number(high or 0)}"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def day_of(iso: str | None) -> dt.date | None:
    """Return the day of an ISO date or date-time; None for a month, a year or nothing."""
    if not iso or len(iso) < 10:
        return None
    try:
        return dt.date.fromisoformat(iso[:10])
    except ValueError:
        return None


def date(iso: str | None) -> str:
    """Return ``31 January 2026``, ``31 January 2026, 03:00``, ``February 2026`` or ``no date given``."""
    if not iso:
        return "no date given"
    day = day_of(iso)
    if day is None:
        year, _, month = iso.partition("-")
        if month[:2].isdecimal() and 1 <= int(month[:2]) <= 12:
            return f"{MONTHS[int(month[:2]) - 1]} {year}"
        return iso
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    clock = iso[11:16]
    return f"{words}, {clock}" if clock else words


_UNBROKEN = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(f'{one}|{one[:3]}' for one in MONTHS)})(?: (\d{{4}}))?\b")


_NUMBERED = re.compile(r"\b(\w+) (\d+\.\d+|[2-9])(?=,|$)")
_PHASE = re.compile(r"\b(Phase|Part|Stage) (\S+)")


def unbroken(text: str) -> str:
    """Return a heading whose dates and numbered phases stay on one line."""
    text = _NUMBERED.sub("\\1\u00a0\\2", _PHASE.sub("\\1\u00a0\\2", text))
    return _UNBROKEN.sub(lambda found: "\u00a0".join(part for part in found.groups() if part), text)


def short_date(iso: str | None) -> str:
    """Return ``31 Jan 2026``, for tables."""
    day = day_of(iso)
    if day is None:
        return date(iso)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def interval(start: str | None, end: str | None) -> str:
    """Return the shortest clear wording of an interval of local dates or date-times."""
    if not start and not end:
        return "no date given"
    if not start:
        return f"until {date(end)}"
    if not end:
        return f"from {date(start)}"
    if start == end:
        return date(start)
    first, last = day_of(start), day_of(end)
    if first is None or last is None:
        return f"{date(start)} – {date(end)}"
    if first == last:
        return _hours(start[:10], start[11:16], end[11:16])
    if len(start) > 10 or len(end) > 10:
        return f"{date(start)} – {date(end)}"
    if first.year != last.year:
        return f"{date(start)} – {date(end)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {date(end)}"
    return f"{first.day}–{date(end)}"


def _hours(day: str, start: str, end: str) -> str:
    """Return the hours of one day; an end that is not told to the hour is left open."""
    if start and end:
        return f"{date(day)}, {start}–{end}"
    if start and start != "00:00":
        return f"{date(day)}, from {start}"
    return f"{date(day)}, until {end}" if end else date(day)


def when(value: When | None) -> str:
    """Return the interval of a time, with a length where it was told as a length.

    A time that could not be resolved is given as it is written, in quotation marks.
    """
    if value is None:
        return "no time given"
    told = interval(value.start, value.end) if value.start or value.end else ""
    if value.hours is not None:
        length = f"{value.hours:g} hours"
        return f"{length} ({told})" if told else length
    return told or f"“{value.text}”"


def window(value: When | None) -> str:
    """Return what a figure covers for a table's small print: a length as it was told, else the interval."""
    if value is not None and value.hours is not None and value.text:
        if " " in value.text and not value.text[:1].isdigit() and len(value.text) <= _SHORT:
            return value.text
        days = value.hours >= 72 and value.hours % 24 == 0  # "a three-day operation", "a 40-hour battle"
        return f"in {value.hours / 24:g} days" if days else f"in {value.hours:g} hours"
    return when(value)


def place(value: Place | None) -> str:
    """Return a place with its precision: ``Gwadar, Balochistan (town)``."""
    if value is None:
        return "no place given"
    name = value.name or value.text
    parts = [name]
    if value.admin1 and value.admin1.casefold() not in name.casefold():
        parts.append(value.admin1)
    words = ", ".join(parts)
    if value.name is None:
        return f"{words} (as written, not resolved)"
    return f"{words} ({value.precision})" if value.precision else words


def listing(items: Sequence[str], limit: int | None = None) -> str:
    """Return ``a, b and c``; with a limit, ``a, b and 4 more``."""
    items = list(items)
    if limit is not None and len(items) > limit:
        items = [*items[: limit - 1], f"{len(items) - limit + 1} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def tidy(text: str) -> str:
    """Return a sentence of ours with its ISO dates in words: ``2026-02-05`` becomes ``5 Feb 2026``."""
    return _ISO.sub(lambda found: short_date(found[0]), text)


def count(amount: int, one: str, many: str | None = None) -> str:
    """Return ``1 document``, ``78 documents``."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """Return the text with its first letter raised and the rest left alone."""
    return text[:1].upper() + text[1:]


def group(name: str | None) -> str:
    """Return the name of a group as it reads in a sentence."""
    return GROUP_UNSAID if name in (None, "", "unspecified") else str(name)
