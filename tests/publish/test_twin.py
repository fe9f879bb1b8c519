"""The twin for machines, and what is told of method."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from lxml import html

from legomena.publish import publish
from legomena.publish.lookup import Lookup
from legomena.publish.method import bibtex, citation, fingerprint, left_out
from legomena.publish.timeline import draw_timeline
from legomena.publish.twin import twin
from legomena.publish.view import TWIN_WHOLE
from legomena.records import Anatomy


def _ids(value: Any) -> set[str]:
    """Return every id that a node or what is in it points to."""
    if isinstance(value, list):
        return {one for item in value for one in _ids(item)}
    if isinstance(value, dict):
        own = {value["@id"]} if set(value) == {"@id"} else set()
        return own | {one for item in value.values() for one in _ids(item)}
    return set()


def test_the_page_holds_its_twin(anatomy: Anatomy, published: Path) -> None:
    page = html.parse(str(published / "index.html"))
    (script,) = page.xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text) == json.loads(json.dumps(twin(Lookup(anatomy))))
    assert "<" not in script.text


def test_every_node_that_the_twin_points_to_is_in_it(dossier: Anatomy) -> None:
    for with_claims in (True, False):
        graph = twin(Lookup(dossier), with_claims=with_claims)["@graph"]
        known = [node["@id"] for node in graph]
        assert len(known) == len(set(known))
        pointed = {one for node in graph for value in node.values() for one in _ids(value)}
        assert pointed <= set(known)
        assert len(pointed) > 50


def test_claims_carry_their_words_and_figures_their_bounds(anatomy: Anatomy) -> None:
    graph = {node["@id"]: node for node in twin(Lookup(anatomy))["@graph"]}
    for claim in anatomy.claims:
        node = graph[f"urn:legomena:claim:{claim.id}"]
        assert node["text"] == claim.quote
        assert node["prov:wasQuotedFrom"] == {"@id": f"urn:sha256:{claim.document}"}
    values = [node["value"] for node in graph.values() if "Observation" in node["@type"]]
    assert {"@type": "QuantitativeValue", "minValue": 12} in values  # "at least 12" has no upper bound
    urls = [node.get("url") for node in graph.values() if "Article" in node["@type"]]
    assert "https://example.org/wire?a=1&b=2" in urls
    assert not any(url and url.startswith("javascript") for url in urls)


def test_of_many_claims_the_twin_lies_beside_the_page(anatomy: Anatomy, tmp_path: Path) -> None:
    claims = [
        msgspec.structs.replace(anatomy.claims[0], id=f"{number:024x}") for number in range(TWIN_WHOLE + 1)
    ]
    large = msgspec.structs.replace(anatomy, claims=(*anatomy.claims, *claims))
    page = html.parse(str(publish(large, tmp_path)))
    (address,) = page.xpath("//link[@type='application/ld+json']/@href")
    beside = json.loads((tmp_path / address).read_text("utf-8"))
    assert sum("Claim" in node["@type"] for node in beside["@graph"]) == len(large.claims)
    publish(anatomy, tmp_path)
    assert not (tmp_path / address).exists()


def test_what_was_left_out_is_counted(anatomy: Anatomy) -> None:
    lookup = Lookup(anatomy)
    told = {(one.number, one.what, one.where) for one in left_out(lookup, draw_timeline(lookup), 4)}
    assert (1, "inputs", "#set-aside") in told
    assert (1, "claims", "#opinion") in told
    assert (4, "claims", "#map") in told
    assert all(number for number, _, _ in told)
    silent = msgspec.structs.replace(anatomy.documents[0], id="0" * 64, lang="so")
    lookup = Lookup(msgspec.structs.replace(anatomy, documents=(*anatomy.documents, silent)))
    foreign = [one for one in left_out(lookup, draw_timeline(lookup), 0) if "Somali" in one.why]
    assert [one.number for one in foreign] == [1]


def test_the_citation_names_all_that_the_page_holds(anatomy: Anatomy) -> None:
    print_ = fingerprint(anatomy)
    assert print_ == fingerprint(msgspec.structs.replace(anatomy))
    assert print_ != fingerprint(msgspec.structs.replace(anatomy, claims=anatomy.claims[1:]))
    assert citation(anatomy, print_) == (
        "Anatomy of 4 reports published 1–4 March 2026. Made with Legomena 0.1.0 (test 1). "
        f"Fingerprint {print_}."
    )
    entry = bibtex(msgspec.structs.replace(anatomy, title="A {b} & \\c"), print_)
    assert "title = {A b  c}" in entry
    assert "year = {2026}" in entry
    assert entry.count("{") == entry.count("}")
