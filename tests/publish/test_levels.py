"""Operations within operations, as every form of the anatomy shows them."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from legomena.publish import publish
from legomena.publish.exports import export
from legomena.publish.levels import above, ordered, tree
from legomena.publish.lookup import Lookup
from legomena.publish.profiles import apply_profile
from legomena.publish.summary import counted_subject, main_subject
from legomena.records import Anatomy, NamedPerson, Operation, Part

WHY = "told to be part of it in 2 documents"


@pytest.fixture
def campaign(anatomy: Anatomy) -> Anatomy:
    """The anatomy with its operation made part of a wider one, of which no figure is told."""
    (inner,) = anatomy.links.operations
    steps = tuple(Part(id=one, reasons=("on its days",)) for one in inner.incidents)
    wide = Operation(
        id="e" * 24,
        title="Winter Wind campaign, 2026",
        names=("Winter Wind campaign",),
        when=inner.when,
        places=inner.places,
        actors=inner.actors,
        incidents=inner.incidents,
        claims=(),
        documents=inner.documents,
        parts=(Part(id=inner.id, reasons=(WHY,)),),
    )
    inner = msgspec.structs.replace(inner, parent=wide.id, parts=steps)
    links = msgspec.structs.replace(anatomy.links, operations=(inner, wide))
    return msgspec.structs.replace(anatomy, links=links)


def test_the_tree_and_the_way_up(campaign: Anatomy) -> None:
    lookup = Lookup(campaign)
    inner, wide = campaign.links.operations
    (root,) = tree(lookup)
    assert (root.operation, root.reasons) == (wide, ())
    assert [(part.operation, part.reasons) for part in root.parts] == [(inner, (WHY,))]
    assert [one.id for one in root.parts[0].incidents] == list(inner.incidents)
    assert ordered(campaign.links.operations) == [(0, wide), (1, inner)]
    incident = lookup.incidents[inner.incidents[0]]
    assert above(incident, lookup) == ((inner, ("on its days",)), (wide, (WHY,)))


def test_operations_of_incidents_alone_make_no_tree(anatomy: Anatomy) -> None:
    assert tree(Lookup(anatomy)) == ()


def test_the_wider_one_is_the_subject_and_its_part_is_counted(campaign: Anatomy) -> None:
    lookup = Lookup(campaign)
    inner, wide = campaign.links.operations
    assert (main_subject(lookup), counted_subject(lookup)) == (wide, inner)


def test_page_report_and_exports_tell_it(campaign: Anatomy, tmp_path: Path) -> None:
    inner, wide = campaign.links.operations
    page = publish(campaign, tmp_path / "html", "html").read_text(encoding="utf-8")
    assert "Which operation is part of which" in page
    assert wide.title in page and WHY.capitalize() in page
    assert "a part: no figure is given for the whole" in page
    report = publish(campaign, tmp_path / "md", "markdown").read_text(encoding="utf-8")
    assert WHY in report and wide.title in report
    export(campaign, "jsonl", tmp_path / "jsonl")
    rows = [json.loads(line) for line in (tmp_path / "jsonl" / "operations.jsonl").read_text().splitlines()]
    assert {row["id"]: row["parent"] for row in rows} == {inner.id: wide.id, wide.id: None}
    export(campaign, "jsonld", tmp_path / "ld")
    graph = json.loads(next((tmp_path / "ld").glob("*.jsonld")).read_text(encoding="utf-8"))["@graph"]
    events = {node["@id"]: node.get("superEvent") for node in graph if "Event" in node["@type"]}
    assert events[f"urn:legomena:event:{inner.id}"] == {"@id": f"urn:legomena:event:{wide.id}"}


def test_the_name_of_an_operation_is_no_private_person_s(campaign: Anatomy) -> None:
    document = campaign.documents[0].id
    person = NamedPerson(document=document, name="Winter Wind", public=False, reason="a name alone", spans=())
    public = apply_profile(campaign, "public", (person,), ())
    assert public.links.operations[1].title == "Winter Wind campaign, 2026"
