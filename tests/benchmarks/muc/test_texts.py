"""Messages and sentence case, on texts of our own."""

from __future__ import annotations

from datetime import date

from benchmarks.muc.texts import Truecaser, read_messages

RAW = """
DEV-MUC3-9001 (X)

   LIMA, 3 MAR 90 (OWN) -- [TEXT] THE MAYOR SAID THE BAKERY OF ANA VERDE WAS BURNED BY
THE RIVER LIBERATION FRONT [RLF].

   NOBODY WAS HURT. [PASSAGE OMITTED]


DEV-MUC3-9002 (X)

   MADRID (SPAIN), NO DATE -- [COMMENTARY] NOTHING HAPPENED.
"""
CASED = [
    "On Monday the mayor said that the bakery of the town was burned by the army.",
    "Yesterday nobody was hurt, said Ana, and the river was high.",
]


def test_messages_with_their_datelines() -> None:
    first, second = read_messages(RAW)
    assert (first.name, first.place, first.country, first.day) == (
        "DEV-MUC3-9001",
        "LIMA",
        None,
        date(1990, 3, 3),
    )
    assert first.text.split("\n\n") == [
        "THE MAYOR SAID THE BAKERY OF ANA VERDE WAS BURNED BY THE RIVER LIBERATION FRONT (RLF).",
        "NOBODY WAS HURT.",
    ]
    assert (second.place, second.country, second.day) == ("MADRID", "SPAIN", None)
    assert second.text == "NOTHING HAPPENED."


def test_sentence_case() -> None:
    first, _ = read_messages(RAW)
    written = Truecaser(iter(CASED))(first.text)
    assert written.split("\n\n") == [
        "The mayor said the bakery of Ana Verde was burned by the river Liberation Front (RLF).",
        "Nobody was hurt.",
    ]
    assert written.upper() == first.text
