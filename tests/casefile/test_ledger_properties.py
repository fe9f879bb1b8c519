"""Properties of any sequence of adds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from legomena.casefile import CasefileError, open_case
from legomena.records import Ruling, SetAside

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
ADD = st.one_of(
    st.tuples(st.just("document"), TEXTS),
    st.tuples(st.just("aside"), TEXTS),
    st.tuples(st.just("extraction"), st.integers(0, 9), st.sampled_from(["grammar 1", "grammar 2", "llm 1"])),
    st.tuples(st.just("ruling"), st.integers(0, 9), st.sampled_from(["accept", "reject", "amend"]), TEXTS),
)


def perform(case, add, make_document, make_claim) -> bool:
    """Carry out one add; return whether it changed the case."""
    before = case.head()
    match add:
        case "document", text:
            case.add_document(*make_document(text))
        case "aside", text:
            case.set_aside(SetAside(name=text, reason="is broken; get it again"))
        case "extraction", number, extractor:
            documents = [*case.documents()]
            if documents:
                document = documents[number % len(documents)]
                spans = range(0, len(document.text), 5)
                claims = [make_claim(document, s, len(document.text), extractor, low=s) for s in spans]
                case.add_extraction(document.id, extractor, claims)
        case "ruling", number, kind, why:
            claims = [*case.claims()]
            if claims and why.strip():
                case.add_ruling(
                    Ruling(
                        kind=kind,
                        targets=(claims[number % len(claims)].id,),
                        by="M. Editor",
                        at="2026-02-03T10:00:00+00:00",
                        why=why,
                        changes={"low": number, "group_text": why} if kind == "amend" else {},
                    )
                )
    return case.head() != before


def content(case):
    return (
        [*case.documents()],
        [case.raw(document.id) for document in case.documents()],
        [*case.claims()],
        case.rulings(),
        case.set_asides(),
        case.counts(),
        case.head(),
    )


@settings(max_examples=40, deadline=None)
@given(adds=st.lists(st.tuples(ADD, st.booleans()), max_size=15))
def test_duplicates_change_nothing_and_the_case_always_verifies(
    adds, make_document: Callable, make_claim: Callable
):
    with tempfile.TemporaryDirectory() as folder:
        once, again = Path(folder, "once"), Path(folder, "again")
        with open_case(once, create=True) as plain, open_case(again, create=True) as doubled:
            with plain.batch():
                for add, _ in adds:
                    perform(plain, add, make_document, make_claim)
            for number, (add, repeat) in enumerate(adds):
                perform(doubled, add, make_document, make_claim)
                if repeat:
                    # The last one again; and all documents, in any case.
                    assert not perform(doubled, add, make_document, make_claim)
                    for earlier, _ in adds[: number + 1]:
                        if earlier[0] in ("document", "aside"):
                            assert not perform(doubled, earlier, make_document, make_claim)
            assert content(plain) == content(doubled)
            for case in (plain, doubled):
                result = case.verify()
                assert result.ok, result.problems
                assert result.entries == case.counts().entries
                assert result.head == case.head()
        with open_case(once, read_only=True) as plain, open_case(again, read_only=True) as doubled:
            assert content(plain) == content(doubled)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=40), name=st.text(st.characters(), max_size=10))
def test_any_text_is_kept_as_it_is_or_refused_clearly(text, name, make_document):
    document, raw = make_document("x")
    document = msgspec.structs.replace(document, text=text, name=name)
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder, "c"), create=True) as case:
        try:
            case.add_document(document, raw)
        except CasefileError as error:
            surrogates = any("\ud800" <= char <= "\udfff" for char in text + name)
            assert surrogates or not name.strip() or "\0" in name, error
            assert case.counts().entries == 0
        else:
            assert [*case.documents()] == [document]
            assert case.document(name) == document
        assert case.verify().ok
