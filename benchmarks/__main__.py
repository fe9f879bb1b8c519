"""Measure, print, and compare with the pinned floors (``floors.json``).

A floor is ``{"at_least": x}`` or ``{"at_most": x}``. Exit code 1 where one does not hold. With names of
measures as arguments (``extraction``, ``linking`` …) only those run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks import (
    actors,
    attribution,
    coded_events,
    cost,
    estimates,
    extraction,
    gva,
    linking,
    muc,
    persons,
    places,
    program,
    publish,
    reconciling,
    speed,
)

MODULES = {
    "extraction": extraction.measure,
    "attribution": attribution.measure,
    "muc4": muc.measure,
    "gva": gva.measure,
    "persons": persons.measure,
    "places": places.measure,
    "linking": linking.measure,
    "actors": actors.measure,
    "coded-events": coded_events.measure,
    "reconciling": reconciling.measure,
    "estimates": estimates.measure,
    "speed": speed.measure,
    "cost": cost.measure,
    "program": program.measure,
    "publish": publish.measure,
}


def main(names: list[str]) -> int:
    unknown = [n for n in names if n not in MODULES]
    if unknown:
        print(f"no such measure: {', '.join(unknown)} (there are {', '.join(MODULES)})", file=sys.stderr)
        return 2
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    failed = 0
    for name in names or MODULES:
        for measure, value in MODULES[name]().items():
            floor = floors.get(measure, {})
            ok = value >= floor.get("at_least", value) and value <= floor.get("at_most", value)
            failed += not ok
            limit = ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in floor.items())
            print(f"{measure:52} {value:>10.4g}   {limit}{'' if ok else '   BELOW THE FLOOR'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
