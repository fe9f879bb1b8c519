"""A large case of made-up reports: many outlets, speakers and incidents in one week."""

from __future__ import annotations

import json
import random
from pathlib import Path

_TOWNS = (
    "Gao", "Kidal", "Mopti", "Timbuktu", "Menaka", "Bamako", "Sikasso", "Kayes", "Koutiala", "Niono",
    "Bandiagara", "Djenne", "San", "Bougouni", "Kita", "Nioro", "Segou", "Douentza", "Ansongo", "Bourem",
)  # fmt: skip
_OUTLETS = tuple(f"{where} {what}" for where in (
    "Northern", "Southern", "Daily", "River", "Evening", "National", "Coastal", "Desert", "City", "Valley",
) for what in ("Herald", "Observer", "Post", "Courier", "Times", "Gazette"))  # fmt: skip
_SPEAKERS = (
    "police", "the army", "the interior ministry", "the governor", "hospital officials", "a local official",
    "the United Nations", "residents", "the Northern Front", "the Red Cross", "security officials",
)  # fmt: skip
_ACTS = (
    ("an attack on a checkpoint", "soldiers"), ("a bombing near the market", "civilians"),
    ("a raid on the barracks", "soldiers"), ("a suicide bombing at the police station", "police officers"),
    ("a shooting at a bus station", "passengers"), ("clashes outside the town", "militants"),
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def report(number: int, chance: random.Random) -> dict[str, str]:
    """Return one report as a row that ``legomena add`` reads."""
    sentences = []
    day = chance.randrange(7)
    for _ in range(chance.randint(3, 5)):
        town, (act, whom) = chance.choice(_TOWNS), chance.choice(_ACTS)
        dead, hurt = chance.randint(2, 60), chance.randint(2, 90)
        lead = chance.choice(("", "at least ", "more than ", "about "))
        sentences.append(
            f"{chance.choice(_SPEAKERS)} said {lead}{dead} {whom} were killed and {hurt} people were wounded "
            f"in {act} in {town} on {_DAYS[day]}."
        )
    sentences.append(
        chance.choice(
            (
                "The Northern Front claimed responsibility for the attacks.",
                "The interior ministry blamed the Northern Front for the attacks.",
                "The Northern Front denied that it was behind the attacks.",
                f"Officials said the attack in {chance.choice(_TOWNS)} was repelled.",
            )
        )
    )
    text = " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)
    return {
        "id": f"r{number:05}",
        "source": chance.choice(_OUTLETS),
        "title": f"Report {number} from {chance.choice(_TOWNS)}",
        "published": f"2024-03-{4 + day + (day < 6 and chance.randrange(2)):02}",
        "text": text,
    }


def write_reports(path: Path, amount: int) -> None:
    """Write ``amount`` reports as JSON lines; the same amount gives the same bytes."""
    chance = random.Random(amount)  # noqa: S311 - no secret
    rows = (report(number, chance) for number in range(amount))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
