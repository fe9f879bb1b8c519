"""MUC-4's templates: the 24 slots, and answer keys read into them.

After ``taskdoc/template-doc-part1.v7`` of the corpus: a filler has alternatives (``/``), may be optional
(``?``), and may point to the filler of another slot (``DEATH: "CIVILIAN"``); a slot may be inapplicable
(``*``) and a whole template optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

DATE, LOCATION, TYPE, STAGE, INSTRUMENT, INSTRUMENT_TYPE = 2, 3, 4, 5, 6, 7
CATEGORY, INDIVIDUAL, ORGANIZATION, CONFIDENCE = 8, 9, 10, 11
PHYSICAL, PHYSICAL_TYPE, PHYSICAL_NUMBER, PHYSICAL_NATION, PHYSICAL_EFFECT, PHYSICAL_TOTAL = (
    12,
    13,
    14,
    15,
    16,
    17,
)
NAME, DESCRIPTION, HUMAN_TYPE, HUMAN_NUMBER, HUMAN_NATION, HUMAN_EFFECT, HUMAN_TOTAL = (
    18,
    19,
    20,
    21,
    22,
    23,
    24,
)
KINDS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
"""The kinds of incident that are told apart; two more are too rare to learn."""
NONE = "NONE"
"""The kind of a message without one."""
SLOTS = tuple(range(DATE, HUMAN_TOTAL + 1))
"""The scored slots: message and template number are no fillers of their own."""
STRINGS = frozenset({INSTRUMENT, INDIVIDUAL, ORGANIZATION, PHYSICAL, NAME, DESCRIPTION})
NUMBERS = frozenset({PHYSICAL_NUMBER, PHYSICAL_TOTAL, HUMAN_NUMBER, HUMAN_TOTAL})


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler: what it may read, and what it may point to (empty where it points to nothing)."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(slots=True)
class Template:
    """One incident."""

    message: str
    optional: bool = False
    slots: dict[int, tuple[Fill, ...]] = field(default_factory=dict)
    """Slot → fillers; one without any is left out."""
    inapplicable: frozenset[int] = frozenset()

    def fills(self, slot: int) -> tuple[Fill, ...]:
        """The fillers of a slot."""
        return self.slots.get(slot, ())


_LINE = re.compile(r"(\d+)\.\s+[A-Z][A-Z /]*:[A-Z /]*?(?:\s{2,}|\t|$)(.*)")
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|/|:|[^"/:]+')
_CHOICE = re.compile(r"/(?![^(/]*\))")
"""Alternatives; one kind of place or another ("CITY / DEPARTMENT") is no alternative place."""
_SPACE = re.compile(r"\s+")


def read_keys(text: str) -> dict[str, list[Template]]:
    """Return the templates of each message, in order; an irrelevant message has none."""
    out: dict[str, list[Template]] = {}
    for rows in _blocks(text):
        message = rows[0][1][0].split()[0]
        known = out.setdefault(message, [])
        number = rows[1][1][0].strip()
        if number == "*":
            continue
        template = Template(message, optional="OPTIONAL" in number)
        inapplicable = set()
        for slot, lines in rows:
            values = [line.strip() for line in lines if line.strip()]
            if slot not in SLOTS:
                continue
            if values == ["*"]:
                inapplicable.add(slot)
            elif fills := tuple(read_fill(slot, v) for v in values if v not in ("-", "*")):
                template.slots[slot] = fills
        template.inapplicable = frozenset(inapplicable)
        known.append(template)
    return out


def _blocks(text: str) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield the slots of each template with their lines."""
    rows: list[tuple[int, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        found = _LINE.match(line)
        if found is None:
            if rows:
                rows[-1][1].append(line)
            continue
        slot = int(found[1])
        if slot == 0 and rows:
            yield rows
            rows = []
        rows.append((slot, [found[2]]))
    if rows:
        yield rows


def read_fill(slot: int, text: str) -> Fill:
    """Return a filler as it is written in a key: ``? DEATH / INJURY: "A" / "B"``."""
    optional = text.startswith("?")
    text = text.lstrip("? ")
    if slot in (DATE, LOCATION):
        return Fill(tuple(_plain(part) for part in _CHOICE.split(text)), optional=optional)
    sides: list[list[str]] = [[""]]
    for piece in _PIECE.findall(text):
        if piece == ":" and len(sides) == 1 and sides[0] != [""]:
            sides.append([""])
        elif piece == "/":
            sides[-1].append("")
        else:
            sides[-1][-1] += piece
    values, *tags = ([p for part in side if (p := unquoted(part))] for side in sides)
    return Fill(tuple(values), tuple(tags[0]) if tags else (), optional)


def _plain(text: str) -> str:
    text = text.strip(" ?")
    if text.startswith("("):
        text = text[1:]
    if text.count(")") > text.count("("):
        text = text[:-1]
    return _SPACE.sub(" ", text.strip())


def unquoted(text: str) -> str:
    """Return a filler without its marks: ``"\\"X\\" FARM"`` → ``X FARM``."""
    return _SPACE.sub(" ", text.replace("\\", "").replace('"', "").strip(" ?()"))


def merged(several: Iterable[dict[str, list[Template]]]) -> dict[str, list[Template]]:
    """Return the templates of several keys together."""
    return {message: templates for one in several for message, templates in one.items()}
