from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.link.agencies import agencies_of
from legomena.link.origins import find_origins
from legomena.link.shingles import Codes, Sharing, containment, jaccard, shingles_of, words_of
from legomena.records import Document, document_id

DISPATCH = (
    "MAIDUGURI, June 3 (AP) Gunmen on motorcycles attacked a market in the town of Banki before dawn "
    "and killed at least 17 traders, residents said, before soldiers drove them off. Three stalls "
    "burned down and the road to the border was closed until noon. A local official said that nine more "
    "people were being treated in the hospital and that the number of dead could rise. No group claimed "
    "the attack, which came two days after a convoy of the regional force was ambushed on the same "
    "road."
)
OTHER = (
    "At least 17 people died in Banki on Monday when armed men on motorcycles opened fire on a market, "
    "according to residents reached by telephone. The army said that its troops repelled the attack and "
    "gave no figure. The hospital in the town admitted nine wounded, two of them children, a nurse told "
    "this newspaper, and asked for blood. Traders said that the closure of the border road had left "
    "them without any warning."
)


def _grouped(documents: list[Document]) -> list[list[str]]:
    names = {document.id: document.name for document in documents}
    return sorted(sorted(names[page] for page in o.documents) for o in find_origins(documents))


def test_marked_copies_are_one_voice_even_of_a_text_that_is_not_here(book: Any) -> None:
    book.document("a", "Ten people died.", published="2024-05-01")
    book.document("b", "A bus fell into a river.", syndicated_of="a", published="2024-05-02")
    book.document("c", "One text.", syndicated_of="gone")
    book.document("d", "Another text.", syndicated_of="gone")
    assert _grouped(book.pages) == [["a", "b"], ["c", "d"]]
    (origin,) = [o for o in find_origins(book.pages) if book.documents["a"].id in o.documents]
    assert origin.documents[0] == book.documents["a"].id
    assert [link.reason for link in origin.links] == ["marked"]


def test_the_same_text_and_a_cut_of_it(book: Any) -> None:
    book.document("whole", DISPATCH, published="2024-06-03")
    book.document("caps", DISPATCH.upper().replace(".", " ."), published="2024-06-04")
    book.document("cut", DISPATCH[: len(DISPATCH) * 6 // 10], published="2024-06-04")
    book.document("own", OTHER, published="2024-06-03")
    assert _grouped(book.pages) == [["caps", "cut", "whole"], ["own"]]
    origin = next(o for o in find_origins(book.pages) if len(o.documents) == 3)
    assert sorted(link.reason for link in origin.links) == ["near copy", "same text"]
    assert all(link.copy_of == book.documents["whole"].id for link in origin.links)


def test_an_agency_needs_shared_wording_too(book: Any) -> None:
    half = DISPATCH[: len(DISPATCH) // 2]
    rewritten = (
        half + " Elsewhere in the state schools stayed shut, and the governor cut short a visit abroad to "
    )
    rewritten += (
        "meet the chiefs of the security services, who promised a review of patrols along the frontier. "
    )
    rewritten += (
        "Aid workers said that their vehicles had been turned back at two checkpoints since the weekend."
    )
    book.document("first", DISPATCH, source="Daily (AP)", published="2024-06-03")
    book.document("second", rewritten, source="Courier", published="2024-06-03")
    book.document("third", "(AP) " + OTHER, source="Herald", published="2024-06-03")
    assert _grouped(book.pages) == [["first", "second"], ["third"]]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("WTOP (AP)", "", {"AP"}),
        ("Malay Mail", "QUETTA, Jan 31 (AFP) Ten died.", {"AFP"}),
        ("Eastern Eye (Reuters)", "", {"REUTERS"}),
        ("Paper", "Ten died. With inputs from Xinhua", {"XINHUA"}),
        ("The Happy Place", "They were an apt pair (pa).", set()),
        (None, "", set()),
    ],
)
def test_credits(source: str | None, text: str, found: set[str]) -> None:
    document = Document(id="x", name="x", text=text, source=source)
    assert agencies_of(document) == found


def test_the_digests_of_the_example_give_the_marked_copies_and_no_more() -> None:
    """Seventy-eight digests of reports on one event share numbers and names; only the marks make copies."""
    root = Path(__file__).parents[2]
    path = root / "examples" / "balochistan-2026" / "documents.jsonl"
    if not path.exists():
        pytest.skip("the example case is not here")
    documents, marked = [], set()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        copy = row.get("syndicated_of")
        documents.append(
            Document(
                id=document_id(line.encode()),
                name=row["page"],
                text=row["text"],
                source=row["outlet"],
                published=row["published"],
                syndicated_of=copy,
            )
        )
        if copy:
            marked.add(tuple(sorted((row["page"], copy))))
    assert {tuple(group) for group in _grouped(documents) if len(group) > 1} == marked


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(min_value=2, max_value=12))
def test_order_does_not_matter_and_every_document_has_one_origin(rng: random.Random, size: int) -> None:
    words = DISPATCH.split()
    documents = []
    for number in range(size):
        cut = words[: rng.randint(5, len(words))]
        documents.append(Document(id=f"{number:064}", name=str(number), text=" ".join(cut)))
    first = find_origins(documents)
    rng.shuffle(documents)
    assert find_origins(documents) == first
    assert sorted(page for origin in first for page in origin.documents) == sorted(d.id for d in documents)


@given(st.lists(st.text(max_size=80), max_size=6))
def test_shared_wording_is_a_share(texts: list[str]) -> None:
    sets = [shingles_of([Codes()[word] for word in words_of(text)]) for text in texts]
    for one in sets:
        for other in sets:
            assert 0.0 <= jaccard(one, other) <= containment(one, other) <= 1.0


@given(st.lists(st.sets(st.integers(0, 6), min_size=2), min_size=1, max_size=40), st.randoms())
def test_which_texts_may_be_copies_does_not_depend_on_how_they_came(
    samples: list[set[int]], rng: random.Random
) -> None:
    texts = [(("2024", "", str(number)), frozenset(sample)) for number, sample in enumerate(samples)]
    _, pairs = Sharing(0.2).change((), texts)
    grown, found = Sharing(0.2), set[Any]()
    here: set[Any] = set()
    steps = [*texts, *texts, *texts]  # a text comes, goes, and comes again
    rng.shuffle(steps)
    for age, sample in steps:
        gone, new = ([age], []) if age in here else ([], [(age, sample)])
        here ^= {age}
        dirty, now = grown.change(gone, new)
        found = {pair for pair in found if dirty.isdisjoint(pair) and here.issuperset(pair)} | now
    assert found == pairs
