"""Publication dates as documents write them, turned into ISO 8601 without changing the stated offset."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_YEARS = range(1600, 2200)
"""From the first newspapers on."""
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(_WEEKDAY + r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ISO_SPACED = re.compile(
    r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_PDF = re.compile(
    r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-]\d{2})'?(\d{2})?)?.*", re.DOTALL
)


def parse_published(value: str | None) -> str | None:
    """Return a date, or a date and time with its offset where one is stated, in ISO 8601.

    Reads ISO 8601, the dates of e-mail and feeds (RFC 2822), of PDF, and English dates with the month
    as a word. Days and months in figures alone (``01/02/2026``) can mean two things: they give null,
    as does anything else that is not understood, and a year that no report is from (programs write
    0001 or 9999 for "unknown").
    """
    text = " ".join((value or "").split())
    if not text:
        return None
    for parse in (_iso, _pdf, _words, _rfc2822):
        try:
            found = parse(text)
        except (ValueError, OverflowError):
            continue
        if found is not None:
            return _format(found) if found.year in _YEARS else None
    return None


def _format(found: date | datetime) -> str:
    if isinstance(found, datetime):
        return found.replace(microsecond=0).isoformat()
    return found.isoformat()


def _iso(text: str) -> date | datetime | None:
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        return date.fromisoformat(text)
    spaced = _ISO_SPACED.fullmatch(text)
    if spaced:
        day, time, zone = spaced.groups()
        zone = "+00:00" if zone in ("UTC", "GMT") else zone or ""
        return datetime.fromisoformat(f"{day}T{time}{zone}")
    return datetime.fromisoformat(text) if re.match(r"\d{4}-?\d{2}-?\d{2}T", text) else None


def _pdf(text: str) -> date | datetime | None:
    match = _PDF.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, zulu, hours, minutes = match.groups()
    if hour is None:
        return date(int(year), int(month), int(day))
    zone = "+00:00" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
    return datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone}")


def _words(text: str) -> date | None:
    lowered = text.casefold()
    if match := _DAY_FIRST.fullmatch(lowered):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(lowered):
        month, day, year = match.groups()
    else:
        return None
    return date(int(year), _MONTHS[month], int(day)) if month in _MONTHS else None


def _rfc2822(text: str) -> datetime | None:
    if not re.search(r"\d{1,2} [A-Za-z]{3}[a-z]* \d{2,4} \d{1,2}:\d{2}", text):
        return None
    found = parsedate_to_datetime(text)
    # "-0000" says that the time is UTC but not where the sender was; Python drops it.
    return found.replace(tzinfo=UTC) if text.endswith("-0000") else found
