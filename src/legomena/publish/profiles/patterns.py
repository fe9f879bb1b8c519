"""Contact details and addresses, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

CONTACT = "contact details"
ADDRESS = "addresses"

_STREETS = (
    r"Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Close|Crescent|Terrace|Way|Alley"
)
_HOUSE_NUMBER = r"\d{1,5}(?:[/-]\d{1,4})?[A-Za-z]?"
_UNITS = r"House|Flat|Apartment|Apt|Plot|Building|Room|Suite|Unit|Street|Block|Villa|Door"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (CONTACT, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (CONTACT, re.compile(r"(?<![\w./@])@\w{2,}(?:\.\w+)*")),
    # International, with a label before it, or grouped as only telephone numbers are.
    (CONTACT, re.compile(r"(?<![\w+])(?:\+|00)\d(?:[ ().-]{0,2}\d){7,13}(?!\d)")),
    (
        CONTACT,
        re.compile(
            r"(?i:(?<=\btel)|(?<=\bphone)|(?<=\bmobile)|(?<=\bcell)|(?<=\bwhatsapp)|(?<=\bhotline)|(?<=\bcall)|"
            r"(?<=\bnumber)|(?<=\bfax))(?P<label>[\s.:]{1,3}(?:(?:no|number|is|at|on)\b[\s.:]{1,2})?)"
            r"\(?\d(?:[ ().-]{0,2}\d){5,13}(?!\d)"
        ),
    ),
    (CONTACT, re.compile(r"(?<![\w-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-])")),
    (CONTACT, re.compile(r"(?<![\w-])0\d{2,4}[ -]\d{6,8}(?![\w-])")),
    # Numbers of identity papers.
    (CONTACT, re.compile(r"(?<![\w-])(?:\d{5}-\d{7}-\d|\d{3}-\d{2}-\d{4})(?![\w-])")),
    (
        ADDRESS,
        re.compile(
            rf"\b{_HOUSE_NUMBER},? (?:[A-Z][\w’'.-]* ){{1,4}}(?:{_STREETS})\b\.?"
            rf"(?:,? (?:{_UNITS}|#) ?(?:[Nn]o\.? ?|#)?{_HOUSE_NUMBER})?"
        ),
    ),
    (
        ADDRESS,
        re.compile(
            rf"\b(?:{_UNITS})\.? (?:(?:[Nn]o|[Nn]umber)\.? ?|# ?)?{_HOUSE_NUMBER}\b"
            rf"(?:,? (?:(?:{_UNITS})\.? (?:[Nn]o\.? ?)?{_HOUSE_NUMBER}\b"
            rf"|(?:[A-Z][\w’'-]* ){{1,3}}(?:{_STREETS})\b))*"
        ),
    ),
)


def find_private_details(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of every contact detail and address in ``text``; they may overlap."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start = match.end("label") if "label" in match.re.groupindex else match.start()
            yield start, match.end(), kind
