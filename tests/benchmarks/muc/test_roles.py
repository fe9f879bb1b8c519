"""CEAF-REE on texts of our own."""

from __future__ import annotations

from benchmarks.muc.roles import ROLES, read_roles, score

ROWS = [
    {
        "docid": "1",
        "doctext": "",
        "templates": [
            {
                "incident_type": "attack",
                "PerpInd": [[["three gunmen", 3], ["gunmen", 9]]],
                "PerpOrg": [],
                "Target": [],
                "Victim": [[["a cook", 30]], [["a baker", 40]]],
                "Weapon": [],
            },
            {
                "incident_type": "arson",
                "PerpInd": [[["three gunmen", 3], ["gunmen", 9]]],
                "PerpOrg": [],
                "Target": [[["Mill", 60]]],
                "Victim": [],
                "Weapon": [],
            },
        ],
    }
]


def test_entities_of_all_templates_stand_once() -> None:
    gold = read_roles(ROWS)["1"]
    assert [len(gold[role]) for role in ROLES] == [1, 0, 1, 2, 0]
    assert gold["Target"] == [frozenset({"mill"})]


def test_entities_found() -> None:
    gold = read_roles(ROWS)
    found = {
        "1": {
            "PerpInd": [frozenset({"gunmen"})],  # one of the mentions is enough
            "Victim": [frozenset({"a cook"}), frozenset({"a cook"})],  # the second has no pair
            "Target": [frozenset({"mill", "barn"})],  # a mention that is not the entity's
        }
    }
    tallies = score(found, gold)
    assert (tallies["PerpInd"].f1, tallies["Target"].f1, tallies["Victim"].f1) == (1.0, 0.0, 0.5)
    assert (tallies["all"].right, tallies["all"].found, tallies["all"].gold) == (2, 4, 4)


def test_nothing_found() -> None:
    assert score({}, read_roles(ROWS))["all"].f1 == 0.0
